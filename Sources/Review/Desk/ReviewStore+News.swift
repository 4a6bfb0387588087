internal import GRDB

/// A list, and up to which event and of which extraction it is.
struct DeskReading {
  var list: ReviewList
  var lastEvent: Int64
  var extraction: Int64
}

extension ReviewStore {
  func deskReading(in scope: ReviewScope) throws -> DeskReading {
    try read { try Self.deskReading($0, in: scope) }
  }

  private static func deskReading(
    _ database: Database, in scope: ReviewScope
  ) throws -> DeskReading {
    DeskReading(
      list: try ListReading(database: database, scope: scope, term: nil).list(),
      lastEvent: try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM event") ?? 0,
      extraction: try extraction(database))
  }

  private static func extraction(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM extraction") ?? 0
  }

  /// What happened in a scope behind an event.
  /// - Returns: the events, and the whole list where there was another extraction.
  func news(
    after event: Int64, extraction: Int64, in scope: ReviewScope
  ) throws -> (events: [ReviewEvent], reading: DeskReading?) {
    try read { database in
      let events = try Self.events(
        database, where: "step.scope = ? AND event.id > ?", [scope.key, event])
      let isSame = try Self.extraction(database) == extraction
      return (events, isSame ? nil : try Self.deskReading(database, in: scope))
    }
  }

  /// When a reviewer decided the last terms, oldest first (UTC, ISO 8601).
  func decisionTimes(of reviewer: String, in scope: ReviewScope) throws -> [String] {
    try read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT step.time FROM standing JOIN step ON step.id = standing.step
          WHERE standing.actor = ? AND standing.scope = ? AND standing.state = 'done'
            AND EXISTS (SELECT 1 FROM event WHERE event.step = step.id
              AND event.kind = 'term' AND event.field = 'status')
          ORDER BY standing.step DESC LIMIT ?
          """, arguments: [reviewer, scope.key, ReviewPace.memory]
      ).reversed()
    }
  }
}
