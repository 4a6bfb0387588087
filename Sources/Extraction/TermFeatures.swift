/// What is known of a string of source words as a term; `TermModel` learned what each is worth.
enum TermFeature: Int, CaseIterable {
  // Form. A word or letter not named by a feature is the usual case: four characters, one word.
  /// How many characters it has, a Latin word counting half of its letters.
  case length2, length3, length5, length6, length7To8, length9To12, length13AndMore
  case words2, words3, words4AndMore
  /// No Chinese character in it.
  case latin
  /// A numeral, or a dash or brackets, between its edges or at them.
  case numeral, joiner
  case listMarks
  /// 的, and the other characters that connect.
  case genitive, connecting
  case functionWords
  /// Share of words of one character, and of words that no lexicon lists.
  case singles, unlisted

  // Words at its edges and between them; for several words only.
  case startsOnVerb, startsOnVerbNoun, startsOnAdverb, startsOnAdjective, startsOnNumber
  case startsOnTime, startsOnPlace, startsOnPerson, startsOnOrganisation, startsOnSingle
  case startsOnSpecialised
  case endsOnVerb, endsOnVerbNoun, endsOnAdjective, endsOnTime, endsOnPlace, endsOnPerson
  case endsOnOrganisation, endsOnSingle, endsOnSpecialised
  case verbInside, verbNounInside
  /// Adverbs after its first word; a number with 年, 月, 日 or 时; a name that acts (上海举办展览).
  case adverbInside, dateInside, actingName
  /// A title in 《》 with more around it.
  case titleWithin
  /// A quoted part (“三个代表”重要思想).
  case quoteInside
  // What it ends on, one word or several (`CandidateRules.bodies` and the others).
  case endsOnBody, endsOnAct, endsOnDoctrine
  /// A name from a place or body to a body or act: 美国国会. And one of these that stands once.
  case fullName, headOnce
  case specialisedShare

  // The whole, where the lexicon lists it, as one word or as several.
  case listed, listedOf3, listedOf4AndMore, listedSpecialised
  case listedVerb, listedVerbNoun, listedAdjective, listedAdverb, listedTime, listedIdiom
  case person, place, organisation, glossary
  /// Its first gloss has several content words, or begins with a capital.
  case glossOfWords, glossOfCapitals

  // Use in these texts.
  case logFrequency, once
  /// (f - largest f of a longer candidate around it) / f; 0 or 1 where f is 1.
  case independence
  /// What stands before and after it, as mean of `UnitLexis.leftBoundary` and `rightBoundary`.
  case leftBorder, rightBorder
  /// ln of how many different words stand before, and after, where it recurs.
  case leftVariety, rightVariety
  /// Share of places inside a longer listed word.
  case insideListed
  /// Least, over the ways to cut it in two, of ln(joint / expected) of the two pieces, per word.
  case cohesion
  case logDocuments
  case quoted
  /// Share of places that are all of a title in 《》, a part of one, in a heading.
  case titled, insideTitle, heading
  /// How near to the beginning of a text it stands first: 1 there, 0 at the end.
  case early

  // General language (`GeneralLanguage`).
  /// Level of the whole where it is known as one word, and mean and least level of its words.
  case generalWord, generalMean, generalLeast
  /// ln of how much more often it stands here than in general.
  case keyness
  /// The whole is one of the words that name no concept.
  case namesNothing

  // What the translations say, as means over them; nothing where none renders it.
  case rendered, coverage, inside, outside, capitalLeft, capitalRight, unexplainedRight
  case targetVerb, targetClause, targetPredicate, targetNounPhrase
  case targetCommas, targetStops, dice, capitalised, agreement
  /// Capitalised renderings of several words; of a string that ends on a body, act or doctrine.
  case capitalisedWords, capitalisedHead
}

extension TermFeature {
  /// What is known before the places and the translations are looked at, which is done for promising strings only.
  static let ofWords: [Self] = allCases.filter {
    switch $0 {
    case .leftVariety, .rightVariety, .titled, .insideTitle, .heading, .early: false
    default: $0.rawValue < Self.rendered.rawValue
    }
  }
}

/// Feature values of one candidate.
struct TermFeatures: Sendable {
  private(set) var values = [Float](repeating: 0, count: TermFeature.allCases.count)

  subscript(_ feature: TermFeature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  subscript(_ feature: TermFeature) -> Bool {
    get { values[feature.rawValue] != 0 }
    set { values[feature.rawValue] = newValue ? 1 : 0 }
  }

  mutating func note(_ evidence: BilingualEvidence) {
    self[.rendered] = true
    self[.coverage] = Float(evidence.coverage)
    self[.inside] = Float(evidence.inside)
    self[.outside] = Float(evidence.outside)
    self[.capitalLeft] = Float(evidence.capitalLeft)
    self[.capitalRight] = Float(evidence.capitalRight)
    self[.unexplainedRight] = Float(evidence.unexplainedRight)
    self[.targetVerb] = Float(evidence.startsWithVerb)
    self[.targetClause] = Float(evidence.clause)
    self[.targetPredicate] = Float(evidence.predicate)
    self[.targetNounPhrase] = Float(evidence.nounPhrase)
    self[.targetCommas] = Float(evidence.commas)
    self[.targetStops] = Float(evidence.stopShare)
    self[.dice] = Float(evidence.dice)
    self[.capitalised] = Float(evidence.capitalised)
    self[.agreement] = Float(evidence.agreeing / max(1, evidence.translations))
    let hasWords = self[.words2] || self[.words3] || self[.words4AndMore]
    self[.capitalisedWords] = hasWords ? Float(evidence.capitalised) : 0
    let hasHead = self[.endsOnBody] || self[.endsOnAct] || self[.endsOnDoctrine]
    self[.capitalisedHead] = hasWords && hasHead ? Float(evidence.capitalised) : 0
  }
}
