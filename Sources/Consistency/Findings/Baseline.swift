/// What a finding is, compared with an earlier report (the words of SARIF 2.1.0, 3.27.24).
public enum BaselineState: String, Hashable, Sendable, CaseIterable {
  case new, unchanged
  /// It was there, but is graver now.
  case updated
}

/// The findings of an earlier report, so that only what came since needs attention.
public struct Baseline: Hashable, Sendable {
  private let levels: [String: Level]

  public init(_ report: StoredReport) {
    levels = Dictionary(
      report.findings.map { ($0.id, $0.level) }, uniquingKeysWith: { first, _ in first })
  }

  /// Says of each finding whether it was there.
  ///
  /// - Returns: the ids of those that are gone, sorted.
  public func apply(to report: inout ConsistencyReport) -> [String] {
    var gone = Set(levels.keys)
    for i in report.findings.indices {
      let finding = report.findings[i]
      gone.remove(finding.id)
      report.findings[i].change =
        levels[finding.id].map { before in
          finding.level > before ? .updated : .unchanged
        } ?? .new
    }
    return gone.sorted()
  }
}
