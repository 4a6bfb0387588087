import Review
import Terminology
import TestSupport
import Testing

@Suite struct GlossaryTests {
  private func decided() throws -> Desk {
    let desk = try Desk()
    try desk.store.take(wetlands + [term("沼泽", ["a.en": ["bog"]])])
    let store = desk.store
    try store.decide(
      [
        accept("湿地"), .status(.preferred, of: "the wetland", inTerm: "湿地", basis: .any),
        .status(.forbidden, of: "marsh", inTerm: "湿地", basis: .any),
        .init(.term("湿地"), .definition, "land covered by shallow water", basis: .any),
        .init(.term("湿地"), .subjectField, "ecology", basis: .any),
        .init(.term("湿地"), .note, "not of rice fields", basis: .any),
        .init(.term("湿地"), .partOfSpeech, "noun", basis: .any),
      ], by: "Li")
    try store.decide(
      [
        .status(.admitted, of: "swamp", inTerm: "湿地", basis: .any),
        .init(.rendering("swamp", of: "湿地"), .text, "swampland", basis: .any),
        .init(.rendering("swamp", of: "湿地"), .note, "of machines", basis: .any),
      ], by: "Wang")
    try store.decide([.status(.rejected, ofTerm: "候鸟", basis: .any)], by: "Wang")
    try store.decide(ReviewDecision.merge(terms: ["沼泽"], into: "湿地"), by: "Wang")
    return desk
  }

  @Test func theDecidedGlossarySaysWhatWhoAndWhen() throws {
    let glossary = try decided().store.decidedGlossary()
    #expect(glossary.concepts.count == 1)
    let concept = try #require(glossary.concepts.first)
    #expect(concept.subjectField == "ecology" && concept.notes == ["not of rice fields"])
    #expect(concept.definition == "land covered by shallow water")
    #expect(
      concept.transactions == [
        Transaction(type: "modification", date: "2027-01-15", person: "Li", personID: "p1")
      ])
    #expect(concept.languages.map(\.language) == [.chinese, .english])
    #expect(concept.languages[0].terms.map(\.text) == ["湿地", "沼泽"])
    #expect(concept.languages[0].terms[0].partOfSpeech == .noun)
    let targets = concept.languages[1].terms
    #expect(targets.map(\.text) == ["wetland", "swampland", "marsh"])
    #expect(targets.map(\.status) == [.preferred, .admitted, .deprecated])
    #expect(targets[1].notes == ["of machines"] && targets[1].transactions.first?.person == "Wang")
    #expect(targets[0].contexts.first?.source == "a.en")
    #expect(glossary.references.first?.type == "respPerson")
    #expect(glossary.references.first?.objects.map { $0.fields[0].text } == ["Li", "Wang"])
  }

  @Test func decisionsArePriorKnowledge() throws {
    let desk = try decided()
    try desk.store.take([])
    let knowledge = try desk.store.priorKnowledge()
    #expect(knowledge.rejectedTerms == ["候鸟"])
    let targets = knowledge.glossary.concepts.first?.languages.last?.terms ?? []
    #expect(targets.map(\.status) == [.preferred, .admitted, .deprecated])
    #expect(knowledge.glossary.references.isEmpty)
  }

  @Test func sensesAndMergedRenderingsAreWrittenWhereTheyBelong() throws {
    let desk = try Desk()
    try desk.store.take(wetlands)
    try desk.store.decide(
      ReviewDecision.split(term: "湿地", sense: "湿地 (2)", moving: ["marsh"])
        + ReviewDecision.merge(renderings: ["the wetland"], into: "wetland", of: "湿地")
        + [
          accept("湿地"), accept("湿地 (2)"),
          .status(.preferred, of: "the wetland", inTerm: "湿地", basis: .any),
          .status(.admitted, of: "marsh", inTerm: "湿地", basis: .any),
        ], by: "Li")
    let concepts = try desk.store.decidedGlossary().concepts
    #expect(concepts.map { $0.languages[0].terms.map(\.text) } == [["湿地"], ["湿地"]])
    #expect(concepts.map { $0.languages[1].terms.map(\.text) } == [["wetland"], ["marsh"]])
    #expect(concepts[0].languages[1].terms[0].status == .preferred)
    #expect(Set(concepts.map(\.id)).count == 2)
  }

  @Test func suppressionsAreThoseOfTheDay() throws {
    let desk = try Desk()
    try desk.store.take(wetlands)
    let ids = try desk.store.list().terms[0].findings.map(\.id)
    let subjects = ids.map { ReviewSubject.finding($0, of: "湿地") }
    try desk.store.decide(
      [
        .init(subjects[0], .suppression, "a quotation\tof old", basis: .any),
        .init(subjects[1], .suppression, "until print", basis: .any),
        .init(subjects[1], .suppressedUntil, "2027-01-15", basis: .any),
      ], by: "Li")
    #expect(
      try desk.store.suppressionTable(on: "2027-01-15")
        == "id\treason\texpires\n\(ids[0])\ta quotation of old\t\n\(ids[1])\tuntil print\t2027-01-15\n"
    )
    #expect(
      try desk.store.suppressionTable(on: "2027-01-16")
        == "id\treason\texpires\n\(ids[0])\ta quotation of old\t\n")
  }
}
