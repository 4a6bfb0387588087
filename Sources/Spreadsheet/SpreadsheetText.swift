/// Text as cells hold it: what XML cannot hold, and what looks like an escape, is written `_xHHHH_` (ST_Xstring,
/// ECMA-376 part 1 section 22.9.2.19).
enum SpreadsheetText {
  /// The text, cut to what a cell can hold.
  static func escaped(_ text: String) -> String {
    var result = ""
    var units = 0
    let scalars = Array(text.unicodeScalars)
    for (i, scalar) in scalars.enumerated() {
      units += scalar.value > 0xFFFF ? 2 : 1
      if units > SheetBounds.cellText { break }
      switch scalar.value {
      // Readers of XML make a line feed of a carriage return.
      case 0..<0x09, 0x0B..<0x20, 0xFFFE, 0xFFFF: result += escape(scalar.value)
      case 0x5F where isEscape(scalars[i...]): result += escape(0x5F)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    // Units, because a character beyond the first plane may be written as two escapes.
    let units = Array(text.utf16)
    var result: [UInt16] = []
    var i = 0
    while i < units.count {
      if let value = escapeValue(units[i...]) {
        result.append(value)
        i += escapeLength
      } else {
        result.append(units[i])
        i += 1
      }
    }
    return String(decoding: result, as: UTF16.self)
  }

  private static let escapeLength = 7

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_"
  }

  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    escapeValue(scalars.prefix(escapeLength).map { UInt16(truncatingIfNeeded: $0.value) }[...])
      != nil
  }

  /// The unit that an escape at the beginning stands for.
  private static func escapeValue(_ units: ArraySlice<UInt16>) -> UInt16? {
    let units = Array(units.prefix(escapeLength))
    guard units.count == escapeLength, units[0] == 0x5F, units[1] == 0x78, units[6] == 0x5F else {
      return nil
    }
    return units[2..<6].reduce(0) { value, unit in
      let digit: UInt16? =
        switch unit {
        case 0x30...0x39: unit - 0x30
        case 0x41...0x46: unit - 0x41 + 10
        case 0x61...0x66: unit - 0x61 + 10
        default: nil
        }
      guard let value, let digit else { return nil }
      return value << 4 | digit
    }
  }
}
