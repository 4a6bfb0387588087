/// Which concepts of two glossaries are the same.
///
/// Identifiers are not enough: many programs number concepts anew at each export. Two concepts are the same where they have the same
/// identifier and share a term, or, among the others, where they share most of their terms.
struct ConceptMatching {
  /// For each concept of the first glossary its counterpart in the second, or nil.
  private(set) var counterparts: [Int?]
  /// The concepts of the second glossary without counterpart, in order.
  private(set) var unmatched: [Int]

  init(_ first: [Concept], _ second: [Concept]) {
    counterparts = [Int?](repeating: nil, count: first.count)
    var isTaken = [Bool](repeating: false, count: second.count)
    let keys = second.map(Self.keys)
    let ids = Dictionary(
      second.indices.map { (second[$0].id, $0) }, uniquingKeysWith: { earlier, _ in earlier })
    var waiting: [Int] = []
    for (index, concept) in first.enumerated() {
      if let other = ids[concept.id], !isTaken[other],
        !Self.keys(concept).isDisjoint(with: keys[other])
      {
        counterparts[index] = other
        isTaken[other] = true
      } else {
        waiting.append(index)
      }
    }
    var holders: [TermKey: [Int]] = [:]
    for index in second.indices where !isTaken[index] {
      for key in keys[index] { holders[key, default: []].append(index) }
    }
    for index in waiting {
      let own = Self.keys(first[index])
      var shared: [Int: Int] = [:]
      for key in own { for other in holders[key] ?? [] { shared[other, default: 0] += 1 } }
      let best = shared.filter { !isTaken[$0.key] }.map { other, count in
        (other, Double(2 * count) / Double(own.count + keys[other].count))
      }.max { ($0.1, -$0.0) < ($1.1, -$1.0) }
      if let best, best.1 >= Self.threshold {
        counterparts[index] = best.0
        isTaken[best.0] = true
      }
    }
    unmatched = second.indices.filter { !isTaken[$0] }
  }

  /// The share of common terms (Dice) from which concepts of different identifiers are the same.
  private static let threshold = 0.5

  /// A term within its language, regions and scripts apart.
  private struct TermKey: Hashable {
    var language: String
    var text: String
  }

  private static func keys(_ concept: Concept) -> Set<TermKey> {
    Set(
      concept.languages.flatMap { section in
        section.terms.map { TermKey(language: section.language.primary, text: $0.text) }
      })
  }
}
