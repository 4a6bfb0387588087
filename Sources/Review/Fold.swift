internal import GRDB

/// A field of a subject in a scope.
struct FieldKey: Hashable {
  var scope: ReviewScope
  var subject: ReviewSubject
  var field: ReviewField

  /// For the columns scope, term, kind, item and field.
  var arguments: StatementArguments {
    [scope.key, subject.term, subject.kind.rawValue, subject.item, field.rawValue]
  }
}

/// A value and the decision it is of. A field that nobody has decided has none; one whose decision was taken back has nil.
struct DecidedValue: Hashable {
  var value: String?
  /// The step of the decision: that of its first time, also when it was redone.
  var origin: Int64
}

/// The one place where the fold of the log changes: everything that is written goes through here.
struct Fold {
  let database: Database

  func current(_ key: FieldKey) throws -> DecidedValue? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT value, origin FROM value
          WHERE scope = ? AND term = ? AND kind = ? AND item = ? AND field = ?
          """), arguments: key.arguments
    ).map { DecidedValue(value: $0[0], origin: $0[1]) }
  }

  /// Writes an event to the log and its effect to the state.
  func change(
    _ key: FieldKey, from old: DecidedValue?, to new: DecidedValue?, step: Int64, reason: String?
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO event (step, kind, term, item, field, old, new, oldOrigin, newOrigin, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      step, key.subject.kind.rawValue, key.subject.term, key.subject.item, key.field.rawValue,
      old?.value, new?.value, old?.origin, new?.origin, reason,
    ])
    guard let new else {
      return try database.cachedStatement(
        sql: """
          DELETE FROM value
          WHERE scope = ? AND term = ? AND kind = ? AND item = ? AND field = ?
          """
      ).execute(arguments: key.arguments)
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO value (scope, term, kind, item, field, value, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET value = excluded.value, origin = excluded.origin
        """
    ).execute(arguments: key.arguments + [new.value, new.origin])
  }

  /// Begins a step and changes what can be undone and redone.
  func beginStep(
    _ kind: ReviewStepKind, of decision: Int64? = nil, by actor: String, in scope: ReviewScope,
    at time: String
  ) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO step (kind, actor, scope, time, decision) VALUES (?, ?, ?, ?, ?)",
      arguments: [kind.rawValue, actor, scope.key, time, decision])
    let id = database.lastInsertedRowID
    switch kind {
    case .decision:
      try database.execute(
        sql: """
          UPDATE standing SET state = 'replaced' WHERE actor = ? AND scope = ? AND state = 'undone'
          """, arguments: [actor, scope.key])
      try database.execute(
        sql: "INSERT INTO standing (step, actor, scope, state) VALUES (?, ?, ?, 'done')",
        arguments: [id, actor, scope.key])
    case .undo, .redo:
      try database.execute(
        sql: "UPDATE standing SET state = ? WHERE step = ?",
        arguments: [kind == .undo ? "undone" : "done", decision])
    }
    return id
  }
}
