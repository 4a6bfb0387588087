/// A wish to give a field a value, and what its author saw there.
public struct ReviewDecision: Hashable, Sendable {
  /// What the author of a decision had before them.
  public enum Basis: Hashable, Sendable {
    /// This value of the field.
    case value(String?)
    /// The subject as of this ``ReviewRevision``; 0 before any decision.
    case revision(Int64)
    /// Whatever is there: the decision holds in any case.
    case any
  }

  public var subject: ReviewSubject
  public var field: ReviewField
  /// nil takes an earlier decision back. `undecided`, and text without a visible character, are nil.
  public var value: String?
  public var basis: Basis
  public var reason: String?

  public init(
    _ subject: ReviewSubject, _ field: ReviewField, _ value: String?, basis: Basis,
    reason: String? = nil
  ) {
    self.subject = subject
    self.field = field
    self.value = Self.normalized(value, field)
    self.basis = basis
    self.reason = reason
  }

  private static func normalized(_ value: String?, _ field: ReviewField) -> String? {
    guard let value, value.contains(where: { !$0.isWhitespace }) else { return nil }
    return field == .status && value == TermStatus.undecided.rawValue ? nil : value
  }

  public static func status(
    _ status: TermStatus, ofTerm term: String, basis: Basis, reason: String? = nil
  ) -> Self {
    Self(.term(term), .status, status.rawValue, basis: basis, reason: reason)
  }

  public static func status(
    _ status: RenderingStatus, of text: String, inTerm term: String, basis: Basis,
    reason: String? = nil
  ) -> Self {
    Self(.rendering(text, of: term), .status, status.rawValue, basis: basis, reason: reason)
  }

  /// Makes several renderings of a term one.
  public static func merge(
    renderings: [String], into text: String, of term: String, basis: Basis = .any
  ) -> [Self] {
    renderings.filter { $0 != text }.map {
      Self(.rendering($0, of: term), .mergedInto, text, basis: basis)
    }
  }

  /// Lets a rendering stand apart from those that the extraction or a decision joined it with.
  public static func split(rendering text: String, of term: String, basis: Basis = .any) -> [Self] {
    [Self(.rendering(text, of: term), .mergedInto, text, basis: basis)]
  }

  /// Makes several terms one.
  public static func merge(terms: [String], into term: String, basis: Basis = .any) -> [Self] {
    terms.filter { $0 != term }.map { Self(.term($0), .mergedInto, term, basis: basis) }
  }

  /// Makes a sense of a term a term of its own, and moves renderings to it.
  /// - Parameter sense: a name that no term has, such as `共同繁荣 (aim)`.
  public static func split(
    term: String, sense: String, moving renderings: [String], basis: Basis = .any
  ) -> [Self] {
    [Self(.term(sense), .splitFrom, term, basis: basis)]
      + renderings.map { Self(.rendering($0, of: term), .sense, sense, basis: basis) }
  }
}

/// The number of the last event on a subject; 0 before any.
public typealias ReviewRevision = Int64

/// How a step came about.
public enum ReviewStepKind: String, Hashable, Sendable {
  case decision, undo, redo
}

/// Where decisions count.
public enum ReviewScope: Hashable, Sendable {
  /// For everybody.
  case shared
  /// In a blind round, for one reviewer.
  case blind(round: String, reviewer: String)

  var key: String {
    switch self {
    case .shared: ""
    case .blind(let round, let reviewer): round + Self.separator + reviewer
    }
  }

  init(key: String) {
    let parts = key.split(separator: Self.separator, maxSplits: 1, omittingEmptySubsequences: false)
    self =
      parts.count == 2 ? .blind(round: String(parts[0]), reviewer: String(parts[1])) : .shared
  }

  /// No name holds it: control characters are refused.
  static let separator = "\u{1F}"
}

/// A line of the log: one field of one subject changed.
public struct ReviewEvent: Hashable, Sendable {
  /// Grows with every event.
  public var id: Int64
  /// The step that the event belongs to; all events of a step were written together.
  public var step: Int64
  public var kind: ReviewStepKind
  public var actor: String
  /// UTC, ISO 8601 with milliseconds: `2026-11-21T16:20:00.000Z`.
  public var time: String
  public var scope: ReviewScope
  public var subject: ReviewSubject
  public var field: ReviewField
  public var old: String?
  public var new: String?
  public var reason: String?
  /// What holds since, with the author of that value; nil where that is the state before any decision.
  public var decided: ReviewDecided?
}

/// What a decision, undo or redo did.
public struct ReviewStep: Hashable, Sendable {
  /// nil where nothing had to change.
  public var id: Int64?
  /// In the order in which they were written.
  public var events: [ReviewEvent]
}
