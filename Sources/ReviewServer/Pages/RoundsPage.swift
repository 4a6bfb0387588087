import Review

/// Blind rounds: opened, decided in, closed, compared.
struct RoundsPage {
  struct Round {
    var name: String
    var isOpen: Bool
    var reviewers: [String]
  }

  var context: PageContext
  var rounds: [Round]

  var content: HTML {
    """
    <section class="sheet" id="rounds"><h1>Blind rounds</h1>
    <p>Two people decide the same list without seeing each other’s decisions. When the round is closed, Concord says how far \
    they agree beyond chance, and lists what is to be settled.</p>
    \(context.scope == .shared ? HTML() : context.form(PageAddress("rounds"), className: "block", "<p>You are deciding blind now. <button name=\"do\" value=\"leave\">Back to the common list</button></p>"))
    \(when(rounds.isEmpty, "<p class=\"empty\">There is no round yet.</p>"))\(rounds.html(round))
    \(context.form(PageAddress("rounds"), className: "block", """
      <h2>A new round</h2><p class="grid"><label for="n-round">Name</label><input id="n-round" name="round" required=""/></p>\
      <p><button name="do" value="open">Open the round</button></p>
      """))</section>
    """
  }

  private func round(_ round: Round) -> HTML {
    """
    <article><h2>\(context.name(round.name)) <small>\(round.isOpen ? "open" : "closed")</small></h2>
    <p>Decided in by: \(round.reviewers.isEmpty ? "nobody yet" : round.reviewers.enumerated().html { i, name in "\(when(i > 0, ", "))\(context.name(name))" })</p>
    \(round.isOpen ? open(round) : comparisons(round))</article>
    """
  }

  private func open(_ round: Round) -> HTML {
    context.form(
      PageAddress("rounds"), className: "block",
      context.hidden("round", round.name)
        + "<p><button name=\"do\" value=\"join\">Decide in it, as \(context.name(context.reviewer))</button> <button name=\"do\" value=\"close\">Close it</button></p>"
    )
  }

  private func comparisons(_ round: Round) -> HTML {
    let pairs = round.reviewers.enumerated().flatMap { i, first in
      round.reviewers.dropFirst(i + 1).map { (first, $0) }
    }
    guard !pairs.isEmpty else {
      return "<p>Fewer than two people have decided in it: there is nothing to compare.</p>"
    }
    return
      "<ul>\(pairs.html { first, second in "<li><a href=\"\(PageAddress("round").with(("round", round.name), ("first", first), ("second", second)))\">\(context.name(first)) and \(context.name(second))</a></li>" })</ul>"
  }
}

/// How two reviewers compare, and what they have to settle.
struct RoundPage {
  var context: PageContext
  var round: String
  var first: String
  var second: String
  var result: RoundResult

  var content: HTML {
    """
    <section class="sheet wide" id="round"><h1>\(context.name(round)): \(context.name(first)) and \(context.name(second))</h1>
    <ul class="tiles">\(kappa("terms", result.terms))\(kappa("renderings", result.renderings))\
    <li><b>\(result.agreed.count)</b> decided alike</li><li><b>\(result.disagreements.count)</b> to be settled</li>\
    <li><b>\(result.decidedByOne)</b> decided by one alone</li></ul>
    <p><small>κ is Cohen’s kappa: 0 where two agree as often as chance would have it, 1 where always.</small></p>
    \(adoption)
    \(when(!result.disagreements.isEmpty, list))</section>
    """
  }

  private var adoption: HTML {
    guard !result.agreed.isEmpty else { return HTML() }
    return context.form(
      PageAddress("adopt"), className: "block",
      names + """
        <p><button name="do" value="agreed">Take over the \(result.agreed.count) that both decided alike</button></p>
        """)
  }

  private var names: HTML {
    context.hidden([("round", round), ("first", first), ("second", second)])
  }

  private func kappa(_ what: String, _ agreement: KappaAgreement?) -> HTML {
    guard let agreement else { return "<li><b>–</b> κ of \(what): none decided by both</li>" }
    let interval = agreement.low.flatMap { low in
      agreement.high.map { "95%: \(Self.signed(low)) to \(Self.signed($0)), " }
    }
    return """
      <li><b>\(agreement.kappa.map(Self.signed) ?? "–")</b> κ of \(what)<br/><small>\(interval ?? "")alike \(Figure.percent(agreement.observed)) \
      of \(agreement.items)</small></li>
      """
  }

  private static func signed(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let digits = String(abs(hundredths) % 100)
    return
      "\(hundredths < 0 ? "−" : "")\(abs(hundredths) / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }

  private var list: HTML {
    """
    <h2>To be settled</h2>
    \(context.form(PageAddress("adopt"), names + """
      <div class="scroll"><table><thead><tr><th scope="col">Term</th><th scope="col">About</th><th scope="col">\(context.name(first))</th>\
      <th scope="col">\(context.name(second))</th><th scope="col">Leave open</th></tr></thead><tbody>\
      \(result.disagreements.enumerated().html(row))</tbody></table></div>
      <p><button name="do" value="settle">Write what is chosen</button></p>
      """))
    """
  }

  private func row(_ number: Int, _ disagreement: Disagreement) -> HTML {
    let subject = disagreement.subject
    let about: HTML =
      subject.kind == .rendering
      ? "“\(context.target(subject.item))”, \(disagreement.field.title)"
      : "\(disagreement.field.title)"
    return """
      <tr><th scope="row"><a href="\(PageAddress("terms").with(("term", subject.term)))">\(context.source(subject.term))</a></th>\
      <td>\(about)</td><td>\(choice(number, "first", disagreement.first))</td><td>\(choice(number, "second", disagreement.second))</td>\
      <td>\(radio(number, "", "open", isOn: true))</td></tr>

      """
  }

  private func choice(_ number: Int, _ value: String, _ decided: ReviewDecided) -> HTML {
    radio(number, value, decided.value.map { "\(context.name($0))" } ?? "nothing", isOn: false)
      + when(decided.reason) { "<small>because \(context.name($0))</small>" }
  }

  private func radio(_ number: Int, _ value: String, _ label: HTML, isOn: Bool) -> HTML {
    "<label class=\"check\"><input type=\"radio\" name=\"settle-\(number)\" value=\"\(value)\"\("checked", if: isOn)/> \(label)</label>"
  }
}
