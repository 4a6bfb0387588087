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
    _ term: TermTraits, _ families: TermFamilies
  ) -> (span: Span, features: SpanFeatures) {
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
      tokens: Int32(start)..<Int32(end), key: found.key, score: found.score,
      fitness: 0,
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
    noteGlosses(&features, found, occurrence, part, families)
    noteForm(&features, span, found, part, tokens, term)
    notePhrase(&features, &span, found, part, tokens, term)
    noteNeighbours(&features, span, found, occurrence, part, tokens)
    noteJoints(&features, found, occurrence, part, tokens)
    span.fitness = model.score(features)
    span.signs = Span.Signs(
      glossCovered: features[.glossCovered], familyCovered: features[.familyCovered],
      memberMissing: features[.memberMissing])
    return (span, features)
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

  /// The column of the content word before "of", or after it, right beside a span; nil where there is none.
  private func beyondOf(
    _ tokens: TokenizedPart, _ part: Int, from token: Int, step: Int, _ occurrence: OccurrenceLinks
  ) -> (column: Int, token: Int)? {
    guard tokens.ids.indices.contains(token), tokens.flags[token].contains(.word),
      !tokens.flags[token].contains(.content), lexis.joinsNames(tokens.ids[token])
    else { return nil }
    var next = token + step
    if tokens.ids.indices.contains(next), phrases.tag(part, next) == .determiner { next += step }
    guard tokens.ids.indices.contains(next), tokens.flags[next].contains(.content) else {
      return nil
    }
    let column = occurrence.links.tokens.partitioningIndex(from: Int32(next))
    guard column < occurrence.columns, Int(occurrence.links.tokens[column]) == next else {
      return nil
    }
    return (column, next)
  }

  private func noteJoints(
    _ f: inout SpanFeatures, _ found: FoundSpan, _ occurrence: OccurrenceLinks, _ part: Int,
    _ tokens: TokenizedPart
  ) {
    let (start, end) = (found.tokens.lowerBound, found.tokens.upperBound)
    if !tokens.flags[start].contains(.first),
      let (column, token) = beyondOf(tokens, part, from: start - 1, step: -1, occurrence)
    {
      let free = 1 - occurrence.outside[column]
      if lexis.isGenitive(tokens.ids[start - 1]) { f[.ofLeft] = free }
      if tokens.flags[token].contains(.capitalised), tokens.flags[start].contains(.capitalised) {
        f[.capitalOfLeft] = free
      }
    }
    if end < tokens.count, !tokens.flags[end].contains(.first),
      let (column, token) = beyondOf(tokens, part, from: end, step: 1, occurrence)
    {
      let free = 1 - occurrence.outside[column]
      if lexis.isGenitive(tokens.ids[end]) { f[.ofRight] = free }
      if tokens.flags[token].contains(.capitalised), tokens.flags[end - 1].contains(.capitalised) {
        f[.capitalOfRight] = free
      }
    }
    let quotes = found.tokens.count { tokens.flags[$0].contains(.quote) }
    f[.cutQuote] = Float(quotes % 2)
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
    for column in found.columns {
      f[.soughtInside] += occurrence.soughtShare(column)
      f[.soughtOutside] += occurrence.soughtShareOutside(column)
    }
    f[.soughtInside] /= Float(found.columns.count)
    f[.firstSoughtOutside] = occurrence.soughtShareOutside(first)
    f[.lastSoughtOutside] = occurrence.soughtShareOutside(last)
    f[.headSoughtOutside] = occurrence.soughtShareOutside(head)
    if first > 0 { f[.leftSoughtInside] = occurrence.soughtShare(first - 1) }
    if last + 1 < occurrence.columns { f[.rightSoughtInside] = occurrence.soughtShare(last + 1) }
    f[.firstByFirst] = occurrence.rendered(rows.lowerBound, by: first)
    f[.lastByHead] = occurrence.rendered(rows.upperBound - 1, by: head)
  }

  private func noteGlosses(
    _ f: inout SpanFeatures, _ found: FoundSpan, _ occurrence: OccurrenceLinks, _ part: Int,
    _ families: TermFamilies
  ) {
    func isForeign(_ column: Int) -> Float {
      occurrence.glossInside[column] == 0 && occurrence.glossOutside[column] > 0 ? 1 : 0
    }
    let (first, last) = (found.columns.lowerBound, found.columns.upperBound - 1)
    let count = Float(found.columns.count)
    for column in found.columns {
      f[.glossInside] += occurrence.glossInside[column] / count
      f[.glossOutside] += isForeign(column)
      if families.isRelated[column] {
        f[.familyInside] += 1 / count
      } else {
        f[.familyOutside] += 1
      }
    }
    f[.firstGlossOutside] = isForeign(first)
    f[.lastGlossOutside] = isForeign(last)
    f[.headGlossOutside] = isForeign(head(found, occurrence, part))
    if first > 0 {
      f[.leftGlossInside] = occurrence.glossInside[first - 1]
      f[.leftFamily] = families.isRelated[first - 1] ? 1 : 0
    }
    if last + 1 < occurrence.columns {
      f[.rightGlossInside] = occurrence.glossInside[last + 1]
      f[.rightFamily] = families.isRelated[last + 1] ? 1 : 0
    }
    let covered = occurrence.glossCovered(by: found.columns)
    f[.glossCovered] = covered.inside
    f[.glossMissed] = covered.missed
    f[.familyCovered] = families.covered(by: found.columns)
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
    let excess = max(
      0, logf(Float(found.columns.count) / (0.75 * Float(max(1, term.hanCount)))))
    f[.longness] = excess * excess
    f[.capitalised] = span.isCapitalised ? 1 : 0
    f[.acronym] =
      found.tokens.count == 1 && tokens.flags[found.tokens.lowerBound].contains(.acronym) ? 1 : 0
    f[.stopShare] = span.stopShare
    f[term.isList ? .listCommas : .commas] = Float(found.commas)
    f[term.hasBracket ? .marksOfBracketTerm : .marks] = Float(found.marks)
    let (start, end) = (found.tokens.lowerBound, found.tokens.upperBound)
    if tokens.flags[start].contains(.joined) { f[.hyphenCutLeft] = 1 }
    if end < tokens.count, tokens.flags[end].contains(.joined) { f[.hyphenCutRight] = 1 }
    if !tokens.flags[start].contains(.content) { f[.functionStart] = 1 }
    if !tokens.flags[end - 1].contains(.content) { f[.particleEnd] = 1 }
    if lexis.isTitle(tokens.ids[start]), end - start > 1 { f[.title] = 1 }
    var (hasNumber, hasOther) = (false, false)
    for token in found.tokens {
      if let number = lexis.number(tokens.ids[token]) {
        if term.numbers.contains(number) { hasNumber = true } else { hasOther = true }
      }
      if phrases.tag(part, token) == .conjunction {
        f[term.isCoordination ? .coordinations : .conjunctions] += 1
      }
    }
    if term.isCoordination, f[.coordinations] == 0, found.commas == 0, found.marks == 0 {
      f[.memberMissing] = 1
    }
    if !term.numbers.isEmpty, !hasNumber { f[.numberMissing] = 1 }
    if hasOther { f[.numbers] = 1 }
    if start > 0, end < tokens.count, isEnclosing(tokens, start - 1), isEnclosing(tokens, end) {
      f[.enclosed] = 1
    }
    for token in found.tokens {
      if lexis.isAuxiliary(tokens.ids[token]) { f[.auxiliaries] += 1 }
      switch phrases.tag(part, token) {
      case .preposition: f[lexis.isGenitive(tokens.ids[token]) ? .genitives : .prepositions] += 1
      case .to where !term.startsWithVerb: f[.infinitives] += 1
      default: break
      }
    }
  }

  /// Whether a token is a quotation mark or a bracket.
  private func isEnclosing(_ tokens: TokenizedPart, _ token: Int) -> Bool {
    tokens.flags[token].contains(.quote) || lexis.isBracket(tokens.ids[token])
  }

  private func notePhrase(
    _ f: inout SpanFeatures, _ span: inout Span, _ found: FoundSpan, _ part: Int,
    _ tokens: TokenizedPart, _ term: TermTraits
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
    span.isClause = f[.clause] > 0 || f[.auxiliaries] > 0
    span.isPredicate = startsOnVerb
    span.isNounPhrase =
      !startsOnVerb && last.isNoun
      && found.tokens.dropFirst().allSatisfy { phrases.continues(part, $0) }
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

extension [Int32] {
  /// The first index whose value is not below one; the values ascend.
  fileprivate func partitioningIndex(from value: Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) >> 1
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
