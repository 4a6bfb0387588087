/// What kind of character a Unicode scalar is, as far as the text core needs to know.
public enum CharacterKind: UInt8, Sendable {
  case other, space, han, latin, digit, punctuation
}

extension UInt32 {
  /// The kind of the Unicode scalar with this value.
  public var kind: CharacterKind {
    switch self {
    case 0x30...0x39, 0xFF10...0xFF19: .digit
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      .space
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: .latin
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xA1...0xBF, 0xD7, 0xF7,
      0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3003, 0x3008...0x3020, 0x30FB,
      0xFE10...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      .punctuation
    default: .other
    }
  }

  public var isHan: Bool { kind == .han }

  /// Lower case for Latin letters of the first blocks, half width for full-width forms.
  public var lowered: UInt32 {
    switch self {
    case 0x41...0x5A: self + 32
    case 0xFF21...0xFF3A: self - 0xFF21 + 0x61
    case 0xFF41...0xFF5A: self - 0xFF41 + 0x61
    case 0xFF10...0xFF19: self - 0xFF10 + 0x30
    case 0xC0...0xD6, 0xD8...0xDE: self + 32
    default: self
    }
  }

  public var isUpper: Bool {
    (0x41...0x5A).contains(self) || (0xFF21...0xFF3A).contains(self)
      || (0xC0...0xD6).contains(self) || (0xD8...0xDE).contains(self)
  }

  /// 1 to 4.
  public var utf8Width: Int { self < 0x80 ? 1 : self < 0x800 ? 2 : self < 0x10000 ? 3 : 4 }
}

extension [UInt32] {
  /// The scalars of a text.
  public init(scalarsOf text: some StringProtocol) { self = text.unicodeScalars.map(\.value) }
}

extension String {
  /// The text of these scalars; values that are no scalars become U+FFFD.
  public init(scalars: some Sequence<UInt32>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * scalars.underestimatedCount)
    for value in scalars {
      if value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: value))
      } else {
        bytes +=
          UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
