import Terminology
import TestSupport
import Testing

@testable import Review

@Suite struct EvidenceTests {
  @Test func contextWidens() throws {
    let folder = try Desk()
    let list = termList([term("湿地", ["a.en": ["wetland", "wetland"]], targetLineStep: 1)])
    let passages = (1...9).map {
      ReviewPassage(
        source: Place(document: "zh.txt", line: $0), target: Place(document: "a.en", line: $0),
        number: $0, sourceText: "第\($0)句", targetText: "Sentence \($0)")
    }
    try folder.store.importExtraction(list, report(list), passages: passages)
    let place = try folder.store.occurrences(of: "湿地")[1]
    #expect(try folder.store.context(of: place, .paragraph).map(\.number) == [1, 2, 3, 4])
    let whole = try folder.store.context(of: place, .document)
    #expect(whole.map(\.number) == Array(1...9))
    #expect(whole[1].sourceText == place.sourceText && whole[8].sourceText == "第9句")
  }

  @Test func passagesOfOneLineAreAParagraph() throws {
    let folder = try Desk()
    let list = termList([term("湿地", ["a.en": ["wetland"]], targetLineStep: 1)])
    let passages = (1...6).map {
      ReviewPassage(
        source: Place(document: "zh.txt", line: $0 < 5 ? 1 : 2),
        target: Place(document: "a.en", line: 1), number: $0, sourceText: "", targetText: "")
    }
    try folder.store.importExtraction(list, report(list), passages: passages)
    let place = try folder.store.occurrences(of: "湿地")[0]
    #expect(try folder.store.context(of: place, .paragraph).map(\.number) == [1, 2, 3, 4])
  }

  @Test func otherPassagesAreAnotherExtraction() throws {
    let folder = try Desk()
    let list = termList([wetlands[0]])
    try folder.store.importExtraction(list, report(list))
    let passage = ReviewPassage(
      source: Place(document: "zh.txt", line: 9), target: Place(document: "a.en", line: 9),
      number: 9, sourceText: "句", targetText: "Sentence")
    #expect(
      try !folder.store.importExtraction(list, report(list), passages: [passage]).isRepeated)
    #expect(try folder.store.importExtraction(list, report(list), passages: [passage]).isRepeated)
  }

  @Test func overlapsAreTold() throws {
    let folder = try Desk()
    try folder.store.take([
      term("国际关系", ["a.en": ["international relations"]]),
      term("关系", ["a.en": ["relations"]]), term("國際關係", ["a.en": ["international ties"]]),
      term("邦交", ["a.en": ["International relations"]]),
    ])
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    #expect(
      desk.overlaps(of: "国际关系") == [
        ReviewOverlap(kind: .sameSource, term: "國際關係"),
        ReviewOverlap(kind: .contains, term: "关系"),
        ReviewOverlap(kind: .sameRendering, term: "邦交", rendering: "international relations"),
      ])
    #expect(desk.overlaps(of: "关系").map(\.kind) == [.within, .within])
    _ = try desk.decide([.status(.rejected, ofTerm: "邦交", basis: .any)])
    _ = try desk.decide(ReviewDecision.merge(terms: ["國際關係"], into: "国际关系"))
    #expect(desk.overlaps(of: "国际关系").map(\.kind) == [.contains])
    #expect(desk.overlaps(of: "无").isEmpty)
  }

  @Test func likeRenderingsAreSuggestedForMerging() throws {
    let folder = try Desk()
    try folder.store.take([
      term(
        "合作机制",
        [
          "a.en": [
            "cooperation mechanisms", "cooperation mechanisms", "coopration mechanism",
            "system of collaboration", "swamp",
          ]
        ])
    ])
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    let suggestion = try #require(desk.list.terms[0].mergeSuggestions.first)
    #expect(
      suggestion.ground == .spelling
        && suggestion.renderings == ["cooperation mechanisms", "coopration mechanism"])
    #expect(desk.list.terms[0].mergeSuggestions.count == 1)
    _ = try desk.decide(suggestion.decisions(for: "合作机制"))
    #expect(desk.list.terms[0].mergeSuggestions.isEmpty)
  }

  @Test func findingsAreBorneAndNoMore() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    let finding = try #require(desk.list.terms[0].findings.first)
    _ = try desk.decide(
      ReviewDecision.suppress(
        finding: finding.id, of: "湿地", reason: SuppressionReason.senses.rawValue,
        until: "2026-12-31", basis: .revision(0)))
    let borne = desk.list.terms[0].findings[0]
    #expect(borne.suppression(on: "2026-12-31") == "The term has two senses here.")
    #expect(borne.suppression(on: "2027-01-01") == nil)
    _ = try desk.decide(
      ReviewDecision.unsuppress(finding: finding.id, of: "湿地", basis: .revision(borne.revision)))
    #expect(desk.list.terms[0].findings[0].suppression(on: "2026-12-31") == nil)
  }

  @Test func aValueOfTheHistoryComesBack() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    for note in ["one", "two"] {
      _ = try desk.decide([ReviewDecision(.term("湿地"), .note, note, basis: .any)])
    }
    let first = try #require(try folder.store.history(ofTerm: "湿地").first)
    _ = try desk.decide([.restore(first, revision: desk.list.terms[0].revision)])
    #expect(desk.list.terms[0].decisions[.note]?.value == "one")
  }

  @Test func aStatusIsToggled() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    for status in [RenderingStatus.forbidden, .undecided] {
      _ = try desk.decide([
        .toggle(.forbidden, of: desk.list.terms[0].renderings[1], in: "湿地")
      ])
      #expect(desk.list.terms[0].renderings[1].status == status)
    }
  }
}
