import BrowserTesting
import Foundation
import Review
import ReviewServer
import Testing

/// How the pages look and what they ask for, in a real browser.
@Suite(
  .serialized,
  .enabled(if: Browser.isWanted, "there is no Chromium here (apt-get install chromium)"))
struct LookTests {
  @Test func everyPageFitsANarrowWindowAndADarkOne() async throws {
    try await ServedReview.run(12) { review in
      let page = try review.visitor()
      try page.wait(until: Sign.isReady)
      try page.press("1")
      try wait { try review.statuses().count == 1 }
      let origin = try page.text("location.origin")
      let addresses = try page.linkedAddresses(from: "/terms")
      let wanted = [
        "/terms", "/history", "/changes", "/rounds", "/export", "/print", "/settings", "/help",
        "/finding", "/place", "/rendering",
      ]
      let kinds = Set(addresses.map { String($0.prefix { $0 != "?" }) })
      #expect(kinds.isSuperset(of: wanted), "\(kinds.sorted())")
      try page.show(in: .dark)
      try page.resize(width: 320, height: 640)
      for address in addresses {
        try page.open(origin + address)
        let width = try page.number("document.documentElement.scrollWidth")
        #expect(width <= 320, "\(address) is \(width) wide")
        let light = try page.number(Self.luminance("backgroundColor"))
        #expect(light < 0.2, "\(address): background \(light)")
        #expect(try page.number(Self.luminance("color")) > 0.5, "\(address)")
        let nameless = try page.accessibilityTree().filter {
          ["button", "link", "textbox", "checkbox", "radio", "combobox"].contains($0.role)
            && $0.name.isEmpty
        }
        #expect(nameless.isEmpty, "\(address): \(nameless.map(\.role))")
      }
    }
  }

  /// Relative luminance of the page's colour, without gamma: 0 black, 1 white; behind the first element that has a background.
  private static func luminance(_ property: String) -> String {
    """
    (() => { for (const e of [document.body, document.documentElement]) {
      const parts = getComputedStyle(e).\(property).match(/[\\d.]+/g).map(Number);
      if (parts.length < 4 || parts[3] > 0)
        return (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]) / 255;
    } return 1; })()
    """
  }

  @Test func theFirstPageIsLightAndNothingIsAskedElsewhere() async throws {
    try await ServedReview.run(500) { review in
      let page = try review.visitor()
      try page.wait(until: Sign.isReady)
      let bytes = try page.number(
        """
        ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
          .filter(e => e.entryType === 'navigation' || /assets/.test(e.name))
          .reduce((sum, e) => sum + e.transferSize, 0)
        """)
      #expect(bytes > 10_000 && bytes < 150_000, "\(bytes)")
    }
  }

  @Test func aFileOfTheDesktopLeadsIn() async throws {
    try await ServedReview.run(2) { review in
      let server = try review.server()
      let file = review.path(of: "start.html")
      let address = server.newStartAddress()
      try Data("<meta http-equiv=\"refresh\" content=\"0;url=\(address)\">".utf8)
        .write(to: URL(filePath: file))
      let page = try review.visitor(to: server)
      let stranger = try Browser.shared.get().page()
      defer { stranger.close() }
      try stranger.open("file://" + file)
      try stranger.wait(until: "location.pathname === '/terms' && \(Sign.isReady)")
      #expect(try !stranger.text("location.href").contains("token"))
      // The same in a browser that is in already.
      try Data(
        "<meta http-equiv=\"refresh\" content=\"0;url=http://127.0.0.1:\(server.port)/help\">".utf8
      )
      .write(to: URL(filePath: file))
      try page.open("file://" + file)
      try page.wait(
        until: "location.pathname === '/help' && document.querySelector('#help') !== null")
    }
  }

  @Test func oneMoreBrowserComesInWithAnAddressOfItsOwn() async throws {
    try await ServedReview.run(2) { review in
      let server = try review.server()
      let page = try review.visitor(to: server)
      try page.open("http://127.0.0.1:\(server.port)/settings")
      try page.loading { try page.click("form[action='/invite'] button") }
      let address = try page.text("document.querySelector('#start-address').innerText")
      #expect(address.hasPrefix("http://127.0.0.1:\(server.port)/start?token="))
      let other = try Browser.shared.get().page()
      defer { other.close() }
      try other.open(address)
      try other.wait(until: Sign.isReady)
    }
  }
}
