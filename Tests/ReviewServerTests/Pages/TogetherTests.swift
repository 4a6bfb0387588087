import Review
import ReviewServer
import Testing

/// Several people and windows on one store.
@Suite struct TogetherTests {
  private let wetland = "/terms?term=%E6%B9%BF%E5%9C%B0"

  /// What a window sends that was opened before others decided.
  private func note(_ visit: PageVisit, _ text: String) async throws -> (
    path: String, fields: [(String, String)]
  ) {
    try #require(
      try PageReading(await visit.get(wetland)).submission(
        "/fields", pressing: "save", filling: [("note", text)]))
  }

  @Test func anotherValueForTheSameFieldIsAConflictThatOneSettles() async throws {
    let visit = try PageVisit()
    let mine = try await note(visit, "my text")
    try visit.store.decide(
      [ReviewDecision(.term("湿地"), .note, "their text", basis: .any)], by: "Wang")
    let conflict = await visit.post(mine.path, mine.fields)
    #expect(conflict.status == 409)
    #expect(conflict.text.contains("my text") && conflict.text.contains("their text"))
    #expect(try visit.store.term("湿地")?.decisions[.note]?.value == "their text")
    let page = try PageReading(conflict)
    for (choice, value) in [("theirs", "their text"), ("mine", "my text")] {
      let answer = try #require(page.submission("/resolve", pressing: choice))
      #expect(await visit.post(answer.path, answer.fields).status == 303)
      #expect(try visit.store.term("湿地")?.decisions[.note]?.value == value)
    }
  }

  @Test func newWordsSettleAConflict() async throws {
    let visit = try PageVisit()
    let mine = try await note(visit, "mine")
    try visit.store.decide([ReviewDecision(.term("湿地"), .note, "theirs", basis: .any)], by: "Wang")
    let page = try PageReading(await visit.post(mine.path, mine.fields))
    let answer = try #require(
      page.submission("/resolve", pressing: "own", filling: [("own", "both")]))
    #expect(await visit.post(answer.path, answer.fields).status == 303)
    #expect(try visit.store.term("湿地")?.decisions[.note]?.value == "both")
  }

  @Test func differentFieldsMerge() async throws {
    let visit = try PageVisit()
    let mine = try await note(visit, "my note")
    try visit.store.decide(
      [ReviewDecision(.term("湿地"), .definition, "their definition", basis: .any)], by: "Wang")
    #expect(await visit.post(mine.path, mine.fields).status == 303)
    let decisions = try #require(try visit.store.term("湿地")).decisions
    #expect(decisions[.note]?.value == "my note")
    #expect(decisions[.definition]?.value == "their definition")
  }

  @Test func twoPreferredRenderingsAreAConflict() async throws {
    let visit = try PageVisit()
    let page = try PageReading(await visit.get(wetland))
    let mine = try #require(page.submission("/decide", pressing: "prefer:wetland"))
    try visit.store.decide(
      [.status(.preferred, of: "swamp", inTerm: "湿地", basis: .any)], by: "Wang")
    let conflict = await visit.post(mine.path, mine.fields)
    #expect(conflict.status == 409)
    let answer = try #require(try PageReading(conflict).submission("/resolve", pressing: "mine"))
    #expect(await visit.post(answer.path, answer.fields).status == 303)
    let renderings = try #require(try visit.store.term("湿地")).renderings
    #expect(renderings.filter { $0.status == .preferred }.map(\.text) == ["wetland"])
  }

  @Test func aPageLearnsWhatOthersDid() async throws {
    let visit = try PageVisit()
    _ = await visit.get("/terms")
    try visit.store.decide([.status(.rejected, ofTerm: "湿地", basis: .any)], by: "Wang")
    let news = await visit.get("/news?after=0", isFragment: true)
    let page = try PageReading(news)
    #expect(page.element(id: "status")?.text.contains("1 term changed by Wang") ?? false)
    #expect(page.rows.filter { $0.attributes["data-status"] == "rejected" }.count == 1)
    let last = try #require(page.element(id: "counters")?.attributes["data-event"])
    let quiet = try PageReading(await visit.get("/news?after=\(last)", isFragment: true))
    #expect(quiet.element(id: "status") == nil)
  }

  @Test func aBlindRoundIsDecidedComparedAndSettled() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/rounds", on: "/rounds", pressing: "open", filling: [("round", "first")])
    let wang = ReviewScope.blind(round: "first", reviewer: "Wang")
    try visit.store.decide(
      [
        .status(.accepted, ofTerm: "湿地", basis: .any),
        .status(.rejected, ofTerm: "候鸟", basis: .any),
      ],
      by: "Wang", in: wang)
    let inside = try await visit.submit("/rounds", on: "/rounds", pressing: "join")
    #expect(inside.text.contains("blind round") && !inside.text.contains("Wang"))
    try await visit.submit("/decide", on: wetland, pressing: "reject")
    try await visit.submit("/decide", on: "/terms?term=%E5%80%99%E9%B8%9F", pressing: "reject")
    #expect(try visit.store.term("湿地")?.status == .undecided)
    #expect(await visit.get("/round?round=first&first=Li&second=Wang").status == 409)
    try await visit.submit("/rounds", on: "/rounds", pressing: "close")
    let address = "/round?round=first&first=Li&second=Wang"
    let result = await visit.get(address)
    #expect(result.text.contains("κ of terms"))
    try await visit.submit("/adopt", on: address, pressing: "agreed")
    #expect(try visit.store.term("候鸟")?.status == .rejected)
    try await visit.submit(
      "/adopt", on: address, pressing: "settle", filling: [("settle-0", "second")])
    #expect(try visit.store.term("湿地")?.status == .accepted)
  }

  @Test func theScriptGetsThePartsThatChanged() async throws {
    let visit = try PageVisit()
    let page = try PageReading(await visit.get(wetland))
    let accept = try #require(page.submission("/decide", pressing: "accept"))
    let answer = await visit.post(accept.path, accept.fields + [("shown", "湿地")], isFragment: true)
    let parts = try PageReading(answer)
    #expect(parts.rows.map { $0.attributes["data-status"] } == ["accepted"])
    for id in ["counters", "undo", "status", "detail"] {
      #expect(parts.element(id: id) != nil, "\(id)")
    }
    #expect(parts.all("html").isEmpty)
  }

  @Test func oneComesBackToWhereOneWas() async throws {
    let visit = try PageVisit()
    try await visit.submit(
      "/decide", on: "/terms?sort=count&term=%E5%80%99%E9%B8%9F", pressing: "forbid:migratory bird")
    let again = ReviewApplication(store: try ReviewStore(path: visit.store.path), reviewer: "Li")
    let response = await again.respond(
      to: ReviewRequest(.get, path: [], session: ReviewSession(id: 2, formToken: "other")))
    #expect(response.status == 303)
    #expect(response.location == "/terms?sort=count&term=%E5%80%99%E9%B8%9F")
  }
}
