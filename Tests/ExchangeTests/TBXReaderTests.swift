import Exchange
import Foundation
import Terminology
import TestSupport
import Testing

private func read(_ text: String) throws -> GlossaryReading {
  try GlossaryReader().read(bytes: [UInt8](text.utf8), name: "file.tbx")
}

private func v3(_ body: String, attributes: String = "") -> String {
  """
  <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"\(attributes)>
  <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>\(body)</body></text></tbx>
  """
}

private func firstTerms(_ reading: GlossaryReading) -> [Term] {
  reading.glossary.concepts.first?.languages.first?.terms ?? []
}

@Suite struct TBXReaderTests {
  @Test func readsCategoriesAsElements() throws {
    let reading = try read(
      """
      <t:tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns:t="urn:iso:std:iso:30042:ed-2"
          xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic">
        <t:tbxHeader><t:fileDesc><t:titleStmt><t:title> A
           title </t:title></t:titleStmt><t:sourceDesc><t:p>one</t:p><t:p>two</t:p></t:sourceDesc></t:fileDesc></t:tbxHeader>
        <t:text><t:body><t:conceptEntry id="x">
          <min:subjectField>politics</min:subjectField>
          <t:langSec xml:lang="ZH_hans_cn">
            <t:descripGrp><b:definition>def</b:definition><b:source>book</b:source></t:descripGrp>
            <t:termSec><t:term> 小康 </t:term>
              <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
              <b:termType>shortForm</b:termType>
              <t:descripGrp><b:context>上下文</b:context><b:source>001</b:source></t:descripGrp>
              <t:note>n</t:note>
            </t:termSec>
          </t:langSec>
        </t:conceptEntry></t:body></t:text>
      </t:tbx>
      """)
    #expect(reading.glossary.title == "A title")
    #expect(reading.glossary.sourceDescription == "one\ntwo")
    #expect(
      reading.glossary.concepts == [
        Concept(
          id: "x", subjectField: "politics", definition: "def",
          languages: [
            LanguageSection(
              language: tag("zh-Hans-CN"),
              terms: [
                Term(
                  text: "小康", status: .preferred, type: .shortForm,
                  contexts: [Context(text: "上下文", source: "001")], notes: ["n"])
              ])
          ])
      ])
    #expect(reading.ignored.map(\.what) == ["source"])
    #expect(reading.ignored.map(\.firstLine) == [8])
  }

  @Test func readsGroupedTermsOfVersionTwo() throws {
    let reading = try read(
      """
      <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
      <martif type="TBX" xml:lang="en"><text><body><termEntry id="a">
      <langSet xml:lang="zh-cn"><ntig><termGrp><term>应用<hi type="bold">程序</hi><ph>{0}</ph></term>
      <termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">notRecommended</termNote>
      </termGrp><descrip type="context">句子</descrip></ntig></langSet>
      </termEntry></body></text></martif>
      """)
    #expect(reading.format == .tbx2)
    #expect(
      firstTerms(reading)
        == [Term(text: "应用程序", status: .deprecated, contexts: [Context(text: "句子")])])
    #expect(reading.ignored == [IgnoredContent(what: "partOfSpeech", count: 1, firstLine: 4)])
  }

  @Test(arguments: [
    ("preferredTerm-admn-sts", UsageStatus.preferred), ("admitted", .admitted),
    ("deprecatedTerm", .deprecated), ("supersededTerm-admn-sts", .superseded),
    ("obsolete", .superseded), (" Preferred\n", .preferred),
  ])
  func knowsTheWordsForStatus(word: String, status: UsageStatus) throws {
    for category in ["administrativeStatus", "usageStatus"] {
      let reading = try read(
        v3(
          "<conceptEntry id='a'><langSec xml:lang='en'><termSec><term>t</term><termNote type='\(category)'>\(word)</termNote></termSec></langSec></conceptEntry>"
        ))
      #expect(firstTerms(reading).map(\.status) == [status])
      #expect(reading.ignored.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("<note>matching: case, exact</note>", [.caseSensitive, .exact], nil),
      ("<note> Matching:\n EXACT </note>", .exact, nil),
      ("<termNote type='caseSensitive'>true</termNote>", .caseSensitive, nil),
      ("<termNote type='exactMatch'>false</termNote>", [], nil),
      (
        "<termNote type='forbidden'>true</termNote><termNote type='administrativeStatus'>preferredTerm-admn-sts</termNote>",
        [], .deprecated
      ),
      ("<termNote type='forbidden'>false</termNote>", [], nil),
    ] as [(String, MatchRules, UsageStatus?)])
  func readsHowATermIsMatched(markup: String, rules: MatchRules, status: UsageStatus?) throws {
    let reading = try read(
      v3(
        "<conceptEntry id='a'><langSec xml:lang='en'><termSec><term>t</term>\(markup)</termSec><termSec><term>u</term></termSec></langSec></conceptEntry>"
      ))
    #expect(firstTerms(reading).map(\.matching) == [rules, []])
    #expect(firstTerms(reading).map(\.status) == [status, nil])
    #expect(firstTerms(reading).allSatisfy { $0.notes.isEmpty })
    #expect(reading.ignored.isEmpty)
  }

  @Test(arguments: ["matching: sometimes", "matching:", "matching: case, and more", "exact"])
  func otherNotesStayNotes(note: String) throws {
    let reading = try read(
      v3(
        "<conceptEntry id='a'><langSec xml:lang='en'><termSec><term>t</term><note>\(note)</note></termSec></langSec></conceptEntry>"
      ))
    #expect(firstTerms(reading).map(\.notes) == [[note]])
    #expect(firstTerms(reading).map(\.matching) == [[]])
  }

  @Test func missingAndDoubledIdsAreReplaced() throws {
    let entry = "><langSec xml:lang='en'><termSec><term>t</term></termSec></langSec></conceptEntry>"
    let reading = try read(
      v3(["", " id='c1'", " id='c1'", " id='1 2'"].map { "<conceptEntry\($0)\(entry)" }.joined()))
    #expect(reading.glossary.concepts.map(\.id) == ["c2", "c1", "c3", "c4"])
    #expect(reading.ignored.map(\.count) == [1, 1])
  }

  @Test func whatHoldsNoTermIsCounted() throws {
    let reading = try read(
      v3(
        """
        <conceptEntry id='a'>
        <langSec><termSec><term>x</term></termSec></langSec>
        </conceptEntry>
        <conceptEntry id='b'><langSec xml:lang='en'><termSec><term> </term></termSec></langSec></conceptEntry>
        """))
    #expect(reading.glossary.concepts.isEmpty)
    #expect(
      reading.ignored == [
        IgnoredContent(what: "language section without a valid xml:lang", count: 1, firstLine: 4),
        IgnoredContent(what: "concept without a term", count: 2, firstLine: 3),
        IgnoredContent(what: "term without text", count: 1, firstLine: 6),
      ])
  }

  @Test func definitionsOfOtherLanguagesBecomeNotes() throws {
    let reading = try read(
      v3(
        ["zh", "en"].map {
          "<langSec xml:lang='\($0)'><descrip type='definition'>\($0) def</descrip><termSec><term>t</term></termSec></langSec>"
        }.joined().wrapped("conceptEntry")))
    #expect(reading.glossary.concepts.first?.definition == "zh def")
    #expect(reading.glossary.concepts.first?.notes == ["definition (en): en def"])
  }

  @Test func readsUTF16() throws {
    let text = "\u{FEFF}<?xml version='1.0' encoding='UTF-16'?>" + v3(entry("小康𠮷"))
    let data = try #require(text.data(using: .utf16LittleEndian))
    let reading = try GlossaryReader().read(bytes: [UInt8](data), name: "f")
    #expect(firstTerms(reading).map(\.text) == ["小康𠮷"])
  }

  @Test(arguments: [
    ("<html><body/></html>", ExchangeError.Kind.unknownFormat),
    ("<tbx><text>", .malformed),
    ("<!DOCTYPE tbx [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><tbx>&e;</tbx>", .malformed),
    ("<tbx><a></b></tbx>", .malformed),
    (String(repeating: "<tbx>", count: 300), .limit),
  ])
  func damageIsATypedErrorWithALine(text: String, kind: ExchangeError.Kind) {
    let error = #expect(throws: ExchangeError.self) { try read(text) }
    #expect(error?.kind == kind)
    #expect(error?.line == 1)
    #expect(error?.description.hasPrefix("file.tbx:1") == true)
  }

  @Test func everyTruncationIsATypedError() throws {
    let bytes = try TBXWriter(version: .v3).bytes(of: sample)
    for count in stride(from: 0, to: bytes.count - 1, by: 37) {
      #expect(throws: ExchangeError.self) {
        try GlossaryReader().read(bytes: [UInt8](bytes.prefix(count)), name: "f")
      }
    }
  }

  @Test func validatorNamesTheLine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "g.tbx",
      v3(
        "\n<conceptEntry id='a'><langSec xml:lang='en'><termSec><term>t</term>\n<termNote type='termType'>nonsense</termNote></termSec></langSec></conceptEntry>"
      ))
    #expect(try TBXValidator().findings(path: path).first?.line == 5)
    let other = try folder.file("h.tbx", "<tbx type='TBX-Min' style='dct'/>")
    let error = #expect(throws: ExchangeError.self) { try TBXValidator().findings(path: other) }
    #expect(error?.kind == .unknownFormat)
  }
}

private func entry(_ term: String) -> String {
  "<conceptEntry id='a'><langSec xml:lang='zh'><termSec><term>\(term)</term></termSec></langSec></conceptEntry>"
}

extension String {
  fileprivate func wrapped(_ element: String) -> String { "<\(element)>\(self)</\(element)>" }
}
