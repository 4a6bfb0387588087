import Terminology
import Testing

private func occurrence(
  _ rendering: String?, confidence: Double, bead: Int, target: String = "002-en.txt"
) -> Occurrence {
  let text = "Sentence \(bead) about \(rendering ?? "something else")."
  return Occurrence(
    source: Place(document: "001-zh.txt", line: bead), target: Place(document: target, line: bead),
    bead: bead, sourceText: "第\(bead)句。", sourceRange: 0..<3, targetText: text,
    rendering: rendering.map { Rendering(text: $0, range: 0..<0) }, confidence: confidence)
}

private func list(_ records: [TermRecord]) -> TermList {
  TermList(
    sourceLanguage: .chinese, targetLanguage: .english, documents: [], terms: records)
}

private func glossary(
  _ equivalents: [Equivalent], _ occurrences: [Occurrence] = [], score: Double = 4.207
) -> Glossary {
  let record = TermRecord(
    sourceTerm: "改革", score: score, frequency: 12, documentCount: 3, equivalents: equivalents,
    occurrences: occurrences)
  return list([record]).glossary(title: "t", sourceDescription: "s")
}

@Suite struct TermListGlossaryTests {
  @Test func mostFrequentEquivalentIsPreferred() throws {
    let terms = try #require(
      glossary([
        Equivalent(text: "change", count: 2), Equivalent(text: "reform", count: 9),
        Equivalent(text: "overhaul", count: 2),
      ]).concepts.first?.languages.last?.terms)
    #expect(terms.map(\.text) == ["reform", "change", "overhaul"])
    #expect(terms.map(\.status) == [.preferred, .admitted, .admitted])
    #expect(terms.map { $0.evidence(.occurrenceCount) } == ["9", "2", "2"])
  }

  @Test func termsWithoutEquivalentAreLeftOutUnlessAsked() {
    let records = [
      TermRecord(
        sourceTerm: "甲", score: 1, frequency: 1, documentCount: 1, equivalents: [], occurrences: []),
      TermRecord(
        sourceTerm: "乙", score: 1, frequency: 1, documentCount: 1,
        equivalents: [Equivalent(text: "B", count: 1)], occurrences: []),
    ]
    let without = list(records).glossary(title: "", sourceDescription: "")
    #expect(without.concepts.map(\.id) == ["c1"])
    #expect(without.concepts.first?.languages.first?.terms.first?.text == "乙")
    let all = list(records).glossary(
      title: "", sourceDescription: "", includingUntranslated: true)
    #expect(all.concepts.map(\.id) == ["c1", "c2"])
    #expect(all.concepts.first?.languages.map(\.language) == [.chinese])
  }

  @Test func contextIsTheSurestOccurrence() throws {
    let concept = try #require(
      glossary(
        [Equivalent(text: "reform policy", count: 4, surest: 2)],
        [
          occurrence("reform policy", confidence: 0.5, bead: 1),
          occurrence(nil, confidence: 1, bead: 2),
          occurrence("The Reform Policies", confidence: 0.9, bead: 3, target: "003-en.txt"),
          occurrence("reform policies", confidence: 0.9, bead: 4),
        ]
      ).concepts.first)
    #expect(
      concept.languages.last?.terms.first?.contexts
        == [Context(text: "Sentence 3 about The Reform Policies.", source: "003-en.txt")])
    #expect(
      concept.languages.first?.terms.first?.contexts
        == [Context(text: "第3句。", source: "001-zh.txt")])
  }

  @Test func anEquivalentNeverSeenHasNoContext() throws {
    let concept = try #require(
      glossary(
        [Equivalent(text: "reform", count: 1)], [occurrence("change", confidence: 1, bead: 1)]
      ).concepts.first)
    #expect(concept.languages.last?.terms.first?.contexts == [])
  }

  @Test func acronymsAreMarked() throws {
    let terms = try #require(
      glossary([
        Equivalent(text: "Communist Party of China", count: 2, type: .fullForm),
        Equivalent(text: "CPC", count: 1, type: .acronym),
      ]).concepts.first?.languages.last?.terms)
    #expect(terms.map(\.type) == [.fullForm, .acronym])
  }

  @Test(arguments: [
    (4.207, "4.21"), (0, "0.00"), (-1.5, "-1.50"), (-0.001, "0.00"), (1234.999, "1235.00"),
    (Double.nan, "0.00"), (Double.infinity, "0.00"),
  ])
  func countsAreEvidence(score: Double, text: String) throws {
    let glossary = glossary([Equivalent(text: "reform", count: 1)], score: score)
    let concept = try #require(glossary.concepts.first)
    #expect(concept.evidence(.rank) == "1")
    #expect(concept.evidence(.score) == text)
    let source = concept.languages.first?.terms.first
    #expect(source?.evidence(.occurrenceCount) == "12")
    #expect(source?.evidence(.documentCount) == "3")
    #expect(concept.notes.isEmpty)
  }
}
