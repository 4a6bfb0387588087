public import Terminology

/// A term of the list with what was found of it and what was decided.
public struct ReviewTerm: Hashable, Sendable {
  /// What decisions know it by.
  public var term: String
  /// From 1; 0 for one that is not in the last extraction, be it gone, split off or brought along by a person.
  public var rank: Int
  public var score: Double
  public var frequency: Int
  public var documentCount: Int
  /// A `Verdict` of Consistency; nil for a term that a person brought along.
  public var verdict: String?
  /// 0 to 1; nil if rendered fewer than twice.
  public var agreement: Double?
  public var omitted: Int
  public var uncertain: Int
  /// Against the extraction before; nil for a term that a person brought along.
  public var change: TermChange.Kind?
  public var differences: [TermDifference]
  /// As in the report: preferred first, then trivial, then divergent.
  public var renderings: [ReviewRendering]
  public var findings: [ReviewFinding]
  public var decisions: [ReviewField: ReviewDecided] = [:]
  /// For decisions based on a revision.
  public var revision: ReviewRevision = 0

  public var status: TermStatus {
    decisions[.status]?.value.flatMap(TermStatus.init) ?? .undecided
  }

  /// How it is to be written: as it was edited, else as it was found.
  public var text: String {
    decisions[.text]?.value ?? decisions[.splitFrom]?.value ?? term
  }

  public var mergedInto: String? { decisions[.mergedInto]?.value }
}

/// A rendering of a term with its counts and what was decided.
public struct ReviewRendering: Hashable, Sendable {
  /// As the report has it; what decisions know it by.
  public var text: String
  /// The equivalent that it is a form of, or its text.
  public var citation: String
  /// A `RenderingClass` of Consistency.
  public var kind: String
  /// Renderings of a term with the same number have the same content words.
  public var family: Int
  /// Where it is trivial, what sets it apart from the preferred one.
  public var rung: String?
  /// By document.
  public var counts: [String: Int]
  /// By document, mean over the occurrences, 0 to 1.
  public var confidences: [String: Double]
  public var decisions: [ReviewField: ReviewDecided] = [:]
  public var revision: ReviewRevision = 0

  public var total: Int { counts.values.reduce(0, +) }

  public var status: RenderingStatus {
    decisions[.status]?.value.flatMap(RenderingStatus.init) ?? .undecided
  }

  /// How it is to be written: as it was edited, else its citation form.
  public var writtenText: String { decisions[.text]?.value ?? citation }
}

/// A finding with what was decided of it.
public struct ReviewFinding: Hashable, Sendable {
  public var id: String
  /// A `Rule` of Consistency: `TC004`.
  public var rule: String
  /// nil for a finding about a document.
  public var term: String?
  public var document: String?
  /// A `Level` of Consistency.
  public var level: String
  /// 0 to 100.
  public var severity: Double
  public var message: String
  public var decisions: [ReviewField: ReviewDecided] = [:]
  public var revision: ReviewRevision = 0

  /// Why it is borne on a day; nil where it is not.
  /// - Parameter day: ISO 8601, `2026-11-21`.
  public func suppression(on day: String) -> String? {
    let until = decisions[.suppressedUntil]?.value
    return until.map { day > $0 } ?? false ? nil : decisions[.suppression]?.value
  }
}

/// A value that holds, and whose decision it is.
public struct ReviewDecided: Hashable, Sendable {
  /// nil where somebody took an earlier decision back.
  public var value: String?
  public var actor: String
  /// UTC, ISO 8601.
  public var time: String
  public var reason: String?
}

/// A place where a term stands, and what one translation says there.
public struct ReviewOccurrence: Hashable, Sendable {
  /// The same in every extraction of the same texts.
  public var id: String
  public var source: Place
  public var target: Place
  /// 1-based number of the bead within its pair of documents.
  public var bead: Int
  public var sourceText: String
  public var targetText: String
  /// Where the term stands in `sourceText`, in UTF-8 bytes.
  public var sourceRange: Range<Int>
  /// The stretches of the rendering in `targetText`, in UTF-8 bytes.
  public var targetRanges: [Range<Int>]
  /// The rendering that it is counted as; nil where the term is not rendered, or not surely.
  public var rendering: String?
  /// 0 to 1.
  public var confidence: Double
  public var note: ReviewDecided?
}

/// The list under review as it stands.
public struct ReviewList: Hashable, Sendable {
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  public var documents: [DocumentRecord]
  /// In the order of the last extraction; then those that are not in it, by term.
  public var terms: [ReviewTerm]
  /// Findings about documents.
  public var findings: [ReviewFinding]
}
