internal import GRDB

/// Where the log and what is kept of it differ.
public struct ReviewDefect: Hashable, Sendable, CustomStringConvertible {
  public var description: String
}

extension ReviewStore {
  /// Everything that happened to a subject, in the order in which it did.
  public func history(
    of subject: ReviewSubject, in scope: ReviewScope = .shared
  ) throws -> [ReviewEvent] {
    try read {
      try Self.events(
        $0,
        where: "step.scope = ? AND event.term = ? AND event.kind = ? AND event.item = ?",
        [scope.key, subject.term, subject.kind.rawValue, subject.item])
    }
  }

  /// Everything that happened to a term, its renderings, occurrences and findings.
  public func history(
    ofTerm term: String, in scope: ReviewScope = .shared
  ) throws -> [ReviewEvent] {
    try read {
      try Self.events($0, where: "step.scope = ? AND event.term = ?", [scope.key, term])
    }
  }

  /// The log behind an event, for those who keep a view up to date; those of blind rounds are left out.
  /// - Parameters:
  ///   - event: the number of the last event known; 0 for the log from its start.
  ///   - limit: how many at most; nil for all.
  public func events(after event: Int64, limit: Int? = nil) throws -> [ReviewEvent] {
    try read {
      try Self.events($0, where: "step.scope = '' AND event.id > ?", [event], limit: limit ?? -1)
    }
  }

  /// The number of the last event on a subject, which a decision may be based on; 0 before any.
  public func revision(
    of subject: ReviewSubject, in scope: ReviewScope = .shared
  ) throws -> ReviewRevision {
    try read {
      try Int64.fetchOne(
        $0,
        sql: """
          SELECT MAX(event.id) FROM event JOIN step ON step.id = event.step
          WHERE step.scope = ? AND event.term = ? AND event.kind = ? AND event.item = ?
          """, arguments: [scope.key, subject.term, subject.kind.rawValue, subject.item]) ?? 0
    }
  }

  /// How many steps of a reviewer can be undone and redone.
  public func stepCounts(
    of actor: String, in scope: ReviewScope = .shared
  ) throws -> (undo: Int, redo: Int) {
    try read { database in
      func count(_ state: String) throws -> Int {
        try Int.fetchOne(
          database,
          sql: "SELECT COUNT(*) FROM standing WHERE actor = ? AND scope = ? AND state = ?",
          arguments: [actor, scope.key, state]) ?? 0
      }
      return (try count("done"), try count("undone"))
    }
  }

  /// All values that hold, a line each, in an order that depends on nothing else.
  public func stateText() throws -> String {
    try read { database in
      try Self.lines(database, sql: "SELECT * FROM value ORDER BY scope, term, kind, item, field")
    }
  }

  /// Folds the log anew and compares it with what is kept; also lets SQLite check the file.
  /// - Returns: what is wrong; empty where all is well.
  /// - Complexity: O(n log n) in the log.
  public func verify() throws -> [ReviewDefect] {
    try read { database in
      var defects = try String.fetchAll(database, sql: "PRAGMA integrity_check")
        .filter { $0 != "ok" }
      if try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") != nil {
        defects.append("a row refers to one that is not there")
      }
      let log = try LogFold(database)
      defects += log.defects
      if try log.values.map(\.text)
        != Self.rows(database, sql: "SELECT * FROM value ORDER BY scope, term, kind, item, field")
      {
        defects.append("the values kept are not those of the log")
      }
      if try log.standing.sorted(by: { $0.key < $1.key }).map({
        "\($0.key)|\(String(reflecting: $0.value))"
      })
        != Self.rows(database, sql: "SELECT step, state FROM standing ORDER BY step")
      {
        defects.append("what can be undone is not what the log says")
      }
      return defects.map(ReviewDefect.init)
    }
  }

  /// Makes what is kept of the log anew from the log.
  public func rebuild() throws {
    try write { database in
      let log = try LogFold(database)
      try database.execute(sql: "DELETE FROM value; DELETE FROM standing")
      for line in log.values {
        try database.execute(
          sql: """
            INSERT INTO value (scope, term, kind, item, field, value, origin)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, arguments: StatementArguments(line.columns))
      }
      for (step, state) in log.standing.sorted(by: { $0.key < $1.key }) {
        try database.execute(
          sql: "INSERT INTO standing SELECT id, actor, scope, ? FROM step WHERE id = ?",
          arguments: [state, step])
      }
    }
  }

  private static func lines(_ database: Database, sql: String) throws -> String {
    try rows(database, sql: sql).map { $0 + "\n" }.joined()
  }

  private static func rows(_ database: Database, sql: String) throws -> [String] {
    try Row.fetchAll(database, sql: sql).map { LogFold.text(of: Array($0.databaseValues)) }
  }
}

/// The log folded in memory, without the tables that are kept.
private struct LogFold {
  struct Line {
    var columns: [DatabaseValue]
    var text: String { LogFold.text(of: columns) }
  }

  /// In the order of their columns.
  private(set) var values: [Line] = []
  /// By decision: done, undone or replaced.
  private(set) var standing: [Int64: String] = [:]
  /// Events that do not follow from those before them.
  private(set) var defects: [String] = []

  init(_ database: Database) throws {
    var state: [[String]: DecidedValue] = [:]
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT step.scope, event.term, event.kind, event.item, event.field, event.old, event.new,
          event.oldOrigin, event.newOrigin, event.id
        FROM event JOIN step ON step.id = event.step ORDER BY event.id
        """)
    {
      let key = (0..<5).map { row[$0] as String }
      let old = (row[7] as Int64?).map { DecidedValue(value: row[5], origin: $0) }
      if state[key] != old { defects.append("event \(row[9] as Int64) does not follow on") }
      state[key] = (row[8] as Int64?).map { DecidedValue(value: row[6], origin: $0) }
    }
    values = state.sorted { a, b in
      // As SQLite compares text: by its bytes.
      for (x, y) in zip(a.key, b.key) where !x.utf8.elementsEqual(y.utf8) {
        return x.utf8.lexicographicallyPrecedes(y.utf8)
      }
      return false
    }.map { key, value in
      Line(
        columns: key.map(\.databaseValue) + [
          value.value?.databaseValue ?? .null, value.origin.databaseValue,
        ])
    }
    var undone: [[String]: [Int64]] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT actor, scope, kind, id, decision FROM step ORDER BY id")
    {
      let owner = [row[0] as String, row[1]]
      switch row[2] as String {
      case "decision":
        standing[row[3]] = "done"
        for step in undone.removeValue(forKey: owner) ?? [] { standing[step] = "replaced" }
      case "undo":
        standing[row[4]] = "undone"
        undone[owner, default: []].append(row[4])
      default:
        standing[row[4]] = "done"
        let redone: Int64 = row[4]
        undone[owner]?.removeAll { $0 == redone }
      }
    }
  }

  static func text(of columns: [DatabaseValue]) -> String {
    columns.map { column in
      switch column.storage {
      case .string(let text): String(reflecting: text)
      case .int64(let number): String(number)
      default: ""
      }
    }.joined(separator: "|")
  }
}
