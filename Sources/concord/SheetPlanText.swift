import Review

/// A plan as text: what changes, row by row, then how many rows of each kind.
enum SheetPlanText {
  static func text(of plan: SheetPlan) -> String {
    let told = plan.rows.filter { $0.verdict != .unchanged }.map(Self.text).joined()
    let counts = SheetPlan.Verdict.allCases.map { "\(plan.count($0)) \($0.rawValue)" }
    return told + counts.joined(separator: ", ") + "\n"
  }

  private static func text(of row: SheetPlan.Row) -> String {
    let head = "row \(row.line) \(row.verdict.rawValue): \(row.label)"
    if let reason = row.reason { return "\(head): \(reason)\n" }
    return "\(head)\n"
      + row.changes.map { change in
        let other = change.subject == row.subject ? "" : " of \(change.subject.item)"
        let line =
          "  \(change.field.rawValue)\(other): \(shown(change.theirs)) → \(shown(change.mine))"
        guard change.isConflict else { return line + "\n" }
        let who = change.actor.map { ", which \($0) wrote" } ?? ""
        return line + " (the sheet was written with \(shown(change.base))\(who) since)\n"
      }.joined()
  }

  private static func shown(_ value: String?) -> String {
    guard let value else { return "–" }
    let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "“\(line.count > 60 ? line.prefix(60) + "…" : line)”"
  }
}
