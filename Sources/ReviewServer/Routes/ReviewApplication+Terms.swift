internal import Foundation
import Review
import Terminology

/// Looking at the list.
extension ReviewApplication {
  /// Where this reviewer was.
  func resume(_ request: ReviewRequest) throws -> ReviewResponse {
    let settings = try store.settings(of: reviewer)
    let fields = settings.query.fields + (settings.place.map { [("term", $0)] } ?? [])
    return .seeOther(PageAddress("terms", fields: fields))
  }

  func terms(_ request: ReviewRequest) throws -> ReviewResponse {
    let desk = try desk(request)
    let context = try context(request)
    var view = view(request, desk, isFresh: !request.wantsFragment)
    place(&view, request, desk)
    let html: HTML
    if request.wantsFragment {
      html = try panes(view, context, desk, request)
    } else {
      html = try page(view, context, desk, request)
    }
    return ReviewResponse(html)
  }

  private func page(
    _ view: TermView, _ context: PageContext, _ desk: ReviewDesk, _ request: ReviewRequest
  ) throws -> HTML {
    let toolbar = TermsToolbar(
      context: context, view: view, counters: counters(desk),
      facets: ReviewFacets(desk.list, desk.index, under: view.query),
      steps: try store.stepCounts(of: reviewer, in: desk.scope))
    let people = Set(desk.list.terms.flatMap { $0.decisions.values.map(\.actor) } + [reviewer])
    return PageFrame(
      context: context, title: view.current ?? "Terms", kind: "terms", tools: toolbar.html,
      content: """
        <h1 class="vh">Terms of \(context.project)</h1><div id="panes">\
        \(try panes(view, context, desk, request))</div>\
        <datalist id="people">\(people.sorted().html { "<option value=\"\($0)\"></option>" })</datalist>\
        <dialog id="panel" aria-label="More"></dialog>
        """
    ).html
  }

  /// List, term and examples; only the last two where the script asks for the term alone.
  private func panes(
    _ view: TermView, _ context: PageContext, _ desk: ReviewDesk, _ request: ReviewRequest
  ) throws -> HTML {
    let list = TermListPane(
      context: context, view: view, day: today,
      term: { name in desk.index(of: name).map { desk.list.terms[$0] } })
    let needsList = !request.wantsFragment || request.query["part"] != "term"
    guard let current = view.current else {
      return list.html + "<section id=\"detail\" class=\"pane\"></section>"
    }
    return (needsList ? list.html : HTML())
      + (try detail(current, view, context, desk))
      + (try examples(current, view, context, desk, showsAll: request.query["examples"] == "all"))
  }

  func detail(
    _ name: String, _ view: TermView, _ context: PageContext, _ desk: ReviewDesk
  ) throws -> HTML {
    guard let index = desk.index(of: name) else { throw PageProblem.unknown(term: name) }
    let term = desk.list.terms[index]
    return TermDetail(
      context: context, view: view, day: today, term: term,
      documents: desk.list.documents.filter { $0.translates != nil }, seen: desk.lastEvent,
      effect: desk.preview(TermCommand.accept.decisions(on: term, basis: .any)),
      warnings: overlaps(of: name, context, desk)
    ).html
  }

  private func overlaps(of name: String, _ context: PageContext, _ desk: ReviewDesk) -> [HTML] {
    desk.overlaps(of: name).prefix(8).map { overlap in
      let link: HTML =
        "<a href=\"\(PageAddress("terms").with(("term", overlap.term)))\">\(context.source(overlap.term))</a>"
      return switch overlap.kind {
      case .sameSource: "The same in other characters: \(link)"
      case .contains: "It contains the term \(link)"
      case .within: "It is part of the term \(link)"
      case .sameRendering: "\(link) is rendered “\(context.target(overlap.rendering ?? ""))”, too"
      }
    }
  }

  func examples(
    _ name: String, _ view: TermView, _ context: PageContext, _ desk: ReviewDesk, showsAll: Bool
  ) throws -> HTML {
    guard let index = desk.index(of: name) else { throw PageProblem.unknown(term: name) }
    let term = desk.list.terms[index]
    let origin = term.decisions[.splitFrom]?.value ?? name
    return Examples(
      context: context, view: view, term: term,
      places: try store.occurrences(of: origin, in: desk.scope), showsAll: showsAll
    ).html
  }

