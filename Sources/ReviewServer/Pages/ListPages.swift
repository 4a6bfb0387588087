import Exchange
import Review
import Terminology

/// The list on paper.
struct PrintPage {
  var context: PageContext
  var query: ReviewQuery
  var terms: [ReviewTerm]

  var content: HTML {
    """
    <section class="sheet wide print" id="print"><h1>Terms of \(context.name(context.project))</h1>
    <p class="no-print">Print this page with your browser. It has \(Figure.count(terms.count, "term")), \
    \(query.isUnrestricted ? "the whole list" : "those of the filter"), by \(query.order.title). \
    <a href="\(PageAddress("print").with(("status", "accepted")))">Accepted ones only</a> · \
    <a href="\(PageAddress("print"))">All</a></p>
    <div class="scroll"><table><caption class="vh">Terms with their renderings</caption><thead><tr><th scope="col">Term</th><th scope="col">Decision</th><th scope="col">Renderings</th>\
    <th scope="col">Places</th><th scope="col">Notes</th></tr></thead><tbody>\(terms.html(row))</tbody></table></div></section>
    """
  }

  private func row(_ term: ReviewTerm) -> HTML {
    let decided = term.renderings.filter { $0.status != .undecided }
    return """
      <tr><th scope="row">\(context.source(term.text))</th><td class="nowrap">\(term.status.sign) \(term.status.label)</td>\
      <td>\((decided.isEmpty ? Array(term.renderings.prefix(3)) : decided).html { rendering in
        "<div>\(rendering.status.sign) \(context.target(rendering.writtenText)) <small>\(rendering.status == .undecided ? "" : rendering.status.label + ", ")\(rendering.total)</small></div>"
      })</td><td class="n">\(term.frequency)</td>\
      <td>\(when(term.decisions[.definition]?.value) { "<div>\(context.name($0))</div>" })\(when(term.decisions[.note]?.value) { context.name($0) })</td></tr>

      """
  }
}

/// What the last extraction brought, changed and took away.
struct ChangesPage {
  var context: PageContext
  var list: ReviewList

  var content: HTML {
    let groups: [(TermChange.Kind, String)] = [
      (.new, "New"), (.changed, "Changed"), (.gone, "Gone, with decisions that are kept"),
    ]
    return """
      <section class="sheet" id="changes"><h1>What the last extraction changed</h1>\(groups.html { kind, title in
        let terms = list.terms.filter { $0.change == kind }
        return """
          <h2>\(title) <small>\(terms.count)</small></h2>\(when(terms.isEmpty, "<p class=\"empty\">None.</p>"))\
          \(when(!terms.isEmpty, "<p><a class=\"button\" href=\"\(PageAddress("terms").with(("change", kind.rawValue)))\">Show them in the list</a></p>"))\
          <ul>\(terms.prefix(200).html(line))</ul>\(when(terms.count > 200, "<p>and \(terms.count - 200) more</p>"))
          """
      })</section>
      """
  }

  private func line(_ term: ReviewTerm) -> HTML {
    """
    <li><a href="\(PageAddress("terms").with(("term", term.term)))">\(context.source(term.text))</a>\
    \(when(term.status != .undecided, " <small>\(term.status.label)</small>"))\
    \(when(!term.differences.isEmpty, ": "))\(term.differences.enumerated().html { i, difference in
      "\(when(i > 0, "; "))\(context.name(DifferenceText(difference).text))"
    })</li>
    """
  }
}

/// The decided glossary in every format, with what each cannot hold.
struct ExportPage {
  struct Choice {
    var format: GlossaryFileFormat
    /// Why it cannot be written; nil where it can.
    var problem: String?
    var losses: [Loss]
  }

  var context: PageContext
  var accepted: Int
  var choices: [Choice]

  var content: HTML {
    """
    <section class="sheet wide" id="export"><h1>Export the decided glossary</h1>
    <p>It holds the \(Figure.count(accepted, "accepted term")) with preferred, allowed and forbidden renderings, notes, definitions, and who \
    decided when.</p>\(when(accepted == 0, "<p class=\"empty\">Accept a term first.</p>"))\
    \(when(accepted > 0, """
      <div class="scroll"><table><caption class="vh">Formats</caption><thead><tr><th scope="col">Format</th><th scope="col">File</th><th scope="col">What it cannot hold</th></tr></thead>\
      <tbody>\(choices.html(row))</tbody></table></div>
      """))</section>
    """
  }

  private func row(_ choice: Choice) -> HTML {
    """
    <tr><th scope="row">\(choice.format.title)</th><td>\(choice.problem == nil ? link(choice.format) : "–")</td>\
    <td>\(choice.problem.map { "\($0)" } ?? (choice.losses.isEmpty ? "nothing is lost" : losses(choice.losses)))</td></tr>
    """
  }

  private func link(_ format: GlossaryFileFormat) -> HTML {
    "<a class=\"button\" href=\"\(PageAddress("export", format.rawValue))\">.\(format.fileExtension)<span class=\"vh\"> as \(format.title)</span></a>"
  }

  private func losses(_ losses: [Loss]) -> HTML {
    "<ul>\(losses.html { "<li>\($0.what): \($0.why) (\($0.count)×)</li>" })</ul>"
  }
}

extension GlossaryFileFormat {
  /// For people.
  var title: String {
    switch self {
    case .tbx: "TBX, as most programs read it"
    case .tbxBasic: "TBX-Basic"
    case .tbxBasicDCT: "TBX-Basic, categories as elements"
    case .tbxV4: "TBX-Basic, version 4"
    case .tbxMin: "TBX-Min"
    case .tbxLinguist: "TBX-Linguist"
    case .tbxConcord: "TBX with Concord’s evidence"
    case .tbxV2: "TBX version 2 (2008)"
    case .omegatTSV: "OmegaT, tabs"
    case .omegatCSV: "OmegaT, commas"
    case .utx: "UTX"
    case .memoqCSV: "memoQ"
    case .tradosCSV: "Trados"
    case .xlsx: "Excel"
    case .mtf: "MultiTerm XML"
    case .skos: "SKOS (Turtle)"
    case .tmx: "TMX of the contexts"
    case .xliff: "XLIFF with glossary"
    case .markdown: "Markdown"
    case .html: "HTML"
    case .json: "JSON of Concord"
    }
  }
}
