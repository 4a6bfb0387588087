import Alignment
import Corpus
import Glibc

/// Finds the best spans for one occurrence in one bead.
struct SpanFinder: Sendable {
  let corpus: AlignedCorpus
  private let keys: SpanKeys
  private let describer: SpanDescriber
  private let marks: SpanMarks
  /// The lemma of each word of the target vocabulary.
  private let lemmas: [Lemma]
  private let edges: SpanEdges
  static let maximumTokens = 16
  /// Spans kept for one occurrence.
  static let kept = 16
  /// Some content word of a span comes from the occurrence with more than this posterior.
  private static let leastInside: Float = 0.05
  /// The same for a word at which a span cuts a hyphen compound ("obesity" in "obesity-related").
  private static let leastInsideOfPart: Float = 0.3

  init(
    corpus: AlignedCorpus, lexis: TargetLexis, phrases: TargetPhrases, model: RenderingModel
  ) {
    self.corpus = corpus
    keys = SpanKeys(corpus.target)
    let surfaces = (0..<Int32(corpus.target.vocabulary.count)).map {
      corpus.target.vocabulary.text(of: $0)
    }
    lemmas = surfaces.map { Lemma(corpus.targetLemma(of: $0)) }
    marks = SpanMarks(corpus.target)
    edges = SpanEdges(corpus.target, phrases: phrases)
    describer = SpanDescriber(
      side: corpus.target, keys: keys, lexis: lexis, phrases: phrases, model: model)
  }

  /// Spans in falling order of score; ties by place.
  func spans(_ links: BeadLinks, of site: Site, _ term: TermTraits) -> [Span] {
    look(links, of: site, term) { $0.span }
  }

  /// The same spans with their features.
  func described(
    _ links: BeadLinks, of site: Site, _ term: TermTraits
  ) -> [(span: Span, features: SpanFeatures)] {
    look(links, of: site, term) { $0 }
  }

  private func look<Kept>(
    _ links: BeadLinks, of site: Site, _ term: TermTraits,
    keeping kept: ((span: Span, features: SpanFeatures)) -> Kept
  ) -> [Kept] {
    let occurrence = OccurrenceLinks(links, of: site)
    guard !occurrence.rows.isEmpty, occurrence.columns > 0 else { return [] }
    let part = corpus.bitexts[links.bitext].target
    let tokens = corpus.target.tokens[part]
    var found = search(occurrence, tokens)
    addGlosses(term, occurrence, tokens, to: &found)
    found += found.flatMap { wider($0, part, tokens, term) }
    let families = TermFamilies(term, occurrence, words: lemmas, tokens)
    return found.map {
      kept(describer.span($0, occurrence, part: part, tokens, term, families))
    }
  }

  /// The same span with a word at its edge that carries no meaning of its own elsewhere.
  private func wider(
    _ found: FoundSpan, _ part: Int, _ tokens: TokenizedPart, _ term: TermTraits
  ) -> [FoundSpan] {
    edges.wider(found.tokens, part, tokens, term).compactMap { range in
      guard let key = keys.key(tokens, range) else { return nil }
      var wide = found
      wide.tokens = range
      wide.stops += range.count - found.tokens.count
      wide.key = key
      return wide
    }
  }

  /// Adds the glosses of a term that stand in the bead, wherever its links lead.
  private func addGlosses(
    _ term: TermTraits, _ occurrence: OccurrenceLinks, _ tokens: TokenizedPart,
    to list: inout [FoundSpan]
  ) {
    guard !term.glossStarts.isEmpty else { return }
    let links = occurrence.links
    let m = occurrence.columns
    for first in 0..<m {
      let start = Int(links.tokens[first])
      guard term.glossStarts.contains(corpus.target.classOfWord[Int(tokens.ids[start])])
      else { continue }
      var key = SpanKeys.seed
      var (stops, token, column) = (0, start, first)
      while column < m, token - start < Self.maximumTokens {
        let flags = tokens.flags[token]
        if token > start, flags.contains(.first) { break }
        if Int(links.tokens[column]) == token {
          key = keys.key(key, content: tokens.ids[token])
          column += 1
          if term.glossKeys.contains(key),
            !list.contains(where: { $0.tokens == start..<(token + 1) })
          {
            var found = FoundSpan(
              score: 0, columns: first..<column, tokens: start..<(token + 1), stops: stops,
              commas: 0,
              marks: 0, coverage: 0, insideSum: 0, key: key)
            found.rate(occurrence)
            list.append(found)
          }
        } else if flags.contains(.word) {
          key = keys.key(key, function: tokens.ids[token])
          stops += 1
        } else {
          break
        }
        token += 1
      }
    }
  }

