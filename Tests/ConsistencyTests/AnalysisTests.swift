import Consistency
import Terminology
import TestSupport
import Testing

@Suite struct AnalysisTests {
  private func report(
    _ terms: TermRecord..., options: ConsistencyOptions = ConsistencyOptions()
  ) -> ConsistencyReport {
    analysis(options).report(on: termList(terms))
  }

  @Test(arguments: [
    (["rule of law", "rule of law"], Verdict.consistent),
    (["rule of law", "rule\u{2002}of law"], .consistent),
    (["rule of law", "Rule of Law"], .trivial),
    (["rule of law", "the rule of law", "law-based governance"], .divergent),
    (["rule of law", nil], .single),
    ([nil, nil], .single),
  ])
  func verdictFollowsTheRenderings(renderings: [String?], verdict: Verdict) {
    #expect(report(term("法治", ["en.txt": renderings])).terms.first?.verdict == verdict)
  }

  @Test func aRenderingInPiecesCountsAsTheSameWordsInOneStretch() {
    var record = term("法治", ["en.txt": ["rule of law", "rule and reign of law"]])
    record.occurrences = OccurrenceList(
      record.occurrences.map { occurrence in
        var occurrence = occurrence
        guard let rendering = occurrence.rendering, rendering.text.contains("reign") else {
          return occurrence
        }
        let start = rendering.range.lowerBound
        occurrence.rendering?.pieces = [
          Rendering.Piece(text: "rule", range: start..<(start + 4)),
          Rendering.Piece(text: "of law", range: (start + 15)..<(start + 21)),
        ]
        occurrence.rendering?.joinsPieces = true
        return occurrence
      })
    #expect(report(record).terms.first?.verdict == .consistent)
  }

