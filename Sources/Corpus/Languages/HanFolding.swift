import Foundation

/// Maps traditional characters to simplified ones, so that both find the same word; text is shown as written.
///
/// One character to one: enough for matching (ICU's Hant-Hans transform, asked once for each character).
struct HanFolding {
  private var map: [UInt32: UInt32] = [:]

  mutating func fold(_ character: UInt32) -> UInt32 {
    if let known = map[character] { return known }
    let text = String(scalars: [character])
    let simplified =
      text.applyingTransform(StringTransform("Hant-Hans"), reverse: false)?.unicodeScalars.first
      .map(\.value) ?? character
    map[character] = simplified
    return simplified
  }
}
