#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A sign that a term has two senses: one of its renderings stands wherever a mark of the source text does, and nowhere
/// else.
///
/// Looked for within translations that have several renderings: what sets two translators apart is no sense. That a
/// change from one part of a translation to another goes with two senses is not believed either: two hands are as likely.
struct SenseSplit: Sendable {
  /// The renderings that go with the mark: a group of the tally.
  let group: Int
  let mark: ContextMark
  /// The translations it was found in.
  let documents: Set<String>
  /// Chance that some mark would set some rendering apart as cleanly if renderings were dealt to the places of each
  /// translation at random, 0 to 1, at most: for each rendering the deals that a mark of these contexts makes, of all
  /// deals, added up.
  let p: Double

  /// Places that a rendering must have with the mark, and other renderings without.
  private static let leastOnASide = 2

  /// Places up to which a mark is looked for: renderings of more have exceptions, and their sentences take time to read.
  private static let mostPlaces = 500

  /// - Complexity: O(n) in the occurrences of the term, for each translation and rendering.
  /// - Returns: nil where no mark sets a rendering apart.
  init?(_ tally: TermTally) {
    let documents = tally.translations.filter {
      $0.value.groupCounts.count { $0 > 0 } > 1
    }.keys.sorted()
    let count = documents.reduce(0) { $0 + (tally.translations[$1]?.rendered ?? 0) }
    guard count > 0, count <= Self.mostPlaces else { return nil }
    let numbers = Dictionary(
      uniqueKeysWithValues: documents.enumerated().map { ($0.element, $0.offset) })
    var places: [(document: Int, group: Int, marks: Set<ContextMark>)] = []
    for place in tally.places {
      guard let document = numbers[place.document], let group = tally.group(at: place) else {
        continue
      }
      places.append((document, group, ContextMark.marks(of: tally.occurrence(at: place))))
    }
    var marked: [ContextMark: [Int]] = [:]
    for (i, place) in places.enumerated() {
      for mark in place.marks { marked[mark, default: []].append(i) }
    }
    // Marks of the same places are one; the best speaks for them.
    var best: [[Int]: ContextMark] = [:]
    for (mark, set) in marked
    where set.count >= Self.leastOnASide && places.count - set.count >= Self.leastOnASide {
      best[set] = best[set].map { min($0, mark) } ?? mark
    }
    let sizes = documents.map { document in
      tally.translations[document]?.groupCounts ?? []
    }
    let present = (0..<tally.groupCount).filter { group in
      places.contains { $0.group == group }
    }
    var found: (group: Int, mark: ContextMark, share: Double)?
    var p = 0.0
    // Of two renderings, one is where the other is not: a mark of either makes a deal of both.
    var dealsOfTwo: Set<[Int]> = []
    for group in present {
      let own = places.indices.filter { places[$0].group == group }
      if own.count < Self.leastOnASide { continue }
      let share = exp(
        -sizes.reduce(0.0) { $0 + Self.logChoices(of: $1.reduce(0, +), $1[group]) })
      let deals = best.keys.filter { set in
        documents.indices.allSatisfy { d in
          set.count { places[$0].document == d } == sizes[d][group]
        }
      }
      if present.count > 2 {
        p += Double(deals.count) * share
      } else {
        dealsOfTwo.formUnion(
          deals.map { set in
            group == present[0] ? set : places.indices.filter { !set.contains($0) }
          })
        p = Double(dealsOfTwo.count) * share
      }
      if let mark = best[own], share < found?.share ?? .infinity { found = (group, mark, share) }
    }
    guard let found else { return nil }
    (group, mark, self.documents, self.p) = (found.group, found.mark, Set(documents), min(1, p))
  }

  /// Which of the splits to believe, among all terms that one was looked for in (Benjamini and Hochberg 1995).
  ///
  /// - Parameter splits: of terms with several renderings in a translation; nil where there is none.
  static func believed(_ splits: [Self?]) -> [Self?] {
    let believed = FalseDiscoveries.believed(
      splits.map { $0?.p ?? 1 }, rate: ConsistencyAnalysis.falseDiscoveries)
    return zip(splits, believed).map { split, isBelieved in
      split.flatMap { isBelieved && $0.p <= ConsistencyAnalysis.level ? $0 : nil }
    }
  }

  /// The natural logarithm of n over k.
  private static func logChoices(of n: Int, _ k: Int) -> Double {
    (0..<min(k, n - k)).reduce(0.0) { $0 + log(Double(n - $1) / Double($1 + 1)) }
  }
}
