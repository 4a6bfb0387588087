/// English: how a text is split into words, numbers and punctuation.
///
/// Everything that looks at English words takes them from ``forEachToken(in:_:)``.
public struct EnglishProfile: Sendable {
  public init() {}

  /// Splits segments into tokens; hyphen compounds become joined tokens, `China's` one token.
  /// - Parameter vocabulary: receives each word in lower case, with straight apostrophes and half-width letters.
  public func tokenize(_ segments: [Segment], vocabulary: inout Interner) -> TokenizedPart {
    var part = TokenizedPart()
    for segment in segments {
      tokenize(segment.text, into: &part, &vocabulary)
      part.closeSegment()
    }
    return part
  }

  /// The words of a short text in lower case, numbers in canonical form, without punctuation; and whether each carries
  /// meaning of its own.
  public static func words(of text: String) -> [(word: String, isContent: Bool)] {
    var vocabulary = Interner()
    return words(of: text, vocabulary: &vocabulary)
      .map { (vocabulary.text(of: $0.word), $0.isContent) }
  }

  /// The same as numbers of a vocabulary that receives the words.
  public static func words(
    of text: String, vocabulary: inout Interner
  ) -> [(word: Int32, isContent: Bool)] {
    let scalars = [UInt32](scalarsOf: text)
    var words: [(word: Int32, isContent: Bool)] = []
    forEachToken(in: scalars) { token in
      guard token.flags.contains(.word) else { return }
      words.append((vocabulary.intern(token.word(in: scalars)), token.flags.contains(.content)))
    }
    return words
  }

  /// A word that was cut out elsewhere, as `tokenize` would have it in the vocabulary.
  public static func normalized(token: String) -> String {
    let scalars = [UInt32](scalarsOf: token)
    return Token(scalars: scalars.indices, bytes: 0..<0, flags: flags(of: scalars[...])).word(
      in: scalars)
  }

  private func tokenize(
    _ text: String, into part: inout TokenizedPart, _ vocabulary: inout Interner
  ) {
    let scalars = [UInt32](scalarsOf: text)
    Self.forEachToken(in: scalars) { token in
      part.append(
        vocabulary.intern(token.word(in: scalars)), token.bytes.lowerBound, token.bytes.upperBound,
        token.flags)
    }
  }

  /// The words of a text as they are written, the possessive as a word `'s` of its own, `&` as *and*.
  package static func writtenWords(of text: String) -> [String] {
    let scalars = [UInt32](scalarsOf: text)
    var words: [String] = []
    forEachToken(in: scalars) { token in
      guard token.flags.contains(.word) else {
        if scalars[token.scalars.lowerBound] == 0x26 { words.append("and") }
        return
      }
      let word = token.writtenWord(in: scalars)
      guard word.hasSuffix("'s"), word.count > 2 else {
        words.append(word)
        return
      }
      words += [String(word.dropLast(2)), "'s"]
    }
    return words
  }

  // MARK: Splitting

  /// A word or mark of a text.
  public struct Token: Sendable {
    /// Its scalars in the text.
    public let scalars: Range<Int>
    /// Its UTF-8 bytes in the text.
    public let bytes: Range<Int>
    public let flags: TokenFlags

    /// The word as the vocabulary has it: in lower case with straight apostrophes, numbers without commas, percent signs
    /// and ordinal endings, acronyms without dots. An acronym that is spelled as a function word keeps its capitals, by
    /// which alone it is told from that: *US*, *WHO*, *IT*.
    public func word(in text: [UInt32]) -> String {
      let word = text[scalars]
      guard flags.contains(.word) else { return String(scalars: word) }
      var out = [UInt32]()
      out.reserveCapacity(word.count)
      let isNumber = word.first.map { $0.kind == .digit } ?? false
      let isAcronym = flags.contains(.acronym)
      let isAbbreviation = !isNumber && word.contains(0x2E)
      for c in word {
        if c == 0x2019 || c == 0x2018 {
          out.append(0x27)
        } else if isNumber && (c == 0x2C || EnglishProfile.isPercent(c))
          || isAbbreviation && c == 0x2E
        {
          continue
        } else {
          out.append(c.lowered)
        }
      }
      if isNumber, out.count > 2 {
        // 18th and 18 are the same number.
        let suffix = String(scalars: out.suffix(2))
        if ["st", "nd", "rd", "th"].contains(suffix) { out.removeLast(2) }
      }
      let lower = String(scalars: out)
      guard isAcronym else { return lower }
      let bare = lower.hasSuffix("'s") ? String(lower.dropLast(2)) : lower
      guard EnglishWords.all.contains(bare) else { return lower }
      return bare.uppercased() + lower.dropFirst(bare.count)
    }

