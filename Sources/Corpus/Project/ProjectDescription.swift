public import Terminology

/// What `concord.yaml` says of the documents of a folder; what it does not say is found out.
public struct ProjectDescription: Hashable, Sendable {
  public var documents: [DocumentDescription] = []
  /// Files that add to what Concord knows, as paths that can be opened from where the program runs.
  public var dictionaries: [String] = []
  public var glossaries: [String] = []
  public var model: String?

  public init() {}

  /// Takes over what another folder's file says.
  mutating func merge(_ other: Self) {
    documents += other.documents
    dictionaries += other.dictionaries
    glossaries += other.glossaries
    model = model ?? other.model
  }
}

/// What is said of one document.
public struct DocumentDescription: Hashable, Sendable {
  /// The path of the file.
  public var path: String
  /// The only language that is read from it.
  public var language: LanguageTag?
  public var publisher: String?
  /// ISO 8601: `2024-03-05`, `2024-03` or `2024`.
  public var date: String?
  public var kind: DocumentKind?
  /// The path of the document it translates.
  public var translates: String?
  public var isReference = false

  public init(path: String) { self.path = path }
}
