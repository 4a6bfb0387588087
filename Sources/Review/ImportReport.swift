/// What an extraction changed for a term, against the one before.
public struct TermChange: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case new, changed, unchanged, gone
  }

  public var term: String
  public var kind: Kind
  /// Of a changed term.
  public var differences: [TermDifference]
  /// Whether somebody decided something of it: of a gone term, decisions are kept for the day it comes back.
  public var isDecided: Bool
}

/// One thing that is different about a term.
public struct TermDifference: Hashable, Sendable, Codable {
  public enum Aspect: String, Hashable, Sendable, Codable {
    /// How often it stands in the source texts.
    case frequency
    /// How consistently it is rendered.
    case verdict
    /// How often a rendering is used; `old` is nil for a new one, `new` for one that is gone.
    case rendering
    /// A finding; `old` is nil for a new one, `new` for one that is gone, else they are its levels.
    case finding
  }

  public var aspect: Aspect
  /// The rendering, or the finding's id.
  public var item: String?
  public var old: String?
  public var new: String?
}

/// What an import did.
public struct ImportReport: Hashable, Sendable {
  /// The number of the extraction in the store.
  public var extraction: Int64
  /// Of everything imported; the same for the same extraction.
  public var digest: String
  /// Whether it is the extraction that was there already, so that nothing was written.
  public var isRepeated: Bool
  /// In the order of the list; those that are gone come last, by term.
  public var changes: [TermChange]

  public func count(_ kind: TermChange.Kind) -> Int { changes.count { $0.kind == kind } }
}
