/// How much room text takes, near enough to set heights by.
enum SheetLayout {
  /// Lines of text in a column that is `width` digits wide; words are taken to break anywhere.
  static func lines(of text: String, width: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, paragraph in
      let digits = paragraph.unicodeScalars.reduce(0.0) { $0 + (isWide($1) ? wide : narrow) }
      return lines + max(1, Int((digits / max(1, width * filled)).rounded(.up)))
    }
  }

  /// Points; rows do not grow without end, for the sake of those who scroll.
  static func height(ofLines lines: Int) -> Double { 13 * Double(min(lines, mostLines)) + 2 }

  private static let mostLines = 14
  /// A Han character in digits of the font the styles name, 10 points.
  private static let wide = 1.8
  /// A letter of English text on average.
  private static let narrow = 0.9
  /// The part of a line that is filled where lines break between words.
  private static let filled = 0.95

  /// East Asian wide and full-width characters, in the blocks that hold nearly all of them (Unicode Annex 11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
