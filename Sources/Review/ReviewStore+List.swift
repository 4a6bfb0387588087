internal import Foundation
internal import GRDB
internal import Terminology

extension ReviewStore {
  /// The list with the decisions of everybody, or of one reviewer in a blind round.
  ///
  /// - Complexity: O(n) in the terms, renderings, findings and decisions; occurrences are read by term (``occurrences(of:)``).
  public func list(in scope: ReviewScope = .shared) throws -> ReviewList {
    try read { try ListReading(database: $0, scope: scope, term: nil).list() }
  }

  /// One term as ``list(in:)`` has it; nil where nothing is known of it.
  public func term(_ term: String, in scope: ReviewScope = .shared) throws -> ReviewTerm? {
    try read { try ListReading(database: $0, scope: scope, term: term).list().terms.first }
  }

  /// The places of a term, in document order.
  public func occurrences(
    of term: String, in scope: ReviewScope = .shared
  ) throws -> [ReviewOccurrence] {
    try read { database in
      let notes = try DecisionReading(database, scope: scope, term: term)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT occurrence.*, bead.sourceDocument, bead.sourceLine, bead.targetDocument,
            bead.targetLine, bead.number, bead.sourceText, bead.targetText
          FROM occurrence JOIN bead ON bead.id = occurrence.bead
          WHERE term = ? ORDER BY position
          """, arguments: [term]
      ).map { row in
        let id: String = row["id"]
        return ReviewOccurrence(
          id: id, source: Place(document: row["sourceDocument"], line: row["sourceLine"]),
          target: Place(document: row["targetDocument"], line: row["targetLine"]),
          bead: row["number"], sourceText: row["sourceText"], targetText: row["targetText"],
          sourceRange: Self.range(row["sourceStart"], row["sourceEnd"]),
          targetRanges: Self.ranges(row["ranges"]), rendering: row["rendering"],
          confidence: row["confidence"],
          note: notes.decisions[.occurrence(id, of: term)]?[.note])
      }
    }
  }

  private static func range(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }

  private static func ranges(_ text: String) -> [Range<Int>] {
    text.split(separator: " ").compactMap { stretch in
      let ends = stretch.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 ? range(ends[0], ends[1]) : nil
    }
  }
}

/// What holds in a scope, with who decided it, and the last event of each subject.
struct DecisionReading {
  private(set) var decisions: [ReviewSubject: [ReviewField: ReviewDecided]] = [:]
  private(set) var revisions: [ReviewSubject: ReviewRevision] = [:]
  /// Those of which anything was ever decided.
  private(set) var terms: Set<String> = []

  /// - Parameter term: nil for all.
  init(_ database: Database, scope: ReviewScope, term: String?) throws {
    let values = try Row.fetchCursor(
      database,
      sql: """
        SELECT value.kind, value.term, value.item, value.field, value.value, step.actor, step.time,
          (SELECT reason FROM event WHERE event.step = value.origin AND event.term = value.term
            AND event.kind = value.kind AND event.item = value.item AND event.field = value.field)
        FROM value JOIN step ON step.id = value.origin
        WHERE value.scope = ?1 AND (?2 IS NULL OR value.term = ?2)
        """, arguments: [scope.key, term])
    while let row = try values.next() {
      decisions[try row.subject(at: 0), default: [:]][try row.field(at: 3)] = ReviewDecided(
        value: row[4], actor: row[5], time: row[6], reason: row[7])
    }
    let last = try Row.fetchCursor(
      database,
      sql: """
        SELECT event.kind, event.term, event.item, MAX(event.id)
        FROM event JOIN step ON step.id = event.step
        WHERE step.scope = ?1 AND (?2 IS NULL OR event.term = ?2)
        GROUP BY event.term, event.kind, event.item
        """, arguments: [scope.key, term])
    while let row = try last.next() {
      let subject = try row.subject(at: 0)
      revisions[subject] = row[3]
      terms.insert(subject.term)
    }
  }
}

/// Puts the last extraction and the decisions together.
struct ListReading {
  let database: Database
  let scope: ReviewScope
  /// nil for all.
  let term: String?

  func list() throws -> ReviewList {
    let decided = try DecisionReading(database, scope: scope, term: term)
    var terms = try terms()
    let places = Dictionary(
      zip(terms.map(\.term), terms.indices), uniquingKeysWith: { first, _ in first })
    try addRenderings(to: &terms, places)
    let findings = try addFindings(to: &terms, places, decided)
    // Senses that were split off, and terms that people brought along.
    let added = decided.decisions.filter { subject, fields in
      subject.kind == .term && places[subject.term] == nil
        && fields.values.contains { $0.value != nil }
    }
    terms += added.keys.map(\.term).sorted().map(ReviewTerm.init(broughtAlong:))
    for i in terms.indices where decided.terms.contains(terms[i].term) {
      terms[i].take(decided)
    }
    let languages = try Row.fetchOne(
      database,
      sql: "SELECT sourceLanguage, targetLanguage FROM extraction ORDER BY id DESC LIMIT 1")
    return ReviewList(
      sourceLanguage: languages.flatMap { LanguageTag($0[0]) } ?? .chinese,
      targetLanguage: languages.flatMap { LanguageTag($0[1]) } ?? .english,
      documents: try documents(), terms: terms, findings: findings)
  }

  private func terms() throws -> [ReviewTerm] {
    let decoder = JSONDecoder()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT term, rank, score, frequency, documents, verdict, agreement, omitted, uncertain,
          change, NULLIF(differences, '[]')
        FROM term WHERE ?1 IS NULL OR term = ?1 ORDER BY rank = 0, rank, term
        """, arguments: [term])
    var terms: [ReviewTerm] = []
    while let row = try rows.next() {
      terms.append(
        ReviewTerm(
          term: row[0], rank: row[1], score: row[2], frequency: row[3], documentCount: row[4],
          verdict: row[5], agreement: row[6], omitted: row[7], uncertain: row[8],
          change: TermChange.Kind(rawValue: row[9]),
          differences: try (row[10] as String?).map {
            try decoder.decode([TermDifference].self, from: Data($0.utf8))
          } ?? [], renderings: [], findings: []))
    }
    return terms
  }

