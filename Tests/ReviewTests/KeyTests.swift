import Review
import Testing

@Suite struct KeyTests {
  @Test func noTwoActionsShareAKey() {
    let keys = ReviewKeys()
    for action in ReviewAction.allCases {
      #expect(!keys.keys(for: action).isEmpty, "\(action)")
      #expect(!action.title.isEmpty && action.title != action.rawValue)
      for key in keys.keys(for: action) {
        #expect(keys.action(for: key) == action && keys.clash(of: key, for: action) == nil)
      }
    }
    #expect(Set(ReviewAction.allCases.map(\.title)).count == ReviewAction.allCases.count)
    #expect(ReviewAction.prefer(8) == .prefer9 && ReviewAction.prefer(9) == nil)
  }

  @Test(arguments: [
    ("j", "j"), ("Ctrl+A", "Ctrl+a"), ("Shift+Ctrl+z", "Ctrl+Shift+z"), ("g g", "g g"), ("+", "+"),
    ("Ctrl++", "Ctrl++"), ("F12", "F12"), ("Shift+ArrowUp", "Shift+ArrowUp"), ("é", "é"),
  ])
  func textForm(text: String, normal: String) {
    #expect(ReviewKey(text)?.description == normal)
    #expect(ReviewKey(normal)?.description == normal)
  }

  @Test(arguments: [
    "", " ", "Alt+a", "Meta+a", "Shift+a", "F13", "F0", "Nothing", "a b c", "Ctrl+", "Ctrl+a b",
    "\u{7}", "Ctrl+Ctrl+a", "ab",
  ])
  func whatIsNoKey(text: String) { #expect(ReviewKey(text) == nil) }

  private func key(_ text: String) throws -> ReviewKey { try #require(ReviewKey(text)) }

  @Test func keysMoveWhenTheyAreFree() throws {
    var keys = ReviewKeys()
    let refused = #expect(throws: ReviewError.self) { try keys.set([key("x")], for: .accept) }
    #expect(refused?.reason == "the key is taken: Reject the term")
    #expect(throws: ReviewError.self) { try keys.set([key("g")], for: .accept) }
    #expect(throws: ReviewError.self) { try keys.set([key("q"), key("q r")], for: .accept) }
    #expect(keys.isUsual)
    try keys.set([], for: .reject)
    try keys.set([key("x")], for: .accept)
    #expect(try keys.action(for: key("x")) == .accept && keys.action(for: key("a")) == nil)
    #expect(keys.keys(for: .reject).isEmpty)
    #expect(ReviewKeys(text: keys.text) == keys)
    keys.reset()
    #expect(keys == ReviewKeys())
  }

  @Test func twoActionsMayChangeTheirKeys() throws {
    let keys = ReviewKeys(text: "accept\tx\nreject\ta\n")
    #expect(try keys.action(for: key("x")) == .accept && keys.action(for: key("a")) == .reject)
    #expect(ReviewKeys(text: keys.text) == keys)
  }

  @Test(arguments: ["accept\tx\n", "accept\n\t\nnope\tq\nreject\tAlt+x", "accept\tj\nnext\t", "\0"])
  func oddTextsLeaveNoClash(text: String) {
    let keys = ReviewKeys(text: text)
    for action in ReviewAction.allCases {
      for key in keys.keys(for: action) { #expect(keys.clash(of: key, for: action) == nil) }
    }
    #expect(ReviewKeys(text: keys.text) == keys)
  }

  @Test func charactersCanBeTurnedOff() throws {
    var keys = ReviewKeys()
    #expect(try keys.isBeginning(key("g")) && !keys.isBeginning(key("j")))
    keys.areCharactersOn = false
    for text in ["j", "1", "/", "Space", "g g"] { #expect(try keys.action(for: key(text)) == nil) }
    #expect(try keys.action(for: key("ArrowDown")) == .next)
    #expect(try keys.action(for: try key("Ctrl+z")) == .undo && !keys.isBeginning(key("g")))
    #expect(ReviewKeys(text: keys.text) == keys)
  }

  @Test func settingsAreEachReviewersOwn() throws {
    let desk = try Desk()
    var settings = ReviewSettings()
    settings.theme = .dark
    settings.place = "湿地"
    settings.query.text = "bird"
    settings.query.statuses = [.later]
    try settings.keys.set([key("q")], for: .accept)
    try desk.store.save(settings, of: "Li")
    #expect(try desk.again().settings(of: "Li") == settings)
    #expect(try desk.store.settings(of: "Wang") == ReviewSettings())
    try desk.store.save(ReviewSettings(), of: "Li")
    #expect(try desk.store.settings(of: "Li") == ReviewSettings())
    #expect(try desk.store.verify().isEmpty && desk.store.events(after: 0).isEmpty)
    #expect(throws: ReviewError.self) { try desk.store.save(settings, of: "") }
  }
}
