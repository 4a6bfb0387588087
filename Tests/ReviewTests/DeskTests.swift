import Review
import Terminology
import TestSupport
import Testing

@Suite struct DeskTests {
  private func desk(_ folder: Desk, _ reviewer: String) throws -> ReviewDesk {
    try ReviewDesk(store: folder.again(), reviewer: reviewer)
  }

  @Test func aDecisionChangesTheListInPlace() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var li = try desk(folder, "Li")
    let place = try #require(li.index(of: "湿地"))
    let outcome = try li.decide(ReviewDecision.prefer("wetland", of: li.list.terms[place]))
    #expect(li.list.terms[place].status == .accepted)
    #expect(li.list.terms[place].renderings.first?.status == .preferred)
    #expect(!outcome.effect.off.isEmpty && li.lastEvent == outcome.step.events.last?.id)
    let undone = try li.undo()
    #expect(undone.effect.off == outcome.effect.on)
    #expect(try li.list == folder.store.list())
  }

  @Test func anotherPreferredRenderingBecomesAdmitted() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var li = try desk(folder, "Li")
    _ = try li.decide(ReviewDecision.prefer("wetland", of: li.list.terms[0]))
    _ = try li.decide(ReviewDecision.prefer("swamp", of: li.list.terms[0]))
    let statuses = Dictionary(
      li.list.terms[0].renderings.map { ($0.text, $0.status) }, uniquingKeysWith: { a, _ in a })
    #expect(statuses["swamp"] == .preferred && statuses["wetland"] == .admitted)
  }

  @Test func acceptingAsShownTakesTheFirstRendering() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var li = try desk(folder, "Li")
    _ = try li.decide(ReviewDecision.accept(li.list.terms[0]))
    #expect(li.list.terms[0].renderings[0].status == .preferred)
    #expect(try !folder.store.decidedGlossary().concepts.isEmpty)
  }

  @Test func whatOthersWroteIsTakenInBeforeAConflictIsTold() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var (li, wang) = (try desk(folder, "Li"), try desk(folder, "Wang"))
    let mine: [ReviewDecision] = [.status(.rejected, ofTerm: "湿地", basis: .revision(0))]
    _ = try wang.decide([.status(.accepted, ofTerm: "湿地", basis: .revision(0))])
    let conflict = #expect(throws: ReviewConflict.self) { try li.decide(mine) }
    #expect(conflict?.theirs == "accepted" && conflict?.actor == "Wang")
    #expect(li.list.terms[0].status == .accepted)
  }

  @Test func anotherExtractionBringsAnotherList() throws {
    let folder = try Desk()
    try folder.store.take([wetlands[0]])
    var li = try desk(folder, "Li")
    try folder.store.take(wetlands)
    #expect(try li.refresh().isEmpty)
    #expect(try li.list == folder.store.list() && li.index(of: "候鸟") == 1)
  }

  /// Whatever two people do in turns, each of their lists is what reading the store anew gives, and so are the findings.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func theListKeptIsTheListRead(seed: UInt64) throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    var desks = [try desk(folder, "Li"), try desk(folder, "Wang")]
    var dice = SeededGenerator(seed)
    for _ in 0..<40 {
      let who = Int.random(in: 0..<2, using: &dice)
      do {
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: _ = try desks[who].undo()
        case 1: _ = try desks[who].redo()
        default: _ = try desks[who].decide(Self.wish(&dice))
        }
      } catch is ReviewConflict {
      } catch let error as ReviewError where error.kind == .nothingToDo {}
      _ = try desks[who].refresh()
      #expect(try desks[who].list == folder.store.list())
      #expect(
        desks[who].effects.standing == ReviewEffects(desks[who].list).standing)
      #expect(
        desks[who].list.terms.enumerated().allSatisfy { desks[who].index(of: $1.term) == $0 })
    }
  }

  private static func wish(_ dice: inout SeededGenerator) -> [ReviewDecision] {
    let text = ["wetland", "swamp", "marsh"].randomElement(using: &dice) ?? ""
    let status = RenderingStatus.allCases.randomElement(using: &dice) ?? .admitted
    let sense = ["湿地 (a)", "湿地 (b)"].randomElement(using: &dice) ?? ""
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: return [.status(status, of: text, inTerm: "湿地", basis: .any)]
    case 1: return ReviewDecision.split(term: "湿地", sense: sense, moving: [text])
    case 2: return [ReviewDecision(.term(sense), .splitFrom, nil, basis: .any)]
    case 3:
      return [ReviewDecision(.term("候鸟"), .note, "\(status)", basis: .any, reason: text)]
    default:
      let term = TermStatus.allCases.randomElement(using: &dice) ?? .later
      return [.status(term, ofTerm: "湿地", basis: .any)]
    }
  }

  @Test func blindRoundsDoNotMix() throws {
    let folder = try Desk()
    try folder.store.take(wetlands)
    try folder.store.openRound("r", by: "Li")
    var (li, shared) = (
      try ReviewDesk(
        store: folder.store, reviewer: "Li", scope: .blind(round: "r", reviewer: "Li")),
      try desk(folder, "Wang")
    )
    _ = try li.decide([accept("湿地")])
    #expect(try shared.refresh().isEmpty && shared.list.terms[0].status == .undecided)
    #expect(li.list.terms[0].status == .accepted)
  }

  @Test func thePaceLeavesPausesOut() throws {
    let folder = try Desk()
    try folder.store.take((0..<6).map { term("词\($0)", ["a.en": ["word"]]) })
    let seconds = Clock([0, 10, 20, 30, 4000, 4010])
    let store = try ReviewStore(path: folder.store.path, now: { seconds.next() })
    var li = try ReviewDesk(store: store, reviewer: "Li")
    #expect(li.pace.perMinute == nil)
    for number in 0..<6 { _ = try li.decide([accept("词\(number)")]) }
    #expect(li.pace.perMinute == 6 && li.pace.minutes(for: 12) == 2)
    #expect(li.pace.decidedInSession == 6)
    let again = try ReviewDesk(store: store, reviewer: "Li")
    #expect(again.pace.perMinute == 6 && again.pace.decidedInSession == 0)
    #expect(ReviewProgress(again.list).accepted == 6 && ReviewProgress(again.list).left == 0)
  }
}
