import Corpus

/// Renderings of a term that look like one, though the extraction counts them as several.
public struct MergeSuggestion: Hashable, Sendable {
  public enum Ground: String, Hashable, Sendable {
    /// The same words but for order, inflection and small words.
    case sameKey
    /// A letter or two differ.
    case spelling
  }

  public var ground: Ground
  /// Most frequent first: what the others would count as comes first.
  public var renderings: [String]

  /// What takes the suggestion.
  public func decisions(for term: String) -> [ReviewDecision] {
    ReviewDecision.merge(renderings: renderings, into: renderings[0], of: term)
  }
}

extension ReviewTerm {
  /// Groups of renderings that may be one, as OpenRefine's key collision and nearest neighbour methods find them.
  ///
  /// Those that count as one already, by the extraction or by a decision, are in no group together.
  /// - Complexity: O(n²) in the renderings.
  public var mergeSuggestions: [MergeSuggestion] {
    let apart = renderings.filter { $0.decisions[.mergedInto]?.value == nil }
    let heads = Dictionary(grouping: apart, by: \.family).values.compactMap { family in
      family.max { a, b in (a.total, b.text) < (b.total, a.text) }
    }.sorted { a, b in (-a.total, a.text) < (-b.total, b.text) }
    var suggestions: [MergeSuggestion] = []
    var taken: Set<String> = []
    func collect(_ ground: MergeSuggestion.Ground, _ isAlike: (Int, Int) -> Bool) {
      for (i, head) in heads.enumerated() where !taken.contains(head.text) {
        let others = heads.indices.filter {
          $0 > i && !taken.contains(heads[$0].text) && isAlike(i, $0)
        }
        guard !others.isEmpty else { continue }
        let group = [head.text] + others.map { heads[$0].text }
        taken.formUnion(group)
        suggestions.append(MergeSuggestion(ground: ground, renderings: group))
      }
    }
    let keys = heads.map { Self.key($0.text) }
    collect(.sameKey) { keys[$0] == keys[$1] }
    let letters = heads.map { Array($0.text.lowercased().unicodeScalars) }
    collect(.spelling) { Self.areNear(letters[$0], letters[$1]) }
    return suggestions
  }

  private static let morphology = EnglishMorphology()

  /// The families of its words in order, each once.
  private static func key(_ text: String) -> [String] {
    let words = EnglishProfile.writtenWords(of: text).map { $0.lowercased() }
    let content = words.filter { !EnglishWords.light.contains($0) }
    return Set(
      (content.isEmpty ? words : content).map { morphology.family(morphology.singular($0)) }
    )
    .sorted()
  }

  /// At most one edit in eight letters, two in all (Levenshtein 1966); short words are never near.
  private static func areNear(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    let limit = min(2, min(a.count, b.count) / 8)
    guard limit > 0, abs(a.count - b.count) <= limit, max(a.count, b.count) <= 200 else {
      return false
    }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count] <= limit
  }
}
