internal import GRDB
internal import Terminology

extension ReviewStore {
  /// For each rendering the first passage that has it.
  func examples() throws -> [ReviewSubject: ReviewPassage] {
    try read { database in
      var examples: [ReviewSubject: ReviewPassage] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT occurrence.term, occurrence.rendering, MIN(occurrence.position), bead.sourceDocument,
            bead.sourceLine, bead.targetDocument, bead.targetLine, bead.number, bead.sourceText,
            bead.targetText
          FROM occurrence JOIN bead ON bead.id = occurrence.bead
          WHERE occurrence.rendering IS NOT NULL GROUP BY occurrence.term, occurrence.rendering
          """)
      while let row = try rows.next() {
        examples[.rendering(row[1], of: row[0])] = ReviewPassage(
          source: Place(document: row[3], line: row[4]),
          target: Place(document: row[5], line: row[6]), number: row[7], sourceText: row[8],
          targetText: row[9])
      }
      return examples
    }
  }

  /// The values that a subject had after an event.
  func values(
    of subject: ReviewSubject, at revision: ReviewRevision, in scope: ReviewScope
  ) throws -> [ReviewField: String?] {
    var values: [ReviewField: String?] = [:]
    for event in try history(of: subject, in: scope) where event.id <= revision {
      values[event.field] = event.new
    }
    return values
  }
}
