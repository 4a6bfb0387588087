import Review
import TestSupport
import Testing

@Suite struct UndoTests {
  @Test func aBatchIsOneStepAlsoAfterARestart() throws {
    let desk = try Desk()
    try desk.store.decide(["改革", "开放", "创新"].map(accept), by: "Li")
    let later = try desk.again()
    let step = try later.undo(by: "Li")
    #expect(step.events.count == 3 && step.events.allSatisfy { $0.new == nil && $0.kind == .undo })
    #expect(try later.stateText() == "")
    try desk.store.redo(by: "Li")
    #expect(try later.value(.term("创新"), .status) == "accepted")
  }

  @Test func reviewersUndoTheirOwnStepsOnly() throws {
    let desk = try Desk()
    try desk.store.decide([accept("改革")], by: "Li")
    try desk.store.decide([accept("开放")], by: "Wang")
    try desk.store.undo(by: "Li")
    #expect(try desk.store.value(.term("改革"), .status) == nil)
    #expect(try desk.store.value(.term("开放"), .status) == "accepted")
    #expect(throws: ReviewError.self) { try desk.store.undo(by: "Li") }
    #expect(throws: ReviewError.self) { try desk.store.undo(by: "Zhao") }
  }

  @Test func aNewDecisionEndsRedo() throws {
    let desk = try Desk()
    try desk.store.decide([accept("改革")], by: "Li")
    try desk.store.undo(by: "Li")
    try desk.store.decide([accept("开放")], by: "Wang")
    #expect(try desk.store.stepCounts(of: "Li").redo == 1)
    try desk.store.decide([accept("创新")], by: "Li")
    #expect(try desk.store.stepCounts(of: "Li").redo == 0)
    #expect(throws: ReviewError.self) { try desk.store.redo(by: "Li") }
    #expect(try desk.store.verify() == [])
  }

  @Test func whatSomebodyElseChangedSinceIsNotUndone() throws {
    let desk = try Desk()
    let term = ReviewSubject.term("改革")
    try desk.store.decide([accept("改革"), accept("开放")], by: "Li")
    let seen = try desk.store.revision(of: term)
    try desk.store.decide([.init(term, .status, "later", basis: .revision(seen))], by: "Wang")
    let before = try desk.store.stateText()
    let conflict = #expect(throws: ReviewConflict.self) { try desk.store.undo(by: "Li") }
    #expect(
      conflict?.base == "accepted" && conflict?.theirs == "later" && conflict?.actor == "Wang")
    #expect(try desk.store.stateText() == before)
    try desk.store.undo(by: "Wang")
    try desk.store.undo(by: "Li")
    #expect(try desk.store.stateText() == "")
  }

  @Test func theSameValueGivenAnewBySomebodyElseIsNotUndone() throws {
    let desk = try Desk()
    let term = ReviewSubject.term("改革")
    try desk.store.decide([accept("改革")], by: "Li")
    try desk.store.decide([.init(term, .status, "later", basis: .any)], by: "Wang")
    try desk.store.decide([.init(term, .status, "accepted", basis: .any)], by: "Wang")
    #expect(throws: ReviewConflict.self) { try desk.store.undo(by: "Li") }
  }

  @Test func anEarlierStepIsUndoneAlone() throws {
    let desk = try Desk()
    let first = try desk.store.decide([accept("改革")], by: "Li").id
    try desk.store.decide([accept("开放")], by: "Li")
    try desk.store.undo(by: "Li", step: first)
    #expect(try desk.store.value(.term("改革"), .status) == nil)
    #expect(try desk.store.value(.term("开放"), .status) == "accepted")
    #expect(throws: ReviewError.self) { try desk.store.undo(by: "Wang", step: 2) }
  }

  @Test func redoIsRefusedWhereItWouldMakeTwoPreferred() throws {
    let desk = try Desk()
    func prefer(_ text: String) -> ReviewDecision {
      .status(.preferred, of: text, inTerm: "改革", basis: .value(nil))
    }
    try desk.store.decide([prefer("reform")], by: "Li")
    try desk.store.undo(by: "Li")
    try desk.store.decide([prefer("overhaul")], by: "Wang")
    #expect(throws: ReviewConflict.self) { try desk.store.redo(by: "Li") }
  }

  /// Whatever two people do in whatever order: the log folds to what is kept, and undoing all of it leads back to the start.
  @Test(arguments: UInt64(1)...12)
  func undoToTheBeginningIsTheStart(seed: UInt64) throws {
    let desk = try Desk()
    let stores = [desk.store, try desk.again()]
    try desk.store.decide(
      [.init(.term("t0"), .note, "before", basis: .any), accept("t1")], by: "Zhao")
    let start = try desk.store.stateText()
    var dice = SeededGenerator(seed)
    var operations = RandomOperations(seed: seed)
    for _ in 0..<60 {
      try operations.perform(on: stores[Int.random(in: 0...1, using: &dice)])
    }
    #expect(try desk.store.verify() == [])
    let end = try desk.store.stateText()
    try desk.store.rebuild()
    #expect(try desk.store.stateText() == end && (try desk.store.verify()) == [])
    // Steps that lean on others' have to wait for these.
    var progress = true
    while progress {
      progress = false
      for actor in RandomOperations.actors {
        while (try? desk.store.undo(by: actor)) != nil { progress = true }
      }
    }
    #expect(try desk.store.stateText() == start)
    #expect(try desk.store.verify() == [])
  }
}

/// Decisions, undos and redos of two reviewers on few fields, so that they meet often.
struct RandomOperations {
  static let actors = ["Li", "Wang"]
  private var dice: SeededGenerator

  init(seed: UInt64) { dice = SeededGenerator(seed &* 7919) }

  mutating func perform(on store: ReviewStore) throws {
    let actor = Self.actors[Int.random(in: 0...1, using: &dice)]
    do {
      switch Int.random(in: 0..<10, using: &dice) {
      case 0..<2: try store.undo(by: actor)
      case 2: try store.redo(by: actor)
      default:
        let count = Int.random(in: 1...4, using: &dice)
        try store.decide((0..<count).map { _ in decision() }, by: actor)
      }
    } catch is ReviewConflict {
    } catch let error as ReviewError where error.kind == .nothingToDo || error.kind == .invalid {
    }
  }

  private mutating func decision() -> ReviewDecision {
    let term = "t\(Int.random(in: 0..<4, using: &dice))"
    let text = "r\(Int.random(in: 0..<3, using: &dice))"
    let basis: ReviewDecision.Basis = Bool.random(using: &dice) ? .any : .value(nil)
    switch Int.random(in: 0..<5, using: &dice) {
    case 0:
      return .init(
        .term(term), .note, ["a", "b", nil].randomElement(using: &dice) ?? nil, basis: basis)
    case 1:
      let status = RenderingStatus.allCases.randomElement(using: &dice) ?? .admitted
      return .status(status, of: text, inTerm: term, basis: basis)
    case 2:
      let other = "r\(Int.random(in: 0..<3, using: &dice))"
      return .init(.rendering(text, of: term), .mergedInto, other, basis: basis)
    case 3:
      let other = "t\(Int.random(in: 4..<6, using: &dice))"
      return .init(.term(term), .mergedInto, other, basis: basis)
    default:
      let status = TermStatus.allCases.randomElement(using: &dice) ?? .later
      return .status(status, ofTerm: term, basis: basis)
    }
  }
}
