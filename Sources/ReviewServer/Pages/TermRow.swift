import Review

/// A term in the list.
struct TermRow {
  var context: PageContext
  var view: TermView
  var day: String

  func html(_ term: ReviewTerm) -> HTML {
    let status = term.status
    let isCurrent = view.current == term.term
    return """
      <li id="\(Self.id(of: term.term))" class="row \(status.rawValue)" data-term="\(term.term)" \
      data-status="\(status.rawValue)"\("aria-current", isCurrent ? "true" : nil)>\
      <input type="checkbox" form="batch" name="selected" value="\(term.term)" \
      aria-label="Select \(term.text)"/>\
      <a href="\(view.address(of: term.term))"><i class="sign" aria-hidden="true">\(status.sign)</i>\
      <span class="vh">\(status.label) </span>\(context.source(term.text))\(figures(term))</a></li>
      """
  }

  private func figures(_ term: ReviewTerm) -> HTML {
    let severity = term.severity(on: day)
    return """
      <span class="figures">\(when(context.showsChanges && term.change == .new, "<em>new</em>"))\
      \(when(term.change == .changed, "<em>changed</em>"))\
      \(when(term.change == .gone, "<em>gone</em>"))\
      \(when(severity) {
        "<b><span class=\"vh\">severity </span>\(Figure.severity($0))</b>"
      })\
      \(when(term.agreement) {
        "<span><span class=\"vh\">agreement </span><abbr aria-hidden=\"true\" title=\"agreement\">C</abbr> \(Figure.share($0))</span>"
      })\
      <span class="n"><span class="vh">places </span>\(term.frequency)</span></span>
      """
  }

  /// The same in every page, so that a part of a page finds the row it replaces.
  static func id(of term: String) -> String {
    // FNV-1a, 64 bits (Fowler, Noll and Vo, draft-eastlake-fnv).
    let hash = term.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return "t" + String(hash, radix: 16)
  }
}

/// The list, with what moves in it and what is done to several terms at once.
struct TermListPane {
  var context: PageContext
  var view: TermView
  var day: String
  var term: (String) -> ReviewTerm?

  var html: HTML {
    """
    <section id="list" class="pane" aria-label="Terms" data-count="\(view.terms.count)">\(tools)\
    <ol id="rows" start="\(view.rows.lowerBound + 1)" data-start="\(view.rows.lowerBound)" \
    data-end="\(view.rows.upperBound)">\
    \(rows)</ol>\(when(view.terms.isEmpty, "<p class=\"empty\">No term fits. <a href=\"\(PageAddress("terms"))\">Show all</a></p>"))\
    \(paging)\(batch)</section>
    """
  }

  /// The rows alone, for the script when it comes near the end of those it has.
  var rows: HTML {
    let row = TermRow(context: context, view: view, day: day)
    return view.rows.html { term(view.terms[$0]).map(row.html) ?? HTML() }
  }

  private var tools: HTML {
    let ways: [(TermView.Way, ReviewAction, HTML)] = [
      (.first, .first, "⇤"), (.previousUndecided, .previousUndecided, "«"),
      (.previous, .previous, "‹"),
      (.next, .next, "›"), (.nextUndecided, .nextUndecided, "»"), (.last, .last, "⇥"),
    ]
    return """
      <nav class="ways" aria-label="Through the list">\(ways.html { way, action, sign in
        """
        <a href="\(view.going(way))" data-action="\(action.rawValue)" title="\(context.keys.hint(action))" \
        aria-label="\(action.title)">\(sign)</a>
        """
      })</nav>
      """
  }

  private var paging: HTML {
    guard view.terms.count > view.rows.count else { return HTML() }
    let (start, end) = (view.rows.lowerBound, view.rows.upperBound)
    return """
      <nav class="paging" aria-label="Pages of the list">\
      \(when(start > 0, "<a rel=\"prev\" href=\"\(view.address(of: view.terms[start - 1]))\">earlier</a> "))\
      <span>\(start + 1)–\(end) of \(view.terms.count)</span>\
      \(when(end < view.terms.count, " <a rel=\"next\" href=\"\(view.address(of: view.terms[end]))\">later</a>"))</nav>
      """
  }

  private var batch: HTML {
    let button = { (value: String, action: ReviewAction, title: HTML) -> HTML in
      """
      <button name="do" value="\(value)" data-action="\(action.rawValue)" \
      title="\(context.keys.hint(action))">\(title)</button>
      """
    }
    return context.form(
      PageAddress("batch", fields: view.query.fields), id: "batch", className: "batch",
      """
      <label><input type="checkbox" name="all" value="1" data-action="\(ReviewAction.selectAll.rawValue)"/> \
      all \(view.terms.count)</label>\
      <span id="selected-count" class="count"></span>\
      \(button("accept", .acceptSelection, "Accept"))\
      \(button("reject", .rejectSelection, "Reject"))\
      <button name="do" value="more">More…</button>\
      <a class="button" href="\(PageAddress("print", fields: view.query.fields))">Print</a>
      """)
  }
}
