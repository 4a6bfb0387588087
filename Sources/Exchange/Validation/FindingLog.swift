/// Gathers findings, those that several editions share as one.
struct FindingLog {
  private struct Entry {
    var finding: ValidationFinding
    /// The judges that object, by bit.
    var judges: UInt32
  }

  private var kept: [Entry] = []
  private var dropped: [(judges: UInt32, count: Int)] = []
  /// Findings of the event at hand.
  private var pending: [Entry] = []

  mutating func add(
    _ rule: ValidationRule, _ level: ValidationFinding.Level, line: Int, column: Int,
    _ message: String, _ advice: String, judge: Int, defect: Int? = nil
  ) {
    let known = pending.firstIndex {
      $0.finding.rule == rule && $0.finding.level == level && $0.finding.line == line
        && $0.finding.column == column && $0.finding.message == message
        && $0.finding.advice == advice
    }
    if let known {
      pending[known].judges |= 1 << UInt32(judge)
      return
    }
    pending.append(
      Entry(
        finding: ValidationFinding(
          rule: rule, level: level, line: line, column: column, message: message, advice: advice,
          editions: [], defect: defect), judges: 1 << UInt32(judge)))
  }

  /// Ends an event: counts its findings for the judges, and keeps them.
  mutating func flush(_ judges: [StructureJudge]) {
    guard !pending.isEmpty else { return }
    for entry in pending {
      for index in judges.indices where entry.judges & (1 << UInt32(index)) != 0 {
        judges[index].count(entry.finding.level)
      }
      if kept.count < TBXValidator.findingLimit {
        kept.append(entry)
      } else if let known = dropped.firstIndex(where: { $0.judges == entry.judges }) {
        dropped[known].count += 1
      } else {
        dropped.append((entry.judges, 1))
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// The findings that are about any of `judged`, where judge k has edition `editions[k]`, and how many there are.
  func findings(
    about judged: [TBXEdition], of editions: [TBXEdition]
  ) -> (kept: [ValidationFinding], count: Int) {
    var wanted: UInt32 = 0
    for (index, edition) in editions.enumerated() where judged.contains(edition) {
      wanted |= 1 << UInt32(index)
    }
    let findings = kept.filter { $0.judges & wanted != 0 }.map { entry in
      var finding = entry.finding
      finding.editions = editions.indices.filter { entry.judges & (1 << UInt32($0)) != 0 }
        .map { editions[$0] }
      return finding
    }
    let count = dropped.filter { $0.judges & wanted != 0 }.reduce(findings.count) { $0 + $1.count }
    let ordered = findings.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset)
        < ($1.element.line, $1.element.column, $1.offset)
    }
    return (ordered.map(\.element), count)
  }
}
