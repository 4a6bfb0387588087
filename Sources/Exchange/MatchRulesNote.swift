internal import Terminology

/// How a term is matched, as a note of the term: `matching: case, exact`. TBX-Basic has no data category for it, and a note
/// is valid in every dialect.
extension MatchRules {
  /// Reads `matching:` and then `case`, `exact` or both, in any case, separated by commas or spaces; nil for any other note.
  init?(note: String) {
    let words = note.lowercased().split { $0 == "," || $0.isWhitespace }
    guard words.first == "matching:", words.count > 1 else { return nil }
    self = []
    for word in words.dropFirst() {
      guard let rule = Self.words.first(where: { $0.word == word })?.rule else { return nil }
      insert(rule)
    }
  }

  /// nil where a term is matched the usual way.
  var note: String? {
    isEmpty
      ? nil
      : "matching: "
        + Self.words.filter { contains($0.rule) }.map(\.word).joined(separator: ", ")
  }

  private static let words: [(word: String, rule: Self)] = [
    ("case", .caseSensitive), ("exact", .exact),
  ]
}
