/// English: words, numbers and punctuation; function words; the lemma class of a word.
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
    var part = TokenizedPart()
    EnglishProfile().tokenize(text, into: &part, &vocabulary)
    return part.ids.indices.filter { part.flags[$0].contains(.word) }
      .map { (part.ids[$0], part.flags[$0].contains(.content)) }
  }

  /// A word that was cut out elsewhere, as `tokenize` would have it in the vocabulary.
  public static func normalized(token: String) -> String {
    EnglishProfile().normalized([UInt32](scalarsOf: token)[...])
  }

  private func tokenize(
    _ text: String, into part: inout TokenizedPart, _ vocabulary: inout Interner
  ) {
    let scalars = [UInt32](scalarsOf: text)
    var offset = 0
    var i = 0
    var isFirst = true
    var hyphenBefore = false
    while i < scalars.count {
      let c = scalars[i]
      let start = i
      let startOffset = offset
      switch c.kind {
      case .space:
        offset += c.utf8Width
        i += 1
        hyphenBefore = false
        continue
      case .latin, .digit, .other, .han:
        while i < scalars.count, isWordScalar(scalars, i, from: start) {
          offset += scalars[i].utf8Width
          i += 1
        }
        if i == start {
          offset += c.utf8Width
          i += 1
        }
        let word = normalized(scalars[start..<i])
        var flags: TokenFlags = .word
        let isNumber = c.kind == .digit
        if isNumber { flags.insert(.number) }
        if c.isUpper { flags.insert(.capitalised) }
        if i - start > 1, scalars[start..<i].allSatisfy({ $0.isUpper || $0 == 0x2E }) {
          flags.insert(.acronym)
        }
        if hyphenBefore { flags.insert(.joined) }
        if isFirst { flags.insert(.first) }
        let opensCompound =
          i + 1 < scalars.count
          && (scalars[i] == 0x2D || scalars[i] == 0x2010 || scalars[i] == 0x2011)
          && [.latin, .digit].contains(scalars[i + 1].kind)
        // The "near" of near-zero and the "in" of in-depth are no prepositions.
        if !Self.functionWords.contains(word) || opensCompound && !hyphenBefore {
          flags.insert(.content)
        }
        part.append(vocabulary.intern(word), startOffset, offset, flags)
        isFirst = false
        hyphenBefore = opensCompound
        if hyphenBefore {
          offset += scalars[i].utf8Width
          i += 1
        }
      case .punctuation:
        offset += c.utf8Width
        i += 1
        part.append(
          vocabulary.intern(String(scalars: [c])), startOffset, offset, punctuationFlags(c))
        hyphenBefore = false
      }
    }
  }

  private func isWordScalar(_ text: [UInt32], _ i: Int, from start: Int) -> Bool {
    let c = text[i]
    switch c.kind {
    case .latin, .digit: return true
    case .other: return c > 0x7F
    case .han: return i == start
    case .space: return false
    case .punctuation:
      guard i > start, i + 1 < text.count else { return false }
      let next = text[i + 1].kind
      if c == 0x27 || c == 0x2019 { return next == .latin }
      // 1,000.5 and U.S. are one word each.
      if c == 0x2E || c == 0x2C {
        if text[i - 1].kind == .digit, next == .digit { return true }
        return c == 0x2E && text[i - 1].isUpper && text[i + 1].isUpper
          && (i + 2 >= text.count || text[i + 2].kind != .latin)
      }
      return false
    }
  }

  private func normalized(_ word: ArraySlice<UInt32>) -> String {
    var out = [UInt32]()
    let isNumber = word.first.map { $0.kind == .digit } ?? false
    for c in word {
      if c == 0x2019 || c == 0x2018 {
        out.append(0x27)
      } else if isNumber, c == 0x2C {
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
    return String(scalars: out)
  }

  private func punctuationFlags(_ c: UInt32) -> TokenFlags {
    switch c {
    case 0x2C, 0xFF0C: [.comma, .clauseEnd]
    case 0x3B, 0x3A, 0x2E, 0x21, 0x3F, 0xFF1B, 0xFF1A, 0x3002: .clauseEnd
    case 0x22, 0x201C, 0x201D, 0x2018, 0x2019, 0x27: .quote
    default: []
    }
  }

  /// Words without meaning of their own. What can itself render a Chinese word (all, each, own, same, other,
  /// new, more) is not among them.
  private static let functionWords: Set<String> = Set(
    """
    a an the and or but nor so yet if then than that this these those which who whom whose what when where
    why how while as at by for from in into of off on onto out over to toward towards under up upon with
    within without via about above after against along amid among around before behind below beneath beside
    besides between beyond despite down during except inside near outside past per since through throughout
    till until unto versus i me my mine myself we us our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself they them their theirs themselves one's is am are
    was were be been being do does did doing done have has had having will would shall should can could may
    might must ought not no n't also just very too only even there here such some any both either neither
    thereof thereby therein hereby herein whereby wherein thus hence it's that's let's etc including
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
