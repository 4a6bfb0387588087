import Alignment
import Corpus
import Glibc

/// A stretch of target words that may render one occurrence.
struct Span: Sendable {
  /// Tokens of the target part, both edges content words.
  var tokens: Range<Int32>
  /// Lemma classes of the words, hashed: equal for inflected forms.
  var key: UInt64
  /// Value of the words + coverage - length penalty (reference/extraction.md 3.7).
  var score: Float
  /// Share of the occurrence's characters that the span renders.
  var coverage: Float
  /// Mean over content words of the posterior that they come from the occurrence.
  var inside: Float
  /// Sum over content words of the posterior that they come from other words.
  var outside: Float
  var contentCount: Int16
  var commas: Int16
  /// Share of function words.
  var stopShare: Float
  /// The features of the neighbours, in the order of the weights in `RenderingChooser`.
  var capitalLeft: Float
  var capitalRight: Float
  var capitalOf: Float
  var adjectiveLeft: Float
  var nounRight: Float
  var unexplainedRight: Float
  var danglingAdjective: Float
  /// 1 where the last word is a participle or an adverb, with which no noun phrase ends.
  var danglingParticiple: Float
  /// 1 where the first word is followed by an article or preposition and so heads no noun phrase.
  var looseStart: Float
  /// Auxiliaries and relative pronouns inside.
  var auxiliaries: Float
  /// Keys of the span with the next content word on either side, nil at a border, and how far that word belongs to
  /// other source words.
  var leftKey: UInt64?
  var rightKey: UInt64?
  var leftOutside: Float
  var rightOutside: Float
  /// How surely the span is only a piece of a longer expression; set once the whole corpus is counted.
  var fragment: Float = 0
  var startsWithVerb: Bool
  var isCapitalised: Bool
}

extension Span {
  /// How much speaks for the span rendering the occurrence at all, 0 to 1.
  var strength: Double { Double(coverage * inside) }
}

/// Finds the best spans for one occurrence in one bead.
struct SpanFinder: Sendable {
  let corpus: AlignedCorpus
  let lexis: TargetLexis
  private let maximumTokens = 16
  let kept = 14

  /// Spans in falling order of score; ties by place.
  func spans(_ links: BeadLinks, of site: Site) -> [Span] {
    let rows = rowRange(links, site)
    let m = links.tokens.count
    guard !rows.isEmpty, m > 0 else { return [] }
    let bitext = corpus.bitexts[links.bitext]
    let tokens = corpus.target.tokens[bitext.target]
    var inside = [Float](repeating: 0, count: m)
    for i in rows { for j in 0..<m { inside[j] += links.fromTarget[i * m + j] } }
    let total = links.explained
    let u = max(1, 0.55 * Float(rows.count))
    var list: [Span] = []
    var rowSums = [Float](repeating: 0, count: rows.count)
    for first in 0..<m {
      let start = Int(links.tokens[first])
      if tokens.flags[start].contains(.joined) { continue }
      for r in rowSums.indices { rowSums[r] = 0 }
      var value: Float = 0
      var insideSum: Float = 0
      var best: Float = 0
      var words = 0
      var stops = 0
      var commas = 0
      var key = Self.seed
      var column = first
      var token = start
      let end = Int(links.tokens[m - 1]) + 1
      while token < end, token - start < maximumTokens {
        let flags = tokens.flags[token]
        // A heading without full stop does not run on into the next sentence.
        if token > start, flags.contains(.first) { break }
        if column < m, Int(links.tokens[column]) == token {
          let x = inside[column]
          let out = max(0, total[column] - x)
          value += x - 0.6 * out - 0.15 * max(0, 1 - x - out) - 0.1
          insideSum += x
          best = max(best, x)
          words += 1
          key = Self.mix(key, UInt64(corpus.target.classOfWord[Int(tokens.ids[token])]) << 1)
          for (r, i) in rows.enumerated() { rowSums[r] += links.fromSource[i * m + column] }
          column += 1
          let joinsNext = token + 1 < tokens.count && tokens.flags[token + 1].contains(.joined)
          if !joinsNext, best > 0.05 {
            let coverage = rowSums.reduce(Float(0)) { $0 + min(1, $1) } / Float(rows.count)
            let ratio = logf(Float(words) / u)
            let score = value + coverage * u.squareRoot() - 0.15 * ratio * ratio
            insert(
              (score, first, column, token + 1, words, stops, commas, coverage, insideSum, key),
              into: &list, links, tokens, inside: inside, total: total)
          }
        } else if flags.contains(.comma) {
          value -= 0.2
          commas += 1
        } else if flags.contains(.quote) {
          value -= 0.1
        } else if flags.contains(.word) {
          value -= 0.05
          stops += 1
          key = Self.mix(key, UInt64(UInt32(bitPattern: tokens.ids[token])) << 1 | 1)
        } else {
          break
        }
        token += 1
      }
    }
    return list
  }

