import Review

/// What surrounds the content of every page.
struct PageFrame {
  var context: PageContext
  var title: String
  /// For the style sheet and the script.
  var kind: String
  /// What stands in the bar beside the project's name.
  var tools = HTML()
  var content: HTML

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="en" data-theme="\(context.settings.theme.rawValue)"><head><meta charset="utf-8"/>\
    <title>\(title) – \(context.project) – Concord</title>\
    <meta name="viewport" content="width=device-width, initial-scale=1"/>\
    <meta name="color-scheme" content="light dark"/>\
    <link rel="icon" href="\(Asset.icon.address)" type="image/svg+xml"/>\
    <link rel="stylesheet" href="\(Asset.style.address)"/>\
    <script src="\(Asset.script.address)" defer=""></script></head>
    <body class="on-\(kind)" data-keys="\(KeyTable(context.settings).text)">
    <a class="skip" href="#content">Skip to content</a>
    <header id="bar"><a class="project" href="\(PageAddress("terms"))">\(context.name(context.project))</a>\
    \(scopeLabel)\(tools)\(menu)</header>
    <main id="content" tabindex="-1">\(content)</main>
    <footer id="foot"><p id="status" role="status">\(StatusLine(context: context).html)</p></footer>
    </body></html>

    """
  }

  private var scopeLabel: HTML {
    guard case .blind(let round, _) = context.scope else { return HTML() }
    return "<strong class=\"round\">blind round \(context.name(round))</strong>"
  }

  private var menu: HTML {
    let pages: [(String, String)] = [
      ("terms", "Terms"), ("history", "History"), ("changes", "What the last extraction changed"),
      ("rounds", "Blind rounds"), ("sheet", "Spreadsheet"), ("export", "Export"),
      ("print", "Print view"),
      ("settings", "Settings"), ("help", "Help and keys"),
    ]
    return """
      <details id="menu" class="drop"><summary data-action="menu">Menu</summary>\
      <nav aria-label="Pages"><ul>\(pages.html { page, title in
        """
        <li><a href="\(PageAddress(page))"\("aria-current", page == kind ? "page" : nil)\
        \("data-action", page == "help" ? "help" : nil)\("data-panel", page == "help" ? "" : nil)>\(title)</a></li>
        """
      })</ul></nav></details>
      """
  }
}

/// What was done last, with a way back.
struct StatusLine {
  var context: PageContext

  var html: HTML {
    guard let notice = context.notice else {
      return "Deciding as \(context.name(context.reviewer))."
    }
    let key = context.keys.mark(.undo)
    return """
      <span class="done">\(notice.text)\
      \(when(notice.canUndo && !key.bytes.isEmpty, " Undo:\(key)"))</span>
      """
  }
}
