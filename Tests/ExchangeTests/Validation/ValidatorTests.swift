import Testing

@testable import Exchange

@Suite struct ValidatorTests {
  private func report(
    _ text: String, _ choice: EditionChoice = .automatic
  ) throws -> ValidationReport {
    try TBXValidator(choice).report(bytes: [UInt8](text.utf8), name: "g.tbx")
  }

  private func basic(term: String = "", concept: String = "", languages: String? = nil) -> String {
    ConformanceFile.version3(
      "TBX-Basic",
      body: languages.map { "<conceptEntry id=\"c1\">\($0)</conceptEntry>" }
        ?? ConformanceFile.entry(concept: concept, term: term))
  }

  private func section(_ language: String, _ terms: String...) -> String {
    "<langSec xml:lang=\"\(language)\">"
      + terms.map { "<termSec><term>\($0)</term></termSec>" }.joined() + "</langSec>"
  }

  // MARK: Editions

  @Test func theEditionIsTheOneThatIsBrokenLeast() throws {
    let old = try report(
      basic(
        term:
          "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote><termNoteGrp><termNote type=\"termType\">acronym</termNote></termNoteGrp>"
      ))
    #expect(old.judged == [.basic])
    #expect(old.isValid)
    let new = try report(basic(term: "<termNote type=\"usageStatus\">preferred</termNote>"))
    #expect(new.judged == [.basicV4])
    #expect(new.isValid)
    #expect(new.verdicts.map(\.isValid) == [false, true])
    let both = try report(basic())
    #expect(both.judged == [.basic, .basicV4])
  }

  @Test func allEditionsMayBeAskedFor() throws {
    let text = basic(term: "<termNote type=\"usageStatus\">preferred</termNote>")
    #expect(try !report(text, .all).isValid)
    #expect(try report(text, .these([.basicV4])).isValid)
    #expect(try report(text, .these([.min])).findings.contains { $0.rule == .dialect })
  }

  @Test func privateDialectsAreJudgedByTheirStructure() throws {
    let text = ConformanceFile.version3("TBX-Ours", body: ConformanceFile.entry())
    let found = try report(text)
    #expect(found.isValid)
    #expect(found.findings.contains { $0.rule == .dialect && $0.level == .note })
  }

  // MARK: What is said

