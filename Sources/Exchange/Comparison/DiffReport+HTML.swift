internal import Terminology
internal import XML

extension DiffReport {
  /// A page without outside requests: what changed, words marked, light and dark, for screen and paper.
  public func html() -> String {
    var page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(XMLText.escaped(old)) and \(XMLText.escaped(new))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <main>
      <h1>What changed</h1>
      <p class="files"><span>\(XMLText.escaped(old))</span> → <span>\(XMLText.escaped(new))</span></p>
      <p>\(summary).</p>

      """
    for kind in [
      GlossaryDiff.ConceptChange.Kind.changed, .added, .removed,
    ] where diff.count(kind) > 0 {
      page += "<h2>\(Self.title(kind)) (\(diff.count(kind)))</h2>\n"
      for concept in diff.concepts where concept.kind == kind { page += Self.section(concept) }
    }
    return page + "</main>\n</body>\n</html>\n"
  }

  private static func title(_ kind: GlossaryDiff.ConceptChange.Kind) -> String {
    switch kind {
    case .added: "Added"
    case .removed: "Removed"
    case .changed: "Changed"
    }
  }

  private static func section(_ concept: GlossaryDiff.ConceptChange) -> String {
    var section = "<section class=\"\(concept.kind.rawValue)\">\n"
    let was = concept.oldID.map { ", was \(XMLText.escaped($0))" } ?? ""
    section +=
      "<h3>\(XMLText.escaped(concept.label)) <small>\(XMLText.escaped(concept.id))\(was)</small></h3>\n"
    section +=
      "<table>\n<thead><tr><th scope=\"col\">Where</th><th scope=\"col\">What</th><th scope=\"col\">Change</th></tr></thead>\n<tbody>\n"
    for change in concept.changes {
      let language = change.language.map { " lang=\"\(XMLText.escaped($0.text))\"" } ?? ""
      let place = [change.language?.text, change.path.isEmpty ? nil : change.term].compactMap { $0 }
      section += "<tr><td>\(XMLText.escaped(place.joined(separator: " · ")))</td>"
      section +=
        "<td>\(XMLText.escaped(change.path.isEmpty ? "term" : change.path.joined(separator: " › ")))</td>"
      section += "<td\(language)>\(words(change))</td></tr>\n"
    }
    return section + "</tbody>\n</table>\n</section>\n"
  }

  /// Old and new in one text, with what differs marked.
  private static func words(_ change: GlossaryDiff.Change) -> String {
    TextDiff(from: change.old ?? "", to: change.new ?? "").pieces.map { piece in
      switch piece {
      case .same(let text): XMLText.escaped(text)
      case .removed(let text): "<del>\(XMLText.escaped(text))</del>"
      case .added(let text): "<ins>\(XMLText.escaped(text))</ins>"
      }
    }.joined()
  }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1d2430;--paper:#fff;--line:#cfd6e0;--soft:#5a6575;--new:#0b6b3a;--newbg:#dff5e8;--old:#a3211b;--oldbg:#fde5e3}
    @media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--paper:#14181f;--line:#39414e;--soft:#a6b0bf;--new:#7fe0a8;--newbg:#12351f;--old:#ff9d95;--oldbg:#431a17}}
    body{margin:0;font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper)}
    main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}
    h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
    h3{font-size:1.05rem;margin:0;padding:.6rem .8rem;border-bottom:1px solid var(--line)}
    small{color:var(--soft);font-weight:400}.files span{font-family:ui-monospace,monospace}
    section{border:1px solid var(--line);border-left-width:4px;border-radius:6px;margin:.6rem 0;overflow-x:auto;break-inside:avoid}
    section.added{border-left-color:var(--new)}section.removed{border-left-color:var(--old)}
    table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .8rem;border-top:1px solid var(--line)}
    thead tr{position:absolute;left:-999rem}td{white-space:pre-wrap;overflow-wrap:anywhere}td:nth-child(-n+2){color:var(--soft);width:26%}td:nth-child(2){width:16%}
    ins{color:var(--new);background:var(--newbg);text-decoration:underline;text-underline-offset:.15em}del{color:var(--old);background:var(--oldbg)}
    @media(max-width:40rem){td{display:block;width:auto!important}td:nth-child(n+2){border-top:0;padding-top:0}}
    """
}
