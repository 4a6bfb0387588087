import Review

/// What may be done to several terms at once.
enum BatchCommand: Hashable {
  case accept, reject, later, reopen
  /// To a person; nobody where the name is empty.
  case assign(String)
  /// Counts them as the first of them.
  case merge

  init?(_ text: String, assignee: String) {
    switch text {
    case "accept": self = .accept
    case "reject": self = .reject
    case "later": self = .later
    case "reopen": self = .reopen
    case "assign": self = .assign(assignee)
    case "merge": self = .merge
    default: return nil
    }
  }

  func decisions(on terms: [ReviewTerm], basis: ReviewDecision.Basis) -> [ReviewDecision] {
    func each(_ command: TermCommand) -> [ReviewDecision] {
      terms.flatMap { command.decisions(on: $0, basis: basis) }
    }
    return switch self {
    case .accept: each(.accept)
    case .reject: each(.reject)
    case .later: each(.later)
    case .reopen: each(.reopen)
    case .assign(let name):
      terms.map { ReviewDecision(.term($0.term), .assignee, name, basis: basis) }
    case .merge:
      terms.first.map {
        ReviewDecision.merge(terms: terms.map(\.term), into: $0.term, basis: basis)
      } ?? []
    }
  }

  var title: String {
    switch self {
    case .accept: "Accept"
    case .reject: "Reject"
    case .later: "Put off"
    case .reopen: "Reopen"
    case .assign(let name):
      name.allSatisfy(\.isWhitespace) ? "Assign to nobody" : "Assign to \(name)"
    case .merge: "Count as one"
    }
  }

  var value: String {
    switch self {
    case .accept: "accept"
    case .reject: "reject"
    case .later: "later"
    case .reopen: "reopen"
    case .assign: "assign"
    case .merge: "merge"
    }
  }
}

/// What a command would do to the selected terms, before it does.
struct BatchPage {
  /// So many are decided without asking.
  static let unasked = 20

  var context: PageContext
  var query: ReviewQuery
  var terms: [ReviewTerm]
  /// nil while nothing was chosen yet.
  var command: BatchCommand?
  var effect: ReviewEffect
  /// Of the terms, those that somebody has decided otherwise already.
  var overridden: [ReviewTerm]
  var seen: ReviewRevision

  var content: HTML {
    """
    <section class="sheet" id="batch-page"><h1>\(context.name(command?.title ?? "Decide")) \(Figure.count(terms.count, "term"))</h1>
    \(when(command) { _ in "<ul><li>It \(EffectText(effect: effect).html).</li>\(conformity)\(already)</ul>" })
    \(context.form(PageAddress("batch", fields: query.fields), id: "apply",
      context.hidden([("seen", String(seen)), ("asked", "1")])
        + terms.html { context.hidden("selected", $0.term) } + buttons))
    <details\("open", if: terms.count <= 100)><summary>The terms</summary><ul class="columns">\(terms.prefix(1000).html { term in
      "<li><i aria-hidden=\"true\">\(term.status.sign)</i><span class=\"vh\">\(term.status.label) </span> \(context.source(term.text))\(when(term.renderings.first) { " – \(context.target($0.writtenText))" })</li>"
    })</ul>\(when(terms.count > 1000, "<p>and \(terms.count - 1000) more</p>"))</details></section>
    """
  }

  private var conformity: HTML {
    effect.conformity.html { change in
      """
      <li>\(context.name(change.document)) follows the list in \(share(change.rightAfter, change.renderedAfter)), \
      before in \(share(change.rightBefore, change.renderedBefore)).</li>
      """
    }
  }

  private func share(_ right: Int, _ all: Int) -> String {
    all == 0
      ? "no decided place"
      : "\(right) of \(all) places (\(Figure.percent(Double(right) / Double(all))))"
  }

  private var already: HTML {
    when(
      !overridden.isEmpty,
      "<li>\(Figure.count(overridden.count, "term")) \(overridden.count == 1 ? "is" : "are") decided otherwise now: \(overridden.prefix(12).enumerated().html { i, term in "\(when(i > 0, ", "))\(context.source(term.text))" })\(when(overridden.count > 12, " …")).</li>"
    )
  }

  private var buttons: HTML {
    guard let command else {
      return """
        <p class="actions"><button name="do" value="accept">Accept</button><button name="do" value="reject">Reject</button>\
        <button name="do" value="later">Later</button><button name="do" value="reopen">Reopen</button>\
        <button name="do" value="merge">Count as one term</button></p>
        <p><label for="b-assignee">Assign to</label> <input id="b-assignee" name="assignee"/> \
        <button name="do" value="assign">Assign</button></p>
        """
    }
    var assignee = HTML()
    if case .assign(let name) = command { assignee = context.hidden("assignee", name) }
    return """
      \(assignee)<p class="actions"><button name="do" value="\(command.value)" class="accept">\(context.name(command.title))</button>\
      <a class="button" href="\(PageAddress("terms", fields: query.fields))">Cancel</a></p>
      """
  }
}
