/// How far a term is recommended (ISO 30042 `administrativeStatus`).
public enum UsageStatus: String, Hashable, Sendable, CaseIterable {
  case preferred, admitted, deprecated, superseded
}

/// What kind of expression a term is (TBX-Basic `termType`).
public enum TermType: String, Hashable, Sendable, CaseIterable {
  case fullForm, acronym, abbreviation, shortForm, variant, phrase
}

/// A verbatim sentence in which a term stands, and the document it comes from.
public struct Context: Hashable, Sendable {
  public var text: String
  public var source: String?

  public init(text: String, source: String? = nil) {
    self.text = text
    self.source = source
  }
}

/// How a term is to be looked for in a text, where the usual way (inflected, in any case and order) will not do.
public struct MatchRules: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Capitals matter.
  public static let caseSensitive = Self(rawValue: 1)
  /// Only as it is written, not inflected.
  public static let exact = Self(rawValue: 2)
}

/// A term of one language, designating a concept.
public struct Term: Hashable, Sendable {
  public var text: String
  public var status: UsageStatus?
  public var type: TermType?
  public var matching: MatchRules
  public var contexts: [Context]
  public var notes: [String]

  public init(
    text: String, status: UsageStatus? = nil, type: TermType? = nil,
    matching: MatchRules = [], contexts: [Context] = [], notes: [String] = []
  ) {
    self.text = text
    self.status = status
    self.type = type
    self.matching = matching
    self.contexts = contexts
    self.notes = notes
  }
}

/// The terms of a concept in one language, preferred term first.
public struct LanguageSection: Hashable, Sendable {
  public var language: LanguageTag
  public var terms: [Term]

  public init(language: LanguageTag, terms: [Term]) {
    self.language = language
    self.terms = terms
  }
}

/// A unit of thought with its terms in each language (ISO 704; a TBX `conceptEntry`).
public struct Concept: Hashable, Sendable {
  /// Unique within the glossary, shaped like an XML NCName.
  public var id: String
  public var subjectField: String?
  public var definition: String?
  public var notes: [String]
  /// The source language first.
  public var languages: [LanguageSection]

  public init(
    id: String, subjectField: String? = nil, definition: String? = nil, notes: [String] = [],
    languages: [LanguageSection]
  ) {
    self.id = id
    self.subjectField = subjectField
    self.definition = definition
    self.notes = notes
    self.languages = languages
  }
}

/// A concept-oriented collection of terms.
public struct Glossary: Hashable, Sendable {
  public var title: String
  /// Where the entries come from, in words, for the header of an exchange file.
  public var sourceDescription: String
  public var language: LanguageTag
  public var concepts: [Concept]

  public init(
    title: String, sourceDescription: String, language: LanguageTag, concepts: [Concept]
  ) {
    self.title = title
    self.sourceDescription = sourceDescription
    self.language = language
    self.concepts = concepts
  }
}
