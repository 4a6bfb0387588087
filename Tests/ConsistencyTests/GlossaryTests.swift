import Corpus
import Terminology
import TestSupport
import Testing

@testable import Consistency

/// A glossary of one source term for each line `term: rendering | -deprecated | =exact | ^case`.
private func rules(_ lines: String...) throws -> GlossaryRules {
  var glossary = Glossary(
    title: "", sourceDescription: "", language: .chinese, concepts: [])
  for (k, line) in lines.enumerated() {
    let sides = line.split(separator: ":").map { $0.split(separator: " ").joined(separator: " ") }
    let terms = sides[1].split(separator: "|").map { text -> Term in
      let text = text.split(separator: " ").joined(separator: " ")
      switch text.first {
      case "-": return Term(text: String(text.dropFirst()), status: .deprecated)
      case "=": return Term(text: String(text.dropFirst()), matching: .exact)
      case "^": return Term(text: String(text.dropFirst()), matching: .caseSensitive)
      default: return Term(text: text)
      }
    }
    glossary.concepts.append(
      Concept(
        id: "c\(k)",
        languages: [
          LanguageSection(language: .chinese, terms: [Term(text: sides[0])]),
          LanguageSection(language: .english, terms: terms),
        ]))
  }
  return GlossaryRules(glossary, lexicon: try shippedLexicon.get(), forms: englishForms)
}

@Suite struct GlossaryMatchTests {
  private func use(_ rendering: String, in text: String, places: Int = 1) throws -> GlossaryUse {
    let rules = try rules("词: \(rendering)")
    var vocabulary = rules.vocabulary
    let bytes = Array(text.utf8)
    return try #require(rules.entries.first).use(
      in: vocabulary.words(of: bytes), bytes, places: places)
  }

  @Test(arguments: [
    ("tidal wetland", "We protect the Tidal Wetlands."),
    ("protect wetlands", "Protecting wetlands matters."),
    ("protect wetlands", "Wetlands must be protected."),
    ("leadership of the Party", "the Party’s leadership"),
    ("World Health Organization", "The WHO said so."),
    ("WHO", "the World Health Organisation said so"),
    ("programme of defence", "a defense program"),
    ("major-country diplomacy", "diplomacy of a major country"),
    ("rule of law", "(rule of law)"),
    ("opening up", "opening the country up"),
    ("U.S. economy", "the US economy"),
  ])
  func anApprovedRenderingIsSeenInAnyFormAndOrder(rendering: String, text: String) throws {
    #expect(try use(rendering, in: text).isApproved)
  }

  @Test(arguments: [
    ("tidal wetland", "the tidal flat"), ("rule of law", "the law; much later comes a new rule"),
    ("WHO", "Who is in charge?"), ("=reform", "reforms"), ("^Party", "a party was held"),
    ("^Belt and Road", "belt and road"), ("art", "party"), ("east", "at least"),
    ("integrity", "integration"),
  ])
  func whatOnlyLooksLikeItIsNone(rendering: String, text: String) throws {
    #expect(try use(rendering, in: text) == .other)
  }

  @Test func placesAreThoseOfTheText() throws {
    let text = "They “uphold” the rule of law."
    guard case .approved(0, let range) = try use("rule of law", in: text) else {
      Issue.record("not found")
      return
    }
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "rule of law")
  }

  @Test func aDeprecatedRenderingIsSeenUnlessTheApprovedOneExplainsIt() throws {
    #expect(try use("water level | -level", in: "The level fell.").isForbidden)
    #expect(try use("water level | -level", in: "The water level fell.").isApproved)
    let both = "The water level is one thing, the level another."
    #expect(try use("water level | -big picture", in: both + " A big picture.").isApproved)
    #expect(
      try use("water level | -big picture", in: both + " A big picture.", places: 2).isForbidden)
  }

  @Test func aLongerSourceTermExplainsTheShorter() throws {
    let rules = try rules("港口: port", "港口城市: port city", "城市: city")
    var folding = rules.folding
    let found = rules.entries(in: "這座港口城市有港口。", &folding)
    #expect(found.map { rules.entries[$0.entry].source } == ["港口城市", "港口"])
  }

  @Test func anyTextIsMatchedWithoutTrouble() throws {
    let rules = try rules("词: a’s | ’ | — | WHO")
    var vocabulary = rules.vocabulary
    let hostile: [[UInt8]] = [
      [], [0xE2], [0xE2, 0x80], [0xFF, 0xFE, 0x41], Array("’s".utf8), Array("..A.B.".utf8), [0x80],
    ]
    for text in hostile {
      let words = vocabulary.words(of: text)
      #expect(words.ranges.allSatisfy { $0.upperBound <= text.count })
      for entry in rules.entries { _ = entry.use(in: words, text, places: 1) }
    }
  }
}

