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
  /// Mean over content words of the share of what asks for them that belongs to the occurrence; sum of the share of
  /// other words; the latter of the first, the last and the head.
  case soughtInside, soughtOutside, firstSoughtOutside, lastSoughtOutside, headSoughtOutside
  /// The share that belongs to the occurrence of the content words right before and after the span.
  case leftSoughtInside, rightSoughtInside
  // Lexicon.
  /// Mean over content words of the weight with which they gloss words of the occurrence.
  case glossInside
  /// Content words that gloss other words of the passage, and none of the occurrence; whether the first, the last, the
  /// head do.
  case glossOutside, firstGlossOutside, lastGlossOutside, headGlossOutside
  /// The weight with which the content words right before and after gloss words of the occurrence.
  case leftGlossInside, rightGlossInside
  /// Share of the occurrence's characters whose word has a gloss in the span, and has one elsewhere alone.
  case glossCovered, glossMissed
  /// Share of content words of the family of a gloss, number of others, share of a gloss that is there by family.
  case familyInside, familyOutside, familyCovered
  /// Content words right before and after that are of the family of a gloss.
  case leftFamily, rightFamily
  // Form.
  /// max(0, ln(Han characters / 2 content words)) squared.
  case shortness, longness
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
  /// Slashes, percent signs, brackets; of terms without brackets and with them.
  case marks, marksOfBracketTerm
  /// The span begins or ends within a hyphen compound.
  case hyphenCutLeft, hyphenCutRight
  /// "and", "or" in the rendering of a term that coordinates nothing, and that does.
  case conjunctions, coordinations
  /// No conjunction, comma or mark in the rendering of a term that coordinates: only one of its members is there.
  case memberMissing
  /// A number that the term does not have; none of the numbers of the term.
  case numbers, numberMissing
  /// The first word is a title before a name: Mr, President.
  case title
  /// The last word is a particle; the first one a demonstrative or a negation.
  case particleEnd, functionStart
  /// The span stands alone between quotation marks or brackets.
  case enclosed
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
  /// "of" and a content word, or "of", "for", "on" and a capitalised one beside a capitalised edge, right before the span
  /// or after it, less how far that word renders others.
  case ofLeft, ofRight, capitalOfLeft, capitalOfRight
  /// An opening quotation mark or bracket inside without the closing one, or the reverse.
  case cutQuote
  /// A content word stands right before the span.
  case contentLeft
  case determinerBefore, possessiveBefore
}

/// What the whole corpus says of a span as a rendering of an occurrence; each has a weight in `RenderingModel`.
enum UsageFeature: Int, CaseIterable {
  /// The span is a gloss of the term.
  case gloss
  /// The span is the acronym of a gloss or of a rendering elsewhere.
  case knownAcronym
  /// Share among the spans of this occurrence.
  case share
  /// ln(0.1 + mean share) in the translation and in all of them; the latter also as it is.
  case documentShare, overallShare, meanShare
  /// Dice coefficient, ln(1 + log-likelihood ratio), share of the n-gram's beads that hold the term.
  case dice, likelihoodRatio, specificity
  /// How surely the n-gram is only a piece of a longer expression; how often it goes on with the word before, or after,
  /// less how far that word renders others.
  case fragment, leftBound, rightBound
  /// Means over the occurrences of the term in the translation.
  case meanCoverage, meanOutside, meanValue
}

/// Feature values of one span.
struct SpanFeatures: Sendable {
  /// An array in place: to set one of its elements of a long SIMD vector copies all of them.
  private var values = InlineArray<104, Float>(repeating: 0)

  subscript(_ feature: SpanFeature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  /// The sum of the products of the values with weights.
  func sum(weighedBy weights: Self) -> Float {
    // Through spans: to subscript an inline array that is a property copies all of it. Eight sums that do not wait for
    // each other.
    let (values, weights) = (values.span, weights.values.span)
    var sums = SIMD8<Float>(repeating: 0)
    var start = 0
    while start < values.count {
      var (a, b) = (SIMD8<Float>(), SIMD8<Float>())
      for k in 0..<8 {
        a[k] = values[start + k]
        b[k] = weights[start + k]
      }
      sums += a * b
      start += 8
    }
    return sums.sum()
  }

  /// In the order of the features.
  var list: [Float] { SpanFeature.allCases.map { self[$0] } }
}

/// Feature values of one span and its n-gram.
struct UsageFeatures: Sendable {
  private var vector = SIMD16<Float>(repeating: 0)

  subscript(_ feature: UsageFeature) -> Float {
    get { vector[feature.rawValue] }
    set { vector[feature.rawValue] = newValue }
  }

  /// The sum of the products of the values with weights.
  func sum(weighedBy weights: Self) -> Float { (vector * weights.vector).sum() }

  /// In the order of the features.
  var list: [Float] { UsageFeature.allCases.map { self[$0] } }
}
