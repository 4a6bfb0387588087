/// What a decision is about.
///
/// Terms are known by their text, renderings by term and text, occurrences and findings by ids that stay the same in every
/// extraction of the same texts, so that decisions outlive extractions.
public struct ReviewSubject: Hashable, Comparable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case term, rendering, occurrence, finding
    /// A blind round of a second reviewer.
    case round
  }

  public var kind: Kind
  /// The source term; for a finding about a whole document, and for a round, empty.
  public var term: String
  /// The text of a rendering, the id of an occurrence or finding, the name of a round; empty for a term.
  public var item: String

  init(kind: Kind, term: String, item: String) {
    self.kind = kind
    self.term = term
    self.item = item
  }

  public static func term(_ term: String) -> Self { Self(kind: .term, term: term, item: "") }

  /// - Parameter text: as the extraction wrote it (``ReviewRendering/text``).
  public static func rendering(_ text: String, of term: String) -> Self {
    Self(kind: .rendering, term: term, item: text)
  }

  /// - Parameter id: ``ReviewOccurrence/id``.
  public static func occurrence(_ id: String, of term: String) -> Self {
    Self(kind: .occurrence, term: term, item: id)
  }

  /// - Parameters:
  ///   - id: the id of a finding of Consistency.
  ///   - term: the term the finding is about; nil where it is about a document.
  public static func finding(_ id: String, of term: String?) -> Self {
    Self(kind: .finding, term: term ?? "", item: id)
  }

  static func round(_ name: String) -> Self { Self(kind: .round, term: "", item: name) }

  public static func < (a: Self, b: Self) -> Bool {
    (a.term, a.kind.rawValue, a.item) < (b.term, b.kind.rawValue, b.item)
  }

  /// For messages: `改革` or `reform (改革)`.
  var label: String {
    item.isEmpty ? term : term.isEmpty ? item : "\(item) (\(term))"
  }
}

/// A property that is decided. Its value is text; nil is the state before any decision.
public enum ReviewField: String, Hashable, Sendable, CaseIterable {
  /// Of a term ``TermStatus``, of a rendering ``RenderingStatus``, of a round `open` or `closed`; nil is undecided.
  case status
  /// How a term or rendering is to be written, where not as it was found.
  case text
  case note
  /// Who is to decide a term.
  case assignee
  case definition
  case subjectField
  /// A value of `PartOfSpeech`.
  case partOfSpeech
  /// The term, or rendering of the same term, that this one counts as; for a rendering its own text says that it stands apart
  /// from those the extraction joins it with.
  case mergedInto
  /// The term that a term is one sense of.
  case splitFrom
  /// The sense, a term with ``splitFrom``, that a rendering belongs to.
  case sense
  /// Why a finding is borne.
  case suppression
  /// The last day on which a suppression holds (`2026-12-31`).
  case suppressedUntil

  static func fields(of kind: ReviewSubject.Kind) -> Set<Self> {
    switch kind {
    case .term:
      [
        .status, .text, .note, .assignee, .definition, .subjectField, .partOfSpeech, .mergedInto,
        .splitFrom,
      ]
    case .rendering: [.status, .text, .note, .partOfSpeech, .mergedInto, .sense]
    case .occurrence: [.note]
    case .finding: [.suppression, .suppressedUntil]
    case .round: [.status]
    }
  }
}

/// What was decided of a term.
public enum TermStatus: String, Hashable, Sendable, CaseIterable {
  case undecided, accepted, rejected, later
}

/// What was decided of a rendering. A term has at most one that is preferred.
public enum RenderingStatus: String, Hashable, Sendable, CaseIterable {
  case undecided, preferred, admitted, forbidden
}
