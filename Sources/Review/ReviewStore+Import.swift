public import Consistency
internal import Foundation
internal import GRDB
public import Terminology

extension ReviewStore {
  /// Takes the terms, renderings and findings of an extraction over, in the place of those of the one before.
  ///
  /// Decisions are not touched: they are known by terms and renderings, and hold for those of the new extraction. Terms that are gone
  /// stay, with what was decided of them.
  /// - Parameters:
  ///   - report: on this very list.
  ///   - passages: all pairs of passages of the texts, for those who look around a place; those of the places are taken in any case.
  /// - Returns: what is new, changed and gone.
  /// - Throws: `ReviewError`.
  /// - Complexity: O(n log n) in the occurrences; all in one transaction.
  @discardableResult
  public func importExtraction(
    _ list: TermList, _ report: ConsistencyReport, passages: [ReviewPassage] = []
  ) throws -> ImportReport {
    let content = try ExtractionContent(list, report, passages)
    let digest = content.digest
    return try write { database in
      let extraction = ExtractionImport(database: database, content: content)
      let last = try Row.fetchOne(
        database, sql: "SELECT id, digest FROM extraction ORDER BY id DESC LIMIT 1")
      if let last, last["digest"] == digest {
        return ImportReport(
          extraction: last["id"], digest: digest, isRepeated: true,
          changes: try extraction.unchanged())
      }
      try database.execute(
        sql: """
          INSERT INTO extraction (time, digest, sourceLanguage, targetLanguage) VALUES (?, ?, ?, ?)
          """,
        arguments: [
          self.timestamp(), digest, list.sourceLanguage.text, list.targetLanguage.text,
        ])
      return ImportReport(
        extraction: database.lastInsertedRowID, digest: digest, isRepeated: false,
        changes: try extraction.replace())
    }
  }
}

/// Writes an extraction into the tables of the one before.
private struct ExtractionImport {
  let database: Database
  let content: ExtractionContent

  /// What the extraction before said of a term.
  private struct Before {
    var frequency: Int
    var verdict: String
    var renderings: [String: Int] = [:]
    var findings: [String: String] = [:]
  }

  func unchanged() throws -> [TermChange] {
    let decided = try decidedTerms()
    return content.terms.map {
      TermChange(
        term: $0.record.sourceTerm, kind: .unchanged, differences: [],
        isDecided: decided.contains($0.record.sourceTerm))
    }
  }

  func replace() throws -> [TermChange] {
    let before = try before()
    let decided = try decidedTerms()
    let findings = Dictionary(grouping: content.report.findings) { $0.term ?? "" }
    try database.execute(
      sql: """
        DELETE FROM occurrence; DELETE FROM bead; DELETE FROM finding; DELETE FROM document;
        """)
    var changes: [TermChange] = []
    let writer = try TermWriter(database)
    for (index, term) in content.terms.enumerated() {
      let name = term.record.sourceTerm
      let differences = before[name].map { old in
        Self.differences(old, term, findings[name] ?? [])
      }
      let change = TermChange(
        term: name,
        kind: differences.map { $0.isEmpty ? .unchanged : .changed } ?? .new,
        differences: differences ?? [], isDecided: decided.contains(name))
      try writer.write(term, rank: index + 1, change)
      changes.append(change)
    }
    let present = Set(content.terms.map(\.record.sourceTerm))
    for term in before.keys.sorted() where !present.contains(term) {
      changes.append(
        TermChange(
          term: term, kind: .gone, differences: [], isDecided: decided.contains(term)))
    }
    let kept = try String.fetchAll(database, sql: "SELECT term FROM term")
    for term in kept where !present.contains(term) {
      try database.execute(
        sql: decided.contains(term)
          ? "UPDATE term SET rank = 0, change = 'gone', differences = '[]' WHERE term = ?"
          : "DELETE FROM term WHERE term = ?", arguments: [term])
    }
    for passage in content.passages { _ = try writer.bead(of: passage) }
    try writer.write(content.list.documents)
    try writer.write(content.report.findings)
    return changes
  }

  private func decidedTerms() throws -> Set<String> {
    try String.fetchSet(database, sql: "SELECT DISTINCT term FROM value")
  }

