import Review
import ReviewServer
import Testing

/// Each form does what it says, as a browser without scripts sends it.
@Suite struct FormTests {
  private static func address(_ term: String) -> String {
    "/terms?term="
      + term.utf8.map { "%" + (String($0, radix: 16, uppercase: true)) }.joined()
  }
  private let wetland = address("湿地")

  @Test func aNumberPrefersItsRenderingAcceptsTheTermAndGoesOn() async throws {
    let visit = try PageVisit()
    let next = try await visit.submit("/decide", on: wetland, pressing: "prefer:swamp")
    let term = try #require(try visit.store.term("湿地"))
    #expect(term.status == .accepted)
    #expect(term.renderings.first { $0.text == "swamp" }?.status == .preferred)
    let page = try PageReading(next)
    #expect(page.element(id: "detail")?.attributes["data-term"] != "湿地")
    #expect(page.element(id: "status")?.text.contains("Accepted 湿地 → “swamp”") ?? false)
  }

  @Test(arguments: [("accept", TermStatus.accepted), ("reject", .rejected), ("later", .later)])
  func theButtonsDecide(_ button: String, _ status: TermStatus) async throws {
    let visit = try PageVisit()
    try await visit.submit("/decide", on: wetland, pressing: button)
    #expect(try visit.store.term("湿地")?.status == status)
    try await visit.submit("/decide", on: wetland, pressing: "reopen")
    #expect(try visit.store.term("湿地")?.status == .undecided)
  }

  @Test func aRenderingIsAllowedOrForbiddenAndNeither() async throws {
    let visit = try PageVisit()
    func status() throws -> RenderingStatus? {
      try visit.store.term("湿地")?.renderings.first { $0.text == "marsh" }?.status
    }
    try await visit.submit("/decide", on: wetland, pressing: "forbid:marsh")
    #expect(try status() == .forbidden)
    try await visit.submit("/decide", on: wetland, pressing: "admit:marsh")
    #expect(try status() == .admitted)
    try await visit.submit("/decide", on: wetland, pressing: "admit:marsh")
    #expect(try status() == .undecided)
  }

  @Test func undoAndRedoWorkFromTheButtons() async throws {
    let visit = try PageVisit()
    try await visit.submit("/decide", on: wetland, pressing: "accept")
    let page = try await visit.submit("/undo", on: wetland, pressing: "undo")
    #expect(try visit.store.term("湿地")?.status == .undecided)
    #expect(page.text.contains("Took back"))
    try await visit.submit("/undo", on: wetland, pressing: "redo")
    #expect(try visit.store.term("湿地")?.status == .accepted)
  }