  private func search(_ occurrence: OccurrenceLinks, _ tokens: TokenizedPart) -> [FoundSpan] {
    let links = occurrence.links
    let m = occurrence.columns
    let u = max(1, 0.55 * Float(occurrence.rows.count))
    let end = Int(links.tokens[m - 1]) + 1
    var list: [FoundSpan] = []
    list.reserveCapacity(2 * Self.kept)
    var rowSums = [Float](repeating: 0, count: occurrence.rows.count)
    // The first column from each one on that a span of any worth must hold.
    var strong = [Int](repeating: m, count: m + 1)
    for column in stride(from: m - 1, through: 0, by: -1) {
      strong[column] =
        occurrence.inside[column] > Self.leastInside ? column : strong[column + 1]
    }
    for first in 0..<m {
      let start = Int(links.tokens[first])
      // A part of a hyphen compound is a span only where it surely renders the occurrence.
      if tokens.flags[start].contains(.joined),
        occurrence.inside[first] < Self.leastInsideOfPart || Self.isTied(tokens, start - 1)
      {
        continue
      }
      guard strong[first] < m, Int(links.tokens[strong[first]]) - start < Self.maximumTokens
      else { continue }
      for r in rowSums.indices { rowSums[r] = 0 }
      var value: Float = 0
      var best: Float = 0
      var found = FoundSpan(
        score: 0, columns: first..<first, tokens: start..<start, stops: 0, commas: 0, marks: 0,
        coverage: 0, insideSum: 0, key: SpanKeys.seed)
      var depth = 0
      var column = first
      var token = start
      search: while token < end, token - start < Self.maximumTokens {
        let flags = tokens.flags[token]
        // A heading without full stop does not run on into the next sentence.
        if token > start, flags.contains(.first) { break }
        if column < m, Int(links.tokens[column]) == token {
          let x = occurrence.inside[column]
          let out = occurrence.outside[column]
          value += x - 0.6 * out - 0.15 * max(0, 1 - x - out) - 0.1
          found.insideSum += x
          best = max(best, x)
          found.key = keys.key(found.key, content: tokens.ids[token])
          for (r, i) in occurrence.rows.enumerated() {
            rowSums[r] += links.fromSource[i * m + column]
          }
          column += 1
          let joinsNext = token + 1 < tokens.count && tokens.flags[token + 1].contains(.joined)
          if best > Self.leastInside, depth == 0,
            !joinsNext
              || column < m && x >= Self.leastInsideOfPart && !Self.isTied(tokens, token + 1)
          {
            found.columns = first..<column
            found.tokens = start..<(token + 1)
            found.coverage =
              rowSums.reduce(Float(0)) { $0 + min(1, $1) } / Float(rowSums.count)
            let ratio = logf(Float(found.columns.count) / u)
            found.score = value + found.coverage * u.squareRoot() - 0.15 * ratio * ratio
            Self.insert(found, into: &list)
          }
        } else if flags.contains(.comma) {
          value -= 0.2
          found.commas += 1
        } else if flags.contains(.quote) {
          value -= 0.1
        } else if flags.contains(.word) {
          value -= 0.05
          found.stops += 1
          found.key = keys.key(found.key, function: tokens.ids[token])
        } else {
          switch marks.mark(tokens, token) {
          case .border: break search
          case .inner: break
          case .opening: depth += 1
          case .closing: depth -= 1
          }
          if depth < 0 { break }
          value -= 0.05
          found.marks += 1
        }
        token += 1
      }
    }
    return list
  }

  /// Whether a token is a function word between hyphens: what it ties is one word (state-of-the-art, point-of-sale).
  private static func isTied(_ tokens: TokenizedPart, _ token: Int) -> Bool {
    tokens.flags[token].contains(.joined) && !tokens.flags[token].contains(.content)
  }

  private static func insert(_ found: FoundSpan, into list: inout [FoundSpan]) {
    if list.count == kept, let last = list.last, last.score >= found.score { return }
    var place = list.count
    while place > 0, list[place - 1].score < found.score { place -= 1 }
    list.insert(found, at: place)
    if list.count > kept { list.removeLast() }
  }

