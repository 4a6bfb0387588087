import Alignment
import Corpus

/// Makes the keys of stretches of target words: equal for the same lemma classes with the same function words between.
struct SpanKeys: Sendable {
  private let side: TextSide

  init(_ side: TextSide) { self.side = side }

  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The key of a stretch that goes on with a content word.
  func key(_ key: UInt64, content id: Int32) -> UInt64 {
    self.key(key, contentClass: side.classOfWord[Int(id)])
  }

  /// The key of a stretch that goes on with a word of a class.
  func key(_ key: UInt64, contentClass: Int32) -> UInt64 {
    Self.mix(key, UInt64(UInt32(bitPattern: contentClass)) << 1)
  }

  /// The key of a stretch that goes on with a function word.
  func key(_ key: UInt64, function id: Int32) -> UInt64 {
    Self.mix(key, UInt64(UInt32(bitPattern: id)) << 1 | 1)
  }

  /// The key of a stretch of tokens; nil where punctuation interrupts it.
  func key(_ tokens: TokenizedPart, _ range: Range<Int>) -> UInt64? {
    var result = Self.seed
    for token in range {
      let flags = tokens.flags[token]
      if flags.contains(.content) {
        result = key(result, content: tokens.ids[token])
      } else if flags.contains(.word) {
        result = key(result, function: tokens.ids[token])
      } else if !flags.contains(.inner) {
        return nil
      }
    }
    return result
  }

  private static func mix(_ key: UInt64, _ word: UInt64) -> UInt64 {
    var h = (key ^ word) &* 0xBF58_476D_1CE4_E5B9
    h ^= h >> 29
    return h &* 0x94D0_49BB_1331_11EB
  }
}
