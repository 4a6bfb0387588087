/// What is known of a span as a rendering of an occurrence; each has a weight in `RenderingModel`.
enum SpanFeature: Int, CaseIterable {
  // Links (reference/extraction.md 3.7).
  /// Value of the words, plus coverage, less the length penalty.
  case value
  /// Share of the occurrence's characters that the span renders.
  case coverage
  /// Mean over content words of the posterior that they come from the occurrence.
  case inside
  /// Sum over content words of the posterior that they come from other words.
  case outside
  /// How far the first content word, the last and the head come from other words.
  case firstOutside, lastOutside, headOutside
  /// How far the first content word comes from nothing.
  case firstUnexplained
  /// How surely the occurrence's words are rendered by the first content word, by the head, by the content words
  /// before and after the span; each over the square root of the occurrence's characters.
  case firstSought, headSought, beforeSought, afterSought
  /// The posterior that the content word after the span comes from the occurrence.
  case afterInside
  /// Share of the first two characters that the span renders.
  case beginningCovered
  /// Posterior that the first character is rendered by the first content word, and the last one by the head.
  case firstByFirst, lastByHead
  // Form.
  /// max(0, ln(Han characters / 2 content words)) squared.
  case shortness
  case capitalised, acronym
  /// Share of function words.
  case stopShare
  case auxiliaries
  case prepositions
  /// The preposition "of".
  case genitives
  /// "to" in the rendering of a term that does not begin with a verb.
  case infinitives
  /// Commas, in renderings of terms that are no list and that are one.
  case commas, listCommas
  // Phrase. Those of verbs are for terms that begin with no verb, unless the name says otherwise.
  case verbs, verbsOfVerbTerm
  /// A verb of a clause inside, but not first.
  case clause
  /// The first word is a verb, or a participle that modifies nothing.
  case startsOnVerb
  /// The first word is followed by an article or preposition and so heads no noun phrase.
  case looseStart
  /// The last word is neither noun nor number.
  case endsOnNoNoun, endsOnNoNounOfVerbTerm
  /// The last word is an adjective before another content word.
  case danglingAdjective
  /// The span ends, or begins, within a base noun phrase; the same less what the word cut off renders of other words.
  case phraseOpenRight, phraseOpenLeft, phraseCutRight, phraseCutLeft
  /// The next word is an unexplained noun.
  case nounRight
  /// A capitalised word beside a capitalised edge that renders nothing else.
  case capitalLeft, capitalRight
  /// A content word stands right before the span.
  case contentLeft
  case determinerBefore, possessiveBefore
}

/// What the whole corpus says of a span as a rendering of an occurrence; each has a weight in `RenderingModel`.
enum UsageFeature: Int, CaseIterable {
  /// The span is a gloss of the term.
  case gloss
  /// Share among the spans of this occurrence.
  case share
  /// ln(0.1 + mean share) in the translation and in all of them; the latter also as it is.
  case documentShare, overallShare, meanShare
  /// Dice coefficient, ln(1 + log-likelihood ratio), share of the n-gram's beads that hold the term.
  case dice, likelihoodRatio, specificity
  /// How surely the n-gram is only a piece of a longer expression.
  case fragment
  /// Means over the occurrences of the term in the translation.
  case meanCoverage, meanOutside, meanValue
}

/// Feature values of one span.
struct SpanFeatures: Sendable {
  /// An array in place: to set one of 64 elements of a SIMD vector copies all of them.
  private(set) var values = InlineArray<64, Float>(repeating: 0)

  subscript(_ feature: SpanFeature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }
}

/// Feature values of one span and its n-gram.
struct UsageFeatures: Sendable {
  private(set) var vector = SIMD16<Float>(repeating: 0)

  subscript(_ feature: UsageFeature) -> Float {
    get { vector[feature.rawValue] }
    set { vector[feature.rawValue] = newValue }
  }
}
