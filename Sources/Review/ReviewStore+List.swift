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

  /// - Parameter term: nil for all.
  init(_ database: Database, scope: ReviewScope, term: String?) throws {
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT value.kind, value.term, value.item, value.field, value.value, step.actor, step.time,
          (SELECT reason FROM event WHERE event.step = value.origin AND event.term = value.term
            AND event.kind = value.kind AND event.item = value.item AND event.field = value.field)
        FROM value JOIN step ON step.id = value.origin
        WHERE value.scope = ?1 AND (?2 IS NULL OR value.term = ?2)
        """, arguments: [scope.key, term])
    {
      decisions[try row.subject(), default: [:]][try row.field()] = ReviewDecided(
        value: row[4], actor: row[5], time: row[6], reason: row[7])
    }
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT event.kind, event.term, event.item, MAX(event.id)
        FROM event JOIN step ON step.id = event.step
        WHERE step.scope = ?1 AND (?2 IS NULL OR event.term = ?2)
        GROUP BY event.term, event.kind, event.item
        """, arguments: [scope.key, term])
    {
      revisions[try row.subject()] = row[3]
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
    var renderings = try renderings(decided)
    let findings = try findings(decided)
    let findingsOfTerms = Dictionary(grouping: findings) { $0.term ?? "" }
    var terms = try rows(
      "SELECT * FROM term WHERE ?1 IS NULL OR term = ?1 ORDER BY rank = 0, rank, term"
    ).map { row in
      let name: String = row["term"]
      return ReviewTerm(
        term: name, rank: row["rank"], score: row["score"], frequency: row["frequency"],
        documentCount: row["documents"], verdict: row["verdict"], agreement: row["agreement"],
        omitted: row["omitted"], uncertain: row["uncertain"],
        change: TermChange.Kind(rawValue: row["change"]),
        differences: try JSONDecoder().decode(
          [TermDifference].self, from: Data((row["differences"] as String).utf8)),
        renderings: renderings.removeValue(forKey: name) ?? [],
        findings: findingsOfTerms[name] ?? [])
    }
    let known = Set(terms.map(\.term))
    // Senses that were split off, and terms that people brought along.
    let added = decided.decisions.filter { subject, fields in
      subject.kind == .term && !known.contains(subject.term)
        && fields.values.contains { $0.value != nil }
    }
    terms += added.keys.map(\.term).sorted().map(ReviewTerm.init(broughtAlong:))
    for i in terms.indices {
      terms[i].decisions = decided.decisions[.term(terms[i].term)] ?? [:]
      terms[i].revision = decided.revisions[.term(terms[i].term)] ?? 0
    }
    let languages = try Row.fetchOne(
      database, sql: "SELECT * FROM extraction ORDER BY id DESC LIMIT 1")
    return ReviewList(
      sourceLanguage: languages.flatMap { LanguageTag($0["sourceLanguage"]) } ?? .chinese,
      targetLanguage: languages.flatMap { LanguageTag($0["targetLanguage"]) } ?? .english,
      documents: try documents(), terms: terms, findings: findings.filter { $0.term == nil })
  }

  private func rows(_ sql: String) throws -> [Row] {
    try Row.fetchAll(database, sql: sql, arguments: [term])
  }

  private func renderings(_ decided: DecisionReading) throws -> [String: [ReviewRendering]] {
    var renderings: [String: [ReviewRendering]] = [:]
    for row in try rows(
      "SELECT * FROM rendering WHERE ?1 IS NULL OR term = ?1 ORDER BY term, position")
    {
      let name: String = row["term"]
      let subject = ReviewSubject.rendering(row["text"], of: name)
      renderings[name, default: []].append(
        ReviewRendering(
          text: row["text"], citation: row["citation"], kind: row["class"], family: row["family"],
          rung: row["rung"], counts: [:], confidences: [:],
          decisions: decided.decisions[subject] ?? [:], revision: decided.revisions[subject] ?? 0))
    }
    for row in try rows("SELECT * FROM renderingCount WHERE ?1 IS NULL OR term = ?1") {
      let position: Int = row["position"]
      guard renderings[row["term"]]?.indices.contains(position) ?? false else { continue }
      let document: String = row["document"]
      renderings[row["term"]]?[position].counts[document] = row["count"]
      renderings[row["term"]]?[position].confidences[document] = row["confidence"]
    }
    return renderings
  }

  private func findings(_ decided: DecisionReading) throws -> [ReviewFinding] {
    try rows("SELECT * FROM finding WHERE ?1 IS NULL OR term = ?1 ORDER BY position").map { row in
      let subject = ReviewSubject.finding(row["id"], of: row["term"])
      return ReviewFinding(
        id: row["id"], rule: row["rule"], term: row["term"], document: row["document"],
        level: row["level"], severity: row["severity"], message: row["message"],
        decisions: decided.decisions[subject] ?? [:], revision: decided.revisions[subject] ?? 0)
    }
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