  @Test func whatIsWrittenIsKept() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/fields", on: wetland, pressing: "save",
      filling: [
        ("note", "see\r\nthe convention"), ("text", "濕地"), ("definition", "land"),
        ("subjectField", "nature"), ("partOfSpeech", "noun"), ("assignee", "Wang"),
      ])
    let decisions = try #require(try visit.store.term("湿地")).decisions
    #expect(decisions[.note]?.value == "see\nthe convention")
    #expect(decisions[.text]?.value == "濕地")
    #expect(decisions[.definition]?.value == "land")
    #expect(decisions[.subjectField]?.value == "nature")
    #expect(decisions[.partOfSpeech]?.value == "noun")
    #expect(decisions[.assignee]?.value == "Wang")
    let queue = await visit.get("/terms?assignee=Wang")
    #expect(try PageReading(queue).rows.count == 1)
  }

  @Test func renderingsAreMergedAndSplit() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/decide", on: wetland, pressing: "merge",
      filling: [("ticked", "swamp"), ("ticked", "marsh")])
    func merged(_ text: String) throws -> String? {
      try visit.store.term("湿地")?.renderings.first { $0.text == text }?.decisions[.mergedInto]?
        .value
    }
    #expect(try [merged("swamp"), merged("marsh")].compactMap(\.self).count == 1)
    try await visit.submit(
      "/decide", on: wetland, pressing: "split", filling: [("ticked", "marsh")])
    #expect(try merged("marsh") == "marsh")
  }

  @Test func termsAreMergedAndSensesSplitOff() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/merge-term", on: Self.address("沿海湿地"), pressing: "merge", filling: [("into", "湿地")])
    #expect(try visit.store.term("沿海湿地")?.mergedInto == "湿地")
    try await visit.submit("/merge-term", on: Self.address("沿海湿地"), pressing: "separate")
    #expect(try visit.store.term("沿海湿地")?.mergedInto == nil)
    try await visit.submit(
      "/split-term", on: wetland, filling: [("sense", "湿地 (mud)"), ("moved", "marsh")])
    #expect(try visit.store.term("湿地 (mud)")?.decisions[.splitFrom]?.value == "湿地")
    #expect(await visit.get(Self.address("湿地 (mud)")).status == 200)
  }

  @Test func aFindingIsSuppressedWithReasonAndEnd() async throws {
    let visit = try PageVisit()
    let page = try PageReading(await visit.get(wetland))
    let address = try #require(page.link("/finding?"))
    try await visit.submit(
      "/finding", on: address, pressing: "suppress",
      filling: [("reason", "a title"), ("until", "2027-12-31")])
    let findings = try #require(try visit.store.term("湿地")).findings
    #expect(findings.contains { $0.suppression(on: "2027-12-31") == "a title" })
    #expect(!findings.contains { $0.suppression(on: "2028-01-01") != nil })
    try await visit.submit("/finding", on: address, pressing: "report")
    #expect(
      try visit.store.term("湿地")?.findings.contains { $0.suppression(on: "2027-01-01") != nil }
        == false)
    let refused = await visit.post(
      "/finding",
      [
        ("term", "湿地"), ("id", findings[0].id), ("seen", "0"), ("reason", "x"),
        ("until", "tomorrow"),
      ])
    #expect(refused.status == 422)
  }

  @Test func aPlaceGetsANoteAndARenderingItsWording() async throws {
    let visit = try PageVisit()
    let page = try PageReading(await visit.get(wetland))
    let place = try #require(page.link("/place?"))
    try await visit.submit("/note", on: place, filling: [("note", "wrong here")])
    #expect(try visit.store.occurrences(of: "湿地").contains { $0.note?.value == "wrong here" })
    let rendering = try #require(page.link("/rendering?"))
    try await visit.submit("/rendering", on: rendering, filling: [("text", "wet land")])
    #expect(
      try visit.store.term("湿地")?.renderings.contains { $0.writtenText == "wet land" } == true)
  }

  @Test func severalTermsAreShownBeforeTheyAreDecided() async throws {
    let visit = try PageVisit((0..<25).map { PageVisit.term("词\($0)", ["a.en": ["word \($0)"]]) })
    let preview = try await visit.submit(
      "/batch", on: "/terms", pressing: "reject", filling: [("all", "1")])
    #expect(try PageReading(preview).all("h1").first?.text == "Reject 25 terms")
    #expect(try visit.store.events(after: 0).isEmpty)
    let submission = try #require(try PageReading(preview).submission("/batch", pressing: "reject"))
    #expect(await visit.post(submission.path, submission.fields).status == 303)
    #expect(try visit.store.list().terms.allSatisfy { $0.status == .rejected })
    try await visit.submit("/undo", on: "/terms", pressing: "undo")
    #expect(try visit.store.list().terms.allSatisfy { $0.status == .undecided })
  }

  @Test func aFewTermsAreDecidedAtOnce() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/batch", on: "/terms", pressing: "accept", filling: [("selected", "湿地"), ("selected", "候鸟")])
    #expect(try visit.store.list().terms.count { $0.status == .accepted } == 2)
  }

  @Test func anEarlierValueIsRestoredFromTheHistory() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/fields", on: wetland, pressing: "save", filling: [("note", "first words")])
    try await visit.submit(
      "/fields", on: wetland, pressing: "save", filling: [("note", "second words")])
    let address = wetland.replacing("/terms?", with: "/history?")
    let page = await visit.get(address)
    #expect(page.text.contains("<del>first</del><ins>second</ins>"))
    let restores = try PageReading(page).elements.filter { $0.attributes["name"] == "event" }
    let oldest = try #require(restores.last?.attributes["value"])
    let response = await visit.post(
      "/restore",
      [
        ("term", "湿地"), ("event", oldest),
        ("seen", String(try visit.store.revision(of: .term("湿地")))),
      ])
    #expect(response.status == 303)
    #expect(try visit.store.term("湿地")?.decisions[.note]?.value == "first words")
  }

  @Test func settingsAreKeptAndClashesRefused() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/settings", on: "/settings", pressing: "save",
      filling: [("theme", "dark"), ("key-accept", "o"), ("key-reject", "a")])
    let settings = try visit.store.settings(of: "Li")
    #expect(settings.theme == .dark)
    #expect(settings.keys.keys(for: .reject).map(\.description) == ["a"])
    #expect(await visit.get("/terms").text.contains("data-theme=\"dark\""))
    let clash = try await visit.submit(
      "/settings", on: "/settings", pressing: "save", filling: [("key-later", "o")])
    #expect(clash.status == 422 && clash.text.contains("taken"))
    try await visit.submit("/settings", on: "/settings", pressing: "reset")
    #expect(try visit.store.settings(of: "Li").keys.isUsual)
    let invited = try await visit.submit("/invite", on: "/settings")
    #expect(invited.text.contains("http://127.0.0.1:1/start?token=new"))
  }

  @Test func theDecidedGlossaryIsExported() async throws {
    let visit = try PageVisit()
    #expect(await visit.get("/export/tbx").status == 409)
    try await visit.submit("/decide", on: wetland, pressing: "prefer:wetland")
    let choices = await visit.get("/export")
    #expect(choices.text.contains("/export/tbx-v2"))
    let file = await visit.get("/export/tbx")
    #expect(file.downloadName == "glossary.tbx" && file.text.contains("湿地"))
    #expect(await visit.get("/export/exe").status == 404)
  }

  struct BadForm: Sendable {
    var path: String
    var fields: [(String, String)]
    var status: Int

    init(_ path: String, _ status: Int, _ fields: KeyValuePairs<String, String>) {
      self.path = path
      self.fields = fields.map { ($0.key, $0.value) }
      self.status = status
    }
  }

  static let badForms: [BadForm] = [
    BadForm("/decide", 422, ["do": "accept"]),
    BadForm("/decide", 422, ["term": "湿地", "do": "accept"]),
    BadForm("/decide", 422, ["term": "湿地", "seen": "0", "do": "explode"]),
    BadForm("/decide", 422, ["term": "湿地", "seen": "-1", "do": "accept"]),
    BadForm("/decide", 422, ["term": "湿地", "seen": "0", "do": "prefer:no such"]),
    BadForm("/decide", 404, ["term": "no such", "seen": "0", "do": "accept"]),
    BadForm("/fields", 422, ["term": "湿地", "seen": "0", "partOfSpeech": "gerund"]),
    BadForm("/batch", 422, ["do": "accept"]), BadForm("/undo", 409, ["do": "undo"]),
    BadForm("/resolve", 422, ["choice": "mine"]),
    BadForm("/rounds", 409, ["do": "join", "round": "x"]),
    BadForm("/settings", 422, ["key-accept": "Alt+x"]), BadForm("/nothing", 404, [:]),
    BadForm("/note", 404, ["term": "湿地"]), BadForm("/sheet", 422, [:]),
    BadForm("/sheet-apply", 409, ["plan": "1"]),
  ]

  @Test(arguments: badForms)
  func badFieldsAreRefusedWithAPage(_ form: BadForm) async throws {
    let visit = try PageVisit()
    let response = await visit.post(form.path, form.fields)
    #expect(response.status == form.status, "\(response.text)")
    #expect(try PageReading(response).all("h1").count == 1)
    #expect(try visit.store.events(after: 0).isEmpty)
  }

  @Test func aSheetIsComparedBeforeItIsWritten() async throws {
    let visit = try PageVisit()
    let file = await visit.get("/sheet/terms.tsv")
    #expect(file.downloadName == "terms.tsv")
    let edited = file.text.replacing("\tundecided\t", with: "\trejected\t", maxReplacements: 1)
    let plan = await visit.post(
      "/sheet", [],
      uploads: [
        ReviewRequest.Upload(field: "file", fileName: "<b>.tsv", bytes: Array(edited.utf8))
      ])
    #expect(plan.status == 200, "\(plan.text)")
    #expect(try visit.store.events(after: 0).isEmpty)
    let submission = try #require(try PageReading(plan).submission("/sheet-apply"))
    #expect(await visit.post(submission.path, submission.fields).status == 303)
    #expect(try visit.store.list().terms.count { $0.status == .rejected } == 1)
    let bomb = ReviewRequest.Upload(
      field: "file", fileName: "a.xlsx", bytes: Array("PK\u{3}\u{4}".utf8))
    #expect(await visit.post("/sheet", [], uploads: [bomb]).status == 422)
  }
}
