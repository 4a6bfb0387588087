import Alignment
import Corpus
import Glibc

/// Finds the best spans for one occurrence in one bead.
struct SpanFinder: Sendable {
  let corpus: AlignedCorpus
  private let keys: SpanKeys
  private let describer: SpanDescriber
  static let maximumTokens = 16
  /// Spans kept for one occurrence.
  static let kept = 14
  /// Some content word of a span comes from the occurrence with more than this posterior.
  private static let leastInside: Float = 0.05

  init(
    corpus: AlignedCorpus, lexis: TargetLexis, phrases: TargetPhrases, model: RenderingModel
  ) {
    self.corpus = corpus
    keys = SpanKeys(corpus.target)
    describer = SpanDescriber(
      side: corpus.target, keys: keys, lexis: lexis, phrases: phrases, model: model)
  }

  /// Spans in falling order of score; ties by place.
  func spans(_ links: BeadLinks, of site: Site, _ term: TermTraits) -> [Span] {
    let occurrence = OccurrenceLinks(links, of: site)
    guard !occurrence.rows.isEmpty, occurrence.columns > 0 else { return [] }
    let part = corpus.bitexts[links.bitext].target
    let tokens = corpus.target.tokens[part]
    return search(occurrence, tokens).map {
      describer.span($0, occurrence, part: part, tokens, term)
    }
  }

  private func search(_ occurrence: OccurrenceLinks, _ tokens: TokenizedPart) -> [FoundSpan] {
    let links = occurrence.links
    let m = occurrence.columns
    let u = max(1, 0.55 * Float(occurrence.rows.count))
    let end = Int(links.tokens[m - 1]) + 1
    var list: [FoundSpan] = []
    var rowSums = [Float](repeating: 0, count: occurrence.rows.count)
    // The first column from each one on that a span of any worth must hold.
    var strong = [Int](repeating: m, count: m + 1)
    for column in stride(from: m - 1, through: 0, by: -1) {
      strong[column] =
        occurrence.inside[column] > Self.leastInside ? column : strong[column + 1]
    }
    for first in 0..<m {
      let start = Int(links.tokens[first])
      if tokens.flags[start].contains(.joined) { continue }
      guard strong[first] < m, Int(links.tokens[strong[first]]) - start < Self.maximumTokens
      else { continue }
      for r in rowSums.indices { rowSums[r] = 0 }
      var value: Float = 0
      var best: Float = 0
      var found = FoundSpan(
        score: 0, columns: first..<first, tokens: start..<start, stops: 0, commas: 0, coverage: 0,
        insideSum: 0, key: SpanKeys.seed)
      var column = first
      var token = start
      while token < end, token - start < Self.maximumTokens {
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
          if !joinsNext, best > Self.leastInside {
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
        } else if !flags.contains(.inner) {
          break
        }
        token += 1
      }
    }
    return list
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
    where tokens.flags[start].contains(.content) && !tokens.flags[start].contains(.joined) {
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
        } else if flags.isDisjoint(with: [.comma, .quote, .inner]) {
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

  /// The acronym in a bead that has one of the given initials, as a span.
  func acronym(in bead: Bead, of bitext: Bitext, initials: Set<String>) -> Span? {
    let tokens = corpus.target.tokens[bitext.target]
    for token in corpus.target.tokenRange(of: bead.target, part: bitext.target) {
      guard tokens.flags[token].isSuperset(of: [.acronym, .content]),
        initials.contains(corpus.target.vocabulary.text(of: tokens.ids[token]).lowercased()),
        let key = keys.key(tokens, token..<(token + 1))
      else { continue }
      return Span(
        tokens: Int32(token)..<Int32(token + 1), key: key, score: 0, fitness: 0, coverage: 0.6,
        inside: 0.6, outside: 0, contentCount: 1, commas: 0, stopShare: 0, capitalLeft: 0,
        capitalRight: 0, unexplainedRight: 0, startsWithVerb: false, isCapitalised: true,
        leftKey: nil, rightKey: nil, leftOutside: 0, rightOutside: 0)
    }
    return nil
  }

  /// The key that a span with the words of a gloss has; nil where a word does not occur in the corpus.
  func key(ofGloss gloss: String) -> UInt64? {
    var words = EnglishProfile.words(of: gloss)[...]
    while words.first?.isContent == false { words.removeFirst() }
    while words.last?.isContent == false { words.removeLast() }
    guard !words.isEmpty else { return nil }
    var key = SpanKeys.seed
    for (word, isContent) in words {
      if !isContent {
        guard let id = corpus.target.vocabulary.id(of: word) else { return nil }
        key = keys.key(key, function: id)
      } else {
        guard let id = corpus.targetClass(of: word) else { return nil }
        key = keys.key(key, contentClass: id)
      }
    }
    return key
  }
}
