public import Corpus

/// Words of the general vocabulary of the source language (发展, 加强), which name no concept and are rightly rendered as
/// each sentence asks.
///
/// Terms that are such words take no part in the figures, and statistics alone never make more than a note of them.
public struct GeneralWords: Sendable {
  /// Folded as matching sees texts.
  private let words: Set<[UInt32]>
  private let profile: ChineseProfile

  /// - Parameters:
  ///   - words: whole terms.
  ///   - lexicon: from which the forms of Chinese characters are known.
  public init(_ words: [String], lexicon: Lexicon) {
    var profile = ChineseProfile(lexicon: lexicon)
    self.words = Set(words.map { profile.folded($0) })
    self.profile = profile
  }

  /// For each term whether it is one of them, in simplified or traditional characters.
  func areGeneral(_ terms: [String]) -> [Bool] {
    if words.isEmpty { return terms.map { _ in false } }
    var profile = profile
    return terms.map { words.contains(profile.folded($0)) }
  }

  /// Reads `general-words.tsv`, one word a line; lines that begin with `#` are comments.
  ///
  /// - Throws: `CorpusError` where the file cannot be read.
  public static func read(_ path: String) throws(CorpusError) -> [String] {
    try CorpusReader().readLines(path).map(\.text).filter { !$0.hasPrefix("#") && !$0.isEmpty }
  }
}
