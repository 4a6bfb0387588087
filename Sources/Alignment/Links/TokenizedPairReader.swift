public import Corpus
public import Terminology

/// Sentence pairs that came as tokens, with the words behind their ids.
public struct TokenizedPairs: Sendable {
  public internal(set) var pairs = TokenPairs()
  /// Chinese words in folded form, and English words in lower case.
  public internal(set) var source = Interner()
  public internal(set) var target = Interner()
  /// English words that are always written with a capital, in lower case, in alphabetical order.
  public internal(set) var names: [String] = []
  /// Whether the English side came first in the file.
  public internal(set) var isReversed = false
}

/// Reads lines of the form `source ||| target`, tokens between blanks, one sentence pair a line.
public struct TokenizedPairReader {
  /// Languages of the two sides; found out by their characters where one is not said.
  public var first: LanguageTag?
  public var second: LanguageTag?

  private static let separator = Array("|||".utf8)

  public init(first: LanguageTag? = nil, second: LanguageTag? = nil) {
    self.first = first
    self.second = second
  }

  /// An empty line, or one with an empty side, is a pair without links.
  /// - Throws: `CorpusError` where the file cannot be read, a line has not exactly one `|||`, or the letters of a side
  ///   speak against its language.
  public func read(_ path: String) throws(CorpusError) -> TokenizedPairs {
    let reader = try LineReader(path)
    var sides = (Interner(), Interner())
    var pairs = TokenPairs()
    while let line = try reader.next() {
      let tokens = line.split { $0 == 0x20 || $0 == 0x09 }
      let separators = tokens.indices.filter { tokens[$0].elementsEqual(Self.separator) }
      if tokens.isEmpty {
        pairs.append([], [])
        continue
      }
      guard separators.count == 1, let separator = separators.first else {
        throw CorpusError(
          file: path, line: reader.line,
          reason: separators.isEmpty ? "there is no |||" : "there is more than one |||",
          advice: "write the tokens of a sentence, |||, and those of its translation")
      }
      pairs.append(
        tokens[..<separator].map { sides.0.intern(Array($0)) },
        tokens[(separator + 1)...].map { sides.1.intern(Array($0)) })
    }
    if let first { try Self.letters(of: sides.0).check(first, of: "\(path), first side") }
    if let second { try Self.letters(of: sides.1).check(second, of: "\(path), second side") }
    return normalized(pairs, sides.0, sides.1)
  }

  private func normalized(
    _ pairs: TokenPairs, _ first: Interner, _ second: Interner
  ) -> TokenizedPairs {
    var result = TokenizedPairs()
    result.isReversed = isReversed(first, second)
    let (source, target) = result.isReversed ? (second, first) : (first, second)
    let oriented = result.isReversed ? pairs.reversed() : pairs
    var profile = ChineseProfile(lexicon: Lexicon())
    let sourceIDs = (0..<Int32(source.count)).map {
      result.source.intern(String(scalars: profile.folded(source.text(of: $0))))
    }
    let targetIDs = (0..<Int32(target.count)).map {
      result.target.intern(EnglishProfile.normalized(token: target.text(of: $0)))
    }
    result.names = Self.names(target)
    for pair in 0..<pairs.count {
      result.pairs.append(
        oriented.source[oriented.source(of: pair)].map { sourceIDs[Int($0)] },
        oriented.target[oriented.target(of: pair)].map { targetIDs[Int($0)] })
    }
    return result
  }

  private static func names(_ words: Interner) -> [String] {
    let texts = (0..<Int32(words.count)).map { words.text(of: $0) }
    let isCapitalised = { (text: String) in
      [UInt32](scalarsOf: text).first.map { $0.isUpper } ?? false
    }
    let common = Set(texts.filter { !isCapitalised($0) })
    return Set(
      texts.filter(isCapitalised).map { EnglishProfile.normalized(token: $0) }
        .filter { !common.contains($0) }
    ).sorted()
  }

  private func isReversed(_ firstWords: Interner, _ secondWords: Interner) -> Bool {
    if let first { return first.primary == LanguageTag.english.primary }
    if let second { return second.primary == LanguageTag.chinese.primary }
    return Self.hanWords(secondWords) > Self.hanWords(firstWords)
  }

  private static func letters(of words: Interner) -> LetterCounts {
    var letters = LetterCounts()
    for id in 0..<Int32(words.count) { letters.add([UInt32](scalarsOf: words.text(of: id))) }
    return letters
  }

  private static func hanWords(_ words: Interner) -> Int {
    (0..<Int32(words.count)).count { id in
      words.text(of: id).unicodeScalars.contains { $0.value.isHan }
    }
  }
}
