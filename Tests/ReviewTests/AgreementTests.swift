import Review
import Testing

@Suite struct AgreementTests {
  /// A 3 by 3 table after Fleiss; its standard error by numerical differentiation of κ (delta method) is 0.0877030.
  @Test func kappaAndItsIntervalAreThoseOfThePapers() throws {
    let table = [[75, 1, 4], [5, 4, 1], [0, 0, 10]]
    let pairs = table.enumerated().flatMap { i, row in
      row.enumerated().flatMap { j, n in Array(repeating: ("\(i)", "\(j)"), count: n) }
    }
    let result = try #require(KappaAgreement(pairs))
    #expect(result.items == 100 && abs(result.observed - 0.89) < 1e-12)
    #expect(abs(result.expected - 0.66) < 1e-12)
    #expect(abs((result.kappa ?? 0) - 0.676_470_588) < 1e-8)
    #expect(abs((result.low ?? 0) - (0.676_470_588 - 1.959_964 * 0.087_702_953)) < 1e-6)
    #expect(abs((result.high ?? 0) - (0.676_470_588 + 1.959_964 * 0.087_702_953)) < 1e-6)
  }

  @Test func withoutVarietyThereIsNoKappa() {
    #expect(KappaAgreement([]) == nil)
    let same = KappaAgreement([("x", "x"), ("x", "x")])
    #expect(same?.observed == 1 && same?.kappa == nil)
    #expect(KappaAgreement([("x", "y"), ("y", "x")])?.kappa == -1)
    #expect(KappaAgreement([("x", "x"), ("y", "y")])?.high == 1)
  }

  @Test func blindReviewersDecideApartAndAreCompared() throws {
    let desk = try Desk()
    let store = desk.store
    func scope(_ name: String) -> ReviewScope { .blind(round: "May", reviewer: name) }
    #expect(throws: ReviewError.self) {
      try store.decide([accept("湿地")], by: "Li", in: scope("Li"))
    }
    try store.openRound("May", by: "Zhao")
    try store.decide([accept("湿地"), accept("候鸟")], by: "Li", in: scope("Li"))
    try store.decide([accept("湿地")], by: "Wang", in: scope("Wang"))
    try store.decide(
      [.status(.rejected, ofTerm: "候鸟", basis: .value(nil)), accept("滩涂")], by: "Wang",
      in: scope("Wang"))
    #expect(throws: ReviewError.self) {
      try store.decide([accept("滩涂")], by: "Li", in: scope("Wang"))
    }
    #expect(throws: ReviewError.self) { try store.result(ofRound: "May", "Li", "Wang") }
    // Undo stays in the round, and nobody else sees anything.
    #expect(throws: ReviewError.self) { try store.undo(by: "Li") }
    #expect(try store.events(after: 0).count == 1)
    #expect(try store.term("湿地")?.status ?? .undecided == .undecided)
    try store.closeRound("May", by: "Zhao")
    #expect(throws: ReviewError.self) { try store.undo(by: "Li", in: scope("Li")) }
    #expect(throws: ReviewError.self) { try store.openRound("May", by: "Li") }
    #expect(try store.reviewers(inRound: "May") == ["Li", "Wang"])
    #expect(try store.rounds().map(\.isOpen) == [false])

    let result = try store.result(ofRound: "May", "Li", "Wang")
    #expect(result.terms?.items == 2 && result.terms?.observed == 0.5)
    #expect(result.disagreements.map(\.subject) == [.term("候鸟")])
    #expect(result.disagreements.first?.first.value == "accepted")
    #expect(result.disagreements.first?.second.actor == "Wang")
    #expect(result.decidedByOne == 1)
    try store.decide(result.agreed, by: "Zhao")
    #expect(try store.value(.term("湿地"), .status) == "accepted")
    #expect(try store.verify() == [])
  }
}
