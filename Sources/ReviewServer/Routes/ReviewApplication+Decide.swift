import Review

/// Decisions on one term, and taking them back.
extension ReviewApplication {
  func decideTerm(_ request: ReviewRequest) throws -> ReviewResponse {
    let term = try self.term(request)
    guard let text = request.form["do"] else { throw PageProblem.missing("action") }
    let basis = try basis(request)
    let ticked = request.form.all("ticked")
    switch text {
    case "merge":
      guard ticked.count > 1 else {
        throw PageProblem(
          status: 422, title: "Nothing to merge", text: "Fewer than two renderings are ticked.",
          advice: "tick those that are one")
      }
      let head = term.renderings.map(\.text).first(where: ticked.contains) ?? ticked[0]
      return try write(
        ReviewDecision.merge(renderings: ticked, into: head, of: term.term, basis: basis), request,
        about: term, saying: "Merged \(Figure.count(ticked.count, "rendering")) of")
    case _ where text.hasPrefix("merge-suggested:"):
      let number = Int(text.dropFirst("merge-suggested:".count)) ?? -1
      guard term.mergeSuggestions.indices.contains(number) else {
        throw PageProblem(
          status: 409, title: "The renderings have changed",
          text: "There is no such suggestion any more.")
      }
      var decisions = term.mergeSuggestions[number].decisions(for: term.term)
      for i in decisions.indices { decisions[i].basis = basis }
      return try write(decisions, request, about: term, saying: "Merged renderings of")
    case "split":
      guard !ticked.isEmpty else {
        throw PageProblem(
          status: 422, title: "Nothing to split", text: "No rendering is ticked.",
          advice: "tick those that are to stand apart")
      }
      return try write(
        ticked.flatMap { ReviewDecision.split(rendering: $0, of: term.term, basis: basis) },
        request,
        about: term, saying: "Split \(Figure.count(ticked.count, "rendering")) off of")
    default:
      guard let command = TermCommand(text) else {
        throw PageProblem(
          status: 422, title: "No such action", text: "“\(text)” is nothing that can be done.")
      }
      if let rendering = command.rendering,
        !term.renderings.contains(where: { $0.text == rendering })
      {
        throw PageProblem(
          status: 422, title: "No such rendering",
          text: "\(term.term) has no rendering “\(rendering)”.")
      }
      return try write(
        command.decisions(on: term, basis: basis), request, about: term, saying: command.saying,
        movesOn: command.isFinal)
    }
  }

  /// The term that a form is about.
  func term(_ request: ReviewRequest) throws -> ReviewTerm {
    guard let name = request.form["term"] else { throw PageProblem.missing("term") }
    let desk = try desk(request)
    guard let index = desk.index(of: name) else { throw PageProblem.unknown(term: name) }
    return desk.list.terms[index]
  }

  /// What the author of a form had before them.
  func basis(_ request: ReviewRequest) throws -> ReviewDecision.Basis {
    guard let seen = request.form["seen"].flatMap({ Int64($0) }), seen >= 0 else {
      throw PageProblem.missing("revision")
    }
    return .revision(seen)
  }

  /// Writes decisions as one step, and shows what comes next.
  /// - Parameters:
  ///   - saying: how the status line begins; the term follows.
  ///   - movesOn: whether the next undecided term is due.
  func write(
    _ decisions: [ReviewDecision], _ request: ReviewRequest, about term: ReviewTerm,
    saying: String, movesOn: Bool = false
  ) throws -> ReviewResponse {
    let outcome: ReviewOutcome
    do {
      outcome = try change(request) { try $0.decide(decisions) }
    } catch let conflict as ReviewConflict {
      return try page(for: conflict, ConflictDraft(decisions: decisions), request)
    }
    tell(
      Notice(
        text: """
          \(WrittenText.showingHidden(saying)) \(try context(request).source(term.text))\(preferredText(outcome))\
          \(when(!(outcome.effect.off + outcome.effect.on).isEmpty, " This \(EffectText(effect: outcome.effect).html)."))
          """, canUndo: true), request)
    return try shown(after: outcome.step, at: term.term, request, movesOn: movesOn)
  }

  private func preferredText(_ outcome: ReviewOutcome) -> HTML {
    let preferred = outcome.step.events.last {
      $0.field == .status && $0.new == RenderingStatus.preferred.rawValue
    }
    return when(preferred) { " → “<bdi>\(WrittenText.showingHidden($0.subject.item))</bdi>”" } + "."
  }

  func undo(_ request: ReviewRequest) throws -> ReviewResponse {
    let isRedo = request.form["do"] == "redo"
    let outcome: ReviewOutcome
    do {
      outcome = try change(request) { isRedo ? try $0.redo() : try $0.undo() }
    } catch let conflict as ReviewConflict {
      return try page(for: conflict, ConflictDraft(undoing: conflict), request)
    }
    let terms = Set(outcome.step.events.map(\.subject.term))
    let first = outcome.step.events.first?.subject.term ?? ""
    let context = try context(request)
    tell(
      Notice(
        text: """
          \(isRedo ? "Did again" : "Took back"): \
          \(terms.count == 1 ? context.source(first) : "\(Figure.count(terms.count, "term"))").
          """), request)
    return try shown(after: outcome.step, at: first, request, movesOn: false)
  }

  /// The page after a step; for the script, the parts of the page that are others now.
  func shown(
    after step: ReviewStep, at name: String, _ request: ReviewRequest, movesOn: Bool
  ) throws -> ReviewResponse {
    let desk = try desk(request)
    var view = view(request, desk, isFresh: false)
    view.position = view.terms.firstIndex(of: name)
    try keepPlace(name, request)
    if request.wantsFragment {
      let context = try context(request)
      let terms = Set(step.events.map(\.subject.term)).union([name])
      let isShown =
        request.form["shown"] == name || request.form["do"] == "undo"
        || request.form["do"] == "redo"
      let hasTerm = desk.index(of: name) != nil
      return ReviewResponse(
        (try parts(of: terms, view, context, desk))
          + (isShown && hasTerm ? try detail(name, view, context, desk) : HTML()))
    }
    if movesOn {
      let next = view.position(.nextUndecided) { name in
        desk.index(of: name).map { desk.list.terms[$0].status == .undecided } ?? false
      }
      return .seeOther(view.address(of: next.map { view.terms[$0] } ?? name))
    }
    return .seeOther(view.address(of: name))
  }

  /// Remembers where this reviewer is, for the next time.
  private func keepPlace(_ name: String, _ request: ReviewRequest) throws {
    var settings = try store.settings(of: reviewer)
    settings.place = name
    settings.query = ReviewQuery(fields: request.query.pairs.map { ($0.name, $0.value) })
    try store.save(settings, of: reviewer)
  }
}

extension TermCommand {
  var rendering: String? {
    switch self {
    case .prefer(let text), .admit(let text), .forbid(let text): text
    case .accept, .reject, .later, .reopen: nil
    }
  }

  /// How the status line begins.
  fileprivate var saying: String {
    switch self {
    case .accept, .prefer: "Accepted"
    case .reject: "Rejected"
    case .later: "Put off"
    case .reopen: "Reopened"
    case .admit: "Changed an allowed rendering of"
    case .forbid: "Changed a forbidden rendering of"
    }
  }
}
