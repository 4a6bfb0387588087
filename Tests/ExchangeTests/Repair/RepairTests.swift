import Testing

@testable import Exchange

@Suite struct RepairTests {
  private func mend(
    _ text: String, _ edition: TBXEdition = .basic
  ) throws -> (text: String, changes: [TBXRepair.Change]) {
    let result = try TBXRepair(for: edition).document(bytes: [UInt8](text.utf8), name: "g.tbx")
    return (String(decoding: result.bytes, as: UTF8.self), result.changes)
  }

  private func errors(_ text: String, _ edition: TBXEdition = .basic) throws -> [String] {
    try TBXValidator(.these([edition])).report(bytes: [UInt8](text.utf8), name: "g.tbx").findings
      .filter { $0.level == .error }.map(\.message)
  }

  /// Things that have one right way, each in a file of its own.
  static let defects: [String] = [
    ConformanceFile.entry(term: "<note>n</note><termNote type=\"termType\">acronym</termNote>"),
    ConformanceFile.entry(term: "<termNote type=\"administrativeStatus\">preferred</termNote>"),
    ConformanceFile.entry(term: "<termNote type=\"usageStatus\">deprecated</termNote>"),
    ConformanceFile.entry(term: "<termNote type=\"partOfSpeech\"> Noun </termNote>"),
    ConformanceFile.entry(term: "<termNote type=\"partOfSpeech\"/>"),
    ConformanceFile.entry(term: "<descrip type=\"source\">s</descrip>"),
    ConformanceFile.entry(term: "<descrip type=\"context\" target=\"gone\">s</descrip>"),
    ConformanceFile.entry(
      term:
        "<descripGrp><descrip type=\"context\">a</descrip><descrip type=\"context\">b</descrip></descripGrp>"
    ),
    ConformanceFile.entry(
      concept:
        "<transacGrp><transac type=\"transactionType\">creation</transac><date>2026/1/5</date></transacGrp>"
    ),
    "<conceptEntry><langSec xml:lang=\"zh_cn\"><termSec><term>甲</term></termSec></langSec></conceptEntry>",
    "<conceptEntry id=\"a\"><langSec xml:lang=\"en\"><termSec><term>a</term></termSec><note>n</note></langSec></conceptEntry>",
    "<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>a</term></tig></langSet></termEntry>",
    "<conceptEntry id=\"a\"><langSec xml:lang=\"en\"><termSec><admin type=\"source\">s</admin><term>a</term></termSec></langSec></conceptEntry>",
  ]

  @Test(arguments: defects)
  func whatHasOneRightWayIsMended(_ body: String) throws {
    let text = ConformanceFile.version3("TBX-Basic", body: body)
    #expect(try !errors(text).isEmpty)
    let mended = try mend(text)
    #expect(!mended.changes.isEmpty)
    #expect(try errors(mended.text) == [])
  }

  @Test(arguments: defects)
  func mendingTwiceIsMendingOnce(_ body: String) throws {
    let once = try mend(ConformanceFile.version3("TBX-Basic", body: body))
    let twice = try mend(once.text)
    #expect(twice.changes.isEmpty)
    #expect(twice.text == once.text)
  }

  @Test func headersAreMended() throws {
    let text = ConformanceFile.version3("TBX-Basic", body: ConformanceFile.entry())
      .replacing("<p>conformance suite</p>", with: "conformance suite")
      .replacing("urn:iso:std:iso:30042:ed-2", with: "urn:iso:std:iso:30042:ed:3.0")
      .replacing("<tbx ", with: "<!DOCTYPE tbx SYSTEM \"x.dtd\">\n<tbx ")
      .replacing(
        "<sourceDesc>",
        with:
          "<titleStmt><title>t</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc>"
      )
    let mended = try mend(text)
    #expect(try errors(mended.text) == [])
    #expect(!mended.text.contains("DOCTYPE"))
  }

  @Test func statusesAreThoseOfTheEdition() throws {
    let text = ConformanceFile.version3(
      "TBX-Basic",
      body: ConformanceFile.entry(
        term: "<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>"))
    let new = try mend(text, .basicV4).text
    #expect(new.contains("<termNote type=\"usageStatus\">admitted</termNote>"))
    #expect(try mend(new, .basic).text == text)
  }

  @Test func goodFilesStayAsTheyAre() throws {
    let text = ConformanceFile.version3(
      "TBX-Basic",
      body: "<!-- a comment -->\n"
        + ConformanceFile.entry(
          concept: "<descrip type=\"subjectField\">a &amp; b</descrip>",
          term:
            "<termNote type=\"partOfSpeech\">noun</termNote>\n  <note>x <hi type=\"bold\">y</hi></note>"
        ))
    let mended = try mend(text)
    #expect(mended.changes.isEmpty)
    #expect(mended.text == text)
  }

  @Test func sectionsOfOneLanguageBecomeOne() throws {
    let text = ConformanceFile.version3(
      "TBX-Basic",
      body:
        "<conceptEntry id=\"a\"><langSec xml:lang=\"en\"><termSec><term>a</term></termSec></langSec><langSec xml:lang=\"EN\"><termSec><term> b </term></termSec></langSec></conceptEntry>"
    )
    let mended = try mend(text).text
    #expect(
      mended.contains(
        "<term>a</term></termSec><termSec><term>b</term></termSec></langSec></conceptEntry>"))
  }

  @Test func whatOnlyAPersonCanDecideIsLeft() throws {
    let text = ConformanceFile.version3(
      "TBX-Basic",
      body: ConformanceFile.entry(
        term:
          "<termNote type=\"partOfSpeech\">particle</termNote><ref type=\"crossReference\" target=\"gone\">x</ref>"
      ))
    let mended = try mend(text)
    #expect(mended.changes.isEmpty)
    #expect(mended.text == text)
  }

  @Test(arguments: ["<html/>", "<tbx/>", "<martif/>"])
  func strangeFilesDoNotBreakIt(_ text: String) throws {
    _ = try mend(text)
  }
}
