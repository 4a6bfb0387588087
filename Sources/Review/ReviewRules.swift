internal import GRDB
import Terminology

/// What a decision must be, whoever takes it.
enum ReviewRules {
  /// Bytes that a value may have: a definition with all its sources fits, a file does not.
  static let valueBytes = 64 << 10
  /// Bytes that a name (of a person, a round, a term) may have.
  static let nameBytes = 4 << 10
  static let open = "open"
  static let closed = "closed"

  static func check(actor: String, scope: ReviewScope) throws(ReviewError) {
    try check(name: actor, as: "the name of the reviewer")
    guard case .blind(let round, let reviewer) = scope else { return }
    try check(name: round, as: "the name of the round")
    if reviewer != actor {
      throw ReviewError(
        kind: .round, place: round, reason: "in a blind round everybody decides for themselves",
        advice: "decide as \(actor)")
    }
  }

  static func check(name: String, as what: String) throws(ReviewError) {
    let hasLetters = name.contains { !$0.isWhitespace }
    guard hasLetters, name.utf8.count <= nameBytes,
      !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else {
      throw invalid(
        String(name.prefix(40)), "\(what) is empty, too long, or has control characters")
    }
  }

  static func check(_ decision: ReviewDecision) throws(ReviewError) {
    let subject = decision.subject
    if subject.kind == .term || subject.kind == .rendering || subject.kind == .occurrence {
      try check(name: subject.term, as: "the term")
    }
    if subject.kind != .term { try check(name: subject.item, as: "the \(subject.kind.rawValue)") }
    guard ReviewField.fields(of: subject.kind).contains(decision.field) else {
      throw invalid(subject.label, "a \(subject.kind.rawValue) has no \(decision.field.rawValue)")
    }
    guard let value = decision.value else { return }
    guard value.utf8.count <= valueBytes, !value.utf8.contains(0) else {
      throw invalid(
        subject.label, "the \(decision.field.rawValue) is too long, or holds a zero byte")
    }
    guard fits(value, subject, decision.field) else {
      throw invalid(subject.label, "“\(value.prefix(40))” is no \(decision.field.rawValue) for it")
    }
  }

  private static func fits(_ value: String, _ subject: ReviewSubject, _ field: ReviewField) -> Bool
  {
    switch (subject.kind, field) {
    case (.term, .status): TermStatus(rawValue: value) != nil
    case (.rendering, .status): RenderingStatus(rawValue: value) != nil
    case (.round, .status): value == open || value == closed
    case (_, .partOfSpeech): PartOfSpeech(rawValue: value) != nil
    case (.term, .mergedInto), (.term, .splitFrom): value != subject.term
    case (_, .suppressedUntil): isDay(value)
    default: true
    }
  }

  /// Whether it is a day as ISO 8601 writes it: `2026-12-31`.
  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  static func invalid(_ place: String, _ reason: String) -> ReviewError {
    ReviewError(kind: .invalid, place: place, reason: reason, advice: "give another one")
  }

  // MARK: - With the store

  static func requireOpen(_ scope: ReviewScope, _ database: Database) throws {
    guard case .blind(let round, _) = scope else { return }
    let key = FieldKey(scope: .shared, subject: .round(round), field: .status)
    guard try Fold(database: database).current(key)?.value == open else {
      throw ReviewError(
        kind: .round, place: round, reason: "the blind round is not open",
        advice: "open it first")
    }
  }

  /// Refuses renderings and terms that count as one another in a circle.
  static func refuseCircles(
    of term: String, _ scope: ReviewScope, _ database: Database
  ) throws {
    let renderings = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT item, value FROM value WHERE scope = ? AND term = ? AND kind = 'rendering'
            AND field = 'mergedInto' AND value IS NOT NULL AND value <> item
          """), arguments: [scope.key, term])
    let heads = Dictionary(
      renderings.map { ($0[0] as String, $0[1] as String) }, uniquingKeysWith: { first, _ in first }
    )
    for start in heads.keys where returns(to: start, through: { heads[$0] }) {
      throw invalid(term, "renderings would count as one another in a circle")
    }
    for field in [ReviewField.mergedInto, .splitFrom] {
      let isCircle = try returns(to: term) { term in
        let key = FieldKey(scope: scope, subject: .term(term), field: field)
        return try Fold(database: database).current(key)?.value
      }
      if isCircle { throw invalid(term, "terms would count as one another in a circle") }
    }
  }

  private static func returns(
    to start: String, through next: (String) throws -> String?
  ) rethrows -> Bool {
    var seen: Set<String> = []
    var place = try next(start)
    while let here = place, seen.insert(here).inserted {
      if here == start { return true }
      place = try next(here)
    }
    return false
  }
}
