/// An edition of a dialect of TBX: what a file's data categories are judged by.
///
/// Nothing in a file tells TBX-Basic 1.2.1 (LTAC, 2023) from TBX-Basic version 4 (TerminOrgs, 2025): both have the same type and
/// namespace, and differ in the values of the status, in where a source may stand, and more.
public enum TBXEdition: String, Hashable, Sendable, CaseIterable {
  /// TBX-Core: the structure of ISO 30042:2019 without rules for data categories.
  case core
  /// TBX-Min 1.0.1.
  case min
  /// TBX-Min with the values of TBX-Basic version 4, as LTAC's test files of 2025 have it.
  case minV4 = "min-v4"
  /// TBX-Basic 1.2.1.
  case basic = "1.2.1"
  /// TBX-Basic version 4.
  case basicV4 = "v4"
  /// TBX-Linguist 1.1.
  case linguist
  /// TBX-Concord: TBX-Basic 1.2.1 and Concord's module of evidence.
  case concord
  /// TBX-Basic of ISO 30042:2008 (`martif`).
  case v2Basic = "v2-basic"
  /// TBX-Default of ISO 30042:2008.
  case v2Default = "v2-default"

  /// The modules whose data categories may be used.
  public var modules: [DataCategoryModule] {
    switch self {
    case .core: []
    case .min, .minV4: [.min]
    case .basic, .basicV4, .v2Basic: [.min, .basic]
    case .linguist: [.min, .basic, .linguist]
    case .concord: [.min, .basic, .evidence]
    case .v2Default: [.min, .basic, .linguist, .default]
    }
  }

  /// Whether it is ISO 30042:2008, with `martif` and without a namespace.
  public var isVersion2: Bool { self == .v2Basic || self == .v2Default }

  /// The value of the root's `type`.
  public var dialect: String {
    switch self {
    case .core: "TBX-Core"
    case .min, .minV4: "TBX-Min"
    case .basic, .basicV4, .v2Basic: "TBX-Basic"
    case .linguist: "TBX-Linguist"
    case .concord: "TBX-Concord"
    case .v2Default: "TBX-Default"
    }
  }

  /// Its name for people.
  public var title: String {
    switch self {
    case .core: "TBX-Core"
    case .min: "TBX-Min 1.0.1"
    case .minV4: "TBX-Min, version 4 values"
    case .basic: "TBX-Basic 1.2.1"
    case .basicV4: "TBX-Basic version 4"
    case .linguist: "TBX-Linguist 1.1"
    case .concord: "TBX-Concord"
    case .v2Basic: "TBX-Basic of 2008"
    case .v2Default: "TBX-Default of 2008"
    }
  }
}

/// A module: a named set of data categories (ISO 30042:2019 section 8).
public enum DataCategoryModule: String, Hashable, Sendable, CaseIterable {
  case min, basic, linguist
  /// Scores, counts and sources of renderings: Concord's own.
  case evidence
  /// What TBX-Default of 2008 has beyond the others.
  case `default`

  /// The namespace of its categories where they are elements (style DCT); nil where there is no such style.
  public var namespace: String? {
    switch self {
    case .min: "http://www.tbxinfo.net/ns/min"
    case .basic: "http://www.tbxinfo.net/ns/basic"
    case .linguist: "http://www.tbxinfo.net/ns/linguist"
    case .evidence: "urn:concord:tbx:evidence:1"
    case .default: nil
    }
  }
}

extension TBXEdition {
  /// Whether the edition leaves an element out where the structure has it: version 4 has fewer groups, and less in them.
  func refuses(_ element: TBXElement, in parent: TBXElement?) -> Bool {
    guard self == .basicV4 || self == .minV4 else { return false }
    return element == .adminGrp || element == .termNoteGrp
      || (parent == .transacGrp && [.note, .ref, .xref].contains(element))
  }
}
