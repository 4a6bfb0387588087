import Review

/// What is written about terms, renderings, places and findings.
extension ReviewApplication {
  func writeFields(_ request: ReviewRequest) throws -> ReviewResponse {
    let term = try term(request)
    let basis = try basis(request)
    let decisions = ReviewField.written.compactMap { field in
      request.form[field.rawValue].map {
        ReviewDecision(.term(term.term), field, $0.lines, basis: basis)
      }
    }
    // What nobody touched is written back as it was seen: no change, and no conflict.
    return try write(
      try changed(decisions, from: request), request, about: term, saying: "Saved",
      movesOn: request.form["do"] == "next")
  }

  /// Leaves out what the form holds as its author saw it, so that others may have changed it meanwhile.
  private func changed(
    _ decisions: [ReviewDecision], from request: ReviewRequest
  ) throws -> [ReviewDecision] {
    guard let seen = request.form["seen"].flatMap({ Int64($0) }), let first = decisions.first else {
      return decisions
    }
    let scope = try desk(request).scope
    let events = try store.history(of: first.subject, in: scope).filter { $0.id <= seen }
    return decisions.filter { decision in
      events.last { $0.field == decision.field }?.new != decision.value
    }
  }

  func mergeTerm(_ request: ReviewRequest) throws -> ReviewResponse {
    let term = try term(request)
    let basis = try basis(request)
    if request.form["do"] == "separate" {
      return try write(
        [ReviewDecision(.term(term.term), .mergedInto, nil, basis: basis)], request, about: term,
        saying: "Stands by itself again:")
    }
    guard let into = request.form["into"]?.trimmed, !into.isEmpty else {
      throw PageProblem.missing("other term")
    }
    guard try desk(request).index(of: into) != nil else { throw PageProblem.unknown(term: into) }
    return try write(
      ReviewDecision.merge(terms: [term.term], into: into, basis: basis), request, about: term,
      saying: "Counts as \(into):")
  }

  func splitTerm(_ request: ReviewRequest) throws -> ReviewResponse {
    let term = try term(request)
    let moved = request.form.all("moved")
    guard !moved.isEmpty else {
      throw PageProblem(
        status: 422, title: "Nothing to split", text: "No rendering is ticked.",
        advice: "tick those that belong to the second sense")
    }
    let typed = request.form["sense"]?.trimmed ?? ""
    let sense = typed.isEmpty ? "\(term.term) (2)" : typed
    guard try desk(request).index(of: sense) == nil else {
      throw PageProblem(
        status: 422, title: "The name is taken", text: "There is a term “\(sense)” already.",
        advice: "give the sense another name")
    }
    return try write(
      ReviewDecision.split(term: term.term, sense: sense, moving: moved, basis: try basis(request)),
      request, about: term, saying: "Split a sense off of")
  }

  // MARK: - Renderings

  func rendering(_ request: ReviewRequest) throws -> ReviewResponse {
    let (term, rendering) = try rendering(request.query, request)
    let context = try context(request)
    return framed(
      "Rendering", kind: "rendering", context, request,
      RenderingPage(
        context: context, term: term, rendering: rendering, seen: try desk(request).lastEvent
      ).content)
  }

  func writeRendering(_ request: ReviewRequest) throws -> ReviewResponse {
    let (term, rendering) = try rendering(request.form, request)
    let basis = try basis(request)
    let decisions = [ReviewField.text, .note, .partOfSpeech].compactMap { field in
      request.form[field.rawValue].map {
        ReviewDecision(.rendering(rendering.text, of: term.term), field, $0.lines, basis: basis)
      }
    }
    return try write(
      try changed(decisions, from: request), request, about: term, saying: "Saved a rendering of")
  }

  private func rendering(
    _ fields: FormFields, _ request: ReviewRequest
  ) throws -> (ReviewTerm, ReviewRendering) {
    let term = try known(fields["term"], request)
    guard let rendering = term.renderings.first(where: { $0.text == fields["rendering"] }) else {
      throw PageProblem(
        status: 404, title: "No such rendering", text: "\(term.term) has no such rendering.")
    }
    return (term, rendering)
  }

  func known(_ name: String?, _ request: ReviewRequest) throws -> ReviewTerm {
    guard let name else { throw PageProblem.missing("term") }
    let desk = try desk(request)
    guard let index = desk.index(of: name) else { throw PageProblem.unknown(term: name) }
    return desk.list.terms[index]
  }

  // MARK: - Places

  func place(_ request: ReviewRequest) throws -> ReviewResponse {
    let (term, place) = try place(request.query, request)
    let context = try context(request)
    let width = request.query["width"].flatMap(ContextWidth.init) ?? .paragraph
    return framed(
      "Context", kind: "place", context, request,
      PlacePage(
        context: context, term: term, place: place, width: width,
        passages: try store.context(of: place, width), seen: try desk(request).lastEvent
      ).content)
  }

  func writeNote(_ request: ReviewRequest) throws -> ReviewResponse {
    let (term, place) = try place(request.form, request)
    let note = ReviewDecision(
      .occurrence(place.id, of: term.term), .note, request.form["note"]?.lines,
      basis: try basis(request))
    return try write([note], request, about: term, saying: "Saved a note on a place of")
  }

  private func place(
    _ fields: FormFields, _ request: ReviewRequest
  ) throws -> (ReviewTerm, ReviewOccurrence) {
    let term = try known(fields["term"], request)
    let origin = term.decisions[.splitFrom]?.value ?? term.term
    let places = try store.occurrences(of: origin, in: try desk(request).scope)
    guard let place = places.first(where: { $0.id == fields["id"] }) else {
      throw PageProblem(
        status: 404, title: "No such place", text: "\(term.term) has no such place.")
    }
    return (term, place)
  }

  // MARK: - Findings

  func finding(_ request: ReviewRequest) throws -> ReviewResponse {
    let (term, finding) = try finding(request.query, request)
    let context = try context(request)
    return framed(
      "Finding", kind: "finding", context, request,
      FindingPage(
        context: context, term: term, finding: finding, day: today,
        seen: try desk(request).lastEvent
      ).content)
  }

  func suppress(_ request: ReviewRequest) throws -> ReviewResponse {
    let (term, finding) = try finding(request.form, request)
    let basis = try basis(request)
    if request.form["do"] == "report" {
      return try write(
        ReviewDecision.unsuppress(finding: finding.id, of: finding.term, basis: basis), request,
        about: term, saying: "Reported again, a finding on")
    }
    guard let reason = request.form["reason"]?.trimmed, !reason.isEmpty else {
      throw PageProblem.missing("reason")
    }
    let until = request.form["until"]?.trimmed ?? ""
    return try write(
      ReviewDecision.suppress(
        finding: finding.id, of: finding.term, reason: reason, until: until.isEmpty ? nil : until,
        basis: basis), request, about: term, saying: "Suppressed a finding on")
  }

  private func finding(
    _ fields: FormFields, _ request: ReviewRequest
  ) throws -> (ReviewTerm, ReviewFinding) {
    let term = try known(fields["term"], request)
    guard let finding = term.findings.first(where: { $0.id == fields["id"] }) else {
      throw PageProblem(
        status: 404, title: "No such finding", text: "\(term.term) has no such finding.")
    }
    return (term, finding)
  }
}

extension String {
  /// As it was typed: forms send line breaks as two characters.
  var lines: String { replacing("\r\n", with: "\n") }

  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
