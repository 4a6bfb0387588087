/// A data category: a kind of information that TBX can hold, with the rules for it.
public struct DataCategory: Hashable, Sendable {
  /// The element that carries a category in style DCA (ISO 30042:2019 section 9).
  public enum Carrier: String, Hashable, Sendable, CaseIterable {
    case admin, adminNote, descrip, descripNote, ref, termNote, transac, transacNote, xref
  }

  /// What may stand in it.
  public enum Content: Hashable, Sendable {
    /// Any text.
    case text
    /// One of these, exactly.
    case values([String])
    /// A decimal number between these bounds.
    case number(ClosedRange<Double>)
    /// A whole number, not negative.
    case count
  }

  /// What its `target` refers to.
  public enum Target: String, Hashable, Sendable {
    case none
    /// The `id` of an element in the file.
    case element
    /// The `id` of a person in the back matter.
    case person
    /// An address on the web.
    case web
  }

  /// The rules of one edition.
  public struct Rules: Hashable, Sendable {
    public var places: DataCategoryPlaces
    public var content: Content
    /// Values beyond those of `content` that are borne: no published schema of the edition refuses them.
    public var tolerated: [String] = []
    /// Why another category should be used, where this one is only borne.
    public var discouraged: String?
  }

  public var name: String
  public var carrier: Carrier
  public var module: DataCategoryModule
  /// Number in the registry DatCatInfo (`http://www.datcatinfo.net/datcat/DC-n`); nil where it has none.
  public var number: Int?
  /// Identifier in ISO 12620:1999, which constraint files of 2008 quote; nil where it has none.
  public var legacyIdentifier: String?
  public var target: Target
  /// The rules where no edition says otherwise.
  public var rules: Rules
  /// The rules of editions that differ; `nil` where an edition does not have the category.
  var exceptions: [TBXEdition: Rules?]

  /// The rules of an edition; nil where the edition does not have the category.
  public func rules(in edition: TBXEdition) -> Rules? {
    if let exception = exceptions[edition] { return exception }
    return edition.modules.contains(module) ? rules : nil
  }

  /// The registry's identifier, as module descriptions quote it.
  public var identifier: String {
    number.map { "http://www.datcatinfo.net/datcat/DC-\($0)" }
      ?? module.namespace.map { "\($0)#\(name)" } ?? name
  }
}

/// Where a data category may stand: at which levels, and there directly or within which groups.
public struct DataCategoryPlaces: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A level of an entry.
  public enum Level: UInt32, Hashable, Sendable, CaseIterable {
    case concept, language, term
  }

  /// What holds the category at its level.
  public enum Holder: UInt32, Hashable, Sendable, CaseIterable {
    /// The level itself.
    case level
    case adminGroup, descripGroup, termNoteGroup, transacGroup
  }

  public static func at(_ levels: [Level], in holders: [Holder] = [.level]) -> Self {
    var places = Self()
    for level in levels { for holder in holders { places.insert(.one(level, holder)) } }
    return places
  }

  static func one(_ level: Level, _ holder: Holder) -> Self {
    Self(rawValue: 1 << (level.rawValue * UInt32(Holder.allCases.count) + holder.rawValue))
  }

  public func allows(_ level: Level, _ holder: Holder) -> Bool {
    contains(.one(level, holder))
  }

  /// The levels at which the category may stand in any way.
  public var levels: [Level] {
    Level.allCases.filter { level in Holder.allCases.contains { allows(level, $0) } }
  }

  /// The holders it may have at a level.
  public func holders(at level: Level) -> [Holder] {
    Holder.allCases.filter { allows(level, $0) }
  }
}
