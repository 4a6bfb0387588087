public import Corpus

/// A reviser's decision that a finding is to be borne.
public struct Suppression: Hashable, Sendable {
  /// The id of the finding.
  public var id: String
  public var reason: String
  /// The last day on which it holds (ISO 8601, `2026-12-31`); nil for good.
  public var expires: String?
  /// 1-based line in the file it comes from.
  public var line: Int

  /// - Parameter day: ISO 8601.
  func holds(on day: String) -> Bool { expires.map { day <= $0 } ?? true }
}

/// The suppressions of a project.
public struct SuppressionList: Hashable, Sendable {
  public private(set) var suppressions: [Suppression] = []
  private let file: String

  /// Reads a table: tab-separated, with the columns `id` and `reason`, and perhaps `expires`; a line that begins with
  /// `#` is a comment. Other columns are passed over.
  ///
  /// - Parameter file: the name for messages.
  /// - Throws: where a column, an id or a reason is missing, an id stands twice, or a day is none.
  public init(_ lines: [NumberedLine], file: String) throws(CorpusError) {
    self.file = file
    var rows = lines.filter { !$0.text.hasPrefix("#") }[...]
    guard let header = rows.popFirst() else { return }
    let names = Self.cells(header)
    guard let id = names.firstIndex(of: "id"), let reason = names.firstIndex(of: "reason") else {
      throw CorpusError(
        file: file, line: header.number, reason: "the columns id and reason are not both there",
        advice:
          "begin with a line that names the columns: id, reason and expires, with tabs between")
    }
    let expires = names.firstIndex(of: "expires")
    var lineOfID: [String: Int] = [:]
    for row in rows {
      let cells = Self.cells(row)
      func cell(_ column: Int?) -> String {
        column.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
      }
      guard !cell(id).isEmpty, !cell(reason).isEmpty else {
        throw CorpusError(
          file: file, line: row.number, reason: "a suppression without id or reason",
          advice: "say which finding it is, and why it may stay")
      }
      if let first = lineOfID.updateValue(row.number, forKey: cell(id)) {
        throw CorpusError(
          file: file, line: row.number,
          reason: "\(cell(id)) is suppressed in line \(first) already",
          advice: "leave one of the two lines")
      }
      let day = cell(expires)
      guard day.isEmpty || CalendarDay(day) != nil else {
        throw CorpusError(
          file: file, line: row.number, reason: "“\(day)” is no day",
          advice: "write it as 2026-12-31")
      }
      suppressions.append(
        Suppression(
          id: cell(id), reason: cell(reason), expires: day.isEmpty ? nil : day, line: row.number))
    }
  }

  /// Marks the findings that are suppressed on a day.
  ///
  /// - Parameter day: ISO 8601.
  /// - Returns: what a person should know: suppressions that have expired, and such as no finding answers to.
  public func apply(to report: inout ConsistencyReport, on day: String) -> [CorpusError] {
    let byID = Dictionary(suppressions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var met: Set<String> = []
    var warnings: [CorpusError] = []
    for i in report.findings.indices {
      guard let suppression = byID[report.findings[i].id] else { continue }
      met.insert(suppression.id)
      if suppression.holds(on: day) {
        report.findings[i].suppression = suppression
      } else {
        warnings.append(
          CorpusError(
            file: file, line: suppression.line,
            reason: "the suppression of \(suppression.id) ended on \(suppression.expires ?? "")",
            advice: "mend what was found, or give it another day"))
      }
    }
    return warnings
      + suppressions.filter { !met.contains($0.id) }.map {
        CorpusError(
          file: file, line: $0.line, reason: "there is no finding \($0.id) to suppress",
          advice: "take the line out")
      }
  }

  private static func cells(_ line: NumberedLine) -> [String] {
    line.text.split(separator: "\t", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").joined(separator: " ")
    }
  }
}
