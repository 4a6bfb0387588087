/// The size of a terminal, in columns and rows.
public struct ScreenSize: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  /// - Parameters: at least 20 columns and 6 rows are worked with, whatever the terminal says.
  public init(columns: Int, rows: Int) {
    self.columns = min(1000, max(20, columns))
    self.rows = min(500, max(6, rows))
  }
}

/// What a terminal shows: as many lines as it has rows, each of just its columns.
public struct Screen: Hashable, Sendable {
  public let size: ScreenSize
  let lines: [StyledText]
  /// Where something is typed, from 0; nil where nothing is.
  let cursor: (Place)?

  struct Place: Hashable, Sendable {
    var column: Int
    var row: Int
  }

  init(size: ScreenSize, lines: [StyledText], cursor: Place? = nil) {
    self.size = size
    let missing = max(0, size.rows - lines.count)
    self.lines = (lines.prefix(size.rows) + Array(repeating: StyledText(), count: missing)).map {
      $0.fitted(to: size.columns)
    }
    self.cursor = cursor
  }

  /// Without looks: a line each, without the blanks at its end.
  public var text: String {
    lines.map { line in
      let text = line.text
      let end = text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex
      return text[..<end] + "\n"
    }.joined()
  }

  /// What makes a terminal that shows one screen show this one.
  /// - Parameter old: nil where nobody knows what it shows.
  public func escaped(after old: Screen?, inColour: Bool) -> String {
    let old = old?.size == size ? old : nil
    var text = "\u{1B}[?25l"
    if old == nil { text += "\u{1B}[H\u{1B}[2J" }
    for (row, line) in lines.enumerated() where old?.lines[row] != line {
      text += "\u{1B}[\(row + 1);1H" + line.escaped(inColour: inColour)
    }
    if let cursor { text += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H\u{1B}[?25h" }
    return text
  }
}
