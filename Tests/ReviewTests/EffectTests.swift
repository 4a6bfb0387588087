import Consistency
import Corpus
import Terminology
import TestSupport
import Testing

@testable import Review

@Suite struct EffectTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.store.take(wetlands)
    return desk
  }

  private let approval: [ReviewDecision] = [
    .status(.preferred, of: "wetland", inTerm: "湿地", basis: .any), accept("湿地"),
  ]

  @Test func approvingTurnsComparisonsOffAndDeparturesOn() throws {
    let effects = ReviewEffects(try desk().store.list())
    let effect = effects.preview(approval)
    #expect(
      Set(effect.off.map(\.id)) == [
        Finding.id(of: .internalVariation, term: "湿地", document: "b.en"),
        Finding.id(of: .sourceConflict, term: "湿地", document: "b.en"),
      ])
    #expect(
      effect.on.map(\.id) == [Finding.id(of: .notApproved, term: "湿地", document: "b.en")])
    #expect(
      effect.conformity == [
        .init(
          document: "a.en", rightBefore: 0, renderedBefore: 0, rightAfter: 3, renderedAfter: 3),
        .init(
          document: "b.en", rightBefore: 0, renderedBefore: 0, rightAfter: 0, renderedAfter: 3),
      ])
  }

  @Test func forbiddenAndAdmittedRenderingsCountEachTheirWay() throws {
    var effects = ReviewEffects(try desk().store.list())
    effects.apply(approval)
    let forbidding = effects.preview([
      .status(.forbidden, of: "marsh", inTerm: "湿地", basis: .any),
      .status(.admitted, of: "swamp", inTerm: "湿地", basis: .any),
    ])
    #expect(
      forbidding.on.map(\.rule) == [.forbidden] && forbidding.off.map(\.rule) == [.notApproved])
    #expect(forbidding.conformity.first?.rightAfter == 2)
    let joining = effects.preview(
      ReviewDecision.merge(renderings: ["swamp", "marsh"], into: "wetland", of: "湿地"))
    #expect(joining.off.map(\.rule) == [.notApproved] && joining.on.isEmpty)
  }

  @Test func joiningRenderingsEndsVariation() throws {
    let effects = ReviewEffects(try desk().store.list())
    let effect = effects.preview(
      ReviewDecision.merge(renderings: ["marsh"], into: "swamp", of: "湿地"))
    #expect(effect.off.map(\.rule) == [.internalVariation] && effect.on.isEmpty)
    let apart = effects.preview(ReviewDecision.split(rendering: "the wetland", of: "湿地"))
    #expect(apart.on.map(\.document) == ["a.en"] && apart.on.map(\.rule) == [.internalVariation])
  }

  @Test func whatIsNoTermHasNoFindings() throws {
    let list = try desk().store.list()
    let effect = ReviewEffects(list).preview([.status(.rejected, ofTerm: "候鸟", basis: .any)])
    #expect(effect.off.map(\.id) == list.terms[1].findings.map(\.id) && effect.on.isEmpty)
  }

  /// Applying the log step by step comes to the same as reading the list anew.
  @Test func theEffectOfTheLogIsThatOfTheList() throws {
    let desk = try desk()
    var effects = ReviewEffects(try desk.store.list())
    var dice = SeededGenerator(3)
    for _ in 0..<40 {
      let text = ["wetland", "swamp", "marsh"].randomElement(using: &dice) ?? ""
      let status = RenderingStatus.allCases.randomElement(using: &dice) ?? .admitted
      let term = TermStatus.allCases.randomElement(using: &dice) ?? .later
      let step =
        (try? desk.store.decide(
          [
            .status(status, of: text, inTerm: "湿地", basis: .any),
            .status(term, ofTerm: "湿地", basis: .any),
          ], by: "Li")) ?? (try? desk.store.undo(by: "Li"))
      if let step { effects.apply(step.events) }
      #expect(effects.standing == ReviewEffects(try desk.store.list()).standing)
    }
  }

  /// What is foretold is what the analysis finds against the decided glossary.
  @Test func theForecastIsWhatACheckFinds() throws {
    let desk = try desk()
    try desk.store.decide(
      approval + [
        .status(.preferred, of: "migratory bird", inTerm: "候鸟", basis: .any), accept("候鸟"),
      ], by: "Li")
    let glossary = try desk.store.decidedGlossary()
    let rules = GlossaryRules(glossary, lexicon: .init(), forms: englishForms)
    let checked = ConsistencyAnalysis(forms: englishForms).report(
      on: termList(wetlands), against: rules)
    let bearing: Set<Rule> = [.notApproved, .forbidden, .internalVariation, .sourceConflict]
    let found = checked.findings.filter { bearing.contains($0.rule) }
    let foretold = ReviewEffects(try desk.store.list()).standing.filter {
      bearing.contains($0.rule)
    }
    #expect(Set(foretold.map(\.id)) == Set(found.map(\.id)) && !found.isEmpty)
    for state in foretold {
      let finding = try #require(found.first { $0.id == state.id })
      #expect(abs(finding.severity - state.severity) < 1e-9 && finding.level == state.level)
    }
  }
}
