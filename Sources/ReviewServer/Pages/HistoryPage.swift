import Review
import Terminology

/// What was decided, by whom and when, the last first, with a way back to any earlier state.
struct HistoryPage {
  /// How many steps a page has.
  static let pageSize = 100

  var context: PageContext
  /// nil for the whole list.
  var term: ReviewTerm?
  /// Oldest first.
  var events: [ReviewEvent]
  /// How many steps come before those shown.
  var hidden: Int
  var seen: ReviewRevision

  var content: HTML {
    """
    <section class="sheet" id="history"><h1>History\(when(term) { " of \(context.source($0.text))" })</h1>
    \(when(events.isEmpty, "<p class=\"empty\">Nothing was decided yet.</p>"))\
    \(when(!events.isEmpty, table))\
    \(when(hidden > 0, "<p>\(hidden) earlier steps are not shown; the history of a term has all of its own.</p>"))</section>
    """
  }

  private var steps: [[ReviewEvent]] {
    var steps: [[ReviewEvent]] = []
    for event in events.reversed() {
      if steps.last?.first?.step == event.step {
        steps[steps.count - 1].insert(event, at: 0)
      } else {
        steps.append([event])
      }
    }
    return steps
  }

  private var table: HTML {
    """
    <div class="scroll"><table class="history"><thead><tr><th scope="col">When</th><th scope="col">Who</th>\
    <th scope="col">What</th></tr></thead><tbody>\(steps.html { step in
      step.first.map { first in
        """
        <tr><th scope="row" class="nowrap">\(Figure.time(first.time))</th><td>\(context.name(first.actor))\
        \(when(first.kind != .decision, " <small>\(first.kind.rawValue)</small>"))</td>\
        <td>\(when(step.count > 12, "<p>\(step.count) changes, the first of them:</p>"))\
        \(step.prefix(12).html(line))</td></tr>

        """
      } ?? HTML()
    })</tbody></table></div>
    """
  }

  private func line(_ event: ReviewEvent) -> HTML {
    """
    <p>\(subject(event)) \(event.field.title): \(change(event))\
    \(when(event.reason) { " <small>because \(context.name($0))</small>" })\(restore(event))</p>
    """
  }

  private func subject(_ event: ReviewEvent) -> HTML {
    let term: HTML =
      self.term == nil
      ? "<a href=\"\(PageAddress("terms").with(("term", event.subject.term)))\">\(context.source(event.subject.term))</a> "
      : HTML()
    return switch event.subject.kind {
    case .term: term
    case .rendering: "\(term)“\(context.target(event.subject.item))”"
    case .occurrence: "\(term)place"
    case .finding: "\(term)finding"
    case .round: "round \(context.name(event.subject.item))"
    }
  }

  private func change(_ event: ReviewEvent) -> HTML {
    guard event.field.isText, let old = event.old, let new = event.new else {
      return
        """
        \(when(event.old) { "<del>\(context.name($0))</del> → " })\
        \(when(event.new) { "<ins>\(context.name($0))</ins>" })\(when(event.new == nil, "taken back"))
        """
    }
    return TextDiff(from: old, to: new).pieces.html { piece in
      switch piece {
      case .same(let text): WrittenText.showingHidden(text)
      case .removed(let text): "<del>\(WrittenText.showingHidden(text))</del>"
      case .added(let text): "<ins>\(WrittenText.showingHidden(text))</ins>"
      }
    }
  }

  /// Only in the history of a term, which shows what holds now.
  private func restore(_ event: ReviewEvent) -> HTML {
    guard term != nil, event.subject.kind != .round else { return HTML() }
    return context.form(
      PageAddress("restore"), className: "inline",
      context.hidden([
        ("event", String(event.id)), ("term", event.subject.term), ("seen", String(seen)),
      ])
        + "<button>Set to this<span class=\"vh\"> \(event.field.title) of \(Figure.time(event.time))</span></button>"
    )
  }
}
