import Review
import TestSupport
import Testing

@testable import ReviewTerminal

@Suite struct ScreenTests {
  @Test(arguments: [
    ("abc", 3), ("改革", 4), ("，", 2), ("e\u{301}", 1), ("😀", 2), ("", 0), ("ｱ", 1), ("─▸●✓", 4),
    ("Ａ", 2), ("\u{200B}", 0),
  ])
  func widths(text: String, columns: Int) { #expect(TextWidth.columns(of: text) == columns) }

  @Test(arguments: [("改革开放", 8, "改革开放"), ("改革开放", 7, "改革开…"), ("改革开放", 6, "改革…"), ("ab", 0, "")])
  func cutting(text: String, columns: Int, cut: String) {
    #expect(TextWidth.cut(text, to: columns) == cut)
    #expect(TextWidth.columns(of: TextWidth.fitted(text, to: columns)) == columns)
  }

  @Test func wrappedLinesLoseNothingAndFit() {
    var dice = SeededGenerator(4)
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...40, using: &dice)).map { _ in
        ["改", "革", "a", "bc", " ", "，", "word", "international"].randomElement(using: &dice) ?? ""
      }.joined()
      let columns = Int.random(in: 2...20, using: &dice)
      let lines = StyledText(text).wrapped(to: columns)
      #expect(lines.allSatisfy { $0.columns <= columns })
      #expect(
        lines.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  /// What stands in a text must not act on the terminal.
  @Test func noTextMovesTheCursor() throws {
    let bench = try Bench()
    try bench.store.decide(
      [.init(.term("湿地"), .note, "a\u{1B}[2Jb\u{7}c\u{9B}31m\u{202E}x\r\ny", basis: .any)], by: "Li"
    )
    let screen = try bench.review().screen(ScreenSize(columns: 100, rows: 30))
    #expect(screen.text.contains("note: a"))
    for line in screen.lines {
      #expect(
        !line.text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
      #expect(line.columns == 100)
    }
  }

  @Test(arguments: [(20, 6), (40, 12), (80, 24), (200, 60), (0, 0), (70, 24), (69, 10)])
  func everyScreenFits(columns: Int, rows: Int) throws {
    let size = ScreenSize(columns: columns, rows: rows)
    for keys in [
      "", "<F6>", "<F6><F6>", "?", "f", "h", "c", "i", "j]w", "w", "ww", "/湿", "m", "Ax",
    ] {
      var review = try Bench().review()
      review.type(keys)
      let screen = review.screen(size)
      #expect(screen.lines.count == size.rows)
      #expect(screen.lines.allSatisfy { $0.columns == size.columns }, "\(keys)")
      if let cursor = screen.cursor {
        #expect(cursor.column < size.columns && cursor.row < size.rows)
      }
    }
  }

  @Test func onlyChangedLinesAreWritten() throws {
    var review = try Bench().review()
    let size = ScreenSize(columns: 80, rows: 24)
    let first = review.screen(size)
    #expect(first.escaped(after: first, inColour: true) == "\u{1B}[?25l")
    #expect(first.escaped(after: nil, inColour: true).contains("\u{1B}[2J"))
    review.type("j")
    let second = review.screen(size).escaped(after: first, inColour: true)
    #expect(!second.contains("\u{1B}[2J") && second.contains("\u{1B}[3;1H"))
  }

  @Test func coloursAreAnAdditionOnly() throws {
    var review = try Bench().review()
    review.type("xa")
    let screen = review.screen(ScreenSize(columns: 80, rows: 24))
    let plain = screen.escaped(after: nil, inColour: false)
    #expect(!["31m", "32m", "36m", ";31", ";32", ";36"].contains(where: plain.contains))
    #expect(screen.text.contains("✗ 湿地") && screen.text.contains("✓ "))
  }

  @Test func theFirstScreen() throws {
    #expect(
      try Bench().review().text(90, 24) == """
         3 of 3 terms · 3 left · by severity
        ▸ · 湿地  wetland                 34 │ 湿地  shī de  undecided
          · 国际关系  foreign ties        12 │ 3× in 1 documents, agreement .27, divergent, new
          · 候鸟  migratory bird           3 │ ▸1 · wetland  a.en 2
                                             │  2 · the wetland  a.en 1  article, preposition or
                                             │     possessive
                                             │  3 · swamp  b.en 2
                                             │  4 · marsh  b.en 1
                                             │ warning 34: 湿地: b.en has “swamp” in 2 of 3
                                             │ places, while the preferred rendering is “wetland”,
                                             │ in 3 of 6 places over all translations. Too few
                                             │ places for a test.
                                             │ note 10: 湿地 is rendered in 2 ways in b.en:
                                             │ “swamp” (2) and “marsh” (1).
                                             │ note 0: 湿地: beside “wetland” (2) the translations
                                             │ have “the wetland” (article, preposition or
                                             │ possessive, 1), with the same content words.
                                             │ ───────────────────────────────────────────────────
                                             │ wetland (2)
                                             │  zh.txt:1 我们要«湿地»，第1句。
                                             │  a.en:10 Sentence 1 of a.en: «wetland» and more.
                                             │  zh.txt:2 我们要«湿地»，第2句。

        ? help  a accept  x reject  d later  1 to 9 choose  z undo  / search  f filter  q quit

        """)
  }
}
