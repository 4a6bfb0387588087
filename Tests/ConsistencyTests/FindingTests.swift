import Consistency
import Terminology
import TestSupport
import Testing

@Suite struct FindingTests {
  private func findings(_ terms: TermRecord...) -> [Finding] {
    analysis().report(on: termList(terms)).findings
  }

  @Test func translationThatSettlesOnAnotherRenderingIsAConflict() throws {
    let finding = try #require(
      findings(
        term(
          "守正创新",
          [
            "mt.txt": Array(repeating: "integrity and innovation", count: 3),
            "official.txt": Array(repeating: "principle and progress", count: 4),
          ])
      ).first)
    #expect(finding.rule == .sourceConflict)
    #expect(finding.document == "mt.txt")
    // 100 · 0.8 · L(3,3) = 0.6462 · log₂(4)/3 · 1
    #expect(abs(finding.severity - 34.46) < 0.01)
    #expect(finding.level == .warning)
    #expect(
      finding.message
        == "守正创新: mt.txt has “integrity and innovation” in 3 of 3 places, while the preferred"
        + " rendering is “principle and progress”, in 4 of 7 places over all translations."
        + " Exact p 0.03 against the other translations.")
    #expect(
      finding.evidence.map(\.rendering) == ["integrity and innovation", "principle and progress"])
    #expect(finding.evidence.map(\.target.line) == [10, 10])
  }

  @Test func variationInsideATranslationIsFound() throws {
    let texts = ["big picture", "big picture", "The big picture", "general interest"]
    let finding = try #require(
      findings(term("大局", ["a.txt": texts])).first { $0.rule == .internalVariation })
    #expect(
      finding.message
        == "大局 is rendered in 2 ways in a.txt: “big picture” (3) and “general interest” (1).")
    #expect(finding.evidence.count == 2)
  }

  @Test func omissionIsFoundWhereTheTermIsRenderedElsewhere() throws {
    let found = findings(
      term("法治", ["a.txt": ["rule of law", nil, nil]]), term("德治", ["a.txt": [nil, nil]]))
    #expect(found.map(\.rule) == [.omission])
    #expect(
      found.first?.message
        == "法治 is not rendered in 2 of 3 places in a.txt; the preferred rendering is “rule of law”."
    )
    #expect(found.first?.evidence.map(\.rendering) == [nil, nil, "rule of law"])
  }

  @Test func aDroppedNameWeighsMoreThanAnotherTerm() throws {
    var name = term("广州", ["a.txt": ["Guangzhou", nil, nil, nil]])
    name.nameKind = .place
    let found = findings(name, term("法治", ["a.txt": ["rule of law", nil, nil, nil]]))
    #expect(found.map(\.rule) == [.droppedName, .omission])
    #expect(abs(found[0].severity / found[1].severity - 1.5) < 1e-9)
    #expect(
      found[0].message
        == "The name 广州 is left out in 3 of 4 places in a.txt; the preferred rendering is"
        + " “Guangzhou”.")
    #expect(found[0].evidence.map(\.rendering) == [nil, nil, nil, "Guangzhou"])
  }

  @Test func aPronounMayStandForAPersonButNotForAPlace() {
    func rules(_ kind: NameKind) -> [Rule] {
      var name = term("王明", ["a.txt": ["Wang Ming", nil, nil]])
      name.nameKind = kind
      name.occurrences = OccurrenceList(
        name.occurrences.map { occurrence in
          var occurrence = occurrence
          if occurrence.target.line == 20 { occurrence.targetText = "Then His plan was made." }
          return occurrence
        })
      return findings(name).map(\.rule)
    }
    #expect(rules(.person) == [.droppedName, .omission])
    #expect(rules(.place) == [.droppedName])
  }

  @Test func oneRenderingForSeveralTermsIsFound() throws {
    var longer = term("对外工作会议", ["a.txt": ["external work"]])
    longer.nestedTerms = ["对外工作"]
    let shared = findings(
      term("外事工作", ["a.txt": ["external work", "external work"]]),
      term("对外工作", ["a.txt": ["External work"]]),
      longer)
    #expect(shared.map(\.rule) == [.sharedRendering])
    #expect(
      shared.first?.message == "“external work” renders 2 terms: 外事工作 (2) and 对外工作 (1).")
  }

  @Test func trivialVariationNeverWeighsMuch() throws {
    let found = findings(
      term("发展", ["a.txt": ["the development", "development", "Development", "development"]]))
    #expect(found.map(\.rule) == [.trivialVariation, .trivialVariation])
    #expect(found.allSatisfy { $0.severity <= 5 && $0.level == .note })
  }

  @Test func mixedSpellingIsFoundAndWordsOfBothAreNot() {
    let mixed = findings(
      term("现代化", ["a.txt": ["modernisation"]]), term("中心", ["a.txt": ["center"]]))
    #expect(mixed.map(\.rule) == [.spellingMix])
    let pure = findings(
      term("对话", ["a.txt": ["dialogue"]]), term("企业", ["a.txt": ["enterprise"]]),
      term("中心", ["a.txt": ["center"]]))
    #expect(pure.isEmpty)
  }

  @Test func aLongListOfRenderingsIsCut() throws {
    let finding = try #require(
      findings(term("大局", ["a.txt": (0..<20).map { "picture number \($0)" }])).first)
    #expect(finding.message.hasSuffix("“picture number 14” (1) and 13 more."))
    #expect(finding.evidence.count == 8)
  }
}
