import Review
import Terminology

extension TerminalReview {
  /// The places of the term, grouped by rendering, both sides marked; the one in focus first.
  func exampleLines(_ columns: Int, _ rows: Int) -> [StyledText] {
    guard rows > 0 else { return [] }
    guard examples.indices.contains(example) else {
      return [StyledText("No place is known.", .dim)]
    }
    var lines: [StyledText] = []
    var last: String??
    for number in example..<examples.count where lines.count < rows {
      let one = examples[number]
      if last == nil || last != .some(one.rendering) {
        let count = examples.count { $0.rendering == one.rendering }
        lines.append(StyledText("\(one.rendering ?? "not rendered") (\(count))", .underlined))
        last = .some(one.rendering)
      }
      let isFocused = number == example
      lines += self.lines(one, isFocused: isFocused, columns)
      if isFocused { lines += contextLines(columns) }
    }
    return Array(lines.prefix(rows))
  }

  private func lines(
    _ one: ReviewOccurrence, isFocused: Bool, _ columns: Int
  ) -> [StyledText] {
    let mark: Style = isFocused ? [.bold, .underlined] : .underlined
    var source = StyledText(isFocused && pane == .examples ? "▸" : " ", .bold)
    source.add("\(one.source.document):\(one.source.line) ", .dim)
    source = source + Self.marked(one.sourceText, [one.sourceRange], mark)
    var target = StyledText(" \(one.target.document):\(one.target.line) ", .dim)
    target = target + Self.marked(one.targetText, one.targetRanges, mark)
    let lines = source.wrapped(to: columns) + target.wrapped(to: columns)
    guard let note = one.note?.value else { return lines }
    return lines + StyledText("  note: \(note)", .hint).wrapped(to: columns)
  }

  private func contextLines(_ columns: Int) -> [StyledText] {
    context.flatMap { passage in
      StyledText("   \(passage.number) \(passage.sourceText)", .dim).wrapped(to: columns)
        + StyledText("     \(passage.targetText)", .dim).wrapped(to: columns)
    }
  }

  /// A text with stretches between « and », which are seen without any looks, too.
  /// - Parameter ranges: in UTF-8 bytes; those that do not fit the text are passed over.
  static func marked(_ text: String, _ ranges: [Range<Int>], _ style: Style) -> StyledText {
    var line = StyledText()
    let bytes = text.utf8
    var place = bytes.startIndex
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard
        let start = bytes.index(
          bytes.startIndex, offsetBy: range.lowerBound, limitedBy: bytes.endIndex),
        let end = bytes.index(
          bytes.startIndex, offsetBy: range.upperBound, limitedBy: bytes.endIndex),
        start >= place, start < end, let before = String(bytes[place..<start]),
        let marked = String(bytes[start..<end])
      else { continue }
      line.add(before)
      line.add("«\(marked)»", style)
      place = end
    }
    line.add(String(bytes[place...]) ?? "")
    return line
  }
}