  private typealias Found = (
    score: Float, first: Int, endColumn: Int, endToken: Int, words: Int, stops: Int, commas: Int,
    coverage: Float, inside: Float, key: UInt64
  )

  private func insert(
    _ found: Found, into list: inout [Span], _ links: BeadLinks, _ tokens: TokenizedPart,
    inside: [Float], total: [Float]
  ) {
    if list.count == kept, let last = list.last, last.score >= found.score { return }
    var place = list.count
    while place > 0, list[place - 1].score < found.score { place -= 1 }
    list.insert(span(found, links, tokens, inside: inside, total: total), at: place)
    if list.count > kept { list.removeLast() }
  }

  private func span(
    _ found: Found, _ links: BeadLinks, _ tokens: TokenizedPart, inside: [Float], total: [Float]
  ) -> Span {
    let start = Int(links.tokens[found.first])
    let end = found.endToken
    let isCapital = { (i: Int) in
      tokens.flags[i].contains(.capitalised) && !tokens.flags[i].contains(.first)
    }
    let unexplained = { (column: Int) in max(0, 1 - total[column]) }
    var span = Span(
      tokens: Int32(start)..<Int32(end), key: found.key, score: found.score,
      coverage: found.coverage, inside: found.inside / Float(found.words), outside: 0,
      contentCount: Int16(found.words), commas: Int16(found.commas),
      stopShare: Float(found.stops) / Float(found.words + found.stops), capitalLeft: 0,
      capitalRight: 0, capitalOf: 0, adjectiveLeft: 0, nounRight: 0, unexplainedRight: 0,
      danglingAdjective: 0, danglingParticiple: 0, looseStart: 0, auxiliaries: 0, leftKey: nil,
      rightKey: nil, leftOutside: 0,
      rightOutside: 0, startsWithVerb: lexis.isVerbLike(tokens.ids[start]),
      isCapitalised: (start..<end).allSatisfy {
        !tokens.flags[$0].contains(.content) || tokens.flags[$0].contains(.capitalised)
      })
    for column in found.first..<found.endColumn {
      span.outside += max(0, total[column] - inside[column])
    }
    if found.first > 0, Int(links.tokens[found.first - 1]) == start - 1 {
      let column = found.first - 1
      let out = max(0, total[column] - inside[column])
      if isCapital(start - 1), tokens.flags[start].contains(.capitalised) {
        span.capitalLeft = 1 - out
      }
      if lexis.isAdjectiveLike(tokens.ids[start - 1]) { span.adjectiveLeft = unexplained(column) }
    }
    if found.endColumn < links.tokens.count, Int(links.tokens[found.endColumn]) == end {
      let column = found.endColumn
      let out = max(0, total[column] - inside[column])
      if isCapital(end), isCapital(end - 1) { span.capitalRight = 1 - out }
      span.unexplainedRight = unexplained(column)
      if !lexis.isParticipleLike(tokens.ids[end]) { span.nounRight = unexplained(column) }
      if lexis.isAdjectiveLike(tokens.ids[end - 1]) { span.danglingAdjective = 1 }
    }
    if start + 1 < end, lexis.isLoose(tokens.ids[start + 1]) { span.looseStart = 1 }
    span.auxiliaries = Float((start..<end).count { lexis.isAuxiliary(tokens.ids[$0]) })
    if lexis.endsNoPhrase(tokens.ids[end - 1]) { span.danglingParticiple = 1 }
    extend(&span, found, links, tokens, inside: inside, total: total)
    if end + 1 < tokens.count, lexis.isOf(tokens.ids[end]),
      tokens.flags[end - 1].contains(.capitalised)
    {
      var next = end + 1
      if next + 1 < tokens.count, !tokens.flags[next].contains(.content) { next += 1 }
      if isCapital(next) { span.capitalOf = 1 }
    }
    return span
  }

  /// Notes the keys of the span with one more content word on the left or right, function words between them included.
  private func extend(
    _ span: inout Span, _ found: Found, _ links: BeadLinks, _ tokens: TokenizedPart,
    inside: [Float], total: [Float]
  ) {
    if found.first > 0 {
      let start = Int(links.tokens[found.first - 1])
      if let key = key(tokens, start..<found.endToken) {
        span.leftKey = key
        span.leftOutside = max(0, total[found.first - 1] - inside[found.first - 1])
      }
    }
    if found.endColumn < links.tokens.count {
      let end = Int(links.tokens[found.endColumn]) + 1
      if let key = key(tokens, Int(span.tokens.lowerBound)..<end) {
        span.rightKey = key
        span.rightOutside = max(0, total[found.endColumn] - inside[found.endColumn])
      }
    }
  }

