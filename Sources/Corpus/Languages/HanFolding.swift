import Foundation

/// Maps scalars to the form in which matching sees them: traditional characters to simplified ones, so that both find
/// the same word, Latin in lower case, digits half width. Text is shown as written.
///
/// One character to one: enough for matching (ICU's Hant-Hans transform, asked once for each character).
public struct HanFolding: Sendable {
  /// By scalar of the basic plane; 0 where it has not been asked for.
  private var basic = [UInt32](repeating: 0, count: 0x10000)
  private var others: [UInt32: UInt32] = [:]

  public init() {}

  /// Finds out how the Chinese characters of a text are folded. The basic characters of the lexicon are simplified
  /// already.
  public mutating func learn(_ text: String, _ lexicon: Lexicon = Lexicon()) {
    for scalar in text.unicodeScalars where scalar.value.isHan {
      let value = scalar.value
      let isKnown = value < 0x10000 ? basic[Int(value)] != 0 : others[value] != nil
      if isKnown { continue }
      let folded = lexicon.entry(of: [value]) != nil ? value : Self.simplified(value)
      if value < 0x10000 { basic[Int(value)] = folded } else { others[value] = folded }
    }
  }

  /// - Parameter text: one whose characters were learned.
  public func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { scalar in
      let value = scalar.value
      guard value.isHan else { return value.lowered }
      return value < 0x10000 ? basic[Int(value)] : others[value] ?? value
    }
  }

  private static func simplified(_ character: UInt32) -> UInt32 {
    String(scalars: [character])
      .applyingTransform(StringTransform("Hant-Hans"), reverse: false)?.unicodeScalars.first
      .map(\.value) ?? character
  }
}
