/// The characters that XML 1.0 allows in text and in names; libxml2's writer checks neither.
enum XMLCharacters {
  /// Whether the text may stand in a document as it is, in element and attribute alike.
  ///
  /// Looks at UTF-8 bytes. Of what a Swift string can hold, only C0 controls and U+FFFE/U+FFFF are not allowed (XML 1.0 production 2,
  /// `Char`).
  static func arePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\""):
        return false
      case 0xEF where bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE: return false
      default: continue
      }
    }
    return true
  }

  /// The text with references for what XML would read as markup or change, and without the characters it does not allow.
  static func escaped(
    _ bytes: UnsafeBufferPointer<UInt8>, inAttribute: Bool
  ) -> (bytes: [UInt8], dropped: Int) {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + bytes.count / 4)
    var dropped = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"): escaped += "&amp;".utf8
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: ">"): escaped += "&gt;".utf8
      case 0x0D: escaped += "&#13;".utf8
      case UInt8(ascii: "\"") where inAttribute: escaped += "&quot;".utf8
      case 0x09 where inAttribute: escaped += "&#9;".utf8
      case 0x0A where inAttribute: escaped += "&#10;".utf8
      case 0x09, 0x0A: escaped.append(byte)
      case 0..<0x20: dropped += 1
      case 0xEF where bytes[index] == 0xBF && bytes[index + 1] >= 0xBE:
        dropped += 1
        index += 2
      default: escaped.append(byte)
      }
    }
    return (escaped, dropped)
  }

  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// Whether the text is a qualified name: one or two NCNames around a colon (Namespaces in XML 1.0, production 7).
  static func isQualifiedName(_ text: String) -> Bool {
    if isPlainName(text) { return true }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { isNCName(String($0)) }
  }

  /// Whether the text is a name without a colon (Namespaces in XML 1.0, production 4).
  static func isNCName(_ text: String) -> Bool {
    if isPlainName(text) { return true }
    guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy(isNameCharacter)
  }

  /// Whether the text is a letter followed by letters and digits, of ASCII: nearly every name, tested without decoding.
  private static func isPlainName(_ text: String) -> Bool {
    var isFirst = true
    for byte in text.utf8 {
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      guard isLetter || (!isFirst && (0x30...0x39).contains(byte)) else { return false }
      isFirst = false
    }
    return !isFirst
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isNameStart(scalar)
    }
  }
}

extension String {
  /// Whether the text can be an XML identifier: a name without a colon (Namespaces in XML 1.0, production 4).
  public var isXMLIdentifier: Bool { XMLCharacters.isNCName(self) }
}
