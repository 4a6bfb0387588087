import Review

/// A line that is typed in.
struct Prompt: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case search
    case note, editTarget, editSource, assign
    case suppress
    case mergeRendering
    case sense
  }

  var purpose: Purpose
  var title: String
  private(set) var text: [Character]
  /// Before which character the cursor stands; the count for the end.
  private(set) var cursor: Int

  init(_ purpose: Purpose, _ title: String, _ text: String = "") {
    self.purpose = purpose
    self.title = title
    self.text = Array(TextWidth.harmless(text))
    cursor = self.text.count
  }

  var string: String { String(text) }

  mutating func insert(_ new: String) {
    let new = Array(TextWidth.harmless(new))
    text.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  /// - Returns: whether the key edits.
  mutating func edit(_ key: TerminalKey) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(text)
    case .named("Backspace") where cursor > 0:
      cursor -= 1
      text.remove(at: cursor)
    case .named("Delete") where cursor < text.count: text.remove(at: cursor)
    case .named("ArrowLeft"): cursor = max(0, cursor - 1)
    case .named("ArrowRight"): cursor = min(text.count, cursor + 1)
    case .named("Home"), .named("Ctrl+a"): cursor = 0
    case .named("End"), .named("Ctrl+e"): cursor = text.count
    case .named("Ctrl+u"):
      text.removeFirst(cursor)
      cursor = 0
    case .named("Ctrl+k"): text.removeLast(text.count - cursor)
    case .named("Ctrl+w"):
      while cursor > 0, text[cursor - 1] == " " { removeBefore() }
      while cursor > 0, text[cursor - 1] != " " { removeBefore() }
    default: return false
    }
    return true
  }

  private mutating func removeBefore() {
    cursor -= 1
    text.remove(at: cursor)
  }

  /// What fits into so many columns, the cursor in sight; and the cursor's column.
  func shown(columns: Int) -> (text: String, cursor: Int) {
    let head = TextWidth.cut(title + " ", to: max(1, columns / 2))
    let room = max(2, columns - TextWidth.columns(of: head) - 1)
    var start = 0
    while TextWidth.columns(of: String(text[start..<cursor])) > room { start += 1 }
    var end = start
    while end < text.count, TextWidth.columns(of: String(text[start...end])) <= room { end += 1 }
    let before = TextWidth.columns(of: head) + TextWidth.columns(of: String(text[start..<cursor]))
    return (head + String(text[start..<end]), before)
  }
}
