import Review

/// What was decided, and back to it.
extension ReviewApplication {
  func history(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    let desk = try desk(request)
    let term = try request.query["term"].map { try known($0, request) }
    var events: [ReviewEvent] = []
    var hidden = 0
    if let term {
      events = try store.history(ofTerm: term.term, in: desk.scope)
    } else if desk.scope == .shared {
      let all = try store.events(after: 0)
      let steps = Array(Set(all.map(\.step))).sorted().suffix(HistoryPage.pageSize)
      events = all.filter { $0.step >= steps.first ?? 0 }
      hidden = Set(all.map(\.step)).count - steps.count
    }
    return framed(
      "History", kind: "history", context, request,
      HistoryPage(
        context: context, term: term, events: events, hidden: hidden, seen: desk.lastEvent
      ).content)
  }

  func restore(_ request: ReviewRequest) throws -> ReviewResponse {
    let term = try term(request)
    let desk = try desk(request)
    let id = request.form["event"].flatMap { Int64($0) }
    guard
      let event = try store.history(ofTerm: term.term, in: desk.scope).first(where: { $0.id == id })
    else {
      throw PageProblem(
        status: 404, title: "No such step", text: "The history of \(term.term) has no such step.")
    }
    var decision = ReviewDecision.restore(event, revision: 0)
    decision.basis = try basis(request)
    return try write(
      [decision], request, about: term, saying: "Set back the \(event.field.title) of")
  }

  func changes(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    return framed(
      "What the last extraction changed", kind: "changes", context, request,
      ChangesPage(context: context, list: try desk(request).list).content)
  }
}
