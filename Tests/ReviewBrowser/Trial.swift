import BrowserTesting
import Foundation
import Review
import ReviewServer

/// A served review of made terms, a browser that looks at it, and what is measured.
struct Trial {
  private let store: ReviewStore
  private let server: ReviewServer
  private let page: BrowserPage
  private let origin: String

  init(folder: String, terms: Int) throws {
    store = try GeneratedTerms(terms).store(at: folder + "/" + ReviewStore.fileName)
    let server = try ReviewServer(ReviewApplication(store: store, reviewer: "Li Na"))
    self.server = server
    Task { try await server.run() }
    page = try Browser.shared.get().page()
    try page.open(server.newStartAddress())
    try page.wait(until: "document.querySelector('#term') !== null")
    origin = try page.text("location.origin")
  }

  // MARK: - Speed

  /// Decides terms as a person would who looks at each: a key, and the next one is there.
  func measureSpeed(decisions: Int) throws -> Bool {
    try page.evaluate(Self.stopwatch)
    var keys = 0
    for number in 0..<decisions {
      let before = try page.text("document.querySelector('#rows [aria-current]').dataset.term")
      try page.press(Self.script(number))
      keys += 1
      try page.wait(
        until: "document.querySelector('#rows [aria-current]').dataset.term !== '\(before)'"
          + " && document.querySelector('#detail').dataset.term !== '\(before)'"
          + " && paints.length === \(keys)")
    }
    let decided = try waitUntilWritten(decisions)
    let times = (try page.evaluate("paints") as? [NSNumber] ?? []).map(\.doubleValue).sorted()
    func at(_ share: Double) -> Double {
      times.isEmpty ? .infinity : times[min(times.count - 1, Int(share * Double(times.count)))]
    }
    let perDecision = Double(keys) / Double(max(1, decided))
    say("keys per decision", perDecision, 1.2, "%.2f")
    say("key to paint, median", at(0.5), nil, "%.1f ms")
    say("key to paint, p95", at(0.95), 50, "%.1f ms")
    say("key to paint, longest", at(1), nil, "%.1f ms")
    return perDecision <= 1.2 && at(0.95) < 50
  }

  /// From the key's own time stamp to the frame after the one that it changed, when that is painted.
  private static let stopwatch = """
    window.paints = [];
    window.addEventListener('keydown', event => {
      const start = event.timeStamp;
      requestAnimationFrame(() => requestAnimationFrame(() => paints.push(performance.now() - start)));
    }, true);
    """

  /// Mostly the first rendering, sometimes another one, a rejection, or later.
  private static func script(_ number: Int) -> String {
    switch number % 20 {
    case 7, 13: "x"
    case 10: "2"
    case 17: "3"
    case 19: "d"
    case 4, 15: "a"
    default: "1"
    }
  }

  private func waitUntilWritten(_ count: Int) throws -> Int {
    let deadline = Date(timeIntervalSinceNow: 60)
    var decided = 0
    while decided < count, Date.now < deadline {
      decided = try store.list().terms.count { $0.status != .undecided }
    }
    return decided
  }

  // MARK: - Weight

  func measureWeight() throws -> Bool {
    try page.open(origin + "/terms")
    let bytes = try page.number(
      """
      ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
        .filter(e => e.entryType === 'navigation' || /assets/.test(e.name))
        .reduce((sum, e) => sum + e.transferSize, 0)
      """)
    let outside = page.requests.filter { !$0.hasPrefix(origin) && !$0.hasPrefix("data:") }
    say("first page, with style and script", bytes / 1024, 150, "%.0f KB")
    say("requests to elsewhere", Double(outside.count), 0, "%.0f")
    return bytes < 150 * 1024 && outside.isEmpty
  }

  // MARK: - Accessibility

  /// Lets axe-core judge every page in every appearance, in a wide and a narrow window.
  func audit(with engine: String) throws -> Bool {
    let script = try String(contentsOfFile: engine, encoding: .utf8)
    try page.bypassContentSecurityPolicy()
    var violations = 0
    let addresses = try page.linkedAddresses(from: "/terms") + ["/nowhere"]
    for appearance in BrowserPage.Appearance.allCases {
      try page.show(in: appearance)
      for width in [1280, 320] {
        try page.resize(width: width, height: 900)
        for address in addresses {
          try page.open(origin + address)
          try page.evaluate(script + ";0")
          let found = try page.evaluate(Self.run) as? [String] ?? ["no answer"]
          for violation in found { print("  \(appearance) \(width) \(address): \(violation)") }
          violations += found.count
        }
      }
    }
    say("pages audited", Double(addresses.count * 6), nil, "%.0f")
    say("violations that axe-core finds", Double(violations), 0, "%.0f")
    return violations == 0
  }

  private static let run = """
    axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.flatMap(
      v => v.nodes.slice(0, 3).map(n => {
        const check = n.any[0] ?? n.all[0] ?? n.none[0];
        return `${v.id} (${v.impact}) ${n.target.join(' ')}: ${check?.message ?? v.help}`;
      })))
    """

  private func say(_ what: String, _ value: Double, _ wanted: Double?, _ format: String) {
    let limit = wanted.map { String(format: format, $0) }
    let isGood = wanted.map { value <= $0 } ?? true
    print(
      "\(what)\t\(String(format: format, value))\(isGood ? "" : ", which is more than \(limit ?? "")")"
    )
  }
}