    /// The word as it is written, without the dots of an abbreviation and without the signs of money and percentages.
    public func writtenWord(in text: [UInt32]) -> String {
      let word = text[scalars]
      let isNumber = word.first.map { $0.kind == .digit } ?? false
      return String(
        scalars: word.compactMap { c in
          switch c {
          case 0x2018, 0x2019: 0x27
          case 0x2E where !isNumber: nil
          case 0x2C, 0x24: nil
          default: EnglishProfile.isPercent(c) ? nil : c
          }
        })
    }
  }

  /// Calls `body` with each word and mark of a text.
  ///
  /// One word each are `China's`, `1,000.5`, `90%`, `18th`, `U.S.`, `Ph.D.`, `HK$`; the parts of a hyphen compound and
  /// of `2020–21` are joined words. A mark inside an expression (`/`, `&`, `$`, the dot of `Cap. 66`) is flagged
  /// `inner`: what stands around it may be one expression.
  public static func forEachToken(in text: [UInt32], _ body: (Token) -> Void) {
    let isInCapitals = isInCapitals(text)
    var offset = 0
    var i = 0
    var isFirst = true
    var hyphenBefore = false
    var wordBefore = 0..<0
    while i < text.count {
      let c = text[i]
      let start = i
      let startOffset = offset
      switch c.kind {
      case .space:
        offset += c.utf8Width
        i += 1
        hyphenBefore = false
      case .latin, .digit, .other, .han:
        i = wordEnd(text, from: start)
        for k in start..<i { offset += text[k].utf8Width }
        let opensCompound = opensCompound(text, at: i)
        var flags = flags(
          of: text[start..<i], inCapitals: isInCapitals,
          // The "near" of near-zero and the "in" of in-depth are no prepositions.
          opensCompound: opensCompound && !hyphenBefore)
        if hyphenBefore { flags.insert(.joined) }
        if isFirst { flags.insert(.first) }
        body(Token(scalars: start..<i, bytes: startOffset..<offset, flags: flags))
        isFirst = false
        wordBefore = start..<i
        hyphenBefore = opensCompound
        if hyphenBefore {
          offset += text[i].utf8Width
          i += 1
        }
      case .punctuation:
        offset += c.utf8Width
        i += 1
        let isAbbreviation =
          c == 0x2E && wordBefore.upperBound == start && abbreviates(text, wordBefore)
        body(
          Token(
            scalars: start..<i, bytes: startOffset..<offset,
            flags: isAbbreviation ? .inner : punctuationFlags(c)))
        hyphenBefore = false
      }
    }
  }

  /// Whether a text is written in capitals throughout, so that a word in capitals need be no acronym.
  private static func isInCapitals(_ text: [UInt32]) -> Bool {
    var words = 0
    var capitals = 0
    var small = 0
    for (i, c) in text.enumerated() where c.kind == .latin {
      if c.isUpper { capitals += 1 } else { small += 1 }
      if i == 0 || text[i - 1].kind != .latin { words += 1 }
    }
    return words > 2 && capitals > 4 * small
  }

  private static func wordEnd(_ text: [UInt32], from start: Int) -> Int {
    var i = start
    var partStart = start
    var isAbbreviation = false
    while i < text.count {
      if isWordScalar(text, i, from: start) {
        i += 1
      } else if i > start, text[i] == 0x2E,
        isAbbreviation || beginsAbbreviation(text, part: partStart..<i)
      {
        // The dots of U.S. and Ph.D.
        let next = i + 1
        isAbbreviation = isAbbreviationPart(text, next)
        i = next
        partStart = next
        if !isAbbreviation { break }
      } else {
        break
      }
    }
    if i == start { return i + 1 }
    guard i < text.count else { return i }
    if text[start].kind == .digit, isPercent(text[i]) { return i + 1 }
    // HK$, US$
    if text[i] == 0x24, i - start < 4, text[start..<i].allSatisfy(\.isUpper) { return i + 1 }
    return i
  }

  /// Whether a dot after a part makes an abbreviation of it and what follows: one capital, or one and a small letter.
  private static func beginsAbbreviation(_ text: [UInt32], part: Range<Int>) -> Bool {
    text[part.lowerBound].isUpper
      && (part.count == 1
        || part.count == 2 && text[part.upperBound - 1].kind == .latin
          && !text[part.upperBound - 1].isUpper)
      && isAbbreviationPart(text, part.upperBound + 1)
  }

  /// Whether a capital, or one and a small letter, and no more letters stand at a place.
  private static func isAbbreviationPart(_ text: [UInt32], _ i: Int) -> Bool {
    guard i < text.count, text[i].isUpper else { return false }
    let next = i + 1
    if next >= text.count || text[next].kind != .latin { return true }
    return !text[next].isUpper && next + 1 < text.count && text[next + 1] == 0x2E
  }