  @Test func findingsHavePlaceAndRemedy() throws {
    let text = basic(term: "\n<termNote type=\"administrativeStatus\">preferred</termNote>")
    let finding = try #require(
      try report(text, .these([.basic])).findings.first { $0.level == .error })
    #expect(finding.rule == .categoryValue)
    #expect((finding.line, finding.column) == (9, 1))
    #expect(finding.advice == "Write preferredTerm-admn-sts.")
  }

  @Test func allErrorsAreReported() throws {
    let text = ConformanceFile.version3(
      "TBX-Core",
      body: """
        <conceptEntry id="c1"><langSec xml:lang="en">
        <termSec><admin>a</admin><term>t</term></termSec>
        <termSec><term>t</term><term>u</term></termSec>
        <termSec><term>v</term><descripGrp><descrip type="a">b</descrip><descrip type="a">c</descrip></descripGrp></termSec>
        </langSec></conceptEntry>
        """)
    let errors = try report(text).findings.filter { $0.level == .error }
    #expect(
      errors.map(\.rule) == [
        .missingAttribute, .elementOrder, .repeatedElement, .repeatedElement,
      ])
    #expect(errors.map(\.line) == [7, 7, 8, 9])
  }

  @Test func aWrongNamespaceIsSaidOnce() throws {
    let text = basic().replacing("urn:iso:std:iso:30042:ed-2", with: "urn:iso:std:iso:30042:ed:3.0")
    let errors = try report(text).findings.filter { $0.level == .error }
    #expect(errors.map(\.rule) == [.namespace])
  }

  @Test func prefixesDoNotMatter() throws {
    let text = basic().replacing("xmlns=", with: "xmlns:t=")
      .replacing("</", with: "</t:").replacing("<?xml", with: "\u{1}")
    let prefixed = text.split(separator: "<", omittingEmptySubsequences: false).map { part in
      part.first == "/" || part.isEmpty || part.first == "\u{1}" ? String(part) : "t:\(part)"
    }.joined(separator: "<").replacing("\u{1}", with: "<?xml")
    #expect(try report(String(prefixed)).isValid)
  }

  // MARK: Hostile input

  @Test(arguments: [
    "", " ", "<", "<tbx", "<html/>", "<tbx/>", "<martif/>", "<tbx><tbx/></tbx>",
    "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<tbx>\u{FFFE}</tbx>", "{}", "term,译",
    String(repeating: "<tbx>", count: 300),
  ])
  func nothingBreaksIt(_ text: String) throws {
    #expect(try !report(text).isValid)
  }

  @Test func theEndOfWhatCanBeReadIsAFinding() throws {
    let found = try report(basic().replacing("</termSec>", with: "</wrong>"))
    #expect(!found.isComplete)
    #expect(found.findings.last?.rule == .notWellFormed)
    #expect(found.findings.last?.line == 8)
  }

  @Test func manyFindingsAreCountedAndNotAllKept() throws {
    let notes = String(repeating: "<nonsense/>", count: TBXValidator.findingLimit + 10)
    let found = try report(basic(term: notes), .these([.basic]))
    #expect(found.findings.count == TBXValidator.findingLimit)
    #expect(found.findingCount >= TBXValidator.findingLimit + 10)
    #expect(found.verdicts[0].errors >= TBXValidator.findingLimit + 10)
  }

  @Test func aMissingFileIsAnError() {
    #expect(throws: ExchangeError.self) { try TBXValidator().report(path: "/no/such/file.tbx") }
  }

  // MARK: Good style

  static let styles: [(String, ValidationRule)] = [
    ("<langSec xml:lang=\"en\"><termSec><term></term></termSec></langSec>", .emptyTerm),
    ("<langSec xml:lang=\"en\"><termSec><term> a</term></termSec></langSec>", .paddedTerm),
    ("<langSec xml:lang=\"en\"><termSec><term>a\nb</term></termSec></langSec>", .paddedTerm),
    ("<langSec xml:lang=\"en\"><termSec><term>a 世</term></termSec></langSec>", .hanInEnglish),
    ("<langSec xml:lang=\"zh\"><termSec><term>abc</term></termSec></langSec>", .noHanInChinese),
    ("<langSec xml:lang=\"zh\"><termSec><term>世Ａ</term></termSec></langSec>", .characterWidth),
    (
      "<langSec xml:lang=\"en\"><termSec><term>a</term></termSec><termSec><term>a</term></termSec></langSec>",
      .repeatedTerm
    ),
    (
      "<langSec xml:lang=\"en\"><termSec><term>a</term></termSec></langSec><langSec xml:lang=\"en\"><termSec><term>b</term></termSec></langSec>",
      .duplicateLanguage
    ),
    ("<langSec xml:lang=\"zh-cn\"><termSec><term>世</term></termSec></langSec>", .languageTagForm),
    (
      "<langSec xml:lang=\"en\"><termSec><term>a</term><termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></termSec></langSec>",
      .onlyDiscouragedTerms
    ),
    (
      "<langSec xml:lang=\"en\"><termSec><term>a</term><termNote type=\"usageStatus\">preferred</termNote></termSec><termSec><term>b</term><termNote type=\"usageStatus\">preferred</termNote></termSec></langSec>",
      .twoPreferred
    ),
  ]

  @Test(arguments: styles)
  func badStyleIsSeen(_ languages: String, _ rule: ValidationRule) throws {
    let found = try report(basic(languages: languages), .these([.basicV4]))
    #expect(found.findings.contains { $0.rule == rule && $0.level < .error })
  }

  @Test func goodStyleIsLeftAlone() throws {
    let found = try report(
      basic(languages: section("zh-CN", "人类命运共同体") + section("en-US", "shared future")))
    #expect(found.findings.allSatisfy { $0.rule.layer == 6 || $0.rule == .missingPartOfSpeech })
  }

  @Test func whatAnEditionOnlyBearsIsSaidOnce() throws {
    let status = "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>"
    let text = basic(
      languages:
        "<langSec xml:lang=\"en\"><termSec><term>a</term>\(status)</termSec><termSec><term>b</term>\(status)</termSec></langSec>"
    )
    let notes = try report(text, .these([.basicV4])).findings
      .filter { $0.rule == .discouragedCategory }
    #expect(notes.count == 1)
    #expect(notes.first?.message.contains("1× more") == true)
  }

  @Test func conceptsWithTheSameTermsAreSeen() throws {
    func concept(_ id: String, _ first: String, _ second: String) -> String {
      "<conceptEntry id=\"\(id)\">\(first)\(second)</conceptEntry>"
    }
    let a = section("zh", "甲")
    let b = section("en", "a", "b")
    let text = ConformanceFile.version3(
      "TBX-Basic",
      body: concept("x", a, b) + "\n" + concept("y", b, a) + "\n"
        + concept("z", a, section("en", "a")))
    let found = try report(text).findings.filter { $0.rule == .repeatedConcept }
    #expect(found.map(\.line) == [7])
  }

  // MARK: Programs

  @Test func whatProgramsMakeOfAFileIsSaid() throws {
    #expect(try report(basic()).findings.contains { $0.rule == .omegaT })
    let old = ConformanceFile.version2(
      "TBX-Basic",
      body: ConformanceFile.entry2(
        term: "<termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote>"))
    let rules = try report(old).findings.map(\.rule)
    #expect(rules.contains(.omegaT))
    #expect(rules.contains(.tbxChecker))
    #expect(try report(old).isValid)
    let listed = old.replacing("<martif ", with: "<!DOCTYPE martif SYSTEM \"a.dtd\">\n<martif ")
      .replacing("xml:lang=\"en\">\n<tig>", with: "xml:lang=\"zh-CN\">\n<tig>")
    #expect(try report(listed).findings.contains { $0.rule == .tbxChecker })
    let named = listed.replacing(
      "</fileDesc>",
      with: "</fileDesc><encodingDesc><p type=\"XCSURI\">a.xcs</p></encodingDesc>")
    #expect(try !report(named).findings.contains { $0.rule == .tbxChecker })
  }

  @Test func theWordOfTheNewerEditionIsBorneByTheOlder() throws {
    let text = basic(
      concept: "<transacGrp><transac type=\"transactionType\">creation</transac></transacGrp>")
    let found = try report(text, .all)
    #expect(found.isValid)
    #expect(found.findings.contains { $0.rule == .categoryValue && $0.level == .warning })
  }

  @Test func whatTheGrammarsOf2008LeaveFreeIsAWarning() throws {
    let text = ConformanceFile.version2(
      "TBX",
      body: ConformanceFile.entry2(
        concept:
          "<transacGrp><transac type=\"transactionType\">input</transac><date>20010430T11:21:18Z</date></transacGrp>"
      )
    )
    .replacing("<langSet xml:lang=\"en\">", with: "<langSet xml:lang=\"---\">")
    let found = try report(text)
    #expect(found.isValid)
    #expect(
      Set(found.findings.filter { $0.level == .warning }.map(\.rule)) == [.date, .attributeValue])
  }

  // MARK: Forms

  @Test func reportsAreTheSameBytesEachTime() throws {
    let text = basic(term: "<termNote type=\"termType\">x</termNote>")
    let first = try report(text)
    let second = try report(text)
    #expect(first == second)
    #expect(ValidationReport.json([first]) == ValidationReport.json([second]))
    #expect(first.text().hasSuffix(first.summary + "\n"))
  }

  @Test func sarifNamesRuleAndPlace() throws {
    let text = basic(term: "<termNote type=\"termType\">x</termNote>")
    let log = String(
      decoding: ValidationReport.sarif([try report(text)], version: "1"), as: UTF8.self)
    #expect(log.contains("\"ruleId\": \"TBX304\""))
    #expect(log.contains("\"startLine\": 8"))
  }
}

@Suite struct TBXDateTests {
  @Test(arguments: [
    ("2026-01-31", true), (" 2026-01-31 ", true), ("-0044-03-15", true), ("12026-01-01", true),
    ("2026-01-31Z", true), ("2026-01-31+08:00", true), ("2026-01-31T24:00:00", true),
    ("2026-01-31T10:00:00.123-05:00", true), ("2000-02-29", true),
    ("1900-02-29", false), ("0000-01-01", false), ("02026-01-01", false), ("2026-1-31", false),
    ("2026-01-31T24:00:01", false), ("2026-01-31T10:00", false), ("2026-01-31+15:00", false),
    ("2026-01-31 10:00:00", false), ("", false), ("2026-04-31", false),
    ("99999999999999999999-01-01", false),
  ])
  func datesOfXMLSchema(_ text: String, _ isDate: Bool) {
    #expect(TextBytes.isDate(ArraySlice(text.utf8)) == isDate)
  }
}