  @Test func preferredIsTheMostFrequentSetOfVariants() {
    let term = report(
      term(
        "一带一路",
        [
          "a.txt": ["Belt and Road", "the Belt and Road", "belt and road", "Belt and Road"],
          "b.txt": ["One Belt, One Road", "One Belt, One Road", "One Belt, One Road"],
        ])
    ).terms[0]
    #expect(
      term.renderings.map(\.text) == [
        "Belt and Road", "belt and road", "the Belt and Road", "One Belt, One Road",
      ])
    #expect(term.renderings.map(\.kind) == [.preferred, .trivial, .trivial, .divergent])
    #expect(term.renderings.map(\.rung) == [nil, .letterCase, .functionWords, nil])
    // 4 alike and 3 alike of 7: (6 + 3) / 21 pairs.
    #expect(term.agreement == 9.0 / 21)
  }

  @Test func aShortFormIsTrivialWhereTheNameStandsInTheSameDocument() {
    let name = "Central Conference on Harbour Work"
    let same = report(term("中央港口工作会议", ["a.txt": [name, name, "the Conference"]])).terms[0]
    #expect(same.verdict == .trivial)
    #expect(same.renderings.last?.rung == .shortForm)
    let apart = report(
      term("中央港口工作会议", ["a.txt": [name, name], "b.txt": ["the Conference"]]))
    #expect(apart.terms[0].verdict == .divergent)
    let partial = report(term("中央港口工作会议", ["a.txt": [name, "Conference on Harbour Work"]]))
    #expect(partial.terms[0].verdict == .divergent)
    let common = report(term("高质量发展", ["a.txt": ["high-quality development", "development"]]))
    #expect(common.terms[0].verdict == .divergent)
    let small = report(
      term("政党", ["a.txt": ["Political Parties", "political parties", "Parties"]]))
    #expect(small.terms[0].verdict == .divergent)
  }

  @Test func tieGoesToTheEarlierEquivalentThenToTheBytes() {
    let texts: KeyValuePairs<String, [String?]> = ["a.txt": ["new era", "new age"]]
    #expect(report(term("新时代", texts)).terms[0].renderings[0].text == "new age")
    let known = report(term("新时代", texts, equivalents: ["new era", "new age"]))
    #expect(known.terms[0].renderings[0].text == "new era")
  }

  @Test func referenceTranslationSetsTheStandard() {
    let shared = term(
      "大局", ["mt.txt": ["big picture", "big picture"], "official.txt": ["overall interests"]])
    #expect(report(shared).terms[0].renderings[0].text == "big picture")
    let led = report(shared, options: ConsistencyOptions(references: ["official.txt"]))
    #expect(led.terms[0].renderings[0].text == "overall interests")
    #expect(led.documents.map(\.conformity.micro) == [0, 1, nil])
  }

  /// Terms whose rendering the first two translations share, while the third has its own.
  private func houseTerms(_ count: Int) -> [TermRecord] {
    (0..<count).map { i in
      let house = ["word\(i) one", "word\(i) one"]
      let own = (0..<5).map { _ in "other\(i)" }
      return term("词\(i)", ["house1.txt": house, "house2.txt": house, "own.txt": own])
    }
  }

  @Test func translationsOfOneHouseStyleAreTheStandard() {
    let report = analysis().report(on: termList(houseTerms(20)))
    #expect(report.standard.basis == .houseStyle)
    #expect(report.standard.documents == ["house1.txt", "house2.txt"])
    #expect(report.terms[0].renderings[0].text == "word0 one")
    #expect(report.documents.map(\.conformity.micro) == [1, 1, 0, nil])
    #expect(report.summary.count == 2 && report.summary[1].hasPrefix("own.txt is about as"))
  }

  @Test func fewTermsShowNoHouseStyle() {
    let report = analysis().report(on: termList(houseTerms(19)))
    #expect(report.standard.basis == .majority && report.standard.documents.isEmpty)
    #expect(report.terms[0].renderings[0].text == "other0")
  }

  @Test func whatIsSaidOfTheDocumentsGoesBeforeTheirHouseStyle() {
    var terms = termList(houseTerms(20))
    let own = terms.documents.count - 1
    terms.documents[own].kind = .official
    #expect(analysis().report(on: terms).standard.basis == .official)
    #expect(analysis().report(on: terms).standard.documents == ["own.txt"])
    terms.documents[1].isReference = true
    #expect(analysis().report(on: terms).standard.documents == ["house1.txt"])
    terms.documents[1].isReference = false
    terms.documents[own].kind = nil
    terms.documents[1].kind = .machine
    #expect(analysis().report(on: terms).standard.basis == .majority)
  }

  @Test func pairedAgreementComparesTheSamePlaces() throws {
    let pair = try #require(
      report(
        term(
          "发展",
          [
            "a.txt": ["growth", "growth", nil, "rise"],
            "b.txt": ["growth", "rise", "rise", "Rise"],
          ])
      ).pairs.first)
    #expect(pair.pairedPlaces == 3 && pair.pairedAlike == 2)
  }

  @Test func figuresOfADocumentMatchThoseWorkedByHand() throws {
    let report = report(
      term("发展", ["a.txt": ["development", "development", "growth"], "b.txt": ["growth"]]),
      term("安全", ["a.txt": ["security", "security", nil]]))
    let a = try #require(report.documents.first { $0.id == "a.txt" })
    // Pairs alike: 1 of 3 and 1 of 1.
    #expect(a.agreement == MicroMacro(micro: 2.0 / 4, macro: (1.0 / 3 + 1) / 2))
    // Only 发展 is rendered by both; development and growth tie at two, growth in more translations.
    #expect(a.conformity == MicroMacro(micro: 1.0 / 3, macro: 1.0 / 3))
    #expect(a.omission == 1.0 / 6)
    let source = try #require(report.documents.first { $0.id == "zh.txt" })
    #expect(source.agreement == MicroMacro(micro: nil, macro: nil))
  }

  @Test func uncertainOccurrencesAreCountedButNotScored() {
    let doubtful = report(term("法治", ["a.txt": ["rule of law", nil]], confidence: 0.4))
    #expect(doubtful.terms[0].renderings.isEmpty)
    #expect(doubtful.documents[0].uncertain == 2)
    #expect(doubtful.documents[0].omission == nil)
    #expect(doubtful.findings.isEmpty)
  }

  @Test func repeatedSentenceCountsOnce() {
    var record = term("法治", ["a.txt": ["rule of law", "legal system"]])
    var again = record.occurrences[0]
    again.source.line = 99
    again.bead = 99
    record.occurrences = OccurrenceList(Array(record.occurrences) + [again])
    #expect(report(record).terms[0].renderings.map(\.total) == [1, 1])
  }

  @Test func sourceEffectIsOneForTwoUniformAndDifferentTranslations() throws {
    let pair = try #require(
      report(
        term("发展", ["a.txt": ["growth", "growth", "growth"], "b.txt": ["rise", "rise", "rise"]]),
        term("大局", ["a.txt": ["aim", "aim", "aim"], "b.txt": ["goal", "goal", "goal"]])
      ).pairs.first)
    #expect(pair.g == 1)
    // Two of C(6,3) = 20 labellings of each term separate it: exactly 1/100.
    let p = try #require(pair.p)
    #expect(abs(p - 0.01) < 0.005)
  }

  @Test func sourceEffectOfOneHouseStyleIsNothing() throws {
    let pair = try #require(
      report(term("发展", ["a.txt": ["growth", "growth"], "b.txt": ["growth", "Growth"]])).pairs
        .first)
    #expect(pair.g == 0)
    #expect(pair.p == 1)
  }

  @Test func everyTermHasOneVoiceInTheSourceEffect() throws {
    let few = term("大局", ["a.txt": ["aim", "aim"], "b.txt": ["goal", "goal"]])
    let pair = try #require(
      report(
        few,
        term(
          "发展",
          [
            "a.txt": Array(repeating: "growth", count: 30),
            "b.txt": Array(repeating: "growth", count: 30),
          ])
      ).pairs.first)
    // Within all agree; between, 900 pairs of the one term weigh about as much as the 4 of the other.
    let one = 4.0 / 6
    let other = 900.0 / 1770
    let g = try #require(pair.g)
    #expect(abs(g - (1 - other / (one + other))) < 1e-12)
  }

  @Test func sourceEffectNeedsARepetition() throws {
    let pair = try #require(
      report(term("发展", ["a.txt": ["growth"], "b.txt": ["rise"]])).pairs.first)
    #expect(pair.g == nil && pair.p == nil && pair.sharedTerms == 1)
  }

  @Test func addingAnUnrelatedTermChangesNoOtherTerm() {
    let terms = randomTerms(seed: 7)
    let before = analysis().report(on: termList(terms))
    let more = terms + [term("无关", ["a.txt": ["unrelated", "else"], "d.txt": ["unrelated"]])]
    let after = analysis().report(on: termList(more))
    #expect(Array(after.terms.dropLast()) == before.terms)
  }

  @Test func orderOfDocumentsAndOccurrencesDoesNotMatter() {
    for seed in 1...5 as ClosedRange<UInt64> {
      let original = termList(randomTerms(seed: seed))
      var reversed = original
      reversed.documents.reverse()
      for i in reversed.terms.indices { reversed.terms[i].reverse() }
      let analyse = analysis()
      #expect(analyse.report(on: reversed) == analyse.report(on: original))
    }
  }

  @Test func sharesStayBetweenNothingAndOne() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let report = analysis().report(on: termList(randomTerms(seed: seed)))
      let figures = report.documents.flatMap {
        [$0.agreement.micro, $0.agreement.macro, $0.conformity.micro, $0.conformity.macro]
      }
      let shares =
        figures + report.terms.map(\.agreement) + report.documents.map(\.omission)
        + report.pairs.map(\.p)
      #expect(shares.compactMap(\.self).allSatisfy { (0...1).contains($0) })
      #expect(report.findings.allSatisfy { (0...100).contains($0.severity) && $0.level != .error })
      #expect(Set(report.findings.map(\.id)).count == report.findings.count)
    }
  }
}

/// Four terms in three translations, with renderings drawn from a few related words.
func randomTerms(seed: UInt64) -> [TermRecord] {
  var state = seed
  func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
  let words = ["peace", "Peace", "the peace", "harmony", "peaceful", "order", nil]
  func draw() -> [String?] { (0..<random(6)).map { _ in words[random(words.count)] } }
  return ["和平", "和谐", "安宁", "秩序"].map {
    term($0, ["a.txt": draw(), "b.txt": draw(), "c.txt": draw()])
  }
}
