import BrowserTesting
import Foundation
import Review
import ReviewServer
import Testing

/// What people do with the review, in a real browser.
@Suite(
  .serialized,
  .enabled(if: Browser.isWanted, "there is no Chromium here (apt-get install chromium)"))
struct DecidingTests {
  @Test func fiftyTermsAreDecidedWithFiftyKeys() async throws {
    try await ServedReview.run(60) { review in
      let page = try review.visitor()
      try page.wait(until: Sign.isReady)
      let keys = ["1", "a", "x", "2", "d"]
      // As fast as the browser takes them.
      for number in 0..<50 { try page.press(keys[number % keys.count]) }
      try wait { try review.statuses().count >= 50 }
      let expected: [TermStatus] = [.accepted, .accepted, .rejected, .accepted, .later]
      let statuses = try review.statuses()
      let order = try page.evaluate(
        "Array.from(document.querySelectorAll('#rows > li'), row => row.dataset.term)")
      let shown = try #require(order as? [String])
      for (number, term) in shown.prefix(50).enumerated() {
        #expect(statuses[term] == expected[number % 5], "\(number) \(term)")
      }
      #expect(statuses.count == 50)
      // 2 makes the second rendering the preferred one.
      let list = try review.store.list()
      let fourth = try #require(list.terms.first { $0.term == shown[3] })
      #expect(fourth.renderings[1].status == .preferred)
      #expect(try page.text("document.activeElement.closest('li').dataset.term") == shown[50])
    }
  }

  @Test func undoGoesOnAfterARestart() async throws {
    try await ServedReview.run(10) { review in
      let first = try review.server()
      let page = try review.visitor(to: first)
      try page.wait(until: Sign.isReady)
      for key in ["1", "x", "d"] { try page.press(key) }
      try wait { try review.statuses().count == 3 }
      page.close()
      first.stop()
      let again = try review.visitor()
      try again.wait(until: Sign.isReady)
      for left in [2, 1, 0] {
        try again.press("z")
        try wait { try review.statuses().count == left }
      }
      try again.press("Z")
      try wait { try review.statuses().count == 1 }
    }
  }

  @Test func whoDecidesWhatAnotherHasDecidedIsAsked() async throws {
    try await ServedReview.run(6) { review in
      let one = try review.visitor(reviewer: "Li Na")
      let other = try review.visitor(reviewer: "Wang Wei")
      for page in [one, other] { try page.wait(until: Sign.isReady) }
      let term = try one.text("document.querySelector('#detail').dataset.term")
      #expect(try other.text("document.querySelector('#detail').dataset.term") == term)
      try one.press("a")
      try wait { try review.statuses()[term] == .accepted }
      try other.press("x")
      try other.wait(until: "document.querySelector('dialog[open] #conflict') !== null")
      #expect(try review.statuses()[term] == .accepted, "nothing is written over")
      #expect(try other.text("document.querySelector('#conflict').innerText").contains("Li Na"))
      try other.loading { try other.press("3") }
      try wait { try review.statuses()[term] == .rejected }
      // The first one sees it without loading the page anew.
      try one.evaluate("window.dispatchEvent(new Event('focus'))")
      try one.wait(
        until:
          "document.querySelector('#rows > li[data-term=\"\(term)\"]').dataset.status === 'rejected'"
      )
    }
  }

