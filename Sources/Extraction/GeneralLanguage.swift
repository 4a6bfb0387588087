import Corpus

/// How usual words are in the general language, whatever a text is about.
///
/// A level is log2 of how often a word stands in a million words, in the less likely of two unlike fields; a word that one
/// of the fields does not know is no word of the general language (Scripts/training/ranking.py counts them). Beside these
/// there are the words that are known to name no concept of any field (Glossaries/zh/general-words.tsv).
struct GeneralLanguage: Sendable {
  private var levels: [[UInt32]: Float] = [:]
  private var empty: Set<[UInt32]> = []

  /// - Parameters:
  ///   - lists: words with spaces between them, and their level.
  ///   - empty: lists of words that name no concept.
  init(_ lists: [String: Double], empty: some Sequence<String>) {
    for (words, level) in lists {
      for word in words.split(separator: " ") { levels[[UInt32](scalarsOf: word)] = Float(level) }
    }
    for word in empty.flatMap({ $0.split(separator: " ") }) {
      self.empty.insert([UInt32](scalarsOf: word))
    }
  }

  /// The level of a word; 0 where it is not general.
  func level(of word: [UInt32]) -> Float { levels[word] ?? 0 }

  func namesNothing(_ word: [UInt32]) -> Bool { empty.contains(word) }
}
