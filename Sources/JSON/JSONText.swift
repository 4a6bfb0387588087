/// Texts as JSON writes them.
enum JSONText {
  /// Appends a text in quotation marks.
  ///
  /// RFC 8259 section 7; also escapes U+2028, U+2029 and what is invisible in an editor.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: mayNeedEscape) {
      for scalar in text.unicodeScalars { append(scalar, to: &output) }
    } else {
      output += text.utf8
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Whether a byte is, or begins, a character that may have to be escaped.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar.value {
    case 0x22: output += "\\\"".utf8
    case 0x5C: output += "\\\\".utf8
    case 0x0A: output += "\\n".utf8
    case 0x0D: output += "\\r".utf8
    case 0x09: output += "\\t".utf8
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      let digits = String(scalar.value, radix: 16)
      output += "\\u".utf8
      output += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
      output += digits.utf8
    default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
