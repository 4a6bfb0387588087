/// From which probability on something is said, in every output: a place counts as rendered so, and an equivalent is given.
public enum SureEnough {
  public static let threshold = 0.5

  /// Whether the places that are rendered so, each with the probability that this is right, support an equivalent: their
  /// mean is at least the threshold.
  public static func supports(_ probabilities: [Double]) -> Bool {
    !probabilities.isEmpty
      && probabilities.reduce(0, +) / Double(probabilities.count) >= threshold
  }
}

/// A target-language term found as the counterpart of a source term.
public struct Equivalent: Hashable, Sendable {
  /// Citation form, which but for the inflection of its head stands in some passage word for word: without outer article or
  /// possessive, its head in the singular unless it is used in the plural only, in lower case unless running text writes it
  /// with capitals.
  public var text: String
  /// How many occurrences are rendered with this equivalent or an inflected form of it.
  public var count: Int
  /// Index, in the record's concordance, of the surest place that is rendered so, and the first among equals.
  public var surest: Int?
  /// Set where the equivalent and another one of the term are an acronym and its full form (`CPC` beside `Communist Party
  /// of China`).
  public var type: TermType?

  public init(text: String, count: Int, surest: Int? = nil, type: TermType? = nil) {
    self.text = text
    self.count = count
    self.surest = surest
    self.type = type
  }
}

/// What a name is the name of.
public enum NameKind: String, Hashable, Sendable, CaseIterable {
  case person, place, organisation
}

/// A source term with everything that was found about it.
public struct TermRecord: Hashable, Sendable {
  public var sourceTerm: String
  /// Rank value, higher is better; comparable within one list only.
  public var score: Double
  /// The probability that it is a term with the right boundaries; nil where nobody asked.
  public var termhood: Double?
  /// How often the term stands in the source texts, counted once however many translations there are,
  /// and not counting places inside a longer listed term. What is said of a term counts these places only.
  public var frequency: Int
  /// How often it stands there, places inside longer listed terms included.
  public var totalFrequency: Int
  /// In how many source documents it stands.
  public var documentCount: Int
  /// What most places say first; empty where no translation surely renders the term.
  public var equivalents: [Equivalent]
  /// One for each occurrence outside of longer listed terms and target document, in document order.
  public var occurrences: OccurrenceList
  /// One for each occurrence and target document, those inside longer listed terms included, in document order.
  public var concordance: OccurrenceList
  /// Terms inside this one that are terms in their own right (战略支撑 in 坚实战略支撑).
  public var nestedTerms: [String]
  /// Set where the term is a name.
  public var nameKind: NameKind?

  public init(
    sourceTerm: String, score: Double, frequency: Int, documentCount: Int,
    equivalents: [Equivalent], occurrences: [Occurrence], nestedTerms: [String] = []
  ) {
    self.init(
      sourceTerm: sourceTerm, score: score, frequency: frequency, documentCount: documentCount,
      equivalents: equivalents, occurrences: OccurrenceList(occurrences), nestedTerms: nestedTerms)
  }

  public init(
    sourceTerm: String, score: Double, frequency: Int, documentCount: Int,
    equivalents: [Equivalent], occurrences: OccurrenceList, nestedTerms: [String] = [],
    totalFrequency: Int? = nil, concordance: OccurrenceList? = nil
  ) {
    self.totalFrequency = totalFrequency ?? frequency
    self.concordance = concordance ?? occurrences
    self.sourceTerm = sourceTerm
    self.score = score
    self.frequency = frequency
    self.documentCount = documentCount
    self.equivalents = equivalents
    self.occurrences = occurrences
    self.nestedTerms = nestedTerms
  }
}

/// What a run found: the terms, best first, with the evidence, and the documents they come from.
public struct TermList: Hashable, Sendable {
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  public var documents: [DocumentRecord]
  public var terms: [TermRecord]

  public init(
    sourceLanguage: LanguageTag, targetLanguage: LanguageTag, documents: [DocumentRecord],
    terms: [TermRecord]
  ) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.documents = documents
    self.terms = terms
  }
}
