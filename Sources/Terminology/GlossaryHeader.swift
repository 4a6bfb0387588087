/// What the header of an exchange file says beside title and origin: a paragraph each.
public struct GlossaryHeader: Hashable, Sendable {
  /// Notes on the title.
  public var notes: [String]
  /// Who published it, and under which conditions.
  public var publication: [String]
  /// How it is encoded, without references to constraint files.
  public var encoding: [String]
  /// What was changed, one paragraph a change.
  public var revisions: [String]

  public init(
    notes: [String] = [], publication: [String] = [], encoding: [String] = [],
    revisions: [String] = []
  ) {
    self.notes = notes
    self.publication = publication
    self.encoding = encoding
    self.revisions = revisions
  }
}

/// Persons or works that entries refer to (ISO 30042:2019 `refObjectSec`).
public struct ReferenceSection: Hashable, Sendable {
  /// `respPerson`, `bibl` …
  public var type: String
  public var objects: [ReferenceObject]

  public init(type: String, objects: [ReferenceObject]) {
    self.type = type
    self.objects = objects
  }
}

/// A person or work.
public struct ReferenceObject: Hashable, Sendable {
  /// A field: `fn` (full name), `role`, `email`.
  public struct Field: Hashable, Sendable {
    public var type: String?
    public var text: String

    public init(type: String?, text: String) {
      self.type = type
      self.text = text
    }
  }

  /// What `target` of the items names.
  public var id: String?
  public var fields: [Field]

  public init(id: String?, fields: [Field]) {
    self.id = id
    self.fields = fields
  }
}
