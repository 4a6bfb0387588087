import Review

/// A finding, and why it may stay.
struct FindingPage {
  var context: PageContext
  var term: ReviewTerm
  var finding: ReviewFinding
  var day: String
  var seen: ReviewRevision

  var content: HTML {
    let suppression = finding.suppression(on: day)
    return """
      <section class="sheet" id="finding"><h1>\(finding.level) on \(context.source(term.text))</h1>
      <p>\(context.name(finding.message))</p>\
      <p><small>\(finding.rule), severity \(Figure.severity(finding.severity))\(when(finding.document) { ", \(context.name($0))" })</small></p>
      \(when(suppression) { "<p>It is suppressed: \(context.name($0))</p>" })
      \(context.form(PageAddress("finding"), className: "block", context.hidden([
        ("term", term.term), ("id", finding.id), ("seen", String(seen)),
      ]) + """
        <p class="grid"><label for="s-reason">Why it may stay</label>\
        <input id="s-reason" name="reason" list="reasons" required="" value="\(finding.decisions[.suppression]?.value ?? "")"/>\
        <label for="s-until">Until (last day; empty for good)</label>\
        <input id="s-until" name="until" type="date" value="\(finding.decisions[.suppressedUntil]?.value ?? "")"/></p>\
        <datalist id="reasons">\(SuppressionReason.allCases.html { "<option value=\"\($0.rawValue)\"></option>" })</datalist>
        <p><button name="do" value="suppress">Suppress</button>\
        \(when(suppression != nil, " <button name=\"do\" value=\"report\" formnovalidate=\"\">Report it again</button>"))</p>
        """))</section>
      """
  }
}
