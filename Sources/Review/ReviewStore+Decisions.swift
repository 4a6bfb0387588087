internal import GRDB

extension ReviewStore {
  /// Takes decisions as one step: all of them are written, or none.
  ///
  /// Where the field has another value than the author saw, somebody has changed it since. The same value as wanted is no matter, and
  /// nothing is written for it; another one is a conflict. Different fields of one subject do not touch.
  /// - Throws: `ReviewConflict`; `ReviewError` for a value that does not fit, a rendering or term that would count as itself by a detour,
  ///   a round that is not open, and a store that cannot be written.
  /// - Complexity: O(d log n) in the decisions and the log.
  @discardableResult
  public func decide(
    _ decisions: [ReviewDecision], by actor: String, in scope: ReviewScope = .shared
  ) throws -> ReviewStep {
    try ReviewRules.check(actor: actor, scope: scope)
    for decision in decisions { try ReviewRules.check(decision) }
    return try write { database in
      let fold = Fold(database: database)
      try ReviewRules.requireOpen(scope, database)
      var step: Int64?
      var terms: Set<String> = []
      for decision in decisions {
        let key = FieldKey(scope: scope, subject: decision.subject, field: decision.field)
        let current = try fold.current(key)
        guard current?.value != decision.value else { continue }
        if let base = try self.base(of: decision, key, database), base.value != current?.value {
          throw try self.conflict(key, base: base.value, mine: decision.value, database)
        }
        let id =
          try step ?? fold.beginStep(.decision, by: actor, in: scope, at: self.timestamp())
        step = id
        try fold.change(
          key, from: current, to: DecidedValue(value: decision.value, origin: id), step: id,
          reason: decision.reason)
        terms.insert(decision.subject.term)
      }
      try self.checkWhole(terms, scope, mine: decisions.map(\.subject), database)
      return ReviewStep(id: step, events: try step.map { try Self.events(of: $0, database) } ?? [])
    }
  }

  /// Takes a step of a reviewer back: their last one that still holds, or an earlier one.
  ///
  /// Works on every step back to the first, also of earlier days, and leaves what others did alone.
  /// - Throws: `ReviewConflict` where somebody has changed one of its fields since; `ReviewError` of kind `nothingToDo`.
  @discardableResult
  public func undo(
    by actor: String, in scope: ReviewScope = .shared, step: Int64? = nil
  ) throws -> ReviewStep {
    try invert(.undo, by: actor, in: scope, step: step)
  }

  /// Takes the last undo of a reviewer back, as long as they have decided nothing since.
  /// - Throws: `ReviewConflict` where somebody has changed one of its fields since; `ReviewError` of kind `nothingToDo`.
  @discardableResult
  public func redo(by actor: String, in scope: ReviewScope = .shared) throws -> ReviewStep {
    try invert(.redo, by: actor, in: scope, step: nil)
  }

  private func invert(
    _ kind: ReviewStepKind, by actor: String, in scope: ReviewScope, step: Int64?
  ) throws -> ReviewStep {
    try ReviewRules.check(actor: actor, scope: scope)
    return try write { database in
      try ReviewRules.requireOpen(scope, database)
      // Steps are undone from the last to the first, so the first undone is the last one taken back.
      let decision = try Int64.fetchOne(
        database,
        sql: """
          SELECT \(kind == .undo ? "MAX" : "MIN")(step) FROM standing
          WHERE actor = ? AND scope = ? AND state = ? AND step = COALESCE(?, step)
          """,
        arguments: [actor, scope.key, kind == .undo ? "done" : "undone", step])
      guard let decision else {
        throw ReviewError(
          kind: .nothingToDo, place: self.path, reason: "there is nothing to \(kind.rawValue)",
          advice: "decide something")
      }
      let fold = Fold(database: database)
      let id = try fold.beginStep(
        kind, of: decision, by: actor, in: scope, at: self.timestamp())
      var subjects: [ReviewSubject] = []
      let changes = try Self.changes(of: decision, in: scope, database)
      for change in kind == .undo ? changes.reversed() : changes {
        let (from, to) = kind == .undo ? (change.new, change.old) : (change.old, change.new)
        let current = try fold.current(change.key)
        guard current == from else {
          throw try self.conflict(change.key, base: from?.value, mine: to?.value, database)
        }
        try fold.change(change.key, from: from, to: to, step: id, reason: nil)
        subjects.append(change.key.subject)
      }
      try self.checkWhole(Set(subjects.map(\.term)), scope, mine: subjects, database)
      return ReviewStep(id: id, events: try Self.events(of: id, database))
    }
  }

  // MARK: - Conflicts

