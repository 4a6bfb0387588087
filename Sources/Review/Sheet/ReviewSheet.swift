internal import Spreadsheet

/// The list as a table for those who decide in a spreadsheet program: a row for each term, and one for each of its renderings.
///
/// Cells that decide something may be edited, rows sorted and left out, columns moved and taken away; ``SheetPlan`` says what that
/// comes to. Hidden columns tell what a row is about and which values its author saw.
public struct ReviewSheet: Sendable {
  /// How large a file may be that comes back, in bytes.
  public static let fileBytes = SheetReader.fileBytes

  private let list: ReviewList
  private let examples: [ReviewSubject: ReviewPassage]

  /// - Throws: `ReviewError`.
  /// - Complexity: O(n) in the terms, renderings and occurrences.
  public init(_ store: ReviewStore, scope: ReviewScope = .shared) throws {
    list = try store.list(in: scope)
    examples = try store.examples()
  }

  /// An `.xlsx` workbook. What may be chosen has a list to choose from; no cell ever is a formula.
  /// - Throws: where it is more than a workbook can hold.
  public func workbook() throws -> [UInt8] {
    let sheet = Sheet(
      name: "Review", columns: SheetColumn.allCases.map(Self.column),
      rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
    let help = Sheet(
      name: "Help", columns: [Column("How to use the sheet", width: 100, format: .wrapped)],
      rows: Self.help.map { [.text($0)] })
    return try WorkbookWriter().bytes([sheet, help])
  }

  /// Tab-separated text in UTF-8. A cell that would be a formula begins with an apostrophe, which reading takes away.
  /// - Parameter byteOrderMark: whether it begins with one, as Excel needs it.
  public func tabbedText(byteOrderMark: Bool = true) -> [UInt8] {
    let all = [SheetColumn.allCases.map(\.rawValue)] + rows
    return Array((byteOrderMark ? "\u{FEFF}" : "").utf8)
      + Array(all.map(SheetText.row).joined().utf8)
  }

  private static let help = [
    "A row with a Decision is a term; the rows below it with a Use are its renderings.",
    "Decision: \(TermStatus.allCases.map(\.rawValue).joined(separator: ", ")).",
    "Use: \(RenderingStatus.allCases.map(\.rawValue).joined(separator: ", ")). A term has one preferred rendering: where another one"
      + " becomes preferred, the one before becomes admitted.",
    "Chinese (in the row of a term) and English say how it is to be written; empty means as it was found.",
    "Note, Assigned to, Definition, Subject field and Part of speech may be filled in.",
    "Rows may be sorted, filtered and left out. The hidden columns at the end must stay with their rows.",
    "concord review apply FOLDER FILE shows what changes, and with --yes makes the changes.",
  ]

  private static func column(_ column: SheetColumn) -> Column {
    let title = column.rawValue
    switch column {
    case .source: return Column(title, width: 22, format: .wrapped)
    case .target: return Column(title, width: 34, format: .wrapped)
    case .decision: return Column(title, width: 12, choices: TermStatus.allCases.map(\.rawValue))
    case .use: return Column(title, width: 12, choices: RenderingStatus.allCases.map(\.rawValue))
    case .partOfSpeech:
      return Column(title, width: 14, choices: SheetPlan.partsOfSpeech)
    case .note, .definition: return Column(title, width: 34, format: .wrapped)
    case .findings, .example, .exampleTarget:
      return Column(title, width: 45, format: .wrapped)
    case .assignee, .subjectField: return Column(title, width: 16)
    case .occurrences, .verdict: return Column(title, width: 12)
    case .key, .revision, .check: return Column(title, width: 20, isHidden: true)
    }
  }

  private var rows: [[String]] {
    list.terms.flatMap { term in
      [row(SheetSubject(term)) { Self.cell($0, term) }]
        + term.renderings.map { rendering in
          let subject = SheetSubject(rendering, of: term.term)
          return row(subject) { cell($0, rendering, of: term, subject.subject) }
        }
    }
  }

  /// - Parameter other: what the columns show that decide nothing.
  private func row(_ one: SheetSubject, other: (SheetColumn) -> String) -> [String] {
    SheetColumn.allCases.map { column in
      if let field = column.field(of: one.subject.kind) {
        return one.shown(one.decisions[field]?.value, of: field)
      }
      switch column {
      case .key: return one.key
      case .revision: return String(one.revision)
      case .check: return one.check(one.values)
      default: return other(column)
      }
    }
  }

  private static func cell(_ column: SheetColumn, _ term: ReviewTerm) -> String {
    switch column {
    case .occurrences: term.rank > 0 ? String(term.frequency) : ""
    case .verdict: term.verdict ?? ""
    case .findings: term.findings.map(\.message).joined(separator: "\n")
    default: ""
    }
  }

  private func cell(
    _ column: SheetColumn, _ rendering: ReviewRendering, of term: ReviewTerm,
    _ subject: ReviewSubject
  ) -> String {
    switch column {
    case .source: term.text
    case .occurrences: String(rendering.total)
    case .verdict: rendering.rung.map { "\(rendering.kind): \($0)" } ?? rendering.kind
    case .example: examples[subject]?.sourceText ?? ""
    case .exampleTarget: examples[subject]?.targetText ?? ""
    default: ""
    }
  }
}
