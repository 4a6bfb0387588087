import Review

/// Blind rounds.
extension ReviewApplication {
  func rounds(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    let rounds = try store.rounds().map {
      RoundsPage.Round(
        name: $0.name, isOpen: $0.isOpen, reviewers: try store.reviewers(inRound: $0.name))
    }
    return framed(
      "Blind rounds", kind: "rounds", context, request,
      RoundsPage(context: context, rounds: rounds).content)
  }

  func changeRounds(_ request: ReviewRequest) throws -> ReviewResponse {
    let round = request.form["round"]?.trimmed ?? ""
    func enter(_ scope: ReviewScope) {
      sessions[request.session.id, default: SessionState()].scope = scope
      sessions[request.session.id]?.views = []
      tell(nil, request)
    }
    switch request.form["do"] {
    case "open":
      try store.openRound(round, by: reviewer)
      tell(Notice(text: "Opened the round “\(round)”."), request)
    case "close":
      try store.closeRound(round, by: reviewer)
      let scope = ReviewScope.blind(round: round, reviewer: reviewer)
      for id in sessions.keys where sessions[id]?.scope == scope { sessions[id]?.scope = .shared }
      desks[scope] = nil
      tell(Notice(text: "Closed the round “\(round)”."), request)
    case "join":
      guard try store.rounds().contains(where: { $0.name == round && $0.isOpen }) else {
        throw PageProblem(
          status: 409, title: "The round is not open", text: "“\(round)” is not open.")
      }
      enter(.blind(round: round, reviewer: reviewer))
      return .seeOther(PageAddress("terms"))
    case "leave":
      enter(.shared)
      return .seeOther(PageAddress("terms"))
    default: throw PageProblem.missing("action")
    }
    return .seeOther(PageAddress("rounds"))
  }

  func round(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    let (round, first, second) = try roundNames(request.query)
    return framed(
      "Blind round", kind: "round", context, request,
      RoundPage(
        context: context, round: round, first: first, second: second,
        result: try store.result(ofRound: round, first, second)
      ).content)
  }

  /// Takes over what both decided alike, or what was settled.
  func adopt(_ request: ReviewRequest) throws -> ReviewResponse {
    let (round, first, second) = try roundNames(request.form)
    let result = try store.result(ofRound: round, first, second)
    var decisions: [ReviewDecision] = []
    switch request.form["do"] {
    case "agreed": decisions = result.agreed
    case "settle":
      for (number, disagreement) in result.disagreements.enumerated() {
        let choice = request.form["settle-\(number)"]
        guard choice == "first" || choice == "second" else { continue }
        let decided = choice == "first" ? disagreement.first : disagreement.second
        decisions.append(
          ReviewDecision(
            disagreement.subject, disagreement.field, decided.value, basis: .any,
            reason: "settled in round \(round)"))
      }
    default: throw PageProblem.missing("action")
    }
    guard let subject = decisions.first?.subject else {
      throw PageProblem(status: 422, title: "Nothing is chosen", text: "Nothing was to be written.")
    }
    sessions[request.session.id, default: SessionState()].scope = .shared
    return try write(
      decisions, request, about: try known(subject.term, request),
      saying: "Wrote \(Figure.count(decisions.count, "decision")) of the round, the first on")
  }

  private func roundNames(_ fields: FormFields) throws -> (String, String, String) {
    guard let round = fields["round"], let first = fields["first"], let second = fields["second"]
    else { throw PageProblem.missing("round with two reviewers") }
    return (round, first, second)
  }
}