  private func before() throws -> [String: Before] {
    var terms: [String: Before] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT term, frequency, verdict FROM term WHERE rank > 0")
    {
      terms[row[0]] = Before(frequency: row[1], verdict: row[2])
    }
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT term, text, SUM(count) FROM rendering JOIN renderingCount USING (term, position)
        GROUP BY term, position
        """)
    {
      terms[row[0]]?.renderings[row[1]] = row[2]
    }
    for row in try Row.fetchAll(
      database, sql: "SELECT term, id, level FROM finding WHERE term IS NOT NULL")
    {
      terms[row[0]]?.findings[row[1]] = row[2]
    }
    return terms
  }

  private static func differences(
    _ old: Before, _ new: ExtractionContent.Term, _ findings: [Finding]
  ) -> [TermDifference] {
    func difference(_ aspect: TermDifference.Aspect, _ old: String, _ new: String)
      -> TermDifference?
    {
      old == new ? nil : TermDifference(aspect: aspect, item: nil, old: old, new: new)
    }
    func differences(
      _ aspect: TermDifference.Aspect, _ old: [String: String], _ new: [String: String]
    ) -> [TermDifference] {
      Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map {
        TermDifference(aspect: aspect, item: $0, old: old[$0], new: new[$0])
      }
    }
    let counts = new.renderings.filter { $0.count.total > 0 }.map {
      ($0.count.text, String($0.count.total))
    }
    let levels = findings.map { ($0.id, $0.level.rawValue) }
    return [
      difference(.frequency, String(old.frequency), String(new.record.frequency)),
      difference(.verdict, old.verdict, new.figures.verdict.rawValue),
    ].compactMap(\.self)
      + differences(
        .rendering, old.renderings.mapValues { String($0) },
        Dictionary(counts) { first, _ in first }
      )
      + differences(.finding, old.findings, Dictionary(levels) { first, _ in first })
  }
}

/// Writes rows of an extraction with prepared statements.
private final class TermWriter {
  private let database: Database
  private let clear: Statement
  private let term: Statement
  private let rendering: Statement
  private let count: Statement
  private let bead: Statement
  private let occurrence: Statement
  private let finding: Statement
  private var beads: [Bead: Int64] = [:]

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return encoder
  }()

  /// A pair of passages.
  private struct Bead: Hashable {
    var source: Place
    var target: Place
    var number: Int
  }

  init(_ database: Database) throws {
    self.database = database
    func insert(_ table: String, _ columns: Int) throws -> Statement {
      let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
      return try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    }
    clear = try database.makeStatement(sql: "DELETE FROM term WHERE term = ?")
    term = try insert("term", 11)
    rendering = try insert("rendering", 7)
    count = try insert("renderingCount", 5)
    bead = try insert("bead", 8)
    occurrence = try insert("occurrence", 9)
    finding = try insert("finding", 8)
  }

  func write(_ content: ExtractionContent.Term, rank: Int, _ change: TermChange) throws {
    let record = content.record
    let name = record.sourceTerm
    let differences = String(decoding: try Self.encoder.encode(change.differences), as: UTF8.self)
    try clear.execute(arguments: [name])
    try term.execute(arguments: [
      name, rank, record.score.isFinite ? record.score : 0, record.frequency, record.documentCount,
      content.figures.verdict.rawValue, content.figures.agreement, content.figures.omitted,
      content.figures.uncertain, change.kind.rawValue, differences,
    ])
    for (position, one) in content.renderings.enumerated() {
      try rendering.execute(arguments: [
        name, position, one.count.text, one.citation, one.count.kind.rawValue, one.count.group,
        one.count.rung?.label,
      ])
      for (document, number) in one.count.counts.sorted(by: { $0.key < $1.key }) {
        try count.execute(arguments: [
          name, position, document, number, one.confidences[document] ?? 1,
        ])
      }
    }
    for (position, place) in content.places.enumerated() {
      let ranges = place.occurrence.rendering?.ranges ?? []
      try occurrence.execute(arguments: [
        name, position, place.id, try bead(of: place.occurrence.passage),
        place.occurrence.sourceRange.lowerBound, place.occurrence.sourceRange.upperBound,
        place.rendering, ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " "),
        place.occurrence.confidence.isFinite ? place.occurrence.confidence : 0,
      ])
    }
  }

  /// The number of a pair of passages, which is written the first time.
  func bead(of passage: ReviewPassage) throws -> Int64 {
    let key = Bead(
      source: passage.source, target: passage.target, number: passage.number)
    if let known = beads[key] { return known }
    let id = Int64(beads.count + 1)
    try bead.execute(arguments: [
      id, passage.source.document, passage.source.line, passage.target.document,
      passage.target.line, passage.number, passage.sourceText, passage.targetText,
    ])
    beads[key] = id
    return id
  }

  func write(_ documents: [DocumentRecord]) throws {
    for (position, document) in documents.enumerated() {
      try database.execute(
        sql: "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, document.id, document.language.text, document.translates, document.publisher,
          document.date, document.kind?.rawValue, document.isReference,
        ])
    }
  }

  func write(_ findings: [Finding]) throws {
    for (position, finding) in findings.enumerated() {
      try self.finding.execute(arguments: [
        position, finding.id, finding.rule.rawValue, finding.term, finding.document,
        finding.level.rawValue, finding.severity, finding.message,
      ])
    }
  }
}

extension Occurrence {
  fileprivate var passage: ReviewPassage {
    ReviewPassage(
      source: source, target: target, number: bead, sourceText: sourceText, targetText: targetText)
  }
}
