import Review

/// Theme, keys, and letting one more browser in.
struct SettingsPage {
  var context: PageContext
  /// Shown once, after it was asked for.
  var startAddress: String?

  var content: HTML {
    """
    <section class="sheet" id="settings"><h1>Settings</h1>
    \(context.form(PageAddress("settings"), className: "block", """
      <h2>Look</h2><fieldset><legend>Colours</legend>\(ReviewTheme.allCases.html { theme in
        """
        <label><input type="radio" name="theme" value="\(theme.rawValue)"\("checked", if: theme == context.settings.theme)/> \
        \(theme == .auto ? "as the system has them" : theme.rawValue)</label>
        """
      })</fieldset>
      <h2>Keys</h2><p><label class="check"><input type="checkbox" name="characters" value="1"\("checked", if: context.keys.areCharactersOn)/> \
      Letters, digits and marks do something by themselves</label></p>
      <p>Off is for those who speak to their computer, or write with an input method that is hard to switch: arrows, Home, End, F6, \
      Enter and the buttons work all the same.</p>
      <details\("open", if: !context.keys.isUsual)><summary>Other keys</summary>
      <p>Several keys are separated by commas: <kbd>j, ArrowDown</kbd>; a sequence by a space: <kbd>g g</kbd>; with Ctrl: <kbd>Ctrl+k</kbd>. \
      Empty is none.</p><p class="grid">\(ReviewAction.allCases.html { action in
        """
        <label for="k-\(action.rawValue)">\(action.title)</label>\
        <input id="k-\(action.rawValue)" name="key-\(action.rawValue)" value="\(context.keys.keys(for: action).map(\.description).joined(separator: ", "))" \
        autocomplete="off" spellcheck="false"/>
        """
      })</p></details>
      <p><button name="do" value="save">Save</button> <button name="do" value="reset">Usual keys again</button></p>
      """))
    \(context.form(PageAddress("invite"), className: "block", """
      <h2>One more browser</h2>\(when(startAddress) { address in
        "<p>Open this in the other browser, once: <code id=\"start-address\">\(address)</code></p>"
      })<p><button>Make an address for another browser of this machine</button></p>
      """))</section>
    """
  }
}

/// What there is to know, and the keys.
struct HelpPage {
  var context: PageContext

  var content: HTML {
    """
    <section class="sheet wide" id="help"><h1>Help and keys</h1>
    <p>Look at the renderings and at the places they stand in; choose one with its number or its button. The term is then accepted with that \
    rendering, and the next undecided one is opened. Nothing is lost: every decision can be undone, also tomorrow, and the history keeps them all.</p>
    <ul><li><i aria-hidden="true">●</i> most used · <i aria-hidden="true">▲</i> the same words in another form · \
    <i aria-hidden="true">✗</i> other words, as the consistency check has it</li>
    <li><i aria-hidden="true">★</i> preferred · <i aria-hidden="true">✓</i> allowed · <i aria-hidden="true">⊘</i> forbidden, as you decide</li>
    <li>C is agreement: how often two places of a term are rendered alike, 0 to 1. The bold number is the severity of the gravest finding, 0 to 100.</li>
    <li>Search finds Chinese (traditional and simplified alike) and English; between slashes it is a regular expression: <code>/发展$/</code>.</li></ul>
    \(when(!context.keys.areCharactersOn, "<p><strong>Letters, digits and marks are switched off.</strong></p>"))
    <div class="keys"><dl>\(ReviewAction.allCases.filter { $0.rendering ?? 0 == 0 }.html { action in
      "<dt>\(names(action))</dt><dd>\(action.rendering == nil ? "\(action.title)" : "Make that rendering preferred and accept")</dd>"
    })</dl></div>
    <p><a class="button" href="\(PageAddress("settings"))">Other keys, or none</a></p></section>
    """
  }

  private func names(_ action: ReviewAction) -> HTML {
    if action == .prefer1 {
      let all = (0..<9).compactMap { ReviewAction.prefer($0) }.flatMap {
        context.keys.keys(for: $0)
      }
      return
        "<kbd>\(all.first.map(ReviewKeys.shown) ?? "–")</kbd> … <kbd>\(all.last.map(ReviewKeys.shown) ?? "–")</kbd>"
    }
    let keys = context.keys.keys(for: action)
    return keys.isEmpty ? "–" : keys.html { "<kbd>\(ReviewKeys.shown($0))</kbd> " }
  }
}
