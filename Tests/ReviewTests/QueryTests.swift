import TestSupport
import Testing

@testable import Review

@Suite struct QueryTests {
  private func desk() throws -> (Desk, ReviewDesk) {
    let folder = try Desk()
    try folder.store.take(
      wetlands + [
        term("国际关系", ["a.en": ["International Relations"]]),
        term("ＡＰＥＣ会议", ["a.en": ["APEC meeting"], "b.en": ["meeting of APEC"]]),
        term("阿里", ["a.en": []]),
      ])
    return (folder, try ReviewDesk(store: folder.store, reviewer: "Li"))
  }

  private func found(_ desk: ReviewDesk, _ change: (inout ReviewQuery) -> Void) -> [String] {
    var query = ReviewQuery()
    query.order = .rank
    change(&query)
    #expect(query.select(from: desk.list) == desk.select(query))
    return desk.select(query).map { desk.list.terms[$0].term }
  }

  @Test(
    arguments: [
      ("國際關係", ["国际关系"]), ("international", ["国际关系"]), ("apec", ["ＡＰＥＣ会议"]),
      ("ａｐｅｃ会議", ["ＡＰＥＣ会议"]), ("/^湿/", ["湿地"]), ("/^SWAMP$/", ["湿地"]),
      ("/關係$/", ["国际关系"]), ("/[/", []), ("鸟", ["候鸟"]), ("no such", []), ("/\\d/", []),
    ])
  func findsBothLanguagesHoweverWritten(text: String, terms: [String]) throws {
    let (_, desk) = try desk()
    #expect(found(desk) { $0.text = text } == terms)
  }

  @Test func anExpressionWithAMistakeIsTold() {
    var query = ReviewQuery()
    query.text = "/[/"
    #expect(query.problem == "“[” is no regular expression")
    query.text = "[/"
    #expect(query.problem == nil)
  }

  /// Would take 2^60 steps.
  @Test func anExpressionThatNeverEndsIsGivenUp() throws {
    let folder = try Desk()
    try folder.store.take([term("湿地", ["a.en": [String(repeating: "a", count: 60) + "!"]])])
    let desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    #expect(found(desk) { $0.text = "/^(a+)+$/" }.isEmpty)
  }

  @Test func facetsRestrictAndCountWithoutThemselves() throws {
    var (_, desk) = try desk()
    _ = try desk.decide([accept("湿地"), ReviewDecision(.term("候鸟"), .assignee, "Wang", basis: .any)])
    #expect(found(desk) { $0.statuses = [.accepted] } == ["湿地"])
    #expect(found(desk) { $0.reviewers = ["Li"] } == ["湿地"])
    #expect(found(desk) { $0.assignees = ["Wang"] } == ["候鸟"])
    #expect(found(desk) { $0.rules = ["TC004"] }.contains("湿地"))
    #expect(found(desk) { $0.documents = ["b.en"] } == ["湿地", "候鸟", "ＡＰＥＣ会议"])
    #expect(found(desk) { $0.changes = [.gone] }.isEmpty)
    var query = ReviewQuery()
    query.statuses = [.accepted]
    query.documents = ["b.en"]
    let facets = ReviewFacets(desk.list, desk.index, under: query)
    #expect(facets == ReviewFacets(desk.list, under: query))
    // Of the three with a rendering in b.en.
    #expect(
      facets[.status] == [
        .init(value: "undecided", count: 2, isChosen: false),
        .init(value: "accepted", count: 1, isChosen: true),
      ])
    #expect(
      facets[.document].map(\.value) == ["a.en", "b.en"] && facets[.document][0].count == 1)
    for facet in ReviewFacet.allCases {
      for value in facets[facet] {
        var other = query
        other[facet] = [value.value]
        #expect(desk.select(other).count == value.count, "\(facet) \(value.value)")
      }
    }
  }

  @Test func ordersAreStable() throws {
    let (_, desk) = try desk()
    func order(_ order: ReviewOrder) -> [String] { found(desk) { $0.order = order } }
    #expect(order(.pinyin) == ["阿里", "国际关系", "候鸟", "湿地", "ＡＰＥＣ会议"])
    #expect(order(.target).first == "ＡＰＥＣ会议" && order(.target).last == "阿里")
    #expect(order(.rank) == desk.list.terms.map(\.term))
    #expect(order(.count).first == "湿地" && order(.severity).first == "湿地")
    #expect(order(.agreement).first == "湿地")
    for one in ReviewOrder.allCases { #expect(order(one).sorted() == order(.rank).sorted()) }
  }

  @Test func aListKeepsItsOrderWhileItIsDecided() throws {
    var (_, desk) = try desk()
    let before = desk.select(ReviewQuery())
    for term in desk.list.terms { _ = try desk.decide(ReviewDecision.accept(term)) }
    #expect(desk.select(ReviewQuery()) == before)
  }

  @Test func theTextFormHoldsAQuery() {
    var query = ReviewQuery()
    query.text = "a & b=c\t改"
    for facet in ReviewFacet.allCases { query[facet] = ["accepted", "changed", "x y", ""] }
    query.order = .pinyin
    #expect(ReviewQuery(fields: query.fields) == query)
    #expect(query.statuses == [.accepted] && query.changes == [.changed])
    #expect(ReviewQuery().fields.isEmpty && ReviewQuery().isUnrestricted)
    #expect(
      ReviewQuery(fields: [("sort", "none"), ("status", "none"), ("what", "x")]) == ReviewQuery())
  }

  @Test func whatWasEditedIsFound() throws {
    var (_, desk) = try desk()
    _ = try desk.decide([
      ReviewDecision(.rendering("marsh", of: "湿地"), .text, "salt marsh", basis: .any),
      ReviewDecision(.term("湿地 (x)"), .splitFrom, "湿地", basis: .any),
    ])
    #expect(found(desk) { $0.text = "salt" } == ["湿地"])
    #expect(found(desk) { $0.text = "湿地" } == ["湿地", "湿地 (x)"])
  }

  @Test func readings() throws {
    let (_, desk) = try desk()
    #expect(desk.list.terms[1].pinyin == "hòu niǎo")
  }
}
