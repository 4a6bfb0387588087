/// The form in which a glossary gives an equivalent.
enum CitationForm {
  /// White space made single, possessive ending taken off. Quotation marks stand outside already: a span begins and ends
  /// with a word.
  static func of(_ text: String) -> String {
    var text = text.split { $0.isWhitespace }.joined(separator: " ")
    for ending in ["’s", "'s"] where text.hasSuffix(ending) { text.removeLast(2) }
    return text
  }
}