  private func addRenderings(
    to terms: inout [ReviewTerm], _ places: [String: Int]
  ) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT rendering.term, rendering.position, text, citation, class, family, rung, document,
          count, confidence
        FROM rendering LEFT JOIN renderingCount
          ON renderingCount.term = rendering.term AND renderingCount.position = rendering.position
        WHERE ?1 IS NULL OR rendering.term = ?1 ORDER BY rendering.term, rendering.position
        """, arguments: [term])
    var name: String?
    var position = 0
    var place = 0
    while let row = try rows.next() {
      let isSameTerm = name == row[0]
      if !isSameTerm {
        let next: String = row[0]
        guard let known = places[next] else { continue }
        name = next
        place = known
      }
      if !isSameTerm || position != row[1] {
        position = row[1]
        terms[place].renderings.append(
          ReviewRendering(
            text: row[2], citation: row[3], kind: row[4], family: row[5], rung: row[6],
            counts: [:], confidences: [:]))
      }
      guard let document: String = row[7] else { continue }
      let last = terms[place].renderings.count - 1
      terms[place].renderings[last].counts[document] = row[8]
      terms[place].renderings[last].confidences[document] = row[9]
    }
  }

  /// - Returns: those about documents.
  private func addFindings(
    to terms: inout [ReviewTerm], _ places: [String: Int], _ decided: DecisionReading
  ) throws -> [ReviewFinding] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, rule, term, document, level, severity, message
        FROM finding WHERE ?1 IS NULL OR term = ?1 ORDER BY position
        """, arguments: [term])
    var others: [ReviewFinding] = []
    while let row = try rows.next() {
      var finding = ReviewFinding(
        id: row[0], rule: row[1], term: row[2], document: row[3], level: row[4], severity: row[5],
        message: row[6])
      if let term = finding.term {
        guard let place = places[term] else { continue }
        terms[place].findings.append(finding)
      } else {
        finding.take(decided)
        others.append(finding)
      }
    }
    return others
  }

  private func documents() throws -> [DocumentRecord] {
    try Row.fetchAll(database, sql: "SELECT * FROM document ORDER BY position").compactMap { row in
      guard let language = LanguageTag(row["language"]) else { return nil }
      return DocumentRecord(
        id: row["id"], language: language, translates: row["translates"],
        publisher: row["publisher"], date: row["date"],
        kind: (row["kind"] as String?).flatMap(DocumentKind.init), isReference: row["isReference"])
    }
  }
}

extension ReviewTerm {
  /// Takes in what was decided of it, its renderings and its findings.
  fileprivate mutating func take(_ decided: DecisionReading) {
    decisions = decided.decisions[.term(term)] ?? [:]
    revision = decided.revisions[.term(term)] ?? 0
    for i in renderings.indices {
      let subject = ReviewSubject.rendering(renderings[i].text, of: term)
      renderings[i].decisions = decided.decisions[subject] ?? [:]
      renderings[i].revision = decided.revisions[subject] ?? 0
    }
    for i in findings.indices { findings[i].take(decided) }
  }
}

extension ReviewFinding {
  fileprivate mutating func take(_ decided: DecisionReading) {
    let subject = ReviewSubject.finding(id, of: term)
    decisions = decided.decisions[subject] ?? [:]
    revision = decided.revisions[subject] ?? 0
  }
}
