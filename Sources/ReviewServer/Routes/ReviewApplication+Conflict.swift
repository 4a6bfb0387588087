import Review

/// Conflicts: shown, and settled.
extension ReviewApplication {
  func page(
    for conflict: ReviewConflict, _ draft: ConflictDraft, _ request: ReviewRequest
  ) throws -> ReviewResponse {
    let context = try context(request)
    let query = ReviewQuery(fields: request.query.pairs.map { ($0.name, $0.value) })
    let page = ConflictPage(context: context, conflict: conflict, draft: draft, query: query)
    guard request.wantsFragment else {
      return ReviewResponse(
        status: 409,
        PageFrame(context: context, title: "Conflict", kind: "conflict", content: page.content).html
      )
    }
    // The rows as they are, so that what the script showed beforehand goes back.
    let desk = try desk(request)
    let terms = Set(draft.decisions.map(\.subject.term)).union([conflict.subject.term])
    let view = view(request, desk, isFresh: false)
    return ReviewResponse(
      status: 409, page.content + (try parts(of: terms, view, context, desk)))
  }

  func resolve(_ request: ReviewRequest) throws -> ReviewResponse {
    guard var draft = ConflictDraft(request.form),
      let kind = request.form["kind"].flatMap(ReviewSubject.Kind.init),
      let field = request.form["field"].flatMap(ReviewField.init),
      let subject = ReviewSubject(
        kind, term: request.form["term"] ?? "", item: request.form["item"] ?? "")
    else { throw PageProblem.missing("decision that it is about") }
    func filled(_ name: String) -> String? {
      request.form[name].flatMap { $0.isEmpty ? nil : $0.replacing("\r\n", with: "\n") }
    }
    let own = draft.decisions.first { $0.subject == subject && $0.field == field }
    let others = draft.decisions.filter { $0.subject != subject || $0.field != field }
    let value: String?
    switch request.form["choice"] {
    case "base": value = filled("base")
    case "mine": value = own?.value ?? (own == nil ? RenderingStatus.admitted.rawValue : nil)
    case "own": value = filled("own")
    case "theirs":
      // Another rendering is preferred: then none of these is.
      draft.decisions =
        own != nil ? others : others.filter { $0.value != RenderingStatus.preferred.rawValue }
      return try settle(draft, subject, request)
    default: throw PageProblem.missing("choice")
    }
    draft.decisions =
      [ReviewDecision(subject, field, value, basis: .value(filled("theirs")))] + others
    return try settle(draft, subject, request)
  }

  private func settle(
    _ draft: ConflictDraft, _ subject: ReviewSubject, _ request: ReviewRequest
  ) throws -> ReviewResponse {
    let desk = try desk(request)
    guard let index = desk.index(of: subject.term) else {
      throw PageProblem.unknown(term: subject.term)
    }
    return try write(
      draft.decisions, request, about: desk.list.terms[index], saying: "Settled")
  }
}
