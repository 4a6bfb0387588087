import Consistency
import Review

/// The bar above the list: how far one is, search, filters, order, undo and redo.
struct TermsToolbar {
  var context: PageContext
  var view: TermView
  var counters: Counters
  var facets: ReviewFacets
  var steps: (undo: Int, redo: Int)

  var html: HTML {
    counters.html + search + filters + orders
      + UndoForm(context: context, query: view.query, steps: steps).html
  }

  private var search: HTML {
    """
    <form role="search" method="get" action="\(PageAddress("terms"))" class="search">\
    \(context.hidden(view.query.fields.filter { $0.0 != "q" }))\
    <label class="vh" for="q">Search Chinese or English, or /expression/</label>\
    <input type="search" id="q" name="q" value="\(view.query.text)" placeholder="中文, English, /regex/" \
    data-action="\(ReviewAction.search.rawValue)"/>\
    <button>Search</button></form>\(when(view.query.problem) { "<strong class=\"trouble\">\(context.name($0))</strong>" })
    """
  }

  private var filters: HTML {
    let chosen = ReviewFacet.allCases.reduce(0) { $0 + view.query[$1].count }
    return """
      <details id="facets" class="drop"><summary data-action="\(ReviewAction.facets.rawValue)" \
      title="\(context.keys.hint(.facets))">Filter\(when(chosen > 0, " (\(chosen))"))</summary>\
      <div class="facets">\(mine)\(ReviewFacet.allCases.html(facet))\
      \(when(!view.query.isUnrestricted, "<p><a class=\"button\" href=\"\(PageAddress("terms"))\">Show all terms</a></p>"))</div></details>
      """
  }

  private var mine: HTML {
    var query = ReviewQuery()
    query.assignees = [context.reviewer]
    query.statuses = [.undecided, .later]
    query.order = view.query.order
    return
      "<p><a class=\"button\" href=\"\(PageAddress("terms", fields: query.fields))\">My queue</a></p>"
  }

  private func facet(_ facet: ReviewFacet) -> HTML {
    let values = facets[facet]
    guard values.contains(where: { !$0.value.isEmpty }) else { return HTML() }
    return """
      <section><h3>\(facet.title)</h3><ul>\(values.html { value in
        var query = view.query
        query[facet].formSymmetricDifference([value.value])
        return """
          <li><a href="\(PageAddress("terms", fields: query.fields))"\("aria-current", value.isChosen ? "true" : nil)>\
          \(when(value.isChosen, "✓ "))\(context.name(facet.label(value.value))) <span class="n">\(value.count)</span></a></li>
          """
      })</ul></section>
      """
  }

  private var orders: HTML {
    var next = view.query
    next.order = view.query.order.next
    return """
      <details id="orders" class="drop"><summary>Sort: \(view.query.order.title)</summary><ul>\
      \(ReviewOrder.allCases.html { order in
        var query = view.query
        query.order = order
        return """
          <li><a href="\(PageAddress("terms", fields: query.fields))"\("aria-current", order == view.query.order ? "true" : nil)>\
          \(order.title)</a></li>
          """
      })</ul><a class="vh" href="\(PageAddress("terms", fields: next.fields))" \
      data-action="\(ReviewAction.nextOrder.rawValue)">\(ReviewAction.nextOrder.title)</a></details>
      """
  }
}

/// How far the list is decided, and how fast it goes.
struct Counters {
  var progress: ReviewProgress
  var pace: ReviewPace
  /// The last event that the page knows.
  var lastEvent: Int64

  var html: HTML {
    """
    <p id="counters" data-event="\(lastEvent)"><b>\(progress.total)</b> terms · <b>\(progress.left)</b> left\
    \(when(pace.perMinute) { " · \(Int($0.rounded()))/min" })\
    \(when(pace.minutes(for: progress.left)) { " · \(Self.duration($0)) to go" })</p>
    """
  }

  private static func duration(_ minutes: Double) -> String {
    minutes < 60 ? "\(max(1, Int(minutes.rounded()))) min" : "\(Int((minutes / 60).rounded())) h"
  }
}

/// Undo and redo, with how many steps there are.
struct UndoForm {
  var context: PageContext
  var query: ReviewQuery
  var steps: (undo: Int, redo: Int)

  var html: HTML {
    context.form(
      PageAddress("undo", fields: query.fields), id: "undo", className: "undo",
      """
      <button name="do" value="undo" data-action="\(ReviewAction.undo.rawValue)" title="\(context.keys.hint(.undo))"\
      \("disabled", if: steps.undo == 0)>Undo\(context.keys.mark(.undo))</button>\
      <button name="do" value="redo" data-action="\(ReviewAction.redo.rawValue)" title="\(context.keys.hint(.redo))"\
      \("disabled", if: steps.redo == 0)>Redo</button>
      """)
  }
}

extension ReviewFacet {
  var title: String {
    switch self {
    case .verdict: "Consistency"
    case .status: "Decision"
    case .document: "Rendered in"
    case .rung: "Difference"
    case .rule: "Finding"
    case .change: "Last extraction"
    case .assignee: "Assigned to"
    case .reviewer: "Decided by"
    }
  }

  func label(_ value: String) -> String {
    if value.isEmpty { return self == .assignee || self == .reviewer ? "nobody" : "none" }
    guard self == .rule, let rule = Rule(rawValue: value) else { return value }
    return "\(value) \(rule.title)"
  }
}
