import Alignment
import Corpus

/// Words without meaning of their own that belong to a rendering at its edge: the "up" of "reform and opening up", the
/// "this" of 本法 "this Act", the "not" of 无罪判决 "not guilty judgement".
struct SpanEdges: Sendable {
  private let phrases: TargetPhrases
  private let demonstratives: Set<Int32>
  private let negations: Set<Int32>

  init(_ side: TextSide, phrases: TargetPhrases) {
    self.phrases = phrases
    func ids(_ words: Set<String>) -> Set<Int32> {
      Set(words.compactMap { side.vocabulary.id(of: $0) })
    }
    demonstratives = ids(EnglishWords.demonstratives)
    negations = ids(EnglishWords.negations)
  }

  /// The ranges of a span with such a word before or after it.
  func wider(
    _ span: Range<Int>, _ part: Int, _ tokens: TokenizedPart, _ term: TermTraits
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let before = span.lowerBound - 1
    if before >= 0, !tokens.flags[span.lowerBound].contains(.first) {
      let id = tokens.ids[before]
      if term.pointsBack && demonstratives.contains(id) || term.isNegated && negations.contains(id)
      {
        ranges.append(before..<span.upperBound)
      }
    }
    let after = span.upperBound
    if after < tokens.count, !tokens.flags[after].contains(.first),
      tokens.flags[after].contains(.particle), !opensPhrase(part, tokens, after + 1)
    {
      ranges.append(span.lowerBound..<(after + 1))
    }
    return ranges
  }

  /// Whether a token begins what a preposition before it would belong to.
  private func opensPhrase(_ part: Int, _ tokens: TokenizedPart, _ token: Int) -> Bool {
    guard token < tokens.count, !tokens.flags[token].contains(.first) else { return false }
    switch phrases.tag(part, token) {
    case .determiner, .possessivePronoun, .pronoun, .number, .adjective, .noun, .properNoun,
      .pluralNoun, .gerund:
      return true
    default: return false
    }
  }
}
