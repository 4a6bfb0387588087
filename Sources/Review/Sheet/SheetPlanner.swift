/// Makes a plan of the rows of a sheet.
struct SheetPlanner {
  private let store: ReviewStore
  private let scope: ReviewScope
  private let list: ReviewList
  private let subjects: [String: SheetSubject]

  init(store: ReviewStore, scope: ReviewScope) throws {
    self.store = store
    self.scope = scope
    list = try store.list(in: scope)
    let all = list.terms.flatMap { term in
      [SheetSubject(term)] + term.renderings.map { SheetSubject($0, of: term.term) }
    }
    subjects = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func plan(_ lines: [SheetLine], file: String) throws -> SheetPlan {
    var plan = SheetPlan(file: file, rows: [])
    var lineOfKey: [String: Int] = [:]
    for line in lines where line.cells.values.contains(where: { !$0.isEmpty }) {
      var row = try self.row(line)
      if row.subject != nil, let first = lineOfKey.updateValue(line.number, forKey: line[.key]) {
        row.verdict = .malformed
        row.changes = []
        row.reason = "the same as row \(first)"
      }
      plan.rows.append(row)
    }
    settlePreferred(&plan)
    return plan
  }

  // MARK: - One row

  private func row(_ line: SheetLine) throws -> SheetPlan.Row {
    let label = [line[.source], line[.target]].filter { !$0.isEmpty }.joined(separator: " · ")
    func row(
      _ verdict: SheetPlan.Verdict, _ subject: ReviewSubject?, _ changes: [SheetPlan.Change] = [],
      _ reason: String? = nil
    ) -> SheetPlan.Row {
      SheetPlan.Row(
        line: line.number, verdict: verdict, subject: subject, label: label, changes: changes,
        reason: reason)
    }
    if line[.key].isEmpty {
      return row(.unknown, nil, [], "a row that is not from the list")
    }
    guard let one = subjects[line[.key]] else {
      return row(.unknown, nil, [], "it is not in the list any more")
    }
    guard let revision = Int64(line[.revision]), revision >= 0 else {
      return row(.malformed, one.subject, [], "“\(line[.revision].prefix(40))” is no revision")
    }
    let base = try base(of: one, revision, line[.check])
    var changes: [SheetPlan.Change] = []
    for (column, field) in SheetColumn.deciding(one.subject.kind) {
      guard let cell = line.cells[column] else { continue }
      let now = one.decisions[field]
      let shownNow = SheetText.compared(one.shown(now?.value, of: field))
      if let base, cell == SheetText.compared(one.shown(base[field] ?? nil, of: field)) {
        continue
      }
      let mine = one.value(cell, of: field)
      // The same wish, perhaps in other words: somebody else has fulfilled it.
      if cell == shownNow || mine == now?.value { continue }
      let seen = base.map { $0[field] ?? nil }
      changes.append(
        SheetPlan.Change(
          subject: one.subject, field: field, base: seen ?? nil, theirs: now?.value,
          actor: now?.actor, time: now?.time, mine: mine, isConflict: seen != .some(now?.value)))
      do throws(ReviewError) {
        try ReviewRules.check(ReviewDecision(one.subject, field, mine, basis: .any))
      } catch {
        return row(
          .malformed, one.subject, [],
          "\(column.rawValue): \(Self.choices(field, one) ?? error.reason)")
      }
    }
    if changes.isEmpty { return row(.unchanged, one.subject) }
    return row(
      changes.contains(where: \.isConflict) ? .conflicting : .accepted, one.subject, changes)
  }

  /// What can be there instead.
  private static func choices(_ field: ReviewField, _ one: SheetSubject) -> String? {
    let words: [String]
    switch (field, one.subject.kind) {
    case (.status, .term): words = TermStatus.allCases.map(\.rawValue)
    case (.status, _): words = RenderingStatus.allCases.map(\.rawValue)
    case (.partOfSpeech, _): words = SheetPlan.partsOfSpeech
    default: return nil
    }
    return "must be one of " + words.joined(separator: ", ")
  }

  /// The values that a row was written with; nil where they are not those of its check: then what its author saw is not known.
  private func base(
    of one: SheetSubject, _ revision: ReviewRevision, _ check: String
  ) throws -> [ReviewField: String?]? {
    if revision == one.revision {
      return one.check(one.values) == check ? one.values : nil
    }
    guard revision < one.revision else { return nil }
    let values = try store.values(of: one.subject, at: revision, in: scope)
    return one.check(values) == check ? values : nil
  }

  // MARK: - One preferred rendering

  /// Where a sheet makes a rendering preferred, the one before becomes admitted; of two, nobody knows which is meant.
  private func settlePreferred(_ plan: inout SheetPlan) {
    let preferred = RenderingStatus.preferred.rawValue
    let termOfName = Dictionary(
      list.terms.map { ($0.term, $0) }, uniquingKeysWith: { first, _ in first })
    let terms = Dictionary(
      grouping: plan.rows.indices.filter { i in
        plan.rows[i].changes.contains { $0.field == .status && $0.mine == preferred }
      }, by: { plan.rows[$0].subject?.term ?? "" })
    let touched = Set(
      plan.rows.flatMap(\.changes).filter { $0.field == .status }.map(\.subject))
    for (name, rows) in terms {
      guard let term = termOfName[name] else { continue }
      if rows.count > 1 {
        for i in rows {
          plan.rows[i].verdict = .malformed
          plan.rows[i].changes = []
          plan.rows[i].reason = "two renderings of \(term.text) become preferred"
        }
        continue
      }
      for rendering in term.renderings where rendering.status == .preferred {
        let subject = ReviewSubject.rendering(rendering.text, of: name)
        let isConflict = plan.rows[rows[0]].changes.contains {
          $0.field == .status && $0.isConflict
        }
        let change = SheetPlan.Change(
          subject: subject, field: .status, base: preferred, theirs: preferred,
          actor: rendering.decisions[.status]?.actor, time: rendering.decisions[.status]?.time,
          mine: RenderingStatus.admitted.rawValue, isConflict: isConflict)
        if !touched.contains(subject) { plan.rows[rows[0]].changes.append(change) }
      }
    }
  }
}
