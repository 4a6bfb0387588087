/// A term of one language, designating a concept.
///
/// What is said of it are its ``items``; `status`, `contexts` and so on are views of these.
public struct Term: Hashable, Sendable, DataItemHolder {
  public var text: String
  /// The term as XML, where there are elements in it; else nil.
  public var markup: String?
  /// Unique within the glossary, where it has one.
  public var id: String?
  public var items: [DataItem]

  public init(text: String, markup: String? = nil, id: String? = nil, items: [DataItem]) {
    self.text = text
    self.markup = markup
    self.id = id
    self.items = items
  }

  public init(
    text: String, status: UsageStatus? = nil, type: TermType? = nil,
    matching: MatchRules = [], contexts: [Context] = [], notes: [String] = []
  ) {
    self.init(text: text, items: [])
    if let status { self.status = status }
    if let type { self.type = type }
    if !matching.isEmpty { self.matching = matching }
    items += contexts.map(\.item)
    items += notes.map { DataItem.note($0) }
  }
}

/// The terms of a concept in one language, preferred term first.
public struct LanguageSection: Hashable, Sendable, DataItemHolder {
  public var language: LanguageTag
  public var id: String?
  public var items: [DataItem]
  public var terms: [Term]

  public init(
    language: LanguageTag, id: String? = nil, items: [DataItem] = [], terms: [Term]
  ) {
    self.language = language
    self.id = id
    self.items = items
    self.terms = terms
  }
}

/// A unit of thought with its terms in each language (ISO 704; a TBX `conceptEntry`).
public struct Concept: Hashable, Sendable, DataItemHolder {
  /// Unique within the glossary, shaped like an XML NCName.
  public var id: String
  public var items: [DataItem]
  /// The source language first.
  public var languages: [LanguageSection]

  public init(id: String, items: [DataItem], languages: [LanguageSection]) {
    self.id = id
    self.items = items
    self.languages = languages
  }

  public init(
    id: String, subjectField: String? = nil, definition: String? = nil, notes: [String] = [],
    languages: [LanguageSection]
  ) {
    self.init(id: id, items: [], languages: languages)
    if let subjectField { items.append(DataItem(.descrip, "subjectField", subjectField)) }
    if let definition { items.append(DataItem(.descrip, "definition", definition)) }
    items += notes.map { DataItem.note($0) }
  }
}

/// A concept-oriented collection of terms.
public struct Glossary: Hashable, Sendable {
  public var title: String
  /// Where the entries come from, in words, for the header of an exchange file.
  public var sourceDescription: String
  public var language: LanguageTag
  /// What else the header says.
  public var header: GlossaryHeader
  public var concepts: [Concept]
  /// The persons and works that entries refer to.
  public var references: [ReferenceSection]

  public init(
    title: String, sourceDescription: String, language: LanguageTag,
    header: GlossaryHeader = GlossaryHeader(), concepts: [Concept],
    references: [ReferenceSection] = []
  ) {
    self.title = title
    self.sourceDescription = sourceDescription
    self.language = language
    self.header = header
    self.concepts = concepts
    self.references = references
  }
}