@Suite struct GlossaryFindingTests {
  private func report(_ rules: GlossaryRules, _ terms: TermRecord...) -> ConsistencyReport {
    analysis().report(on: rules.applied(to: termList(terms)), against: rules)
  }

  @Test func aRenderingThatIsNotApprovedIsAFinding() throws {
    let report = report(
      try rules("潮汐湿地: tidal wetland | tidal marsh"),
      term(
        "潮汐湿地",
        [
          "a.txt": ["tidal wetlands", "tidal marsh", "the Tidal Wetland"],
          "b.txt": Array(repeating: "tide land", count: 7),
        ]))
    #expect(report.findings.map(\.rule).filter { $0 != .trivialVariation } == [.notApproved])
    let finding = try #require(report.findings.first)
    #expect(finding.document == "b.txt" && finding.level == .error)
    // 100 · 0.9 · L(7,7) = 0.8100 · 1 · 1
    #expect(abs(finding.severity - 72.9) < 0.05)
    #expect(finding.message.contains("“tidal wetland” and “tidal marsh”"))
    #expect(finding.evidence.map(\.rendering) == ["tide land"])
    #expect(report.terms[0].renderings.map(\.kind).filter { $0 == .divergent }.count == 1)
    #expect(report.documents.map(\.conformity.micro) == [1, 0, nil])
    #expect(report.standard.basis == .glossary)
  }

  @Test func approvedRenderingsMayVary() throws {
    let report = report(
      try rules("大局: big picture | overall situation"),
      term("大局", ["a.txt": ["big picture", "overall situation"], "b.txt": ["big picture"]]))
    #expect(report.findings.isEmpty)
    #expect(report.terms[0].verdict == .trivial)
  }

