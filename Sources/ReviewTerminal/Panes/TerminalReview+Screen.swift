import Review

extension TerminalReview {
  /// Narrower terminals show one pane at a time.
  static let columnsForPanes = 70

  /// What is to be shown; follows from the review and the size alone.
  public func screen(_ size: ScreenSize) -> Screen {
    let body = size.rows - 3
    var lines = [header.fitted(to: size.columns).with(.reversed)]
    lines += self.body(size.columns, body).prefix(body)
    lines += Array(repeating: StyledText(), count: max(0, body + 1 - lines.count))
    var cursor: Screen.Place?
    if case .prompt(let prompt) = mode {
      let shown = prompt.shown(columns: size.columns)
      // Above the line that is typed stands what there is to say about it.
      lines.append(
        message.isEmpty ? StyledText("Enter saves, Esc leaves.", .dim) : StyledText(message))
      lines.append(StyledText(shown.text, .bold))
      cursor = Screen.Place(column: shown.cursor, row: size.rows - 1)
    } else {
      lines.append(status.with(.bold))
      lines.append(StyledText(hints(size.columns), .dim))
    }
    return Screen(size: size, lines: lines, cursor: cursor)
  }

  private func body(_ columns: Int, _ rows: Int) -> [StyledText] {
    switch mode {
    case .pages(let title, let pages, let place):
      let all = [StyledText(title, .bold)] + pages.flatMap { StyledText($0).wrapped(to: columns) }
      return Array(all.dropFirst(min(place, max(0, all.count - rows))).prefix(rows))
    case .filter(let place): return filterLines(place, rows)
    case .prompt(let prompt) where prompt.purpose == .suppress: return reasonLines(columns)
    default: break
    }
    guard columns >= Self.columnsForPanes else {
      return pane == .list ? list(columns, rows) : right(columns, rows)
    }
    let width = min(40, columns * 2 / 5)
    let left = list(width, rows)
    let right = right(columns - width - 3, rows)
    return (0..<rows).map { row in
      let term = row < left.count ? left[row] : StyledText()
      return term.fitted(to: width) + StyledText(" │ ", .dim)
        + (row < right.count ? right[row] : StyledText())
    }
  }

  private func right(_ columns: Int, _ rows: Int) -> [StyledText] {
    let detail = detail(columns)
    // The places have half of the room at least, where a term has many renderings all of it.
    let room = pane == .examples ? max(3, rows / 3) : max(rows / 2, min(detail.count, rows - 5))
    let top: [StyledText]
    if detail.count > room {
      // What is in focus stays in sight.
      let start = min(max(0, focusedLine(detail) - room / 2), detail.count - room)
      top = Array(detail[start..<(start + room)])
    } else {
      top = detail
    }
    let rule = StyledText(String(repeating: "─", count: columns), .dim)
    return top + [rule] + exampleLines(columns, rows - top.count - 1)
  }

  private func focusedLine(_ detail: [StyledText]) -> Int {
    detail.firstIndex { $0.text.hasPrefix("▸") } ?? 0
  }

  private var header: StyledText {
    let progress = ReviewProgress(desk.list)
    var parts = ["\(shown.count) of \(progress.total) terms", "\(progress.left) left"]
    if let speed = desk.pace.perMinute {
      let minutes = desk.pace.minutes(for: progress.left).map { Int($0.rounded(.up)) } ?? 0
      parts.append("\(Int(speed.rounded()))/min, \(minutes) min")
    }
    if !query.text.isEmpty { parts.append("search “\(query.text)”") }
    let restricted = ReviewFacet.allCases.filter { !query[$0].isEmpty }
    if !restricted.isEmpty {
      parts.append(
        "filter "
          + restricted.map { query[$0].sorted().joined(separator: "/") }.joined(separator: ", "))
    }
    parts.append("by \(query.order.title)")
    if !selection.isEmpty { parts.append("\(selection.count) selected") }
    return StyledText(" " + parts.joined(separator: " · "))
  }

  private var status: StyledText {
    switch mode {
    case .confirm(let question, _, _): return StyledText(question)
    case .conflict(let conflict, _, _):
      func quoted(_ value: String?) -> String { value.map { "“\($0)”" } ?? "nothing" }
      return StyledText(
        "\(conflict.actor ?? "Somebody") changed the \(conflict.field.rawValue): 1 before \(quoted(conflict.base))"
          + "  2 theirs \(quoted(conflict.theirs))  3 mine \(quoted(conflict.mine))", .bad)
    default: return StyledText(message)
    }
  }

  private func hints(_ columns: Int) -> String {
    let hints: [(ReviewAction, String)] =
      switch mode {
      case .list:
        [
          (.help, "help"), (.accept, "accept"), (.reject, "reject"), (.later, "later"),
          (.prefer1, "to \(key(.prefer9)) choose"), (.undo, "undo"), (.search, "search"),
          (.facets, "filter"), (.nextOrder, "sort"), (.note, "note"), (.nextPane, "pane"),
        ]
      default: []
      }
    var text = ""
    for (action, word) in hints {
      let next = "\(key(action)) \(word)  "
      if TextWidth.columns(of: text + next + "q quit") > columns { break }
      text += next
    }
    switch mode {
    case .list: return text + "q quit"
    case .filter: return "↑↓ move  Space choose  Esc done"
    case .pages: return "↑↓ move  Esc done"
    case .confirm: return "y yes  n no"
    case .conflict: return "1 before  2 theirs  3 mine"
    case .prompt: return ""
    }
  }
}
