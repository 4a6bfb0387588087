import Review
import ReviewServer
import Testing

/// What holds of every page, with texts that would rather be markup.
@Suite struct MarkupTests {
  private func pages(_ visit: PageVisit) async throws -> [String: ReviewResponse] {
    let list = try PageReading(await visit.get("/terms"))
    let rows = list.all("a") { $0.attributes["href"]?.hasPrefix("/terms?term=") ?? false }
    let term = try #require(rows.first?.attributes["href"])
    try await visit.submit("/decide", on: term, pressing: "accept")
    try await visit.submit(
      "/fields", on: term, pressing: "save",
      filling: [
        ("note", "</textarea><script>alert(5)</script>"), ("assignee", "\"onfocus=alert(6)"),
        ("definition", "a\u{202E}b"),
      ])
    try await visit.submit("/rounds", on: "/rounds", filling: [("round", "<b>first</b>")])
    var pages: [String: ReviewResponse] = [:]
    let detail = try PageReading(await visit.get(term))
    let links = detail.all("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("/") }
    var open = Array(
      Set(links + ["/terms", "/rounds", "/settings", "/help", "/print", "/changes", "/history"])
    ).sorted()
    while let address = open.popLast() {
      guard pages[address] == nil, pages.count < 60, !address.hasPrefix("/export/"),
        !address.hasPrefix("/sheet/")
      else { continue }
      let response = await visit.get(address)
      pages[address] = response
      guard pages.count < 30 else { continue }
      open += try PageReading(response).all("a").compactMap { $0.attributes["href"] }
        .filter { $0.hasPrefix("/") && pages[$0] == nil }
    }
    pages["batch"] = try await visit.submit(
      "/batch", on: "/terms", pressing: "accept", filling: [("all", "1")])
    pages["no such page"] = await visit.get("/nothing")
    pages["no such term"] = await visit.get("/history?term=none")
    return pages
  }

  @Test func everyPageIsWellFormedAndLeadsNowhereElse() async throws {
    for terms in [PageVisit.wetlands, PageVisit.hostile] {
      let pages = try await pages(try PageVisit(terms))
      #expect(pages.count > 20)
      for (address, response) in pages {
        let page = try PageReading(response)
        var ids: Set<String> = []
        for element in page.elements {
          for name in ["href", "src", "action", "formaction"] {
            guard let value = element.attributes[name] else { continue }
            #expect(
              value.hasPrefix("#") || value.hasPrefix("/") && !value.hasPrefix("//"),
              "\(address): \(value)")
          }
          if let id = element.attributes["id"] {
            #expect(ids.insert(id).inserted, "\(address): twice \(id)")
          }
          #expect(element.attributes["style"] == nil, "\(address): inline style")
          #expect(
            !element.attributes.keys.contains { $0.hasPrefix("on") }, "\(address): inline script")
        }
        #expect(page.all("script").allSatisfy { $0.text.isEmpty }, "\(address)")
        // A mark that turns the direction of writing around is shown, not obeyed.
        #expect(
          page.shownText.firstRange(of: /.{0,20}\x{202E}.{0,20}/).map { String(page.shownText[$0]) }
            == nil, "\(address)")
        #expect(page.all("script").count <= 1 && page.all("img").isEmpty, "\(address)")
      }
    }
  }

  @Test func everyFormThatSendsHasTheTokenAndEveryFieldALabel() async throws {
    for (address, response) in try await pages(try PageVisit(PageVisit.hostile)) {
      let page = try PageReading(response)
      for (number, form) in page.elements.enumerated() where form.name == "form" {
        let inside = page.elements.filter { $0.ancestors.contains(number) }
        let hasToken = inside.contains {
          $0.attributes["name"] == ReviewSession.formTokenField && $0.attributes["value"] == "t0ken"
        }
        #expect(hasToken == (form.attributes["method"] == "post"), "\(address): \(form.attributes)")
      }
      let labelled = Set(page.all("label").compactMap { $0.attributes["for"] })
      for element in page.elements where ["input", "textarea", "select"].contains(element.name) {
        guard element.attributes["type"] != "hidden" else { continue }
        let isInLabel = element.ancestors.contains { page.elements[$0].name == "label" }
        let isNamed =
          element.attributes["aria-label"] != nil || isInLabel
          || element.attributes["id"].map(labelled.contains) ?? false
        #expect(isNamed, "\(address): \(element.attributes)")
      }
      for button in page.all("button") {
        #expect(!button.text.isEmpty || button.attributes["aria-label"] != nil, "\(address)")
      }
    }
  }

  @Test func markupIsNeverShownAsText() async throws {
    for (address, response) in try await pages(try PageVisit()) {
      let text = response.text.replacing("&lt;b&gt;first&lt;/b&gt;", with: "")
        .replacing("&lt;/textarea&gt;&lt;script&gt;alert(5)&lt;/script&gt;", with: "")
      #expect(
        text.firstRange(of: /HTML\(|&lt;.{0,40}/).map { String(text[$0]) } == nil, "\(address)")
    }
  }

  @Test func lookingChangesNothing() async throws {
    let visit = try PageVisit()
    let pages = try await pages(visit)
    let before = (try visit.store.stateText(), try visit.store.events(after: 0).count)
    for address in pages.keys where address.hasPrefix("/") { _ = await visit.get(address) }
    #expect(try visit.store.stateText() == before.0)
    #expect(try visit.store.events(after: 0).count == before.1)
  }
}
