internal import Corpus

/// Brings texts to the form in which they are searched: traditional characters as simplified ones, without case, half width.
struct SearchFold: Sendable {
  private var han = HanFolding()

  mutating func fold(_ text: String) -> String {
    han.learn(text)
    return String(scalars: han.folded(text).map(Self.narrow))
  }

  /// The same for a regular expression, in which `\D` is not `\d`: only Chinese characters are changed.
  mutating func foldHan(inPattern pattern: String) -> String {
    han.learn(pattern)
    return String(
      scalars: zip(pattern.unicodeScalars.map(\.value), han.folded(pattern)).map {
        $0.isHan ? $1 : $0
      })
  }

  /// Full-width punctuation (U+FF01 to U+FF5E stand in the order of ASCII) and the ideographic space.
  private static func narrow(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0x3000: 0x20
    default: value
    }
  }
}
