import Exchange
import Foundation
import Terminology
import TestSupport
import Testing

private func document(_ glossary: Glossary, _ format: GlossaryFileFormat) throws -> String {
  String(decoding: try GlossaryWriter(format).document(of: glossary).bytes, as: UTF8.self)
}

private func reread(
  _ glossary: Glossary, _ format: GlossaryFileFormat
) throws -> GlossaryReading {
  let bytes = try GlossaryWriter(format).document(of: glossary).bytes
  return try GlossaryReader().read(bytes: bytes, name: "glossary.\(format.fileExtension)")
}

/// Every source term with every target term.
private func pairs(_ glossary: Glossary) -> [String] {
  glossary.concepts.flatMap { concept in
    (concept.languages.first?.terms ?? []).flatMap { source in
      concept.languages.dropFirst().flatMap(\.terms).map { "\(source.text)=\($0.text)" }
    }
  }
}

@Suite struct FormatTests {
  @Test func jsonHoldsEverything() throws {
    var generator = GlossaryGenerator(random: SeededGenerator(7))
    for number in 0..<100 {
      var glossary = generator.glossary()
      glossary.header = GlossaryHeader(notes: ["n"], publication: ["\"\\\u{1}\t"])
      glossary.references = [
        ReferenceSection(
          type: "respPerson",
          objects: [ReferenceObject(id: "p", fields: [.init(type: "fn", text: "李")])])
      ]
      let reading = try reread(glossary, .json)
      #expect(reading.glossary == glossary, "glossary \(number)")
      #expect(reading.losses.isEmpty)
      #expect(reading.format == .json)
    }
  }

  @Test(arguments: [
    (GlossaryFileFormat.omegatTSV, GlossaryFormat.list), (.omegatCSV, .list), (.utx, .utx),
    (.memoqCSV, .list), (.tradosCSV, .list), (.xlsx, .workbook), (.mtf, .multiTerm), (.tmx, .tmx),
    (.json, .json), (.tbx, .tbx3), (.tbxV2, .tbx2), (.tbxMin, .tbx3), (.tbxBasicDCT, .tbx3),
  ])
  func pairsComeBack(format: GlossaryFileFormat, readAs: GlossaryFormat) throws {
    let reading = try reread(sample, format)
    #expect(reading.format == readAs)
    #expect(pairs(reading.glossary) == pairs(sample))
  }

