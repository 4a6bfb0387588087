import Alignment
import Corpus

/// Words without meaning of their own that belong to a rendering at its edge: the "up" of "reform and opening up", the
/// "this" of 本法 "this Act", the "not" of 无罪判决 "not guilty judgement".
struct SpanEdges: Sendable {
  private let phrases: TargetPhrases
  private let particles: Set<Int32>
  private let demonstratives: Set<Int32>
  private let negations: Set<Int32>

  init(_ side: TextSide, phrases: TargetPhrases) {
    self.phrases = phrases
    func ids(_ words: String) -> Set<Int32> {
      Set(words.split(separator: " ").compactMap { side.vocabulary.id(of: String($0)) })
    }
    particles = ids("up out off down away over back forward in on through together")
    demonstratives = ids("this these that those such")
    negations = ids("not no non without")
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
      particles.contains(tokens.ids[after]), !opensPhrase(part, tokens, after + 1)
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
