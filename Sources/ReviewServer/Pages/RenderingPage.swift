import Review
import Terminology

/// How a rendering is to be written, with a note.
struct RenderingPage {
  var context: PageContext
  var term: ReviewTerm
  var rendering: ReviewRendering
  var seen: ReviewRevision

  var content: HTML {
    """
    <section class="sheet" id="rendering"><h1>“\(context.target(rendering.writtenText))” for \(context.source(term.text))</h1>
    \(when(rendering.writtenText != rendering.text, "<p>Found as “\(context.target(rendering.text))”.</p>"))
    \(context.form(PageAddress("rendering"), className: "block", context.hidden([
      ("term", term.term), ("rendering", rendering.text), ("seen", String(seen)),
    ]) + """
      <p class="grid"><label for="r-text">To be written as</label>\
      <input id="r-text" name="text" lang="\(context.target.tag)" value="\(rendering.decisions[.text]?.value ?? "")" \
      placeholder="\(rendering.citation)"/>\
      <label for="r-note">Note</label>\
      <textarea id="r-note" name="note" rows="2">\(rendering.decisions[.note]?.value ?? "")</textarea>\
      <label for="r-part">Part of speech</label>\
      <select id="r-part" name="partOfSpeech"><option value="">–</option>\(PartOfSpeech.allCases.html { part in
        "<option\("selected", if: part.rawValue == rendering.decisions[.partOfSpeech]?.value)>\(part.rawValue)</option>"
      })</select></p>
      <p><button>Save</button></p>
      """))</section>
    """
  }
}