  @Test(arguments: [
    GlossaryFileFormat.tradosCSV, .xlsx, .mtf, .tbxV4, .tbxMin, .tbxBasicDCT, .tbxConcord, .json,
  ])
  func statusesComeBack(format: GlossaryFileFormat) throws {
    var glossary = sample
    // TBX-Basic version 4 has no superseded terms.
    glossary.concepts[0].languages[1].terms.removeLast()
    // Lists give a status to terms that have none.
    glossary.concepts.removeLast()
    let again = try reread(glossary, format).glossary
    #expect(
      again.concepts.first?.languages.map { $0.terms.map(\.status) }
        == glossary.concepts.first?.languages.map { $0.terms.map(\.status) })
  }

  @Test(arguments: [GlossaryFileFormat.xlsx, .mtf])
  func whatIsSaidOfATermComesBack(format: GlossaryFileFormat) throws {
    var glossary = sample
    glossary.concepts[0].definition = nil
    glossary.concepts[0].languages[0].definition = "定义"
    glossary.concepts[0].languages[1].terms[0].contexts.removeLast()
    glossary.concepts[0].languages[0].terms[0].reading = "rénlèi"
    let again = try reread(glossary, format).glossary
    #expect(again.concepts.map(\.id) == ["c1", "c2"])
    #expect(again.concepts[0].subjectField == "politics")
    #expect(again.concepts[0].notes == ["Seen by the board."])
    #expect(again.concepts[0].definitions.map(\.text) == ["定义"])
    let terms = again.concepts[0].languages.flatMap(\.terms)
    #expect(terms[0].reading == "rénlèi")
    #expect(terms[1].contexts == glossary.concepts[0].languages[1].terms[0].contexts)
    #expect(terms[1].type == .fullForm)
    #expect(terms[1].notes == ["A slogan."])
  }

  @Test(arguments: GlossaryFileFormat.allCases)
  func theSameGlossaryGivesTheSameBytes(format: GlossaryFileFormat) throws {
    let writer = GlossaryWriter(format)
    #expect(try writer.document(of: sample).bytes == writer.document(of: sample).bytes)
  }

  @Test func omegaTsListAsAWhole() throws {
    var glossary = sample
    glossary.concepts[0].languages[1].terms = [
      Term(text: "a \"b\", c", status: .deprecated, notes: ["x\ty\nz"])
    ]
    glossary.concepts.removeLast()
    #expect(
      try document(glossary, .omegatTSV)
        == "# -*- coding: utf-8 -*-\n人类命运共同体\ta \"b\", c\tDEPRECATED; 人类命运共同体的定义; Seen by the board.; x y z\n"
    )
    #expect(
      try document(glossary, .omegatCSV)
        == "人类命运共同体,\"a \"\"b\"\", c\",DEPRECATED; 人类命运共同体的定义; Seen by the board.; x y z\n")
  }

  @Test func utxAsAWhole() throws {
    var glossary = sample
    glossary.concepts[0].languages[1].terms.removeLast(3)
    #expect(
      try document(glossary, .utx) == """
        #UTX 1.20; zh-CN/en-US; \r
        #src\ttgt\tsrc:pos\ttgt:pos\tterm status\tconcept ID\tcomment\r
        人类命运共同体\tcommunity with a shared future for mankind\t\t\tapproved\tc1\t人类命运共同体的定义; Seen by the board.; A slogan.\r
        小康社会\tmoderately prosperous society\t\t\t\tc2\t\r

        """)
  }

  @Test func skosHasOnePreferredLabelInEachLanguage() throws {
    let turtle = try document(sample, .skos)
    #expect(turtle.contains(":c1 a skos:Concept ;"))
    #expect(turtle.contains("skos:prefLabel \"人类命运共同体\"@zh-CN"))
    #expect(turtle.contains("skos:altLabel \"CSFM\"@en-US"))
    #expect(turtle.contains("skos:hiddenLabel \"common destiny\"@en-US"))
    #expect(turtle.contains("skos:example \"Build a community & \\\"more\\\" <now>.\"@en-US"))
    #expect(turtle.components(separatedBy: "prefLabel").count == 5)
  }

  @Test func xliffHasAnEntryForEachSourceTerm() throws {
    let xliff = try document(sample, .xliff)
    #expect(xliff.contains("<gls:translation>CSFM</gls:translation>"))
    #expect(xliff.contains("<source>小康社会</source>"))
    #expect(xliff.contains("<gls:definition>人类命运共同体的定义</gls:definition>"))
  }

  @Test func pagesForPeopleEscapeWhatTheyShow() throws {
    var glossary = sample
    glossary.concepts[0].languages[1].terms[0].text = "<script>*x*|y</script>"
    #expect(try document(glossary, .markdown).contains("\\<script\\>\\*x\\*\\|y\\</script\\>"))
    let page = try document(glossary, .html)
    #expect(page.contains("&lt;script&gt;*x*|y&lt;/script&gt;"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("http:"))
  }

  @Test func aListOfTwoLanguagesNamesWhatItLeavesOut() throws {
    var glossary = sample
    glossary.concepts[0].languages.append(
      LanguageSection(language: tag("fr"), terms: [Term(text: "communauté")]))
    let losses = try GlossaryWriter(.omegatTSV).document(of: glossary).losses
    #expect(
      losses.map(\.what) == [
        "terms in fr", "subjectField", "context", "termType", "source of context",
      ])
    #expect(losses.first?.concept == "c1")
    let french = try GlossaryWriter(.omegatTSV, targetLanguage: tag("fr")).document(of: glossary)
    #expect(String(decoding: french.bytes, as: UTF8.self).contains("人类命运共同体\tcommunauté"))
    #expect(throws: ExchangeError.self) {
      try GlossaryWriter(.utx, targetLanguage: tag("de")).document(of: glossary)
    }
  }

  @Test func lossReportIsJSON() throws {
    let report = Loss.report([
      Loss(what: "a \"b\"", why: "w", count: 2, line: 3), Loss(what: "c", why: "w", concept: "c1"),
    ])
    #expect(
      String(decoding: report, as: UTF8.self) == """
        {"schema": "concord-losses/1", "losses": [
        {"what": "a \\"b\\"", "why": "w", "count": 2, "where": {"line": 3}},
        {"what": "c", "why": "w", "count": 1, "where": {"concept": "c1"}}
        ]}

        """)
  }

  @Test(arguments: [
    ("tbx", GlossaryFileFormat.tbx), ("tbx-basci", .tbxBasic), ("XLS", .xlsx), ("jsno", .json),
    ("omegat", .omegatTSV), ("skoss", .skos),
  ])
  func wrongNamesHaveANearestOne(name: String, format: GlossaryFileFormat) {
    #expect(GlossaryFileFormat.nearest(to: name) == format)
  }
}