  /// Calls `body` with the key of every stretch of a bead's target side that could be a span.
  /// - Parameter tokens: those of the bitext's target part.
  func forEachKey(
    _ bead: Bead, _ bitext: Bitext, _ tokens: TokenizedPart, _ body: (UInt64) -> Void
  ) {
    let range = corpus.target.tokenRange(of: bead.target, part: bitext.target)
    for start in range
    where tokens.flags[start].contains(.content) {
      var key = SpanKeys.seed
      var token = start
      while token < range.upperBound, token - start < Self.maximumTokens {
        let flags = tokens.flags[token]
        if token > start, flags.contains(.first) { break }
        if flags.contains(.content) {
          key = keys.key(key, content: tokens.ids[token])
          body(key)
        } else if flags.contains(.word) {
          key = keys.key(key, function: tokens.ids[token])
        } else if flags.isDisjoint(with: [.comma, .quote, .inner]),
          marks.mark(tokens, token) == .border
        {
          break
        }
        token += 1
      }
    }
  }

  // MARK: Acronyms and glosses

  /// The first letters of a span's content words, in lower case.
  func initials(of span: Span, target: Int) -> String {
    let tokens = corpus.target.tokens[target]
    var initials = ""
    for token in span.tokens where tokens.flags[Int(token)].contains(.content) {
      initials += corpus.target.vocabulary.text(of: tokens.ids[Int(token)]).prefix(1).lowercased()
    }
    return initials
  }

  /// Whether a span is an acronym that is among some initials.
  func isAcronym(_ span: Span, target: Int, among initials: Set<String>) -> Bool {
    let tokens = corpus.target.tokens[target]
    let token = Int(span.tokens.lowerBound)
    return span.tokens.count == 1 && tokens.flags[token].contains(.acronym)
      && initials.contains(corpus.target.vocabulary.text(of: tokens.ids[token]).lowercased())
  }

  /// The acronyms in a bead that have one of the given initials, as spans that are not among those found.
  func acronyms(
    _ links: BeadLinks, of site: Site, _ term: TermTraits, initials: Set<String>,
    besides found: [Span]
  ) -> [(span: Span, features: SpanFeatures)] {
    let part = corpus.bitexts[links.bitext].target
    let tokens = corpus.target.tokens[part]
    let columns = links.tokens.indices.filter { column in
      let token = Int(links.tokens[column])
      return tokens.flags[token].contains(.acronym)
        && initials.contains(corpus.target.vocabulary.text(of: tokens.ids[token]).lowercased())
        && !found.contains { $0.tokens == Int32(token)..<Int32(token + 1) }
    }
    guard !columns.isEmpty else { return [] }
    let occurrence = OccurrenceLinks(links, of: site)
    guard !occurrence.rows.isEmpty else { return [] }
    let families = TermFamilies(term, occurrence, words: lemmas, tokens)
    return columns.compactMap { column in
      let token = Int(links.tokens[column])
      guard let key = keys.key(tokens, token..<(token + 1)) else { return nil }
      var span = FoundSpan(
        score: 0, columns: column..<(column + 1), tokens: token..<(token + 1), stops: 0, commas: 0,
        marks: 0, coverage: 0, insideSum: 0, key: key)
      span.rate(occurrence)
      return describer.span(span, occurrence, part: part, tokens, term, families)
    }
  }

  /// What a gloss of the lexicon says of the spans that may be it.
  func reading(ofGloss gloss: String) -> GlossReading {
    let words = EnglishProfile.words(of: gloss).map {
      (text: $0.word, isContent: $0.isContent, id: corpus.target.vocabulary.id(of: $0.word))
    }
    func wordClass(_ word: (text: String, isContent: Bool, id: Int32?)) -> Int32? {
      word.id.map { corpus.target.classOfWord[Int($0)] } ?? corpus.targetClass(of: word.text)
    }
    let content = words.filter(\.isContent)
    var reading = GlossReading(
      firstClass: content.first.flatMap(wordClass),
      lemmas: content.map { word in
        word.id.map { lemmas[Int($0)] } ?? Lemma(corpus.targetLemma(of: word.text))
      },
      initials: content.count < 2 ? nil : String(content.compactMap(\.text.first)))
    guard let first = words.firstIndex(where: \.isContent),
      let last = words.lastIndex(where: \.isContent)
    else { return reading }
    var key = SpanKeys.seed
    for word in words[first...last] {
      if word.isContent {
        guard let id = wordClass(word) else { return reading }
        key = keys.key(key, contentClass: id)
      } else {
        guard let id = word.id else { return reading }
        key = keys.key(key, function: id)
      }
    }
    reading.key = key
    return reading
  }
}

/// What a gloss of the lexicon says of the spans that may be it.
struct GlossReading: Sendable {
  /// The key that a span with its words has; nil where a word does not occur in the corpus.
  var key: UInt64?
  /// The class of its first content word; nil where the corpus has no such word.
  var firstClass: Int32?
  /// The lemmas of its content words.
  var lemmas: [Lemma]
  /// The first letters of its content words, in lower case, where it has several.
  var initials: String?
}
