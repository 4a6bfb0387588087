internal import Terminology

/// What a sheet that came back would change, row by row, before anything does.
public struct SheetPlan: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// It changes something that nobody else changed since.
    case accepted
    /// It says what holds already.
    case unchanged
    /// Somebody has changed the same field since, to another value.
    case conflicting
    /// What it is about is not in the list.
    case unknown
    /// A cell cannot be, or the row is damaged: nothing of it is taken.
    case malformed
  }

  /// One cell that differs from what holds.
  public struct Change: Hashable, Sendable {
    public var subject: ReviewSubject
    public var field: ReviewField
    /// What the sheet was written with; nil where that is not known, too.
    public var base: String?
    /// What holds now, of whom and since when.
    public var theirs: String?
    public var actor: String?
    public var time: String?
    /// What the sheet says.
    public var mine: String?
    public var isConflict: Bool
  }

  public struct Row: Hashable, Sendable {
    /// In the file, from 1.
    public var line: Int
    public var verdict: Verdict
    /// nil where that is not known.
    public var subject: ReviewSubject?
    /// Chinese and English, as the sheet has them.
    public var label: String
    public var changes: [Change]
    /// Of a malformed or unknown row.
    public var reason: String?
  }

  public let file: String
  public internal(set) var rows: [Row]

  static let partsOfSpeech = PartOfSpeech.allCases.map(\.rawValue)

  public func count(_ verdict: Verdict) -> Int { rows.count { $0.verdict == verdict } }

  /// The decisions that carry it out.
  ///
  /// They are based on what held when the plan was made, so that what was changed meanwhile is a conflict, and nothing is written.
  /// - Parameter overruling: the subjects of rows whose conflicts are settled as the sheet says; what conflicts in others stays as it is.
  public func decisions(overruling: Set<ReviewSubject> = []) -> [ReviewDecision] {
    rows.filter { $0.verdict == .accepted || $0.verdict == .conflicting }.flatMap { row in
      row.changes.filter { !$0.isConflict || row.subject.map(overruling.contains) ?? false }
    }.map {
      ReviewDecision(
        $0.subject, $0.field, $0.mine, basis: .value($0.theirs), reason: "from \(file)")
    }
  }
}

extension ReviewSheet {
  /// Compares a sheet that came back with what holds.
  /// - Parameters:
  ///   - bytes: of a workbook, or of tab-separated text.
  ///   - file: its name, for messages and the log.
  /// - Throws: `ReviewError` of kind `invalid` where it is no such sheet, damaged, or beyond a limit.
  public static func plan(
    _ bytes: [UInt8], file: String, for store: ReviewStore, scope: ReviewScope = .shared
  ) throws -> SheetPlan {
    let lines = try SheetReader(file: file).lines(bytes)
    return try SheetPlanner(store: store, scope: scope).plan(lines, file: file)
  }
}

extension ReviewDesk {
  /// Carries a plan out as one step, which one undo takes back.
  /// - Parameter overruling: the subjects whose conflicts are settled as the sheet says.
  /// - Throws: `ReviewConflict` where something was changed since the plan was made; `ReviewError`.
  public mutating func apply(
    _ plan: SheetPlan, overruling: Set<ReviewSubject> = []
  ) throws -> ReviewOutcome {
    try decide(plan.decisions(overruling: overruling))
  }
}
