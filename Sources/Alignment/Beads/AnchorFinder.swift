import Glibc

/// A source row and a target row that share words which few others share.
struct Anchor: Hashable, Sendable {
  let source: Int
  let target: Int
  let weight: Float
}

/// Finds pairs of rows that very likely translate each other, without comparing all with all.
struct AnchorFinder: Sendable {
  private let source: BeadText
  private let target: BeadText
  private let lexicon: BeadLexicon
  private let postings: Postings

  init(source: BeadText, target: BeadText, lexicon: BeadLexicon) {
    (self.source, self.target, self.lexicon) = (source, target, lexicon)
    postings = Postings(target, targetCount: lexicon.targetCount)
  }

  /// For each of some source rows up to three target rows by their rare words in common, best first.
  ///
  /// - Complexity: O(words × rows that hold a rare word); words in more than 8 + √m / 4 of m target rows are not rare.
  func candidates(of rows: some Sequence<Int>, in columns: Range<Int>) -> [[Anchor]] {
    let rarest = 8 + Int(Double(columns.count).squareRoot() / 4)
    var gains = [Float](repeating: 0, count: columns.count)
    var found: [[Anchor]] = []
    for row in rows {
      let words = source.words[source.words(of: row)]
      var touched: [Int] = []
      for z in Set(words).sorted() {
        for k in lexicon.cells(of: z) {
          let e = lexicon.targets[k]
          let places = postings.rows(of: e, in: columns)
          guard places.count <= rarest else { continue }
          let gain = log(
            1 + BeadScorer.linkedScale * lexicon.forward[k] / lexicon.targetFrequency[Int(e)]
              / Float(words.count + 1))
          for place in places {
            let column = Int(place) - columns.lowerBound
            if gains[column] == 0 { touched.append(column) }
            gains[column] += gain
          }
        }
      }
      var best: [Anchor] = []
      for place in touched {
        let column = columns.lowerBound + place
        let weight = gains[place] / Float(words.count + target.words(of: column).count + 6)
        gains[place] = 0
        if best.count == Self.kept, let last = best.last, weight < last.weight { continue }
        best.append(Anchor(source: row, target: column, weight: weight))
        best.sort { ($0.weight, $1.target) > ($1.weight, $0.target) }
        if best.count > Self.kept { best.removeLast() }
      }
      found.append(best)
    }
    return found
  }

  private static let kept = 3

  /// The heaviest chain of pairs of rows, and those within the gaps it leaves: a word that is common in the texts may be
  /// rare in a gap.
  func chain() -> [Anchor] { chain(0..<source.count, 0..<target.count) }

  private func chain(_ rows: Range<Int>, _ columns: Range<Int>) -> [Anchor] {
    let chain = Self.chain(candidates(of: rows, in: columns), in: columns)
    guard !chain.isEmpty else { return [] }
    var refined: [Anchor] = []
    var (i, j) = (rows.lowerBound, columns.lowerBound)
    func refine(_ s: Range<Int>, _ t: Range<Int>) {
      if min(s.count, t.count) >= Self.wideGap { refined += self.chain(s, t) }
    }
    for anchor in chain {
      refine(i..<anchor.source, j..<anchor.target)
      refined.append(anchor)
      (i, j) = (anchor.source + 1, anchor.target + 1)
    }
    refine(i..<rows.upperBound, j..<columns.upperBound)
    return refined
  }

  /// Rows on the shorter side of a gap that is looked into.
  private static let wideGap = 8

  /// The heaviest chain of candidates that stand out among those of their row and column, both coordinates ascending.
  private static func chain(_ candidates: [[Anchor]], in columns: Range<Int>) -> [Anchor] {
    let first = columns.lowerBound
    var best = [Float](repeating: 0, count: columns.count)
    for anchor in candidates.joined() {
      best[anchor.target - first] = max(best[anchor.target - first], anchor.weight)
    }
    var clear: [Anchor] = []
    for row in candidates {
      guard let found = row.first, found.weight >= best[found.target - first] else { continue }
      let rival = row.dropFirst().first { abs($0.target - found.target) > 2 }?.weight ?? 0
      let margin = found.weight - 0.7 * rival
      if margin > 0 {
        clear.append(Anchor(source: found.source, target: found.target - first, weight: margin))
      }
    }
    return heaviestChain(clear, columns: columns.count).map {
      Anchor(source: $0.source, target: $0.target + first, weight: $0.weight)
    }
  }

  /// The strictly ascending chain of the greatest weight (Fenwick tree of prefix maxima).
  /// - Parameter anchors: ascending by source row, one a row.
  /// - Complexity: O(k log m)
  static func heaviestChain(_ anchors: [Anchor], columns: Int) -> [Anchor] {
    var tree = [Int32](repeating: -1, count: columns + 1)
    var sums: [Float] = []
    var before: [Int32] = []
    func better(_ a: Int32, _ b: Int32) -> Int32 {
      if a < 0 { return b }
      if b < 0 { return a }
      return sums[Int(b)] > sums[Int(a)] ? b : a
    }
    for (k, anchor) in anchors.enumerated() {
      var last: Int32 = -1
      var node = anchor.target
      while node > 0 {
        last = better(last, tree[node])
        node &= node - 1
      }
      before.append(last)
      sums.append(anchor.weight + (last < 0 ? 0 : sums[Int(last)]))
      node = anchor.target + 1
      while node <= columns {
        tree[node] = better(tree[node], Int32(k))
        node += node & -node
      }
    }
    var chain: [Anchor] = []
    var k = anchors.indices.reduce(Int32(-1)) { better($0, Int32($1)) }
    while k >= 0 {
      chain.append(anchors[Int(k)])
      k = before[Int(k)]
    }
    return chain.reversed()
  }
}

/// In which rows each word stands, ascending.
struct Postings: Sendable {
  private var starts: [Int32]
  private var list: [Int32]

  init(_ text: BeadText, targetCount: Int) {
    starts = [Int32](repeating: 0, count: targetCount + 1)
    var last = [Int32](repeating: -1, count: targetCount)
    for row in 0..<text.count {
      for p in text.words(of: row) where last[Int(text.words[p])] != Int32(row) {
        last[Int(text.words[p])] = Int32(row)
        starts[Int(text.words[p]) + 1] += 1
      }
    }
    for e in 0..<targetCount { starts[e + 1] += starts[e] }
    list = [Int32](repeating: 0, count: Int(starts[targetCount]))
    var next = starts
    last = [Int32](repeating: -1, count: targetCount)
    for row in 0..<text.count {
      for p in text.words(of: row) {
        let e = Int(text.words[p])
        guard last[e] != Int32(row) else { continue }
        last[e] = Int32(row)
        list[Int(next[e])] = Int32(row)
        next[e] += 1
      }
    }
  }

  /// The rows among some that hold a word.
  /// - Complexity: O(log of the rows that hold it)
  func rows(of word: Int32, in rows: Range<Int>) -> ArraySlice<Int32> {
    let (from, to) = (Int(starts[Int(word)]), Int(starts[Int(word) + 1]))
    return list[place(of: rows.lowerBound, from..<to)..<place(of: rows.upperBound, from..<to)]
  }

  /// Where the first row that is not before `row` stands.
  private func place(of row: Int, _ places: Range<Int>) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < Int32(row) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
