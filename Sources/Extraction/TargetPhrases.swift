import Alignment
import Corpus
import Workers

/// Parts of speech and base noun phrases of the target texts.
struct TargetPhrases: Sendable {
  /// By part and token.
  private let tags: [[PartOfSpeech]]
  /// By part and token: the first token after the base noun phrase in which the token stands, -1 outside of one.
  private let ends: [[Int32]]

  init(_ side: TextSide, tagger: EnglishTagger, workers: WorkerPool) {
    // Segments stand for themselves, so that a large part can be divided.
    let blocks = side.tokens.indices.flatMap { part in
      stride(from: 0, to: side.parts[part].segments.count, by: Self.blockSegments).map {
        (part: part, segments: $0..<min(side.parts[part].segments.count, $0 + Self.blockSegments))
      }
    }
    let found = workers.map(blocks.count) { b in
      let tokens = side.tokens[blocks[b].part].excerpt(of: [blocks[b].segments])
      let tags = tagger.tags(of: tokens, side.vocabulary)
      return (tags: tags, ends: Self.phrases(tags, tokens))
    }
    var tags = side.tokens.map { _ in [PartOfSpeech]() }
    var ends = side.tokens.map { _ in [Int32]() }
    for (block, found) in zip(blocks, found) {
      let offset = Int32(tags[block.part].count)
      tags[block.part] += found.tags
      ends[block.part] += found.ends.map { $0 < 0 ? $0 : $0 + offset }
    }
    self.tags = tags
    self.ends = ends
  }

  private static let blockSegments = 1_000

  func tag(_ part: Int, _ token: Int) -> PartOfSpeech { tags[part][token] }

  /// Whether a token and the one before it belong to one base noun phrase.
  func continues(_ part: Int, _ token: Int) -> Bool {
    token > 0 && ends[part][token] >= 0 && ends[part][token - 1] == ends[part][token]
  }

  /// A base noun phrase is a run of modifiers and nouns that ends in a noun; articles and pronouns before it are left out.
  private static func phrases(_ tags: [PartOfSpeech], _ tokens: TokenizedPart) -> [Int32] {
    var ends = [Int32](repeating: -1, count: tags.count)
    for segment in 0..<(tokens.segmentStarts.count - 1) {
      let range = tokens.tokens(ofSegment: segment)
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start
        var afterNoun = start
        while end < range.upperBound, tags[end].isModifier || joins(tags, tokens, end, range) {
          end += 1
          if tags[end - 1].isNoun { afterNoun = end }
        }
        if tags[start] == .gerund, !follows(tags, start, range) { start += 1 }
        if afterNoun > start { for k in start..<afterNoun { ends[k] = Int32(afterNoun) } }
        start = max(end, start + 1)
      }
    }
    return ends
  }

  /// Whether an adverb or the rest of a hyphen compound stands within a noun phrase.
  private static func joins(
    _ tags: [PartOfSpeech], _ tokens: TokenizedPart, _ i: Int, _ range: Range<Int>
  ) -> Bool {
    if tokens.flags[i].contains(.joined) { return true }
    return tags[i] == .adverb && i + 1 < range.upperBound
      && [.adjective, .participle].contains(tags[i + 1])
  }

  /// Whether something before a gerund makes it a modifier: "our fighting spirit", but "building China".
  private static func follows(_ tags: [PartOfSpeech], _ i: Int, _ range: Range<Int>) -> Bool {
    i > range.lowerBound
      && [.determiner, .possessivePronoun, .possessive, .adjective].contains(tags[i - 1])
  }
}