  @Test func manyAreDecidedAtOnceAfterALook() async throws {
    try await ServedReview.run(30) { review in
      let page = try review.visitor()
      try page.wait(until: Sign.isReady)
      try page.press("J")
      try page.press("J")
      try page.loading { try page.press("A") }
      try wait { try review.statuses().count == 3 }
      try page.press("a", control: true)
      try page.loading { try page.press("X") }
      // Above twenty it is asked, with what would change.
      try page.wait(until: "document.querySelector('#batch-page') !== null")
      let text = try page.text("document.querySelector('#batch-page').innerText")
      #expect(
        text.contains("30 terms") && text.contains("3 terms are decided otherwise"), "\(text)")
      #expect(try review.statuses().count == 3)
      try page.loading { try page.click("#apply button[value=reject]") }
      try wait { try review.statuses().values.count { $0 == .rejected } == 30 }
      // One step, taken back at once.
      try page.wait(until: Sign.isReady)
      try page.press("z")
      try wait { try review.statuses().values.count { $0 == .accepted } == 3 }
    }
  }

  @Test func renderingsAreMergedAndSplit() async throws {
    try await ServedReview.run(3) { review in
      let page = try review.visitor()
      try page.wait(until: Sign.isReady)
      let term = try page.text("document.querySelector('#detail').dataset.term")
      func merged() throws -> [String] {
        let list = try review.store.list()
        return list.terms.first { $0.term == term }?.renderings
          .compactMap { $0.decisions[.mergedInto]?.value } ?? []
      }
      for row in [1, 2] { try page.click(".renderings tbody tr:nth-child(\(row)) input") }
      try page.press("m")
      try wait { try merged().count == 1 }
      try page.wait(until: "document.querySelector('.renderings').innerText.includes('counts as')")
      try page.press("z")
      try wait { try merged().isEmpty }
    }
  }

  @Test func aSheetGoesOutAndComesBack() async throws {
    try await ServedReview.run(4) { review in
      let page = try review.visitor()
      try page.open(try page.text("location.origin") + "/sheet")
      let table = try page.text("fetch('/sheet/terms.tsv').then(answer => answer.text())")
      var rows = table.split(separator: "\r\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      let (zh, decision) = (
        try #require(rows[0].firstIndex { $0.hasSuffix("Chinese") }),
        try #require(rows[0].firstIndex(of: "Decision"))
      )
      let english = try #require(rows[0].firstIndex(of: "English"))
      for (term, status) in zip(review.terms.names, ["accepted", "rejected"]) {
        let row = try #require(rows.firstIndex { $0[zh] == term && $0[english].isEmpty })
        rows[row][decision] = status
      }
      let file = review.path(of: "edited.tsv")
      try Data(rows.map { $0.joined(separator: "\t") + "\r\n" }.joined().utf8)
        .write(to: URL(filePath: file))
      try page.choose(file: file, in: "#s-file")
      try page.loading { try page.click("form[action='/sheet'] button:not([type=button])") }
      #expect(try page.text("document.querySelector('#plan').innerText").contains("accepted"))
      #expect(try review.statuses().isEmpty, "nothing is written before it is seen")
      try page.loading { try page.click("#sheet-apply button.accept") }
      let names = review.terms.names
      #expect(try review.statuses() == [names[0]: .accepted, names[1]: .rejected])
    }
  }

  @Test func everythingWorksWithoutScripts() async throws {
    try await ServedReview.run(8) { review in
      let page = try review.visitor(scripts: false)
      let term = "document.querySelector('#detail').dataset.term"
      let first = try page.text(term)
      try page.loading { try page.click("#decide button[value=accept]") }
      #expect(try review.statuses() == [first: .accepted])
      let second = try page.text(term)
      #expect(second != first, "it moves on")
      try page.loading { try page.click("#decide button.number") }
      #expect(try review.statuses()[second] == .accepted)
      try page.loading { try page.click("#decide button[value=reject]") }
      #expect(try review.statuses().count == 3)
      try page.loading { try page.click("#undo button[value=undo], #undo button") }
      #expect(try review.statuses().count == 2)
      try page.click("details.fields summary")
      try page.click("#f-note")
      try page.type("说明 & <b>")
      try page.loading { try page.click("#fields button[value=save]") }
      #expect(
        try review.store.list().terms.contains { $0.decisions[.note]?.value == "说明 & <b>" })
      #expect(try page.text("document.querySelector('#f-note').value") == "说明 & <b>")
    }
  }

  @Test func anInputMethodFiresNoKey() async throws {
    try await ServedReview.run(3) { review in
      let page = try review.visitor()
      try page.wait(until: Sign.isReady)
      try page.evaluate(
        """
        for (const init of [{key: 'a', isComposing: true}, {key: 'Process', keyCode: 229}])
          document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {...init, bubbles: true, cancelable: true}));
        """)
      try page.wait(until: "document.querySelector('#status').innerText.includes('input method')")
      // What is typed into a field is text, not a command.
      try page.press("/")
      try page.wait(until: "document.activeElement.matches('input')")
      for key in ["a", "x", "1"] { try page.press(key) }
      try page.wait(until: "document.activeElement.value === 'ax1'")
      #expect(try review.statuses().isEmpty)
    }
  }
}

/// Waits for what the server writes behind the page.
func wait(line: Int = #line, for condition: () throws -> Bool) throws {
  let deadline = Date(timeIntervalSinceNow: 60)
  while try !condition() {
    guard Date.now < deadline else { throw WaitedInVain(line: line) }
    usleep(10_000)
  }
}

struct WaitedInVain: Error { var line: Int }
