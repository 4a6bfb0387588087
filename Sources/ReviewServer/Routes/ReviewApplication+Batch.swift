import Review

/// Several terms at once.
extension ReviewApplication {
  func batch(_ request: ReviewRequest) throws -> ReviewResponse {
    let desk = try desk(request)
    let view = view(request, desk, isFresh: false)
    let names = request.form["all"] == nil ? request.form.all("selected") : view.terms
    let terms = try names.map { try known($0, request) }
    guard !terms.isEmpty else {
      throw PageProblem(
        status: 422, title: "Nothing is selected", text: "No term of the list is ticked.",
        advice: "tick terms, or “all”")
    }
    let command = BatchCommand(
      request.form["do"] ?? "", assignee: request.form["assignee"]?.trimmed ?? "")
    let isAsked = request.form["asked"] != nil
    guard let command, isAsked || terms.count <= BatchPage.unasked, isSettled(command, request)
    else {
      return try preview(command, terms, request)
    }
    let basis: ReviewDecision.Basis = isAsked ? try self.basis(request) : .revision(desk.lastEvent)
    return try write(
      command.decisions(on: terms, basis: basis), request, about: terms[0],
      saying: terms.count == 1
        ? "\(command.title):" : "\(command.title): \(terms.count) terms, the first of them")
  }

  /// Whether an assignment says to whom.
  private func isSettled(_ command: BatchCommand, _ request: ReviewRequest) -> Bool {
    if case .assign = command { return request.form["assignee"] != nil }
    return true
  }

  private func preview(
    _ command: BatchCommand?, _ terms: [ReviewTerm], _ request: ReviewRequest
  ) throws -> ReviewResponse {
    let desk = try desk(request)
    let context = try context(request)
    let decisions = command?.decisions(on: terms, basis: .any) ?? []
    let wanted = Dictionary(
      decisions.filter { $0.subject.kind == .term && $0.field == .status }.map {
        ($0.subject.term, $0.value)
      }, uniquingKeysWith: { a, _ in a })
    let overridden = terms.filter { term in
      wanted[term.term].map { term.status != .undecided && term.status.rawValue != $0 } ?? false
    }
    return framed(
      "Several terms", kind: "batch", context, request,
      BatchPage(
        context: context, query: view(request, desk, isFresh: false).query, terms: terms,
        command: command, effect: desk.preview(decisions), overridden: overridden,
        seen: desk.lastEvent
      ).content)
  }
}
