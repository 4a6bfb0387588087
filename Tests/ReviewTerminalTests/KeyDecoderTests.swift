import TestSupport
import Testing

@testable import ReviewTerminal

@Suite struct KeyDecoderTests {
  private func keys(_ text: String) -> [TerminalKey] {
    var decoder = KeyDecoder()
    return decoder.decode(text.utf8) + decoder.flush()
  }

  @Test(arguments: [
    ("j", TerminalKey.character("j")), ("改", .character("改")), ("😀", .character("😀")),
    ("\r", .named("Enter")), ("\n", .named("Enter")), ("\t", .named("Tab")),
    ("\u{7F}", .named("Backspace")), ("\u{1A}", .named("Ctrl+z")), ("\u{1}", .named("Ctrl+a")),
    ("\u{1B}", .named("Escape")), ("\u{1B}[A", .named("ArrowUp")),
    ("\u{1B}OB", .named("ArrowDown")), ("\u{1B}[1;2A", .named("Shift+ArrowUp")),
    ("\u{1B}[1;5C", .named("Ctrl+ArrowRight")), ("\u{1B}[H", .named("Home")),
    ("\u{1B}[4~", .named("End")), ("\u{1B}[17~", .named("F6")), ("\u{1B}OP", .named("F1")),
    ("\u{1B}[5~", .named("PageUp")), ("\u{1B}[27;5;13~", .named("Ctrl+Enter")),
    ("\u{1B}[13;5u", .named("Ctrl+Enter")), ("\u{1B}[122;6u", .named("Ctrl+Shift+z")),
    ("\u{1B}[200~two\nlines\u{1B}[201~", .paste("two\nlines")),
  ])
  func oneKey(text: String, key: TerminalKey) {
    #expect(keys(text) == [key])
    // Whatever pieces it comes in.
    var decoder = KeyDecoder()
    var found: [TerminalKey] = []
    for byte in text.utf8 { found += decoder.decode([byte]) }
    #expect(found + decoder.flush() == [key])
  }

  @Test(arguments: [
    "\u{1B}[99~", "\u{1B}[1;99A", "\u{1B}x", "\u{1B}[?1;2c", "\u{1B}[200~never ended", "\u{0}",
    "\u{1B}[", "\u{1B}O", "\u{1B}[M",
  ])
  func whatIsNoKeyIsPassedOver(text: String) { #expect(keys(text).isEmpty) }

  @Test func keysFollowEachOther() {
    #expect(
      keys("a\u{1B}[Bb\u{1B}\u{1B}[A") == [
        .character("a"), .named("ArrowDown"), .character("b"), .named("Escape"), .named("ArrowUp"),
      ])
    #expect(keys("\u{1B}[9\u{7}x") == [.named("Ctrl+g"), .character("x")])
  }

  @Test func badBytesStopNothing() {
    var decoder = KeyDecoder()
    let bad = decoder.decode([0xFF, 0xE6, 0x61, 0x80, 0x62])
    #expect(bad == [.character("a"), .character("b")])
    let part = decoder.decode([0xE6, 0x94])
    #expect(part.isEmpty && decoder.isPending)
    let whole = decoder.decode([0xB9])
    #expect(whole == [.character("改")] && !decoder.isPending)
    var dice = SeededGenerator(3)
    for _ in 0..<300 {
      _ = decoder.decode(
        (0..<Int.random(in: 0...30, using: &dice)).map { _ in
          [0x1B, 0x5B, 0x3B, 0x7E, 0x32, 0x30].randomElement(using: &dice)
            ?? UInt8.random(in: 0...255, using: &dice)
        })
    }
    _ = decoder.flush()
    let last = decoder.decode([0x6A])
    #expect(last == [.character("j")])
  }
}