  @Test func aDeprecatedRenderingIsAWarningAtLeast() throws {
    let report = report(
      try rules("大局: overall situation | -big picture"),
      term("大局", ["a.txt": ["overall situation", "big picture"]]))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == .forbidden && finding.level == .warning)
    #expect(finding.severity < 25)
    #expect(finding.message.contains("“big picture” (1); approved: “overall situation”"))
  }

  @Test func oneRenderingForTwoTermsIsSaidWhereTheGlossaryHasItSo() throws {
    let terms = [
      term("对外工作", ["a.txt": ["external work", "external work"]]),
      term("外事工作", ["a.txt": ["external work"]]),
    ]
    let rules = try rules("对外工作: external work", "外事工作: external work | foreign affairs")
    let finding = try #require(report(rules, terms[0], terms[1]).findings.first)
    #expect(finding.rule == .sharedRendering && finding.severity < 5)
    #expect(
      finding.message
        == "“external work” renders 2 terms, as the glossary has it: 对外工作 (2) and 外事工作 (1).")
  }

  @Test(arguments: [true, false])
  func theRenderingOfOneTermForAnotherIsAFinding(isListed: Bool) throws {
    let rules =
      isListed
      ? try rules("对外工作: external work", "外事工作: foreign affairs")
      : try rules("对外工作: external work")
    // The owner of the rendering need not stand in the texts.
    let report = report(rules, term("外事工作", ["a.txt": ["External work", "external work"]]))
    let finding = try #require(report.findings.first { $0.rule == .sharedRendering })
    #expect(finding.term == "外事工作" && finding.counts.bad == 2 && finding.counts.total == 2)
    #expect(finding.counts.weight == 0.5 && finding.blamed.count == 2)
    #expect(
      finding.message
        == "“External work” is the glossary’s rendering of 对外工作, and renders 外事工作 (2), too.")
    #expect(report.findings.contains { $0.rule == .notApproved } == isListed)
  }

  @Test func aTermInsideTheOwnerMayShareItsRendering() throws {
    let report = report(
      try rules("对外开放: opening up"), term("开放", ["a.txt": ["opening up"]]))
    #expect(report.findings.isEmpty)
  }

  @Test func minedTermsAreComparedBesideTheGlossary() throws {
    let rules = try rules("港口: port", "大局: overall situation")
    let checked = rules.applied(
      to: termList([term("港口", ["a.txt": ["harbour"], "b.txt": ["port"]]), term("大局", [:])]))
    let joined = rules.joined(
      checked,
      with: [
        term("港口", ["a.txt": ["harbour"], "b.txt": ["port"]]),
        term(
          "守正创新",
          [
            "a.txt": Array(repeating: "integrity and innovation", count: 3),
            "b.txt": Array(repeating: "principle and progress", count: 4),
          ]),
      ])
    #expect(joined.terms.map(\.sourceTerm) == ["港口", "守正创新"])
    let report = analysis().report(on: joined, against: rules)
    #expect(Set(report.findings.map(\.rule)) == [.sourceConflict, .notApproved])
    // Conformity is that to the glossary.
    #expect(report.standard.basis == .glossary)
    #expect(report.documents.map(\.conformity.micro) == [0, 1, nil])
  }

  @Test func everyBadPlaceIsMarkedAndManyAreCounted() throws {
    let rules = try rules("大局: overall situation")
    let few = report(
      rules, term("大局", ["a.txt": ["overall situation", "big picture", "big picture"]]))
    #expect(few.findings.first?.blamed.map(\.target.line) == [20, 30])
    #expect(few.findings.first?.evidence.count == 1)
    let many = report(rules, term("大局", ["a.txt": Array(repeating: "big picture", count: 130)]))
    #expect(many.findings.first?.blamed.count == Finding.placeLimit)
    #expect(many.findings.first?.counts.bad == 130)
  }

  @Test func theGlossarySeesWhatTheFinderMissed() throws {
    var record = term("大局", ["a.txt": ["overall situation", nil]])
    record.occurrences = OccurrenceList(
      record.occurrences.map { occurrence in
        var occurrence = occurrence
        occurrence.targetText = "The overall situation is good."
        occurrence.rendering = nil
        occurrence.confidence = 0.2
        return occurrence
      })
    let report = report(try rules("大局: overall situation"), record)
    #expect(report.findings.isEmpty)
    #expect(report.terms[0].verdict == .consistent)
  }

  @Test func pairsAreCheckedWithoutKeepingThem() throws {
    let rules = try rules("大局: overall situation | -big picture", "港口: port")
    var check = GlossaryCheck(rules)
    check.begin(DocumentRecord(id: "m.tsv", language: .english, translates: "m.tsv"))
    let texts = [
      ("顾全大局", "Bear the overall situation in mind."), ("大局", "the big picture"),
      ("港口和港口", "the harbour"), ("没有词", "nothing"),
    ]
    let pairs = texts.enumerated().map {
      TextPair(source: $0.element.0, target: $0.element.1, line: $0.offset + 2)
    }
    // Many shares, to show that they add up.
    for _ in 0..<3 { check.add(Array(repeating: pairs, count: 700).flatMap(\.self)) }
    let report = check.report()
    #expect(report.findings.map(\.rule) == [.notApproved, .forbidden])
    #expect(report.findings[0].counts.bad == 4200 && report.findings[0].counts.total == 4200)
    #expect(report.findings[1].counts.bad == 2100 && report.findings[1].counts.total == 4200)
    // So many are marked, the first ones.
    #expect(report.findings[0].blamed.count == 20 && report.findings[1].blamed.count == 20)
    // An example for each wording, however many shares were counted side by side.
    #expect(report.findings[0].evidence.map(\.target.line) == [4, 4, 4])
    #expect(report.findings[1].evidence.map(\.rendering) == ["big picture"])
    #expect(report.text().contains("m.tsv:4: no sure rendering"))
    #expect(report.terms.map(\.verdict) == [.divergent, .divergent])
    #expect(report.documents[0].conformity.micro == 0.25)
  }
}
