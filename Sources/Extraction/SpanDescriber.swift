import Alignment
import Corpus
import Glibc

/// Looks at the words of a span and around it: how well they fit an occurrence, and whether they are a whole phrase.
struct SpanDescriber: Sendable {
  let side: TextSide
  let keys: SpanKeys
  let lexis: TargetLexis
  let phrases: TargetPhrases
  let model: RenderingModel

  func span(
    _ found: FoundSpan, _ occurrence: OccurrenceLinks, part: Int, _ tokens: TokenizedPart,
    _ term: TermTraits
  ) -> Span {
    let (start, end) = (found.tokens.lowerBound, found.tokens.upperBound)
    let left = neighbour(found.columns.lowerBound - 1, at: start - 1, occurrence)
    let right = neighbour(found.columns.upperBound, at: end, occurrence)
    var capitals: (left: Float, right: Float) = (0, 0)
    if let left, isCapital(tokens, start - 1), tokens.flags[start].contains(.capitalised) {
      capitals.left = 1 - occurrence.outside[left]
    }
    if let right, isCapital(tokens, end), isCapital(tokens, end - 1) {
      capitals.right = 1 - occurrence.outside[right]
    }
    var span = Span(
      tokens: Int32(start)..<Int32(end), key: found.key, score: found.score, fitness: 0,
      coverage: found.coverage, inside: found.inside,
      outside: occurrence.outsideSum(found.columns),
      contentCount: Int16(found.columns.count), commas: Int16(found.commas),
      stopShare: found.stopShare, capitalLeft: capitals.left, capitalRight: capitals.right,
      unexplainedRight: right.map { occurrence.unexplained($0) } ?? 0,
      startsWithVerb: lexis.isVerbLike(tokens.ids[start]),
      isCapitalised: found.tokens.allSatisfy {
        !tokens.flags[$0].contains(.content) || tokens.flags[$0].contains(.capitalised)
      }, leftKey: nil, rightKey: nil, leftOutside: 0, rightOutside: 0)
    extend(&span, found, occurrence, tokens)
    var features = SpanFeatures()
    noteLinks(&features, span, found, occurrence, part)
    noteForm(&features, span, found, part, tokens, term)
    notePhrase(&features, found, part, tokens, term)
    noteNeighbours(&features, span, found, occurrence, part, tokens)
    span.fitness = model.score(features)
    return span
  }

  /// The column of the content word at a token, where that token is one.
  private func neighbour(_ column: Int, at token: Int, _ occurrence: OccurrenceLinks) -> Int? {
    guard column >= 0, column < occurrence.columns,
      Int(occurrence.links.tokens[column]) == token
    else { return nil }
    return column
  }

  private func isCapital(_ tokens: TokenizedPart, _ i: Int) -> Bool {
    tokens.flags[i].contains(.capitalised) && !tokens.flags[i].contains(.first)
  }

  /// Notes the keys of the span with one more content word on the left or right, function words between them included.
  private func extend(
    _ span: inout Span, _ found: FoundSpan, _ occurrence: OccurrenceLinks, _ tokens: TokenizedPart
  ) {
    let before = found.columns.lowerBound - 1
    if before >= 0 {
      let start = Int(occurrence.links.tokens[before])
      if found.tokens.upperBound - start <= SpanFinder.maximumTokens,
        let key = keys.key(tokens, start..<found.tokens.upperBound)
      {
        span.leftKey = key
        span.leftOutside = occurrence.outside[before]
      }
    }
    let after = found.columns.upperBound
    if after < occurrence.columns {
      let end = Int(occurrence.links.tokens[after]) + 1
      if end - found.tokens.lowerBound <= SpanFinder.maximumTokens,
        let key = keys.key(tokens, found.tokens.lowerBound..<end)
      {
        span.rightKey = key
        span.rightOutside = occurrence.outside[after]
      }
    }
  }

  // MARK: Features

  private func noteLinks(
    _ f: inout SpanFeatures, _ span: Span, _ found: FoundSpan, _ occurrence: OccurrenceLinks,
    _ part: Int
  ) {
    let (first, last) = (found.columns.lowerBound, found.columns.upperBound - 1)
    let head = head(found, occurrence, part)
    f[.value] = span.score
    f[.coverage] = span.coverage
    f[.inside] = span.inside
    f[.outside] = span.outside
    f[.firstOutside] = occurrence.outside[first]
    f[.lastOutside] = occurrence.outside[last]
    f[.headOutside] = occurrence.outside[head]
    f[.firstUnexplained] = occurrence.unexplained(first)
    f[.firstSought] = occurrence.sought(first)
    f[.headSought] = occurrence.sought(head)
    if first > 0 { f[.beforeSought] = occurrence.sought(first - 1) }
    if last + 1 < occurrence.columns {
      f[.afterSought] = occurrence.sought(last + 1)
      f[.afterInside] = occurrence.inside[last + 1]
    }
    let rows = occurrence.rows
    let beginning = rows.prefix(2)
    for row in beginning {
      var rendered: Float = 0
      for column in found.columns { rendered += occurrence.rendered(row, by: column) }
      f[.beginningCovered] += min(1, rendered) / Float(beginning.count)
    }
    f[.firstByFirst] = occurrence.rendered(rows.lowerBound, by: first)
    f[.lastByHead] = occurrence.rendered(rows.upperBound - 1, by: head)
  }

