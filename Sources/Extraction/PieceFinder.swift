import Alignment
import Corpus

/// Finds where a rendering is not one stretch of words: others stand between its own ("dialectical and historical
/// materialism" for 辩证唯物主义), or some of its own stand apart ("deepen reform … comprehensively" for 全面深化改革).
struct PieceFinder: Sendable {
  /// The words of a rendering that is in pieces.
  struct Pieces: Sendable {
    /// Tokens of each piece, ascending; each begins and ends with a content word.
    var tokens: [Range<Int32>]
    /// Lemma classes of all words of the pieces, hashed as if they stood together; nil where they do not read as one
    /// expression, since words from elsewhere in the sentence are among them.
    var key: UInt64?
  }

  private let target: TextSide
  private let texts: [PartText]
  private let keys: SpanKeys
  private let coordinators: Set<Int32>

  /// Most tokens between a span and a word of its own that stands apart.
  private static let reach = 8
  /// How far to either side of a term the other members of a coordination are looked for, in characters.
  private static let neighbourhood = 12

  // Read off the marks in texts of two fields, so that nine of ten are right.
  /// Characters left out by a span that a word standing apart renders at least.
  private static let leastRendered: Float = 0.9
  /// Least posterior that such a word comes from the occurrence.
  private static let leastOrigin: Float = 0.85

  init(_ corpus: AlignedCorpus, texts: [PartText]) {
    target = corpus.target
    self.texts = texts
    keys = SpanKeys(target)
    coordinators = Set(
      EnglishWords.coordinators.compactMap { corpus.target.vocabulary.id(of: $0) })
  }

  /// The pieces of the rendering of which the span is the best single stretch; nil where the span is all of it.
  ///
  /// Words within the span are taken out where they surely come from other source words, and words near it are added
  /// where they surely render characters that the span leaves out.
  /// - Parameters:
  ///   - part: the target part of the links' bitext.
  ///   - isKnown: whether the words of a key are known to render the term, all together.
  func pieces(
    of span: Span, part: Int, _ links: BeadLinks, _ site: Site, isKnown: (UInt64) -> Bool
  ) -> Pieces? {
    let occurrence = OccurrenceLinks(links, of: site)
    let tokens = target.tokens[part]
    // An acronym is one word whatever its links say.
    if span.tokens.count == 1, tokens.flags[Int(span.tokens.lowerBound)].contains(.acronym) {
      return nil
    }
    let around = Neighbourhood(
      site, in: texts[Int(site.part)], occurrence, reach: Self.neighbourhood)
    var words = ScatteredWords(span, occurrence, tokens)
    takeOut(of: &words, around, isKnown)
    let within = words.kept
    add(to: &words, around)
    guard words.kept.count > 1 else { return nil }
    let pieces = words.pieces
    guard pieces.count > 1 else { return nil }
    let key = key(of: pieces, tokens)
    return Pieces(tokens: pieces, key: words.kept == within || isKnown(key) ? key : nil)
  }

  // MARK: Words of others

  /// Takes out the words between those of the rendering that come from other source words.
  private func takeOut(
    of words: inout ScatteredWords, _ around: Neighbourhood, _ isKnown: (UInt64) -> Bool
  ) {
    let columns = words.kept.sorted()
    guard let first = columns.first, let last = columns.last else { return }
    var run: [Int] = []
    for column in columns where column > first {
      if column < last, words.isForeign(column) {
        run.append(column)
        continue
      }
      defer { run = [] }
      guard !run.isEmpty, !words.cutsCompound(run) else { continue }
      let before = run[0] - 1
      let coordinated =
        self.coordinates(words, before, column) && around.isCoordinated
        && run.allSatisfy { around.explains($0) }
      var fewer = words
      fewer.kept.subtract(run)
      if coordinated || isKnown(key(of: fewer.pieces, words.tokens)) { words = fewer }
    }
  }

  /// Whether a conjunction or a comma stands between two columns.
  private func coordinates(_ words: ScatteredWords, _ first: Int, _ second: Int) -> Bool {
    (words.token(first)..<words.token(second)).contains {
      coordinators.contains(words.tokens.ids[$0]) || words.tokens.flags[$0].contains(.comma)
    }
  }

  // MARK: Words that stand apart

  /// Adds the words near the span that render what it leaves out, the nearest first.
  private func add(to words: inout ScatteredWords, _ around: Neighbourhood) {
    guard let first = words.kept.min(), let last = words.kept.max() else { return }
    for step in 1...Self.reach {
      for column in [last + step, first - step]
      where words.isNear(column, from: first, to: last, reach: Self.reach) {
        let compound = words.compound(column)
        guard column == compound.lowerBound, !words.kept.contains(column),
          !words.cutsName(compound), !compound.contains(where: { words.repeats($0, target) })
        else { continue }
        let edge = column > last ? last : first
        let ends = (min(edge, column), max(edge, column))
        // Without another's word between, the span was ended where it ends for a reason.
        guard ((ends.0 + 1)..<ends.1).contains(where: { words.isForeign($0) }) else { continue }
        let isShared = around.isCoordinated && coordinates(words, ends.0, ends.1)
        if isOwn(compound, words, isShared ? around : nil) { words.kept.formUnion(compound) }
      }
    }
  }

  /// Whether a word surely renders what the kept words leave out.
  /// - Parameter around: where a head may be shared with a neighbour; nil where it may not.
  private func isOwn(
    _ compound: Range<Int>, _ words: ScatteredWords, _ around: Neighbourhood?
  ) -> Bool {
    let uncovered = words.uncovered
    let occurrence = words.occurrence
    // A span that renders nothing is no rendering to which something could be added.
    guard uncovered.count < occurrence.rows.count else { return false }
    var rendered: Float = 0
    for row in uncovered {
      rendered += min(1, compound.reduce(0) { $0 + occurrence.rendered(row, by: $1) })
    }
    guard rendered >= Self.leastRendered else { return false }
    var origin: Float = 0
    for column in compound {
      origin += occurrence.inside[column] + (around?.twin(column, of: uncovered) ?? 0)
    }
    return origin / Float(compound.count) >= Self.leastOrigin
  }

  /// The key that the words of some pieces would have as one stretch; commas say nothing.
  private func key(of pieces: [Range<Int32>], _ tokens: TokenizedPart) -> UInt64 {
    var key = SpanKeys.seed
    for token in pieces.joined().map(Int.init) {
      if tokens.flags[token].contains(.content) {
        key = keys.key(key, content: tokens.ids[token])
      } else if tokens.flags[token].contains(.word) {
        key = keys.key(key, function: tokens.ids[token])
      }
    }
    return key
  }
}
