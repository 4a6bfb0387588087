import Review
import Terminology

/// The renderings of a term, numbered as the digit keys choose them, with one column for each translation.
struct RenderingTable {
  var detail: TermDetail

  private var context: PageContext { detail.context }
  private var term: ReviewTerm { detail.term }

  var html: HTML {
    guard !term.renderings.isEmpty else {
      return "<p class=\"empty\">No rendering was found.</p>"
    }
    let shown = detail.documents.filter { document in
      term.renderings.contains { $0.counts[document.id, default: 0] > 0 }
    }
    let totals = shown.map { document in
      term.renderings.reduce(0) { $0 + $1.counts[document.id, default: 0] }
    }
    return """
      <div class="scroll"><table class="renderings"><caption class="vh">Renderings by translation</caption>
      <thead><tr><th scope="col">No.</th><th scope="col">Rendering</th>\
      \(shown.html { "<th scope=\"col\">\(context.name($0.id))\(when($0.publisher) { " <small>\(context.name($0))</small>" })</th>" })\
      <th scope="col">Status</th></tr></thead>
      <tbody>\(term.renderings.enumerated().html { number, rendering in
        row(number, rendering, zip(shown, totals).map { ($0.id, $1) })
      })</tbody></table></div>
      <p class="merging"><button name="do" value="merge" data-action="\(ReviewAction.merge.rawValue)" \
      title="\(context.keys.hint(.merge))">Merge ticked\(context.keys.mark(.merge))</button>\
      <button name="do" value="split" data-action="\(ReviewAction.split.rawValue)" \
      title="\(context.keys.hint(.split))">Split ticked off\(context.keys.mark(.split))</button> \
      \(suggestion)</p>
      """
  }

  private func row(
    _ number: Int, _ rendering: ReviewRendering, _ documents: [(id: String, total: Int)]
  ) -> HTML {
    let mark = RenderingMark(kind: rendering.kind)
    let status = rendering.status
    return """
      <tr class="\(rendering.kind) \(status.rawValue)" data-rendering="\(rendering.text)">\
      <td>\(chooser(number, rendering))</td>\
      <th scope="row">\(context.target(rendering.writtenText))\
      \(when(rendering.writtenText != rendering.text, " <small>found as \(context.target(rendering.text))</small>"))\
      <small class="class"><i aria-hidden="true">\(mark.sign)</i> \(mark.label)\
      \(when(rendering.rung) { ": \($0)" })\(joined(rendering))</small>\
      \(when(rendering.decisions[.note]?.value) { "<small class=\"note\">\(context.name($0))</small>" })</th>\
      \(documents.html { document in share(rendering.counts[document.id, default: 0], of: document.total, in: document.id) })\
      <td class="choices">\(choices(rendering))</td></tr>
      """
  }

  private func chooser(_ number: Int, _ rendering: ReviewRendering) -> HTML {
    let action = ReviewAction.prefer(number)
    return """
      <button name="do" value="prefer:\(rendering.text)" class="number"\("data-action", action?.rawValue) \
      aria-label="\(number + 1): prefer “\(rendering.writtenText)” and accept the term">\(number + 1)</button>\
      <input type="checkbox" name="ticked" value="\(rendering.text)" aria-label="Tick “\(rendering.writtenText)”"/>
      """
  }

  private func joined(_ rendering: ReviewRendering) -> HTML {
    if let head = rendering.decisions[.mergedInto]?.value {
      return head == rendering.text ? " · stands apart" : " · counts as \(context.target(head))"
    }
    guard let sense = rendering.decisions[.sense]?.value else { return HTML() }
    return " · of the sense \(context.source(sense))"
  }

  private func share(_ count: Int, of total: Int, in document: String) -> HTML {
    guard count > 0 else {
      return "<td class=\"share\"\("data-document", document)><span class=\"none\">–</span></td>"
    }
    let width = max(2, (100 * count + total / 2) / max(1, total))
    return """
      <td class="share"\("data-document", document)><span class="n">\(count)</span>\
      <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="track" width="100" height="10"/><rect class="part" width="\(width)" height="10"/></svg>\
      <span class="vh">of \(total)</span></td>
      """
  }

  private func choices(_ rendering: ReviewRendering) -> HTML {
    let status = rendering.status
    let toggle = { (value: String, action: ReviewAction, own: RenderingStatus) -> HTML in
      """
      <button name="do" value="\(value):\(rendering.text)" class="toggle" aria-pressed="\(status == own ? "true" : "false")" \
      data-action="\(action.rawValue)" title="\(context.keys.hint(action))">\
      <i aria-hidden="true">\(own.sign)</i> \(own.label)<span class="vh"> “\(WrittenText.showingHidden(rendering.writtenText))”</span></button>
      """
    }
    return """
      \(when(status == .preferred, "<strong>\(status.sign) preferred</strong>"))\
      \(toggle("admit", .admit, .admitted))\(toggle("forbid", .forbid, .forbidden))\
      <a class="button" href="\(PageAddress("rendering").with(("term", term.term), ("rendering", rendering.text)))" \
      data-panel="" data-action="\(ReviewAction.editTarget.rawValue)">Edit\
      <span class="vh"> “\(WrittenText.showingHidden(rendering.writtenText))”</span></a>
      """
  }

  /// Renderings that may be one.
  private var suggestion: HTML {
    term.mergeSuggestions.enumerated().html { number, suggestion in
      """
      <span class="suggestion">\(suggestion.ground == .sameKey ? "Same words" : "Nearly the same"): \
      \(suggestion.renderings.enumerated().html { i, text in "\(when(i > 0, " = "))\(context.target(text))" }) \
      <button name="do" value="merge-suggested:\(number)">Merge these</button></span>
      """
    }
  }
}
