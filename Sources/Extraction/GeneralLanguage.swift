import Corpus

/// How usual words are in the general language, whatever a text is about.
///
/// A level is log2 of how often a word stands in a million words, in the less likely of two unlike fields; a word that one
/// of the fields does not know is no word of the general language (Scripts/training/ranking.py counts them).
struct GeneralLanguage: Sendable {
  private var levels: [[UInt32]: Float] = [:]

  /// - Parameter lists: words with spaces between them, and their level.
  init(_ lists: [String: Double]) {
    for (words, level) in lists {
      for word in words.split(separator: " ") { levels[[UInt32](scalarsOf: word)] = Float(level) }
    }
  }

  /// The level of a word; 0 where it is not general.
  func level(of word: some Sequence<UInt32>) -> Float { levels[Array(word)] ?? 0 }
}
