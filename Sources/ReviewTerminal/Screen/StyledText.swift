/// How a stretch of a line looks. Nothing is told by a colour alone.
struct Style: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let bold = Style(rawValue: 1)
  static let dim = Style(rawValue: 2)
  static let underlined = Style(rawValue: 4)
  static let reversed = Style(rawValue: 8)
  static let good = Style(rawValue: 16)
  static let bad = Style(rawValue: 32)
  static let hint = Style(rawValue: 64)
  private static let colours: [(style: Style, code: String)] = [
    (.good, "32"), (.bad, "31"), (.hint, "36"),
  ]

  /// The numbers of "select graphic rendition" (ECMA-48, 8.3.117).
  func codes(inColour: Bool) -> [String] {
    let looks: [(Style, String)] = [
      (.bold, "1"), (.dim, "2"), (.underlined, "4"), (.reversed, "7"),
    ]
    return (looks + (inColour ? Self.colours : [])).filter { contains($0.0) }.map(\.1)
  }
}

/// A line of the screen: stretches of harmless text with their looks.
struct StyledText: Hashable, Sendable {
  struct Piece: Hashable, Sendable {
    var text: String
    var style: Style
  }

  private(set) var pieces: [Piece] = []

  init() {}

  init(_ text: some StringProtocol, _ style: Style = []) { add(text, style) }

  mutating func add(_ text: some StringProtocol, _ style: Style = []) {
    if !text.isEmpty { pieces.append(Piece(text: TextWidth.harmless(text), style: style)) }
  }

  var text: String { pieces.map(\.text).joined() }
  var columns: Int { pieces.reduce(0) { $0 + TextWidth.columns(of: $1.text) } }

  static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.pieces += b.pieces
    return sum
  }

  /// Cut or filled with blanks to just so many columns.
  func fitted(to columns: Int) -> Self {
    var result = StyledText()
    var left = columns
    for (number, piece) in pieces.enumerated() {
      let width = TextWidth.columns(of: piece.text)
      let isLast = number == pieces.count - 1
      if width < left || width == left && isLast {
        result.pieces.append(piece)
        left -= width
        continue
      }
      result.add(TextWidth.cut(piece.text + (isLast ? "" : " "), to: left), piece.style)
      left = columns - result.columns
      break
    }
    if left > 0 { result.add(String(repeating: " ", count: left), pieces.last?.style ?? []) }
    return result
  }

  /// The same with a look added to all of it.
  func with(_ style: Style) -> Self {
    var result = self
    for i in result.pieces.indices { result.pieces[i].style.formUnion(style) }
    return result
  }

  /// Broken into lines of at most so many columns: between English words, and between any two Chinese characters.
  func wrapped(to columns: Int) -> [Self] {
    guard columns > 1 else { return [] }
    var lines: [StyledText] = []
    var line = StyledText()
    var used = 0
    func end() {
      lines.append(line)
      line = StyledText()
      used = 0
    }
    for piece in pieces {
      for word in Self.words(piece.text) {
        var word = word
        if used + TextWidth.columns(of: word) > columns, used > 0 {
          end()
          word = word.drop { $0 == " " }
        }
        while TextWidth.columns(of: word) > columns {
          var part = word.prefix(1)
          while TextWidth.columns(of: word.prefix(part.count + 1)) <= columns {
            part = word.prefix(part.count + 1)
          }
          line.add(part, piece.style)
          end()
          word = word.dropFirst(part.count)
        }
        line.add(word, piece.style)
        used += TextWidth.columns(of: word)
      }
    }
    if used > 0 || lines.isEmpty { end() }
    return lines
  }

  /// Pieces that no line may break within, each with the blank before it.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    var place = start
    while place < text.endIndex {
      let character = text[place]
      let isWide = TextWidth.columns(of: character) == 2
      if (character == " " || isWide) && place > start {
        words.append(text[start..<place])
        start = place
      }
      place = text.index(after: place)
      if isWide {
        words.append(text[start..<place])
        start = place
      }
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }

  /// With the sequences that a terminal shows it by.
  func escaped(inColour: Bool) -> String {
    pieces.map { piece in
      let codes = piece.style.codes(inColour: inColour)
      return codes.isEmpty
        ? piece.text : "\u{1B}[\(codes.joined(separator: ";"))m\(piece.text)\u{1B}[m"
    }.joined()
  }
}
