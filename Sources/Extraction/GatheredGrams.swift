import Alignment
import Corpus

/// Candidates by their characters: n-grams that were divided into words differently but read the same are one.
struct GatheredGrams {
  struct Item {
    var scalars: [UInt32]
    var frequency = 0
    var left = 0
    var right = 0
    var quoted = 0
    var partialList = 0
    var insideCompound = 0
    var parts = 0
    /// Its first gram, the first place of that in the stream and the words there.
    var gram: Int32 = -1
    var firstPlace = Int32.max
    var length = 0
    /// (f - largest f of a candidate that contains it) / f; 0 or 1 where f is 1.
    var independence = 1.0

    fileprivate mutating func add(
      _ sums: GramSums, gram number: Int32, count: Int, firstPlace place: Int32, length n: Int
    ) {
      frequency += count
      left += Int(sums.left)
      right += Int(sums.right)
      quoted += Int(sums.quoted)
      partialList += Int(sums.partialList)
      insideCompound += Int(sums.insideCompound)
      parts = max(parts, Int(sums.parts))
      if place < firstPlace { (firstPlace, length, gram) = (place, n, number) }
    }

    /// A list is a candidate only where it recurs, mostly as a whole.
    fileprivate var isAcceptable: Bool {
      !scalars.contains(0x3001) || frequency >= 2 && partialList * 2 < frequency
    }
  }

  private(set) var items: [Item] = []
  /// By candidate of the evidence.
  private var itemOfCandidate: [Int32] = []
  private let evidence: GramEvidence

  init(_ evidence: GramEvidence) {
    self.evidence = evidence
    var numbers: [[UInt32]: Int32] = [:]
    for (candidate, gram) in evidence.grams.enumerated() {
      let first = evidence.table.firstPlaces[Int(gram)]
      let length = Int(evidence.lengths[candidate])
      let key = evidence.stream.ids[Int(first)..<(Int(first) + length)]
        .flatMap { evidence.lexis.words[Int($0)] }
      let number = numbers[key] ?? Int32(items.count)
      if number == items.count {
        numbers[key] = number
        items.append(Item(scalars: key))
      }
      items[Int(number)].add(
        evidence.sums[candidate], gram: gram, count: Int(evidence.table.counts[Int(gram)]),
        firstPlace: first, length: length)
      itemOfCandidate.append(number)
    }
    findIndependence()
  }

  /// The numbers of the items that may be terms.
  var acceptable: [Int] { items.indices.filter { items[$0].isAcceptable } }

  private mutating func findIndependence() {
    var trie = Lexicon()
    for item in items { trie.add(word: item.scalars, class: [], glosses: []) }
    var largest = [Int](repeating: 0, count: items.count)
    for item in items where item.scalars.count > 2 && item.isAcceptable && isPhrase(item) {
      for start in item.scalars.indices {
        trie.forEachWord(in: item.scalars, from: start, to: item.scalars.count) { length, inner in
          // One longer string says little of what stands often.
          guard length < item.scalars.count,
            item.frequency >= 2 || items[Int(inner)].frequency <= 4
          else { return }
          largest[Int(inner)] = max(largest[Int(inner)], item.frequency)
        }
      }
    }
    for k in items.indices {
      let f = items[k].frequency
      items[k].independence =
        f == 1 ? (largest[k] > 0 ? 0 : 1) : Double(max(0, f - largest[k])) / Double(f)
    }
  }

  /// Whether a string begins and ends as a noun phrase may: that one verb always stands before a term says nothing against
  /// the term.
  private func isPhrase(_ item: Item) -> Bool {
    let ids = evidence.stream.ids
    let first = Int(ids[Int(item.firstPlace)])
    let last = Int(ids[Int(item.firstPlace) + item.length - 1])
    return evidence.lexis.units[first].isDisjoint(with: [.verb, .adverb])
      && !evidence.lexis.units[last].contains(.verb)
  }

  /// Every place of the given items, in text order.
  func sites(of numbers: [Int], texts: [PartText]) -> [[Site]] {
    var rank = [Int32](repeating: -1, count: items.count)
    for (k, number) in numbers.enumerated() { rank[number] = Int32(k) }
    var sites = numbers.map { number -> [Site] in
      var list: [Site] = []
      list.reserveCapacity(items[number].frequency)
      return list
    }
    let stream = evidence.stream
    for (place, candidate) in zip(evidence.places, evidence.candidates) {
      let k = Int(rank[Int(itemOfCandidate[Int(candidate)])])
      guard k >= 0 else { continue }
      let part = stream.part(at: Int(place))
      let starts = texts[part].characters.starts
      let token = Int(stream.tokens[Int(place)])
      sites[k].append(
        Site(
          part: Int32(part), start: Int32(starts[token]),
          end: Int32(starts[token + Int(evidence.lengths[Int(candidate)])])))
    }
    // Only strings that were divided differently come out of order.
    for k in sites.indices where !zip(sites[k], sites[k].dropFirst()).allSatisfy(<) {
      sites[k].sort()
    }
    return sites
  }
}
