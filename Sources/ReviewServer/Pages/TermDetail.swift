import Consistency
import Review
import Terminology

/// A term with its renderings, what speaks against them, and everything that can be decided of it.
struct TermDetail {
  var context: PageContext
  var view: TermView
  var day: String
  var term: ReviewTerm
  /// The translations, in the order of the list.
  var documents: [DocumentRecord]
  /// What a decision based on this page has seen.
  var seen: ReviewRevision
  /// What accepting would do.
  var effect: ReviewEffect
  var warnings: [HTML]

  var html: HTML {
    """
    <section id="detail" class="pane" aria-labelledby="term" data-term="\(term.term)" data-seen="\(seen)">
    \(heading)
    \(form("decide", id: "decide", actions + RenderingTable(detail: self).html))
    \(why)\(effects)\(notices)
    \(TermForms(detail: self).html)
    </section>
    """
  }

  /// A form that decides something of the term.
  func form(_ page: String, id: String? = nil, className: String? = nil, _ content: HTML) -> HTML {
    context.form(
      PageAddress(page, fields: view.query.fields), id: id, className: className,
      context.hidden("term", term.term) + context.hidden("seen", String(seen)) + content)
  }

  private var heading: HTML {
    let status = term.status
    let others =
      view.current == term.term ? view.position.map { "\($0 + 1) of \(view.terms.count)" } : nil
    return """
      <h2 id="term" tabindex="-1">\(context.source(term.text))\
      \(when(context.source.pinyin(term.text)) {
        " <small class=\"pinyin\" lang=\"zh-Latn-pinyin\" title=\"by machine: characters with several readings may be wrong\">\($0)</small>"
      })</h2>
      <p class="facts"><strong class="status \(status.rawValue)"><i aria-hidden="true">\(status.sign)</i> \(status.label)</strong>\
      \(when(term.decisions[.status]) { decided in
        " <span>by \(context.name(decided.actor)), \(Figure.time(decided.time))</span>"
      })\
      \(when(term.decisions[.assignee]?.value) { " <span>assigned to \(context.name($0))</span>" })\
      \(when(term.text != term.term, " <span>found as \(context.source(term.term))</span>"))\
      \(when(term.mergedInto) { " <span>counts as \(context.source($0))</span>" })\
      \(when(term.decisions[.splitFrom]?.value) { " <span>a sense of \(context.source($0))</span>" })\
      \(when(term.rank > 0, " <span>rank \(term.rank)</span>")) \
      <span>\(Figure.count(term.frequency, "place")) in \(Figure.count(term.documentCount, "document"))</span>\
      \(when(term.agreement) { " <span>agreement \(Figure.share($0))</span>" })\
      \(when(term.verdict) { " <span>\($0)</span>" })\
      \(when(term.omitted > 0, " <span>\(term.omitted) not rendered</span>"))\
      \(when(term.uncertain > 0, " <span>\(term.uncertain) uncertain</span>"))\
      \(when(others) { " <span>\($0)</span>" })</p>
      """
  }

  private var actions: HTML {
    let button = { (action: ReviewAction, value: String) -> HTML in
      """
      <button name="do" value="\(value)" class="\(value)" data-action="\(action.rawValue)" \
      title="\(context.keys.hint(action))">\(action.shortTitle)\(context.keys.mark(action))</button>
      """
    }
    return """
      <p class="actions">\(button(.accept, "accept"))\(button(.reject, "reject"))\(button(.later, "later"))\
      \(when(term.status != .undecided, "<button name=\"do\" value=\"reopen\">Reopen</button>"))\
      <a class="button" href="\(PageAddress("history").with(("term", term.term)))" data-panel="" \
      data-action="\(ReviewAction.history.rawValue)">History\(context.keys.mark(.history))</a></p>
      """
  }

  private var why: HTML {
    guard !term.findings.isEmpty else { return HTML() }
    return """
      <h3>Why flagged</h3><ul class="findings">\(term.findings.html { finding in
        let suppression = finding.suppression(on: day)
        return """
          <li class="\(suppression == nil ? finding.level : "suppressed")"><b>\(finding.level) \
          \(Figure.severity(finding.severity))</b> \(context.name(finding.message))\
          \(when(finding.document) { " <small>\(context.name($0))</small>" })\
          \(when(suppression) { " <em>Suppressed: \(context.name($0))</em>" }) \
          <a href="\(PageAddress("finding").with(("term", term.term), ("id", finding.id)))" \
          data-panel="" data-action="\(ReviewAction.suppress.rawValue)">\
          \(suppression == nil ? "suppress" : "change")\
          <span class="vh"> finding \(finding.rule)</span></a></li>
          """
      })</ul>
      """
  }

  private var effects: HTML {
    guard term.status != .accepted else { return HTML() }
    return """
      <p class="effect"><b>Accepting as shown</b> \(EffectText(effect: effect).html)</p>
      """
  }

  private var notices: HTML {
    var all = warnings
    if !term.differences.isEmpty {
      all.append(
        "The last extraction changed it: \(term.differences.html { "\(context.name(DifferenceText($0).text)); " })"
      )
    }
    guard !all.isEmpty else { return HTML() }
    return "<ul class=\"notices\">\(all.html { "<li>\($0)</li>" })</ul>"
  }
}

/// What decisions change about the findings, in words.
struct EffectText {
  var effect: ReviewEffect

  var html: HTML {
    var parts: [String] = []
    if !effect.off.isEmpty { parts.append("\(Self.counts(effect.off)) off") }
    if !effect.on.isEmpty { parts.append("\(Self.counts(effect.on)) on") }
    return parts.isEmpty ? "changes no finding" : "turns \(parts.joined(separator: " and "))"
  }

  /// `2 warnings, 1 note`
  private static func counts(_ states: [ReviewEffect.State]) -> String {
    let counts = Dictionary(grouping: states, by: \.level).mapValues(\.count)
    return counts.sorted { $0.key > $1.key }
      .map { Figure.count($0.value, $0.key.rawValue) }.joined(separator: ", ")
  }
}

/// What an extraction changed for a term, in words.
struct DifferenceText {
  var difference: TermDifference

  init(_ difference: TermDifference) { self.difference = difference }

  var text: String {
    let (old, new) = (difference.old, difference.new)
    let item = difference.item ?? ""
    return switch difference.aspect {
    case .frequency: "stands \(new ?? "0") times instead of \(old ?? "0")"
    case .verdict: "is \(new ?? "–"), was \(old ?? "–")"
    case .rendering:
      old == nil
        ? "“\(item)” is new (\(new ?? "0"))"
        : new == nil
          ? "“\(item)” is gone (\(old ?? "0"))" : "“\(item)” \(old ?? "0") → \(new ?? "0")"
    case .finding:
      old == nil
        ? "a new \(new ?? "finding")"
        : new == nil
          ? "a \(old ?? "finding") is gone" : "a \(old ?? "finding") is a \(new ?? "") now"
    }
  }
}
