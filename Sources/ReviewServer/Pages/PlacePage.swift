import Review
import Terminology

/// A place in its context, with a note.
struct PlacePage {
  var context: PageContext
  var term: ReviewTerm
  var place: ReviewOccurrence
  var width: ContextWidth
  var passages: [ReviewPassage]
  var seen: ReviewRevision

  var content: HTML {
    let other: ContextWidth = width == .paragraph ? .document : .paragraph
    return """
      <section class="sheet wide" id="place"><h1>\(context.source(term.text)) in \
      \(context.name(place.source.document)), line \(place.source.line)</h1>
      <p>Translation: \(context.name(place.target.document)), line \(place.target.line). \
      <a class="button" href="\(address(other))" data-panel="">Show the \(other == .document ? "whole document" : "paragraph only")</a></p>
      \(note)
      <div class="scroll"><table class="passages"><caption class="vh">Passages</caption><thead><tr><th scope="col">Line</th>\
      <th scope="col">Original</th><th scope="col">Translation</th></tr></thead><tbody>\(passages.html(row))</tbody></table></div></section>
      """
  }

  private func address(_ width: ContextWidth) -> PageAddress {
    PageAddress("place").with(("term", term.term), ("id", place.id), ("width", width.rawValue))
  }

  private func row(_ passage: ReviewPassage) -> HTML {
    let isOwn = passage.number == place.bead
    return """
      <tr\("class", isOwn ? "own" : nil)\("id", isOwn ? "own" : nil)><th scope="row">\(passage.source.line)</th>\
      <td>\(isOwn ? context.source(passage.sourceText, marking: [place.sourceRange]) : context.source(passage.sourceText))</td>\
      <td>\(isOwn ? context.target(passage.targetText, marking: place.targetRanges) : context.target(passage.targetText))</td></tr>

      """
  }

  private var note: HTML {
    context.form(
      PageAddress("note"), className: "block",
      context.hidden([("term", term.term), ("id", place.id), ("seen", String(seen))]) + """
        <p class="grid"><label for="p-note">Note on this place</label>\
        <textarea id="p-note" name="note" rows="2">\(place.note?.value ?? "")</textarea></p>\
        <p><button>Save the note</button></p>
        """)
  }
}
