import Testing

@testable import Corpus

@Suite struct LineCleanerTests {
  @Test(arguments: [
    ("  The  port \t of\u{2002}Lingang ", "The port of Lingang"),
    ("港\u{200B}口\u{FEFF}的\u{AD}数据", "港口的数据"),
    ("**绿色港口**建设", "绿色港口建设"),
    ("5 * 3", "5 * 3"),
    ("[bookmark: _Toc1]第一章", "第一章"),
    ("[bookmark: without end", "[bookmark: without end"),
    ("See https://example.org/a?b=1 for more", "See for more"),
    ("Write to <www.example.org>.", "Write to ."),
    ("2027 年底， 港口 吞吐量 达到 1.26 亿吨", "2027年底，港口 吞吐量 达到1.26亿吨"),
    ("（ 一 ）", "（一）"),
    ("the hub which www", "the hub which www"),
    ("", ""),
  ])
  func aLineIsCleaned(_ written: String, _ expected: String) {
    #expect(lines(written + "\n").map { String(scalars: $0.scalars) } == [expected])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"])
  func everyLineBreakCountsOnce(_ end: String) {
    let found = lines("one\(end)\(end)three\(end)four")
    #expect(found.map(\.number) == [1, 2, 3, 4])
    #expect(found.map(\.isBlank) == [false, true, false, false])
  }

  @Test func aFormFeedEndsThePageButNotTheLineNumber() {
    #expect(lines("a\u{0C}b\nc").map(\.number) == [1, 1, 2])
  }

  @Test func cleaningTwiceChangesNothing() {
    let text = "**A**  b <https://x.org> 港 1 口\u{200B}\r\n（ 2 ）\u{3000}c"
    let once = lines(text)
    let again = lines(once.map { String(scalars: $0.scalars) }.joined(separator: "\n"))
    #expect(again.map(\.scalars) == once.map(\.scalars))
  }
}