@Suite struct HostileFormatTests {
  /// Every cut and many changed bytes give a reading or an error of ours, never anything else.
  @Test(arguments: [
    GlossaryFileFormat.json, .utx, .mtf, .tmx, .xlsx, .tradosCSV, .tbx, .tbxBasicDCT,
  ])
  func damageIsATypedError(format: GlossaryFileFormat) throws {
    let bytes = try GlossaryWriter(format).document(of: sample).bytes
    var random = SeededGenerator(11)
    for number in 0..<300 {
      var damaged = bytes
      if number.isMultiple(of: 3) {
        damaged.removeLast(Int.random(in: 1...bytes.count, using: &random))
      } else {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
      }
      do throws(ExchangeError) {
        _ = try GlossaryReader().read(bytes: damaged, name: "damaged")
      } catch {
        #expect(!error.reason.isEmpty && !error.advice.isEmpty)
      }
    }
  }

  @Test(arguments: [
    (String(repeating: "[", count: 5000), ExchangeError.Kind.unknownFormat),
    ("{\"schema\":" + String(repeating: "[", count: 5000), .limit),
    ("{\"schema\":\"concord-glossary/1\",\"concepts\":[{\"id\":\"1\"}]}", .malformed),
    ("{\"schema\":\"concord-glossary/2\"}", .unknownFormat),
    ("{\"schema\":\"\\ud800\"}", .malformed),
    ("#UTX 1.20; zh; 2020\n#src\ttgt\n", .malformed),
    ("#UTX\n", .malformed),
    (
      "<?xml version='1.0'?><!DOCTYPE mtf [<!ENTITY a 'x'>]><mtf><conceptGrp><concept>&a;</concept></conceptGrp></mtf>",
      .malformed
    ),
  ])
  func nonsenseIsATypedError(text: String, kind: ExchangeError.Kind) {
    let error = #expect(throws: ExchangeError.self) {
      try GlossaryReader().read(bytes: Array(text.utf8), name: "f")
    }
    #expect(error?.kind == kind)
  }

  @Test func idsOfConceptsAreMadeUniqueWhateverTheFileSays() throws {
    func concept(_ id: String) -> String {
      "<conceptGrp><concept>x y</concept><descripGrp><descrip type='ID'>\(id)</descrip></descripGrp><languageGrp><language lang='en'/><termGrp><term>t</term></termGrp></languageGrp></conceptGrp>"
    }
    let text = "<mtf>\(["concept-2", "concept-2", "1", "concept-1"].map(concept).joined())</mtf>"
    let reading = try GlossaryReader().read(bytes: Array(text.utf8), name: "f")
    #expect(
      reading.glossary.concepts.map(\.id) == ["concept-2", "concept-1", "concept-3", "concept-4"])
    let units = ["concept-2", "1", "concept-1"].map {
      "<tu><prop type='x-concept'>\($0)</prop><tuv xml:lang='en'><seg>t</seg></tuv></tu>"
    }
    let memory = "<tmx><header srclang='en'/><body>\(units.joined())</body></tmx>"
    let again = try GlossaryReader().read(bytes: Array(memory.utf8), name: "f")
    #expect(again.glossary.concepts.map(\.id) == ["concept-2", "concept-1", "concept-3"])
  }

  @Test func multiTermsFieldsAreReadByTheirNames() throws {
    let text = """
      <mtf><conceptGrp><concept>7</concept>
      <transacGrp><transac type="origination">super</transac><date>2001-02-03T00:00:00</date></transacGrp>
      <descripGrp><descrip type="Definition">d</descrip><descripGrp><descrip type="Source">s</descrip></descripGrp></descripGrp>
      <languageGrp><language type="Chinese" lang="ZH-CN"/><termGrp><term>改革</term>
      <descripGrp><descrip type="Status">forbidden</descrip></descripGrp>
      <descripGrp><descrip type="Colour">red</descrip></descripGrp></termGrp></languageGrp>
      </conceptGrp></mtf>
      """
    let reading = try GlossaryReader().read(bytes: Array(text.utf8), name: "f.xml")
    let concept = try #require(reading.glossary.concepts.first)
    #expect(concept.id == "c7")
    #expect(
      concept.transactions == [
        Transaction(type: "origination", date: "2001-02-03", person: "super")
      ])
    #expect(
      concept.items.last
        == DataItem(.descrip, "definition", "d", items: [DataItem(.admin, "source", "s")]))
    #expect(concept.languages.map(\.language) == [tag("zh-CN")])
    let term = try #require(concept.languages.first?.terms.first)
    #expect(term.status == .deprecated)
    #expect(term.items.last == DataItem(.descrip, "Colour", "red"))
  }
}