  /// More rows of the list, those on the page of the term asked for.
  func rows(_ request: ReviewRequest) throws -> ReviewResponse {
    let desk = try desk(request)
    let context = try context(request)
    var view = view(request, desk, isFresh: false)
    view.position = request.query["from"].flatMap { Int($0) }.flatMap {
      view.terms.indices.contains($0) ? $0 : nil
    }
    guard view.position != nil else { return ReviewResponse(HTML()) }
    let pane = TermListPane(
      context: context, view: view, day: today,
      term: { name in desk.index(of: name).map { desk.list.terms[$0] } })
    return ReviewResponse(
      "<ol id=\"rows\" data-start=\"\(view.rows.lowerBound)\" data-end=\"\(view.rows.upperBound)\">\(pane.rows)</ol>"
    )
  }

  /// What others changed since the page knew of anything.
  func news(_ request: ReviewRequest) throws -> ReviewResponse {
    let known = request.query["after"].flatMap { Int64($0) } ?? 0
    let desk = try desk(request)
    var context = try context(request)
    guard desk.scope == .shared, desk.lastEvent > known else {
      return ReviewResponse(counters(desk).html)
    }
    let events = try store.events(after: known)
    let terms = Set(events.map(\.subject.term))
    let actors = Set(events.map(\.actor)).sorted()
    context.notice = Notice(
      text: """
        \(Figure.count(terms.count, "term")) changed by \(actors.enumerated().html { i, actor in
          "\(when(i > 0, ", "))\(context.name(actor))"
        }) elsewhere.
        """)
    let view = view(request, desk, isFresh: false)
    return ReviewResponse(try parts(of: terms, view, context, desk))
  }

  /// The pieces of a page that change when terms do: their rows, counters, undo buttons and status line.
  func parts(
    of terms: Set<String>, _ view: TermView, _ context: PageContext, _ desk: ReviewDesk
  ) throws -> HTML {
    let row = TermRow(context: context, view: view, day: today)
    let rows = terms.sorted().prefix(4 * TermView.pageSize).html { name in
      desk.index(of: name).map { row.html(desk.list.terms[$0]) } ?? HTML()
    }
    return rows + counters(desk).html
      + UndoForm(
        context: context, query: view.query,
        steps: try store.stepCounts(of: reviewer, in: desk.scope)
      ).html + "<p id=\"status\" role=\"status\">\(StatusLine(context: context).html)</p>"
  }

  private func counters(_ desk: ReviewDesk) -> Counters {
    Counters(progress: ReviewProgress(desk.list), pace: desk.pace, lastEvent: desk.lastEvent)
  }

  // MARK: - Views

  /// What the session's pages of a query show.
  /// - Parameter isFresh: whether the terms are chosen anew.
  func view(_ request: ReviewRequest, _ desk: ReviewDesk, isFresh: Bool) -> TermView {
    let query = ReviewQuery(fields: request.query.pairs.map { ($0.name, $0.value) })
    var views = sessions[request.session.id]?.views ?? []
    if !isFresh, let known = views.last(where: { $0.query == query }) { return known }
    let view = TermView(
      query: query, terms: desk.select(query).map { desk.list.terms[$0].term }, position: nil)
    views.removeAll { $0.query == query }
    // Several windows of one browser may look at different queries.
    views = views.suffix(7) + [view]
    sessions[request.session.id, default: SessionState()].views = views
    return view
  }

  /// Opens the term that the request names, or the first that is undecided, and goes on from there as it asks.
  private func place(_ view: inout TermView, _ request: ReviewRequest, _ desk: ReviewDesk) {
    func isUndecided(_ name: String) -> Bool {
      desk.index(of: name).map { desk.list.terms[$0].status == .undecided } ?? false
    }
    if let name = request.query["term"] {
      view.position = view.terms.firstIndex(of: name)
      if view.position == nil, desk.index(of: name) != nil {
        // A term that the query does not show can be looked at all the same.
        view.terms.append(name)
        view.position = view.terms.count - 1
      }
    }
    if view.position == nil {
      view.position = view.terms.firstIndex(where: isUndecided) ?? (view.terms.isEmpty ? nil : 0)
    }
    if let way = request.query["go"].flatMap(TermView.Way.init) {
      view.position = view.position(way, isUndecided: isUndecided)
    }
  }
}