  /// The value that the author of a decision saw; nil where that does not matter.
  private func base(
    of decision: ReviewDecision, _ key: FieldKey, _ database: Database
  ) throws -> (value: String?, Void)? {
    switch decision.basis {
    case .any: return nil
    case .value(let value): return (value, ())
    case .revision(let revision):
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT event.new FROM event JOIN step ON step.id = event.step
            WHERE event.id <= ? AND step.scope = ? AND event.term = ? AND event.kind = ?
              AND event.item = ? AND event.field = ? ORDER BY event.id DESC LIMIT 1
            """), arguments: [revision] + key.arguments)
      return (row?[0], ())
    }
  }

  private func conflict(
    _ key: FieldKey, base: String?, mine: String?, _ database: Database
  ) throws -> ReviewConflict {
    let current = try Fold(database: database).current(key)
    // Who gave it its value, be it by an undo.
    let last = try Row.fetchOne(
      database,
      sql: """
        SELECT step.actor, step.time FROM event JOIN step ON step.id = event.step
        WHERE step.scope = ? AND event.term = ? AND event.kind = ? AND event.item = ?
          AND event.field = ? ORDER BY event.id DESC LIMIT 1
        """, arguments: key.arguments)
    return ReviewConflict(
      subject: key.subject, field: key.field, base: base, theirs: current?.value, mine: mine,
      actor: last?[0], time: last?[1])
  }

  /// What must hold of a term as a whole: one preferred rendering at most, and no rendering or term that counts as itself by a detour.
  private func checkWhole(
    _ terms: Set<String>, _ scope: ReviewScope, mine: [ReviewSubject], _ database: Database
  ) throws {
    for term in terms.sorted() {
      let preferred = try String.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT item FROM value WHERE scope = ? AND term = ? AND kind = 'rendering'
              AND field = 'status' AND value = 'preferred' ORDER BY item
            """), arguments: [scope.key, term])
      if preferred.count > 1 {
        let own = Set(mine.filter { $0.kind == .rendering && $0.term == term }.map(\.item))
        let other = preferred.first { !own.contains($0) } ?? preferred[0]
        let key = FieldKey(scope: scope, subject: .rendering(other, of: term), field: .status)
        throw try conflict(key, base: nil, mine: RenderingStatus.admitted.rawValue, database)
      }
      try ReviewRules.refuseCircles(of: term, scope, database)
    }
  }

  // MARK: - Reading the log

  private static func changes(
    of step: Int64, in scope: ReviewScope, _ database: Database
  ) throws -> [(key: FieldKey, old: DecidedValue?, new: DecidedValue?)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT kind, term, item, field, old, oldOrigin, new, newOrigin FROM event
        WHERE step = ? ORDER BY id
        """, arguments: [step]
    ).map { row in
      func decided(at column: Int) -> DecidedValue? {
        (row[column + 1] as Int64?).map { DecidedValue(value: row[column], origin: $0) }
      }
      return (
        FieldKey(scope: scope, subject: try row.subject(at: 0), field: try row.field(at: 3)),
        decided(at: 4), decided(at: 6)
      )
    }
  }

  static func events(of step: Int64, _ database: Database) throws -> [ReviewEvent] {
    try events(database, where: "event.step = ?", [step])
  }

  static func events(
    _ database: Database, where condition: String, _ arguments: StatementArguments, limit: Int = -1
  ) throws -> [ReviewEvent] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT event.kind, event.term, event.item, event.field, event.old, event.new, event.reason,
          event.id, event.step, step.kind, step.actor, step.time, step.scope,
          origin.actor, origin.time,
          CASE event.newOrigin WHEN event.step THEN event.reason ELSE (
            SELECT first.reason FROM event AS first WHERE first.step = event.newOrigin
              AND first.term = event.term AND first.kind = event.kind
              AND first.item = event.item AND first.field = event.field) END
        FROM event JOIN step ON step.id = event.step
          LEFT JOIN step AS origin ON origin.id = event.newOrigin
        WHERE \(condition) ORDER BY event.id LIMIT ?
        """, arguments: arguments + [limit])
    var events: [ReviewEvent] = []
    while let row = try rows.next() { events.append(try ReviewEvent(row)) }
    return events
  }
}

extension ReviewEvent {
  /// - Parameter row: of ``ReviewStore/events(_:where:_:limit:)``.
  fileprivate init(_ row: Row) throws {
    self.init(
      id: row[7], step: row[8], kind: ReviewStepKind(rawValue: row[9]) ?? .decision,
      actor: row[10], time: row[11], scope: ReviewScope(key: row[12]),
      subject: try row.subject(at: 0), field: try row.field(at: 3), old: row[4], new: row[5],
      reason: row[6],
      decided: (row[13] as String?).map {
        ReviewDecided(value: row[5], actor: $0, time: row[14], reason: row[15])
      })
  }
}

extension Row {
  /// Of three columns: kind, term and item.
  func subject(at column: Int) throws -> ReviewSubject {
    ReviewSubject(
      kind: try Self.known(ReviewSubject.Kind(rawValue: self[column])), term: self[column + 1],
      item: self[column + 2])
  }

  func field(at column: Int) throws -> ReviewField {
    try Self.known(ReviewField(rawValue: self[column]))
  }

  private static func known<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return value
  }
}
