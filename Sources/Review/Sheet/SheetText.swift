/// The text of cells, as files and spreadsheet programs hold it.
enum SheetText {
  /// Characters that make a program take what follows for a formula (OWASP, CSV injection), also in full width.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  /// What cells are compared by: programs change line ends and drop spaces at the ends, and a cell holds no more than 32,767 units.
  static func compared(_ text: String) -> String {
    // Nearly all cells are so; units are no more than bytes.
    if text.utf8.count <= 32_767, !text.utf8.contains(0x0D), !isSpace(text.unicodeScalars.first),
      !isSpace(text.unicodeScalars.last)
    {
      return text
    }
    var units = 0
    let cut = text.unicodeScalars.prefix { scalar in
      units += scalar.value > 0xFFFF ? 2 : 1
      return units <= 32_767
    }
    let scalars = Array(
      String(cut).split(separator: "\r\n", omittingEmptySubsequences: false)
        .joined(separator: "\n").unicodeScalars)
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[first...last].lazy.map { $0 == "\r" ? "\n" : $0 })
    return String(text)
  }

  private static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.isWhitespace ?? false
  }

  /// Puts an apostrophe before what would be a formula. What looks as if that had been done gets another one.
  static func defused(_ text: String) -> String { isDefusable(text[...]) ? "'" + text : text }

  /// Takes the apostrophe away again.
  static func restored(_ text: String) -> String {
    text.hasPrefix("'") && isDefusable(text.dropFirst()) ? String(text.dropFirst()) : text
  }

  private static func isDefusable(_ text: Substring) -> Bool {
    text.unicodeScalars.first { $0 != "'" }.map(formulaStarts.contains) ?? false
  }

  /// A row of tab-separated text, with quotes (RFC 4180) around fields that need them.
  static func row(_ cells: [String]) -> String {
    cells.map { cell in
      let text = defused(cell)
      let needsQuotes =
        text.hasPrefix("\"")
        || text.unicodeScalars.contains { $0 == "\t" || $0 == "\n" || $0 == "\r" }
      guard needsQuotes else { return text }
      return "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }.joined(separator: "\t") + "\r\n"
  }
}
