import Review
import Terminology

/// What is written about a term: note, wording, definition and so on; and its senses and doubles.
struct TermForms {
  var detail: TermDetail

  private var context: PageContext { detail.context }
  private var term: ReviewTerm { detail.term }

  var html: HTML { fields + other }

  private func value(_ field: ReviewField) -> String { term.decisions[field]?.value ?? "" }

  private var fields: HTML {
    let isOpen = ReviewField.written.contains { term.decisions[$0]?.value != nil }
    return """
      <details class="fields"\("open", if: isOpen)><summary>Note, wording, definition, assignment</summary>
      \(detail.form("fields", id: "fields", """
        <p class="grid">\
        <label class="wide" for="f-note">Note\(context.keys.mark(.note))</label>\
        <textarea id="f-note" name="note" rows="2" data-action="\(ReviewAction.note.rawValue)">\(value(.note))</textarea>\
        <label for="f-text">Wording of the term\(context.keys.mark(.editSource))</label>\
        <input id="f-text" name="text" lang="\(context.source.tag)" value="\(value(.text))" placeholder="\(term.term)" \
        data-action="\(ReviewAction.editSource.rawValue)"/>\
        <label for="f-definition">Definition</label>\
        <textarea id="f-definition" name="definition" rows="2">\(value(.definition))</textarea>\
        <label for="f-subject">Subject field</label>\
        <input id="f-subject" name="subjectField" value="\(value(.subjectField))"/>\
        <label for="f-part">Part of speech</label>\
        <select id="f-part" name="partOfSpeech"><option value="">–</option>\(PartOfSpeech.allCases.html { part in
          "<option\("selected", if: part.rawValue == value(.partOfSpeech))>\(part.rawValue)</option>"
        })</select>\
        <label for="f-assignee">Assigned to\(context.keys.mark(.assign))</label>\
        <input id="f-assignee" name="assignee" list="people" value="\(value(.assignee))" \
        data-action="\(ReviewAction.assign.rawValue)"/></p>
        <p><button name="do" value="save">Save</button> \
        <button name="do" value="next" data-action="\(ReviewAction.save.rawValue)">Save and next\
        \(context.keys.mark(.save))</button></p>
        """))</details>
      """
  }

  private var other: HTML {
    """
    <details class="fields"><summary>Same as another term, or two senses</summary>
    \(detail.form("merge-term", id: "merge-term", """
      <p class="grid"><label for="f-into">It is the same as the term</label>\
      <input id="f-into" name="into" lang="\(context.source.tag)" value="\(value(.mergedInto))"/></p>
      <p><button name="do" value="merge">Count it as that term</button>\
      \(when(term.mergedInto != nil, " <button name=\"do\" value=\"separate\">Let it stand by itself again</button>"))</p>
      """))
    \(when(term.renderings.count > 1, senses))</details>
    """
  }

  private var senses: HTML {
    detail.form(
      "split-term", id: "split-term",
      """
      <p class="grid"><label for="f-sense">Name of the second sense</label>\
      <input id="f-sense" name="sense" lang="\(context.source.tag)" placeholder="\(term.term) (2)"/></p>
      <fieldset><legend>Renderings that belong to it</legend>\(term.renderings.html { rendering in
        """
        <label><input type="checkbox" name="moved" value="\(rendering.text)"/> \
        \(context.target(rendering.writtenText)) (\(rendering.total))</label>
        """
      })</fieldset>
      <p><button>Split the sense off</button></p>
      """)
  }
}

extension ReviewField {
  /// What is typed in the form of a term.
  static let written: [Self] = [.note, .text, .definition, .subjectField, .partOfSpeech, .assignee]
}
