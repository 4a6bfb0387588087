import Review

extension TerminalReview {
  /// The terms around the one in focus: a mark for what was decided, the term, its first rendering, how grave it is.
  func list(_ columns: Int, _ rows: Int) -> [StyledText] {
    guard !shown.isEmpty else { return [StyledText("No term is shown.", .dim)] }
    let first = max(0, min(place - rows / 2, shown.count - rows))
    return (first..<min(shown.count, first + rows)).map { line($0, columns) }
  }

  private func line(_ number: Int, _ columns: Int) -> StyledText {
    guard let at = desk.index(of: shown[number]) else { return StyledText() }
    let term = desk.list.terms[at]
    var line = StyledText(number == place ? "▸" : " ", .bold)
    line.add(selection.contains(term.term) ? "*" : " ", .bold)
    line.add(Self.mark(term.status) + " ", Self.style(term.status))
    let severity = term.findings.map(\.severity).max().map { String(Int($0.rounded())) } ?? ""
    let end = severity.isEmpty ? "" : " \(severity)"
    let room = max(4, columns - 4 - TextWidth.columns(of: end))
    let isFocused = number == place
    line.add(TextWidth.cut(term.text, to: room), isFocused ? .bold : [])
    let left = room - TextWidth.columns(of: TextWidth.cut(term.text, to: room)) - 2
    let target =
      term.renderings.first { $0.status == .preferred } ?? term.renderings.first
    if left > 3, let target {
      line.add("  " + TextWidth.cut(target.writtenText, to: left), .dim)
    }
    let used = line.columns
    line.add(String(repeating: " ", count: max(0, columns - used - TextWidth.columns(of: end))))
    line.add(end, .dim)
    return isFocused && pane == .list ? line.with(.reversed) : line
  }

  static func mark(_ status: TermStatus) -> String {
    switch status {
    case .undecided: "·"
    case .accepted: "✓"
    case .rejected: "✗"
    case .later: "?"
    }
  }

  static func style(_ status: TermStatus) -> Style {
    switch status {
    case .undecided: .dim
    case .accepted: .good
    case .rejected: .bad
    case .later: .hint
    }
  }
}
