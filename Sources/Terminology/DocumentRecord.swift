/// How a text came about.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
  /// Published by those who answer for it.
  case official
  /// Translated by a machine.
  case machine
  /// Not final.
  case draft
}

/// A document (or the part of a bilingual file that is in one language) that took part in a run.
public struct DocumentRecord: Hashable, Sendable {
  /// The file's name, without its folder.
  public var id: String
  public var language: LanguageTag
  /// The id of the document it translates; its own id for the target part of a bilingual file; nil for a source.
  public var translates: String?
  /// Who published it, where that is known.
  public var publisher: String?
  /// The day it is of, as ISO 8601 has it (2024-03-05), where that is known.
  public var date: String?
  public var kind: DocumentKind?
  /// Whether its renderings are the standard that others are measured by.
  public var isReference: Bool

  public init(
    id: String, language: LanguageTag, translates: String?, publisher: String? = nil,
    date: String? = nil, kind: DocumentKind? = nil, isReference: Bool = false
  ) {
    self.id = id
    self.language = language
    self.translates = translates
    self.publisher = publisher
    self.date = date
    self.kind = kind
    self.isReference = isReference
  }
}
