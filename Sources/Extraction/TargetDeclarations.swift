import Alignment
import Corpus

/// A short form that a translation declares: *Hong Kong Monetary Authority (HKMA)*, *… (hereinafter "the Authority")*.
struct TargetDeclaration: Sendable, Equatable {
  /// Tokens of both forms, each from its first to its last content word.
  let long: Range<Int>
  let short: Range<Int>
}

/// Finds the declarations of translations.
struct TargetDeclarations {
  private let side: TextSide
  private let opening: Set<Int32>
  private let closing: Set<Int32>
  /// Words that announce a short form, and those that may stand among them.
  private let announcing: Set<Int32>
  private let linking: Set<Int32>

  /// Most tokens between the brackets, and before them.
  private static let longestBracket = 14
  private static let longest = 14

  init(_ side: TextSide) {
    self.side = side
    func ids(_ words: String) -> Set<Int32> {
      Set(words.split(separator: " ").compactMap { side.vocabulary.id(of: String($0)) })
    }
    opening = ids("( （")
    closing = ids(") ）")
    announcing = ids("hereinafter hereafter referred abbreviated called short")
    linking = ids("to as for be below in the a an or simply collectively and")
  }

  func declarations(_ part: Int, segment: Int) -> [TargetDeclaration] {
    let tokens = side.tokens[part]
    let range = tokens.tokens(ofSegment: segment)
    return range.filter { opening.contains(tokens.ids[$0]) }.compactMap { open in
      let limit = min(range.upperBound, open + 2 + Self.longestBracket)
      guard let close = (open..<limit).first(where: { closing.contains(tokens.ids[$0]) }) else {
        return nil
      }
      let before = max(range.lowerBound, open - Self.longest)..<open
      return declaration(tokens, before, (open + 1)..<close)
    }
  }

  private func declaration(
    _ tokens: TokenizedPart, _ before: Range<Int>, _ inside: Range<Int>
  ) -> TargetDeclaration? {
    guard let short = short(tokens, inside), let end = before.last,
      tokens.flags[end].contains(.content)
    else { return nil }
    let isAcronym = short.count == 1 && tokens.flags[short.lowerBound].contains(.acronym)
    let long =
      isAcronym
      ? spelledOut(tokens, before, tokens.ids[short.lowerBound])
      : named(tokens, before).flatMap { holds(tokens, $0, short) ? $0 : nil }
    guard let long, long.count(where: { tokens.flags[$0].contains(.content) }) > 1 else {
      return nil
    }
    return TargetDeclaration(long: long, short: short)
  }

  // MARK: The short form

  /// What stands in quotation marks or after the announcing words; an acronym may stand alone.
  private func short(_ tokens: TokenizedPart, _ inside: Range<Int>) -> Range<Int>? {
    let words = inside.filter { tokens.flags[$0].contains(.word) }
    if words.count == 1, tokens.flags[words[0]].contains(.acronym) {
      return trimmed(tokens, inside)
    }
    let announced = inside.first { token in
      let isWord = tokens.flags[token].contains(.word)
      let isOfAnnouncement =
        announcing.contains(tokens.ids[token]) || linking.contains(tokens.ids[token])
      return tokens.flags[token].contains(.quote) || isWord && !isOfAnnouncement
    }
    guard let announced else { return nil }
    let isQuoted = tokens.flags[announced].contains(.quote)
    let isAnnounced = (inside.lowerBound..<announced).contains {
      announcing.contains(tokens.ids[$0])
    }
    guard isQuoted || isAnnounced else { return nil }
    let start = isQuoted ? announced + 1 : announced
    let end =
      (start..<inside.upperBound).first { !tokens.flags[$0].contains(.word) } ?? inside.upperBound
    return trimmed(tokens, start..<end)
  }

  private func trimmed(_ tokens: TokenizedPart, _ range: Range<Int>) -> Range<Int>? {
    let content = range.filter { tokens.flags[$0].contains(.content) }
    guard let first = content.first, let last = content.last else { return nil }
    return first..<(last + 1)
  }

  // MARK: The long form

  /// The words that an acronym is made of (Schwartz and Hearst 2003): going back, each letter is found in turn, the
  /// first at the beginning of a word.
  private func spelledOut(
    _ tokens: TokenizedPart, _ before: Range<Int>, _ acronym: Int32
  ) -> Range<Int>? {
    let letters = Array(side.vocabulary.text(of: acronym).lowercased().utf8)
    var missing = letters.count
    var token = before.upperBound
    while missing > 0, token > before.lowerBound {
      token -= 1
      guard tokens.flags[token].contains(.word) else { return nil }
      let word = Array(side.vocabulary.text(of: tokens.ids[token]).utf8)
      // The first letters of words come first: only where none fits is a letter sought within.
      if word.first == letters[missing - 1] {
        missing -= 1
        continue
      }
      for letter in word.reversed() where missing > 1 && letter == letters[missing - 1] {
        missing -= 1
      }
      if word.first == letters[missing - 1] { missing -= 1 }
    }
    guard missing == 0, tokens.flags[token].contains(.content) else { return nil }
    return token..<before.upperBound
  }

  /// The capitalised words before the bracket, with the function words between them.
  private func named(_ tokens: TokenizedPart, _ before: Range<Int>) -> Range<Int>? {
    var start: Int?
    for token in before.reversed() {
      let flags = tokens.flags[token]
      guard flags.contains(.word) else { break }
      if flags.isSuperset(of: [.content, .capitalised]) {
        start = token
      } else if flags.contains(.content) {
        break
      }
    }
    return start.map { $0..<before.upperBound }
  }

  /// Whether a form has the content words of a shorter one.
  private func holds(
    _ tokens: TokenizedPart, _ long: Range<Int>, _ short: Range<Int>
  ) -> Bool {
    let classes = Set(long.map { side.classOfWord[Int(tokens.ids[$0])] })
    return short.allSatisfy {
      !tokens.flags[$0].contains(.content)
        || classes.contains(side.classOfWord[Int(tokens.ids[$0])])
    }
  }
}
