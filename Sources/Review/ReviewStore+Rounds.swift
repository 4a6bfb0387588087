internal import GRDB

/// What two reviewers gave different values in a blind round.
public struct Disagreement: Hashable, Sendable {
  public var subject: ReviewSubject
  public var field: ReviewField
  /// In the order of the reviewers asked for.
  public var first: ReviewDecided
  public var second: ReviewDecided
}

/// A blind round, once it is closed.
public struct RoundResult: Hashable, Sendable {
  /// On the terms that both gave a status; nil where there are none.
  public var terms: KappaAgreement?
  /// On the renderings that both gave a status.
  public var renderings: KappaAgreement?
  /// What is to be settled, by term.
  public var disagreements: [Disagreement]
  /// What both decided alike, to be taken with ``ReviewStore/decide(_:by:in:)``. Each decision is based on a field that nobody has
  /// decided, so that what was settled otherwise meanwhile is a conflict.
  public var agreed: [ReviewDecision]
  /// How many fields one of the two decided alone.
  public var decidedByOne: Int
}

/// Two people decide the same list without seeing each other's decisions (``ReviewScope/blind(round:reviewer:)``), and are compared
/// when both have ended.
extension ReviewStore {
  /// - Throws: `ReviewError` where there is a round of this name.
  public func openRound(_ round: String, by actor: String) throws {
    try decide(
      [ReviewDecision(.round(round), .status, ReviewRules.open, basis: .any)], by: actor,
      unless: { state in
        state == nil ? nil : "there is a blind round of this name already"
      }, round: round)
  }

  /// Ends a round: nobody decides in it any more, and it can be looked at.
  /// - Throws: `ReviewError` where it is not open.
  public func closeRound(_ round: String, by actor: String) throws {
    try decide(
      [ReviewDecision(.round(round), .status, ReviewRules.closed, basis: .value(ReviewRules.open))],
      by: actor,
      unless: { state in
        state == ReviewRules.open ? nil : "the blind round is not open"
      }, round: round)
  }

  private func decide(
    _ decisions: [ReviewDecision], by actor: String, unless obstacle: (String?) -> String?,
    round: String
  ) throws {
    try ReviewRules.check(name: round, as: "the name of the round")
    let state = try read {
      try Fold(database: $0).current(
        FieldKey(scope: .shared, subject: .round(round), field: .status))?.value
    }
    if let reason = obstacle(state) {
      throw ReviewError(
        kind: .round, place: round, reason: reason, advice: "look at the list of rounds")
    }
    try decide(decisions, by: actor)
  }

  /// The rounds by name, and whether they are open.
  public func rounds() throws -> [(name: String, isOpen: Bool)] {
    try read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT item, value FROM value
          WHERE scope = '' AND kind = 'round' AND value IS NOT NULL ORDER BY item
          """
      ).map { ($0[0], $0[1] == ReviewRules.open) }
    }
  }

  /// Who decided something in a round, by name.
  public func reviewers(inRound round: String) throws -> [String] {
    try read {
      try String.fetchAll($0, sql: "SELECT DISTINCT scope FROM step ORDER BY scope").compactMap {
        guard case .blind(round, let reviewer) = ReviewScope(key: $0) else { return nil }
        return reviewer
      }
    }
  }

  /// Compares two reviewers.
  /// - Throws: `ReviewError` while the round is open: it is blind.
  public func result(
    ofRound round: String, _ first: String, _ second: String
  ) throws -> RoundResult {
    try read { database in
      let key = FieldKey(scope: .shared, subject: .round(round), field: .status)
      guard try Fold(database: database).current(key)?.value == ReviewRules.closed else {
        throw ReviewError(
          kind: .round, place: round, reason: "the blind round is not closed",
          advice: "close it when both have decided")
      }
      let sides = try [first, second].map { reviewer in
        try DecisionReading(
          database, scope: .blind(round: round, reviewer: reviewer), term: nil
        ).decisions.mapValues { $0.filter { $0.value.value != nil } }
      }
      return Self.compared(sides[0], sides[1])
    }
  }

  private typealias Decisions = [ReviewSubject: [ReviewField: ReviewDecided]]

  private static func compared(_ first: Decisions, _ second: Decisions) -> RoundResult {
    var result = RoundResult(disagreements: [], agreed: [], decidedByOne: 0)
    var statuses: [ReviewSubject.Kind: [(String, String)]] = [:]
    for subject in Set(first.keys).union(second.keys).sorted() {
      for field in ReviewField.allCases {
        switch (first[subject]?[field], second[subject]?[field]) {
        case (nil, nil): continue
        case (let a?, let b?):
          if field == .status, let a = a.value, let b = b.value {
            statuses[subject.kind, default: []].append((a, b))
          }
          if a.value == b.value {
            result.agreed.append(ReviewDecision(subject, field, a.value, basis: .value(nil)))
          } else {
            result.disagreements.append(
              Disagreement(subject: subject, field: field, first: a, second: b))
          }
        default: result.decidedByOne += 1
        }
      }
    }
    result.terms = statuses[.term].flatMap { KappaAgreement($0) }
    result.renderings = statuses[.rendering].flatMap { KappaAgreement($0) }
    return result
  }
}