  /// The key of a stretch of tokens; nil where punctuation interrupts it or it is too long.
  private func key(_ tokens: TokenizedPart, _ range: Range<Int>) -> UInt64? {
    guard range.count <= maximumTokens else { return nil }
    var key = Self.seed
    for token in range {
      let flags = tokens.flags[token]
      if flags.contains(.content) {
        key = Self.mix(key, UInt64(corpus.target.classOfWord[Int(tokens.ids[token])]) << 1)
      } else if flags.contains(.word) {
        key = Self.mix(key, UInt64(UInt32(bitPattern: tokens.ids[token])) << 1 | 1)
      } else {
        return nil
      }
    }
    return key
  }

  /// Calls `body` with the key of every stretch of a bead's target side that could be a span.
  func forEachKey(_ bead: Bead, _ bitext: Bitext, _ body: (UInt64) -> Void) {
    let tokens = corpus.target.tokens[bitext.target]
    let range = corpus.target.tokenRange(of: bead.target, part: bitext.target)
    for start in range
    where tokens.flags[start].contains(.content) && !tokens.flags[start].contains(.joined) {
      var key = Self.seed
      var token = start
      while token < range.upperBound, token - start < maximumTokens {
        let flags = tokens.flags[token]
        if token > start, flags.contains(.first) { break }
        if flags.contains(.content) {
          key = Self.mix(key, UInt64(corpus.target.classOfWord[Int(tokens.ids[token])]) << 1)
          body(key)
        } else if flags.contains(.word) {
          key = Self.mix(key, UInt64(UInt32(bitPattern: tokens.ids[token])) << 1 | 1)
        } else if !flags.contains(.comma), !flags.contains(.quote) {
          break
        }
        token += 1
      }
    }
  }

  /// The first letters of a span's content words, in lower case.
  func initials(of span: Span, in bitext: Bitext) -> String {
    let tokens = corpus.target.tokens[bitext.target]
    var initials = ""
    for token in span.tokens where tokens.flags[Int(token)].contains(.content) {
      initials += corpus.target.vocabulary.text(of: tokens.ids[Int(token)]).prefix(1)
    }
    return initials
  }

  /// The acronym in a bead that has one of the given initials, as a span.
  func acronym(in bead: Bead, of bitext: Bitext, initials: Set<String>) -> Span? {
    let tokens = corpus.target.tokens[bitext.target]
    for token in corpus.target.tokenRange(of: bead.target, part: bitext.target) {
      guard tokens.flags[token].isSuperset(of: [.acronym, .content]),
        initials.contains(corpus.target.vocabulary.text(of: tokens.ids[token])),
        let key = key(tokens, token..<(token + 1))
      else { continue }
      return Span(
        tokens: Int32(token)..<Int32(token + 1), key: key, score: 0, coverage: 0.6, inside: 0.6,
        outside: 0,
        contentCount: 1, commas: 0, stopShare: 0, capitalLeft: 0, capitalRight: 0, capitalOf: 0,
        adjectiveLeft: 0, nounRight: 0, unexplainedRight: 0, danglingAdjective: 0,
        danglingParticiple: 0, looseStart: 0, auxiliaries: 0, leftKey: nil, rightKey: nil,
        leftOutside: 0, rightOutside: 0, startsWithVerb: false, isCapitalised: true)
    }
    return nil
  }

  /// The key that a span with the words of a gloss has; nil where a word does not occur in the corpus.
  func key(ofGloss gloss: String) -> UInt64? {
    var words = EnglishProfile.words(of: gloss)[...]
    while words.first?.isContent == false { words.removeFirst() }
    while words.last?.isContent == false { words.removeLast() }
    guard !words.isEmpty else { return nil }
    var key = Self.seed
    for (word, isContent) in words {
      if !isContent {
        guard let id = corpus.target.vocabulary.id(of: word) else { return nil }
        key = Self.mix(key, UInt64(UInt32(bitPattern: id)) << 1 | 1)
      } else {
        guard let id = corpus.targetClass(of: word) else { return nil }
        key = Self.mix(key, UInt64(id) << 1)
      }
    }
    return key
  }

  /// Rows of the link matrix that lie in the site.
  func rowRange(_ links: BeadLinks, _ site: Site) -> Range<Int> {
    func lower(_ position: Int32) -> Int {
      var low = 0
      var high = links.characters.count
      while low < high {
        let middle = (low + high) >> 1
        if links.characters[middle] < position { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return lower(site.start)..<lower(site.end)
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mix(_ key: UInt64, _ word: UInt64) -> UInt64 {
    var h = (key ^ word) &* 0xBF58_476D_1CE4_E5B9
    h ^= h >> 29
    return h &* 0x94D0_49BB_1331_11EB
  }
}
