import Corpus

/// The pairs of words that a sampler still draws from once each target token has its candidates, with their counts in
/// one flat array: a candidate leads straight to its count, where a table of all pairs would be searched every time.
struct CandidateCounts {
  /// Where the candidates of each target token begin, and their number at the end.
  private var starts: [Int] = [0]
  /// Position of each candidate within the source of its pair, and the number of its pair of words.
  private(set) var places: [Int16] = []
  private(set) var cells: [Int32] = []
  /// By number: how often the pair of words is linked now, and with what probability on average.
  var counts: [Float] = []
  var averages: [Float] = []
  /// The same of the pairs that are set apart.
  var averagesApart: [Float] = []
  private var numbers = KeyInterner()

  /// Nothing yet.
  init() {}

  init(_ pairs: TokenPairs, _ candidates: LinkCandidates, counts known: PairCounts) {
    starts.reserveCapacity(pairs.target.count + 1)
    for pair in 0..<pairs.count {
      let source = pairs.source(of: pair)
      for j in pairs.target(of: pair) {
        let e = pairs.target[j]
        candidates.visit(j, source.count) { i in
          places.append(Int16(i))
          cells.append(number(pairs.source[source.lowerBound + i], e, known))
        }
        starts.append(places.count)
      }
    }
  }

  /// The number of a pair of words, which it is given now if it has none.
  mutating func number(_ z: Int32, _ e: Int32, _ known: PairCounts) -> Int32 {
    let number = numbers.intern(UInt64(UInt32(bitPattern: z)) << 32 | UInt64(UInt32(bitPattern: e)))
    if Int(number) == counts.count {
      counts.append(known[z, e])
      averages.append(0)
      averagesApart.append(0)
    }
    return number
  }

  /// Where the candidates of a target token stand in `places` and `cells`.
  @inline(__always)
  func range(of token: Int) -> Range<Int> { starts[token]..<starts[token + 1] }

  /// Adds the averages to what was known beforehand.
  func add(to prior: inout LinkPrior) {
    for number in averages.indices {
      let average = averages[number] + averagesApart[number]
      guard average > 0 else { continue }
      let key = numbers.key(of: Int32(number))
      prior.add(
        Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key), average)
    }
  }

  /// The averages of the pairs that are not set apart.
  var settled: PairCounts {
    var counts = PairCounts()
    for (number, average) in averages.enumerated() where average > 0 {
      let key = numbers.key(of: Int32(number))
      counts.add(Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key), average)
    }
    return counts
  }
}
