import Consistency
import Terminology
import TestSupport
import Testing

@testable import Review

@Suite struct ImportTests {
  @Test func anExtractionIsKeptWithItsCountsAndPlaces() throws {
    let desk = try Desk()
    let result = try desk.store.take(wetlands)
    #expect(result.changes.map(\.kind) == [.new, .new] && !result.isRepeated)
    let all = try desk.again().list()
    #expect(all.terms.map(\.term) == ["湿地", "候鸟"] && all.terms.map(\.rank) == [1, 2])
    #expect(all.documents == termList(wetlands).documents)
    let swamp = try #require(all.terms[0].renderings.first { $0.text == "swamp" })
    #expect(swamp.counts == ["b.en": 2] && swamp.confidences == ["b.en": 1])
    #expect(
      all.terms[0].renderings.contains { $0.text == "the wetland" && $0.citation == "wetland" })
    let stored = report(termList(wetlands)).findings.filter { $0.term == "湿地" }
    #expect(all.terms[0].findings.map(\.id) == stored.map(\.id) && !stored.isEmpty)
    let places = try desk.store.occurrences(of: "湿地")
    #expect(
      places.map(\.rendering) == ["wetland", "wetland", "the wetland", "swamp", "swamp", "marsh"])
    #expect(Set(places.map(\.id)).count == 6)
    let place = places[3]
    let words = Array(place.targetText.utf8)[place.targetRanges[0]]
    #expect(String(decoding: words, as: UTF8.self) == "swamp")
    #expect(place.target == Place(document: "b.en", line: 10) && place.sourceRange == 9..<15)
  }

  @Test func theSameExtractionIsTakenOnce() throws {
    let desk = try Desk()
    let first = try desk.store.take(wetlands)
    let second = try desk.store.take(wetlands)
    #expect(second.isRepeated && second.digest == first.digest)
    #expect(second.extraction == first.extraction && second.count(.unchanged) == 2)
  }

  @Test func newTextsKeepDecisionsAndSayWhatChanged() throws {
    let desk = try Desk()
    try desk.store.take(wetlands)
    try desk.store.decide(
      [
        accept("湿地"), .status(.rejected, ofTerm: "候鸟", basis: .any),
        .status(.forbidden, of: "marsh", inTerm: "湿地", basis: .any),
      ], by: "Li")
    let place = try desk.store.occurrences(of: "湿地")[3]
    try desk.store.decide(
      [.init(.occurrence(place.id, of: "湿地"), .note, "look here", basis: .any)], by: "Li")
    let before = try desk.store.stateText()
    let later = [
      term("滩涂", ["a.en": ["mudflat"]]),
      term("湿地", ["a.en": ["wetland", "wetland", "bog"], "b.en": ["swamp", "swamp", "swamp"]]),
    ]
    let result = try desk.store.take(later)
    #expect(result.changes.map(\.kind) == [.new, .changed, .gone])
    #expect(result.changes.map(\.isDecided) == [false, true, true])
    let renderings = result.changes[1].differences.filter { $0.aspect == .rendering }
    #expect(
      renderings == [
        TermDifference(aspect: .rendering, item: "bog", old: nil, new: "1"),
        TermDifference(aspect: .rendering, item: "marsh", old: "1", new: nil),
        TermDifference(aspect: .rendering, item: "swamp", old: "2", new: "3"),
        TermDifference(aspect: .rendering, item: "the wetland", old: "1", new: nil),
      ])
    #expect(try desk.store.stateText() == before)
    #expect(try desk.store.verify() == [])
    let all = try desk.store.list()
    #expect(all.terms.map(\.term) == ["滩涂", "湿地", "候鸟"])
    #expect(all.terms[1].status == .accepted && all.terms[2].change == .gone)
    #expect(all.terms[1].differences == result.changes[1].differences)
    #expect(try desk.store.occurrences(of: "湿地")[3].note?.value == "look here")
    // What comes back finds its decisions.
    let back = try desk.store.take(wetlands)
    #expect(back.changes.map(\.kind) == [.changed, .new, .gone])
    let marsh = try desk.store.list().terms[0].renderings.first { $0.text == "marsh" }
    #expect(marsh?.status == .forbidden)
    #expect(try desk.store.list().terms.count == 2)
  }

  @Test func aReportOnAnotherListIsRefused() throws {
    let desk = try Desk()
    #expect(throws: ReviewError.self) {
      try desk.store.importExtraction(termList(wetlands), report(termList([wetlands[0]])))
    }
    #expect(try desk.store.list().terms.isEmpty)
  }
}
