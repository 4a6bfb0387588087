import Foundation
import Review
import TestSupport
import Testing

@Suite struct DecisionTests {
  @Test func aDecisionIsLoggedWithWhoWhenAndWhy() throws {
    let desk = try Desk()
    let step = try desk.store.decide(
      [.status(.rejected, ofTerm: "工作", basis: .value(nil), reason: "too general")], by: "Li")
    let event = try #require(step.events.first)
    #expect(event.actor == "Li" && event.time == "2027-01-15T08:00:00.000Z")
    #expect(event.old == nil && event.new == "rejected" && event.reason == "too general")
    #expect(try desk.again().history(ofTerm: "工作") == [event])
  }

  @Test func differentFieldsOfOneTermDoNotTouch() throws {
    let desk = try Desk()
    let other = try desk.again()
    try desk.store.decide([accept("改革")], by: "Li")
    try other.decide([.init(.term("改革"), .note, "core", basis: .revision(0))], by: "Wang")
    #expect(try desk.store.value(.term("改革"), .status) == "accepted")
    #expect(try desk.store.value(.term("改革"), .note) == "core")
  }

  @Test func theSameValueTwiceIsNoEvent() throws {
    let desk = try Desk()
    try desk.store.decide([accept("改革")], by: "Li")
    let step = try desk.again().decide([accept("改革")], by: "Wang")
    #expect(step.id == nil && step.events.isEmpty)
    #expect(try desk.store.events(after: 0).count == 1)
  }

  @Test(arguments: [ReviewDecision.Basis.value(nil), .revision(0)])
  func anotherValueIsAConflictAndNothingIsWritten(basis: ReviewDecision.Basis) throws {
    let desk = try Desk()
    try desk.store.decide([accept("改革")], by: "Li")
    let before = try desk.store.stateText()
    let mine: [ReviewDecision] = [
      accept("开放"), .status(.rejected, ofTerm: "改革", basis: basis),
    ]
    let conflict = #expect(throws: ReviewConflict.self) {
      try desk.again().decide(mine, by: "Wang")
    }
    #expect(conflict?.base == nil && conflict?.theirs == "accepted" && conflict?.mine == "rejected")
    #expect(conflict?.actor == "Li" && conflict?.subject == .term("改革"))
    #expect(try desk.store.stateText() == before)
  }

  @Test func aRevisionStandsForWhatWasSeenThen() throws {
    let desk = try Desk()
    let term = ReviewSubject.term("改革")
    try desk.store.decide([accept("改革")], by: "Li")
    let seen = try desk.store.revision(of: term)
    try desk.store.decide([.init(term, .note, "n", basis: .any)], by: "Wang")
    try desk.store.decide([.init(term, .status, "later", basis: .revision(seen))], by: "Li")
    #expect(try desk.store.value(term, .status) == "later")
  }

  @Test func twoPreferredRenderingsAreAConflict() throws {
    let desk = try Desk()
    func prefer(_ text: String) -> ReviewDecision {
      .status(.preferred, of: text, inTerm: "改革", basis: .value(nil))
    }
    try desk.store.decide([prefer("reform")], by: "Li")
    let conflict = #expect(throws: ReviewConflict.self) {
      try desk.store.decide([prefer("overhaul")], by: "Wang")
    }
    #expect(conflict?.subject == .rendering("reform", of: "改革") && conflict?.actor == "Li")
    try desk.store.decide(
      [.status(.admitted, of: "reform", inTerm: "改革", basis: .any), prefer("overhaul")], by: "Wang")
  }

  @Test func circlesOfMergesAreRefused() throws {
    let desk = try Desk()
    try desk.store.decide(ReviewDecision.merge(renderings: ["b"], into: "a", of: "词"), by: "Li")
    try desk.store.decide(ReviewDecision.merge(terms: ["词"], into: "语词"), by: "Li")
    for wrong in [
      ReviewDecision.merge(renderings: ["a"], into: "b", of: "词"),
      ReviewDecision.merge(terms: ["语词"], into: "词"),
    ] {
      #expect(throws: ReviewError.self) { try desk.store.decide(wrong, by: "Wang") }
    }
    try desk.store.decide(ReviewDecision.split(rendering: "b", of: "词"), by: "Li")
    #expect(try desk.store.value(.rendering("b", of: "词"), .mergedInto) == "b")
  }

  @Test func valuesThatDoNotFitAreRefused() throws {
    let desk = try Desk()
    let term = ReviewSubject.term("改革")
    let wrong: [ReviewDecision] = [
      .init(term, .status, "perhaps", basis: .any),
      .init(term, .suppression, "x", basis: .any),
      .init(term, .mergedInto, "改革", basis: .any),
      .init(term, .partOfSpeech, "gerund", basis: .any),
      .init(term, .note, String(repeating: "x", count: 70_000), basis: .any),
      .init(term, .note, "a\0b", basis: .any),
      .init(.term(""), .note, "x", basis: .any), .init(.term("a\u{1F}b"), .note, "x", basis: .any),
      .init(.rendering("", of: "改革"), .note, "x", basis: .any),
      .init(.finding("TC001-1", of: nil), .suppressedUntil, "2026-02-30", basis: .any),
    ]
    for decision in wrong {
      #expect(throws: ReviewError.self, "\(decision)") {
        try desk.store.decide([decision], by: "Li")
      }
    }
    #expect(throws: ReviewError.self) { try desk.store.decide([accept("改革")], by: " ") }
    #expect(try desk.store.events(after: 0).isEmpty)
    try desk.store.decide(
      [.init(.finding("TC001-1", of: nil), .suppressedUntil, "2028-02-29", basis: .any)], by: "Li")
  }

  @Test func undecidedAndBlankTextAreNoValue() throws {
    let desk = try Desk()
    let step = try desk.store.decide(
      [
        .status(.undecided, ofTerm: "改革", basis: .any),
        .init(.term("改革"), .note, " \n", basis: .any),
      ], by: "Li")
    #expect(step.id == nil)
  }
}