  private static func isWordScalar(_ text: [UInt32], _ i: Int, from start: Int) -> Bool {
    let c = text[i]
    switch c.kind {
    case .latin, .digit: return true
    case .other: return c > 0x7F
    case .han: return i == start
    case .space: return false
    case .punctuation:
      guard i > start, i + 1 < text.count else { return false }
      let next = text[i + 1].kind
      if c == 0x27 || c == 0x2019 {
        return next == .latin && !endsPluralPossessive(text, i, from: start)
      }
      // 1,000.5 is one word.
      return (c == 0x2E || c == 0x2C) && text[i - 1].kind == .digit && next == .digit
    }
  }

  /// Whether an apostrophe ends a possessive and the space after it is missing (the Communists’worldview): behind an s,
  /// and before more small letters than any contraction has.
  private static func endsPluralPossessive(_ text: [UInt32], _ i: Int, from start: Int) -> Bool {
    guard i - start >= leastPlural, text[i - 1].lowered == 0x73 else { return false }
    let next = text[(i + 1)...].prefix { $0.kind == .latin && !$0.isUpper }
    return next.count > longestContraction
  }

  /// Letters of a word whose s is taken for that of a plural: Ts'ang is a name.
  private static let leastPlural = 4
  private static let longestContraction = 2

  /// Whether a hyphen, or the dash of 2020–21 and China–Africa, joins what stands on both sides.
  private static func opensCompound(_ text: [UInt32], at i: Int) -> Bool {
    guard i > 0, i + 1 < text.count else { return false }
    let next = text[i + 1]
    switch text[i] {
    case 0x2D, 0x2010, 0x2011: return next.kind == .latin || next.kind == .digit
    case 0x2013:
      return text[i - 1].kind == .digit && next.kind == .digit
        || text[i - 1].kind == .latin && next.isUpper
    default: return false
    }
  }

  /// Whether the dot after a word is that of an abbreviation before a number or a name.
  private static func abbreviates(_ text: [UInt32], _ word: Range<Int>) -> Bool {
    guard word.count <= 5, text[word.lowerBound].isUpper else { return false }
    let next = text[(word.upperBound + 1)...].first { $0.kind != .space }
    guard let next else { return false }
    let written = String(scalars: text[word].map(\.lowered))
    return next.kind == .digit && EnglishWords.abbreviations.contains(written)
      || next.isUpper && EnglishWords.titles.contains(written)
  }

  fileprivate static func isPercent(_ c: UInt32) -> Bool { c == 0x25 || c == 0xFF05 || c == 0x2030 }

  private static func flags(
    of word: ArraySlice<UInt32>, inCapitals: Bool = false, opensCompound: Bool = false
  ) -> TokenFlags {
    guard let first = word.first else { return [] }
    var flags: TokenFlags = .word
    if first.kind == .digit { flags.insert(.number) }
    if first.isUpper { flags.insert(.capitalised) }
    var letters = word
    if letters.count > 2, letters.last?.lowered == 0x73,
      [0x27, 0x2019].contains(letters[letters.endIndex - 2])
    {
      letters = letters.dropLast(2)
    }
    let isInCapitals =
      letters.count > 1 && letters.allSatisfy { $0.isUpper || $0 == 0x2E }
    let isAcronym = isInCapitals && !inCapitals && !EnglishWords.isNoAcronym(letters)
    if isAcronym { flags.insert(.acronym) }
    let isFunctionWord =
      word.count <= EnglishWords.longest
      && EnglishWords.all.contains(
        String(scalars: word.map { $0 == 0x2019 || $0 == 0x2018 ? 0x27 : $0.lowered }))
    if !isFunctionWord || isAcronym || opensCompound {
      flags.insert(.content)
    } else if EnglishWords.particles.contains(String(scalars: word.map(\.lowered))) {
      flags.insert(.particle)
    }
    return flags
  }

  private static func punctuationFlags(_ c: UInt32) -> TokenFlags {
    switch c {
    case 0x2C, 0xFF0C: [.comma, .clauseEnd]
    case 0x3B, 0x3A, 0x2E, 0x21, 0x3F, 0xFF1B, 0xFF1A, 0x3002: .clauseEnd
    case 0x22, 0x201C, 0x201D, 0x2018, 0x2019, 0x27: .quote
    // $ % & / ＄ ％ ＆ ／ £ ¥ € and #
    case 0x24, 0x25, 0x26, 0x2F, 0xFF04, 0xFF05, 0xFF06, 0xFF0F, 0xA3, 0xA5, 0x20AC, 0x23: .inner
    default: []
    }
  }
}