  /// The column of the head: the last content word before the first preposition.
  private func head(_ found: FoundSpan, _ occurrence: OccurrenceLinks, _ part: Int) -> Int {
    let preposition = found.tokens.dropFirst().first {
      switch phrases.tag(part, $0) {
      case .preposition, .to, .relative: true
      default: false
      }
    }
    guard let preposition else { return found.columns.upperBound - 1 }
    return found.columns.last { Int(occurrence.links.tokens[$0]) < preposition }
      ?? found.columns.lowerBound
  }

  private func noteForm(
    _ f: inout SpanFeatures, _ span: Span, _ found: FoundSpan, _ part: Int,
    _ tokens: TokenizedPart, _ term: TermTraits
  ) {
    let length = max(
      0, logf(0.5 * Float(max(1, term.hanCount)) / Float(found.columns.count)))
    f[.shortness] = length * length
    f[.capitalised] = span.isCapitalised ? 1 : 0
    f[.acronym] =
      found.tokens.count == 1 && tokens.flags[found.tokens.lowerBound].contains(.acronym) ? 1 : 0
    f[.stopShare] = span.stopShare
    f[term.isList ? .listCommas : .commas] = Float(found.commas)
    for token in found.tokens {
      if lexis.isAuxiliary(tokens.ids[token]) { f[.auxiliaries] += 1 }
      switch phrases.tag(part, token) {
      case .preposition: f[lexis.isGenitive(tokens.ids[token]) ? .genitives : .prepositions] += 1
      case .to where !term.startsWithVerb: f[.infinitives] += 1
      default: break
      }
    }
  }

  private func notePhrase(
    _ f: inout SpanFeatures, _ found: FoundSpan, _ part: Int, _ tokens: TokenizedPart,
    _ term: TermTraits
  ) {
    let (start, end) = (found.tokens.lowerBound, found.tokens.upperBound)
    let first = phrases.tag(part, start)
    let last = phrases.tag(part, end - 1)
    let modifies = end - start > 1 && phrases.continues(part, start + 1)
    let startsOnVerb =
      first.isVerb || (first == .participle || first == .gerund) && !modifies
    var verbs = 0
    var hasClause = false
    for token in found.tokens where phrases.tag(part, token).isVerb {
      verbs += 1
      if token == 0 || phrases.tag(part, token - 1) != .to { hasClause = true }
    }
    f[.clause] = hasClause && !startsOnVerb ? 1 : 0
    let endsOnNoNoun: Float = last.isNoun || last == .number || last == .possessive ? 0 : 1
    if term.startsWithVerb {
      f[.verbsOfVerbTerm] = Float(verbs)
      f[.endsOnNoNounOfVerbTerm] = endsOnNoNoun
    } else {
      f[.verbs] = Float(verbs)
      f[.endsOnNoNoun] = endsOnNoNoun
      f[.startsOnVerb] = startsOnVerb ? 1 : 0
      if end - start > 1, lexis.isLoose(tokens.ids[start + 1]) { f[.looseStart] = 1 }
    }
  }

  private func noteNeighbours(
    _ f: inout SpanFeatures, _ span: Span, _ found: FoundSpan, _ occurrence: OccurrenceLinks,
    _ part: Int, _ tokens: TokenizedPart
  ) {
    let (start, end) = (found.tokens.lowerBound, found.tokens.upperBound)
    let left = neighbour(found.columns.lowerBound - 1, at: start - 1, occurrence)
    let right = neighbour(found.columns.upperBound, at: end, occurrence)
    f[.capitalLeft] = span.capitalLeft
    f[.capitalRight] = span.capitalRight
    f[.contentLeft] = left == nil ? 0 : 1
    if let right {
      if !lexis.isParticipleLike(tokens.ids[end]) { f[.nounRight] = occurrence.unexplained(right) }
      if lexis.isAdjectiveLike(tokens.ids[end - 1]) { f[.danglingAdjective] = 1 }
    }
    if end < tokens.count, phrases.continues(part, end) {
      f[.phraseOpenRight] = 1
      f[.phraseCutRight] = 1 - (right.map { occurrence.outside[$0] } ?? 0)
    }
    if phrases.continues(part, start) {
      f[.phraseOpenLeft] = 1
      f[.phraseCutLeft] = left.map { 1 - occurrence.outside[$0] } ?? 0
    }
    if start > 0 {
      switch phrases.tag(part, start - 1) {
      case .determiner, .possessivePronoun: f[.determinerBefore] = 1
      case .possessive: f[.possessiveBefore] = 1
      default: break
      }
    }
  }
}
