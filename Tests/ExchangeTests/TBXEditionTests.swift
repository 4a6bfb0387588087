import Exchange
import Foundation
import Terminology
import TestSupport
import Testing

/// A term of one language, in a glossary of its own.
private func glossary(_ items: [DataItem], concept: [DataItem] = []) -> Glossary {
  Glossary(
    title: "t", sourceDescription: "s", language: .english,
    concepts: [
      Concept(
        id: "c1", items: concept,
        languages: [LanguageSection(language: .english, terms: [Term(text: "t", items: items)])])
    ])
}

private func written(
  _ glossary: Glossary, _ writer: TBXWriter
) throws -> (text: String, losses: [Loss]) {
  let document = try writer.document(of: glossary)
  return (String(decoding: document.bytes, as: UTF8.self), document.losses)
}

@Suite struct TBXEditionTests {
  @Test func versionFourHasItsOwnStatus() throws {
    var (text, losses) = try written(
      glossary([DataItem(.termNote, "administrativeStatus", "deprecatedTerm-admn-sts")]),
      TBXWriter(edition: .basicV4))
    // The older category is borne, but another one is wanted.
    #expect(losses.isEmpty)
    #expect(text.contains("deprecated"))
    (text, losses) = try written(
      glossary([DataItem(.termNote, "usageStatus", "preferred")]), TBXWriter(edition: .basic))
    #expect(
      text.contains("<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>"))
    #expect(losses.isEmpty)
  }

  @Test func whatAnEditionDoesNotKnowBecomesANoteAndALoss() throws {
    let (text, losses) = try written(
      glossary(
        [DataItem(.termNote, "etymology", "from old"), DataItem(.admin, "reading", "r")],
        concept: [DataItem(.descrip, "colour", "red")]), TBXWriter())
    #expect(text.contains("<note>colour: red</note>"))
    #expect(text.contains("<note>etymology: from old</note>"))
    #expect(text.contains("<note>reading: r</note>"))
    #expect(losses.map(\.what) == ["colour", "etymology", "reading"])
    #expect(losses.allSatisfy { $0.concept == "c1" && $0.why.hasPrefix("written as a note") })
    let linguist = try written(
      glossary([DataItem(.admin, "reading", "r")]), TBXWriter(edition: .linguist))
    #expect(linguist.text.contains("<admin type=\"reading\">r</admin>"))
    #expect(linguist.losses.isEmpty)
  }

  @Test func valuesOfOtherEditionsAreTranslated() throws {
    let items = [
      DataItem(.termNote, "partOfSpeech", "properNoun"),
      DataItem(.transac, "transactionType", "origination", items: [.date("20240229")]),
    ]
    let portable = try written(glossary(items), TBXWriter())
    #expect(portable.text.contains("<termNote type=\"partOfSpeech\">noun</termNote>"))
    #expect(portable.text.contains("<transac type=\"transactionType\">creation</transac>"))
    #expect(portable.text.contains("<date>2024-02-29</date>"))
    #expect(portable.losses.count == 2)
    let fourth = try written(glossary(items), TBXWriter(edition: .basicV4))
    #expect(fourth.text.contains("<termNote type=\"partOfSpeech\">properNoun</termNote>"))
  }

  @Test func evidenceIsANoteOrACategory() throws {
    let items = [
      DataItem(.descrip, "occurrenceCount", "12"),
      DataItem(.admin, "renderingSource", "a \"b\", c"),
    ]
    let portable = try written(glossary(items), TBXWriter())
    #expect(
      portable.text.contains(
        "<note>evidence: occurrenceCount=12, renderingSource=\"a \"\"b\"\", c\"</note>"))
    #expect(portable.losses.isEmpty)
    let own = try written(glossary(items), TBXWriter(edition: .concord))
    #expect(own.text.contains("<tbx type=\"TBX-Concord\""))
    #expect(own.text.contains("<descrip type=\"occurrenceCount\">12</descrip>"))
    for text in [portable.text, own.text] {
      let again = try GlossaryReader().read(bytes: Array(text.utf8), name: "f").glossary
      #expect(again.concepts.first?.languages.first?.terms.first?.items == items)
    }
  }

  @Test(arguments: [
    "evidence: none", "evidence: ", "evidence: score=1,5", "evidence: score=1 ", "evidence: score=",
    "evidence: renderingSource=\"x", "evidence: renderingSource=\"1\"", "evidence: colour=1",
  ])
  func otherNotesAreNoEvidence(note: String) throws {
    let text = try written(glossary([.note(note)]), TBXWriter()).text
    let again = try GlossaryReader().read(bytes: Array(text.utf8), name: "f").glossary
    #expect(again.concepts.first?.languages.first?.terms.first?.items == [.note(note)])
  }

  @Test func referencesLeadSomewhereOrAreDropped() throws {
    let (text, losses) = try written(
      glossary(
        [DataItem(.ref, "crossReference", "self", target: "c1")],
        concept: [
          DataItem(.ref, "crossReference", "nowhere", target: "c9"),
          DataItem(.ref, "crossReference", "lost", target: "x1"),
          DataItem(.descrip, "colour", "red", id: "x1"),
        ]), TBXWriter())
    #expect(text.contains("<ref type=\"crossReference\" target=\"c1\">self</ref>"))
    #expect(text.contains("<ref type=\"crossReference\">nowhere</ref>"))
    #expect(text.contains("<ref type=\"crossReference\">lost</ref>"))
    #expect(losses.map(\.what).contains("target \"c9\""))
    #expect(losses.map(\.what).contains("target \"x1\""))
  }

  @Test func idsAreGivenOutOnce() throws {
    let (text, losses) = try written(
      glossary(
        [.note("n")],
        concept: [
          DataItem(.descrip, "subjectField", "a", id: "x"),
          DataItem(.descrip, "definition", "b", id: "x"),
          DataItem(.descrip, "definition", "c", id: "c1"),
        ]), TBXWriter())
    #expect(text.components(separatedBy: " id=\"x\"").count == 2)
    #expect(text.components(separatedBy: " id=\"c1\"").count == 2)
    #expect(losses.count == 2)
  }

  @Test func markupIsKeptWhereItMayStand() throws {
    let item = DataItem(
      .descrip, "context", "a b c",
      markup: "a <hi type=\"bold\">b</hi><ph>x</ph> &amp;<hi>c<hi>d</hi></hi>")
    let (text, losses) = try written(glossary([item]), TBXWriter())
    #expect(text.contains(">a <hi type=\"bold\">b</hi> &amp;<hi>cd</hi></descrip>"))
    #expect(losses.map(\.what) == ["markup <ph>", "markup <hi>"])
    let broken = DataItem(.descrip, "context", "a b", markup: "<hi>a b</descrip>")
    #expect(try written(glossary([broken]), TBXWriter()).text.contains(">a b</descrip>"))
  }

  @Test func theBackMatterComesBack() throws {
    var full = glossary(
      [],
      concept: [
        Transaction(type: "modification", date: "2024-01-02", person: "Li", personID: "p1").item
      ])
    full.header = GlossaryHeader(
      notes: ["n"], publication: ["p"], encoding: ["e"], revisions: ["r"])
    full.references = [
      ReferenceSection(
        type: "respPerson",
        objects: [ReferenceObject(id: "p1", fields: [.init(type: "fn", text: "李")])])
    ]
    for writer in [TBXWriter(), TBXWriter(version: .v2)] {
      let (text, losses) = try written(full, writer)
      #expect(try GlossaryReader().read(bytes: Array(text.utf8), name: "f").glossary == full)
      #expect(losses.isEmpty)
    }
  }

  @Test(arguments: TBXClient.allCases)
  func clientsAreGivenWhatTheyUnderstand(client: TBXClient) throws {
    let (text, losses) = try written(sample, TBXWriter(edition: .v2Basic, client: client))
    switch client {
    case .omegat:
      #expect(!text.contains("common destiny") && !text.contains("termNote"))
      #expect(losses.contains { $0.what == "deprecated or superseded term" && $0.count == 2 })
    case .weblate:
      #expect(!text.contains("\"context\"") && !text.contains("subjectField"))
      #expect(text.contains("\"definition\""))
    case .phrase:
      #expect(text.contains("<termNote type=\"forbidden\">true</termNote>"))
      #expect(!text.contains("administrativeStatus"))
    }
  }

  @Test func readsTBXMinOf2013() throws {
    let text = """
      <TBX dialect="TBX-Min"><header><id>Title</id><languages source="zh-CN" target="en"/><creator>Li</creator></header>
      <body><termEntry id="e1"><subjectField>f</subjectField>
      <langSet xml:lang="zh-CN"><tig><term>改革</term><termStatus>notRecommended</termStatus>
      <partOfSpeech>noun</partOfSpeech><customer>C</customer>
      <noteGrp><note><noteKey>k</noteKey><noteValue>v</noteValue></note></noteGrp></tig></langSet></termEntry></body></TBX>
      """
    let reading = try GlossaryReader().read(bytes: Array(text.utf8), name: "f.tbx")
    #expect(reading.format == .tbxMin2013)
    #expect(reading.glossary.title == "Title")
    #expect(reading.glossary.language == tag("zh-CN"))
    #expect(reading.glossary.header.publication == ["creator: Li"])
    let concept = try #require(reading.glossary.concepts.first)
    #expect(concept.subjectField == "f")
    let term = try #require(concept.languages.first?.terms.first)
    #expect(term.status == .deprecated)
    #expect(term.partOfSpeech == .noun)
    #expect(term.notes == ["k: v"])
    #expect(term.text(.admin, "customerSubset") == "C")
    #expect(reading.losses.isEmpty)
  }

  @Test func conceptsCanBeTakenOneByOne() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    _ = try TBXWriter().write(sample, to: path)
    final class Taken {
      var concepts: [Concept] = []
    }
    let taken = Taken()
    let rest = try TBXReader().read(path: path) { concept, head in
      #expect(head.title == sample.title)
      taken.concepts.append(concept)
    }
    #expect(taken.concepts == sample.concepts)
    #expect(rest.glossary.concepts.isEmpty)
    struct Enough: Error {}
    #expect(throws: Enough.self) { try TBXReader().read(path: path) { _, _ in throw Enough() } }
  }
}

@Suite struct TBXTransformTests {
  private static let source = """
    <?xml version="1.0" encoding="UTF-8"?>
    <?xml-model href="a.rng"?>
    <tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" xml:lang="en" style="dca">
      <!-- a -->
      <tbxHeader><fileDesc><publicationStmt><p>p</p></publicationStmt> <titleStmt><title>t</title></titleStmt>
        <sourceDesc><p>s</p></sourceDesc></fileDesc></tbxHeader>
      <text><body><conceptEntry id="c1"><?x y?>
        <descrip type="subjectField">a &amp; &lt;b&gt;</descrip>
        <descrip type="colour">red</descrip>
        <langSec xml:lang="en"><termSec>
          <term>t</term>
          <termNoteGrp><termNote type="partOfSpeech">noun</termNote><note>n</note></termNoteGrp>
          <descripGrp><descrip type="context">c <hi type="bold">d</hi></descrip><admin type="source"/></descripGrp>
          <xref type="externalCrossReference" target="http://x/?a&amp;b">x</xref>
        </termSec></langSec></conceptEntry></body>
        <back><refObjectSec type="respPerson"><refObject id="p"><item type="fn">f</item></refObject></refObjectSec></back>
      </text>
    </tbx>

    """

  private func transformed(_ text: String, _ form: TBXTransform.Form) throws -> String {
    String(
      decoding: try TBXTransform(to: form).document(bytes: Array(text.utf8), name: "f").bytes,
      as: UTF8.self)
  }

  @Test func elementStyleAndBack() throws {
    let elements = try transformed(Self.source, .version3(.dct))
    #expect(elements.contains("<min:subjectField>a &amp; &lt;b&gt;</min:subjectField>"))
    #expect(elements.contains("<basic:context>c <hi type=\"bold\">d</hi></basic:context>"))
    #expect(elements.contains("<basic:source/>"))
    #expect(elements.contains("style=\"dct\""))
    #expect(elements.contains("<descrip type=\"colour\">red</descrip>"))
    #expect(try transformed(elements, .version3(.dca)) == Self.source)
  }

  @Test func versionTwoAndBack() throws {
    let old = try transformed(Self.source, .version2)
    #expect(old.contains("<martif type=\"TBX-Basic\" xml:lang=\"en\">"))
    #expect(old.contains("<titleStmt><title>t</title></titleStmt> <publicationStmt>"))
    #expect(old.contains("<ntig>"))
    #expect(old.contains("<termGrp><term>t</term>"))
    #expect(old.contains("</termNoteGrp></termGrp>"))
    #expect(try transformed(old, .version3(nil)) == Self.source)
    // By way of elements, too.
    let elements = try transformed(Self.source, .version3(.dct))
    let back = try transformed(transformed(elements, .version2), .version3(nil))
    #expect(back == elements)
  }

  @Test func otherDocumentsAreRefused() {
    let error = #expect(throws: ExchangeError.self) { try transformed("<html/>", .version2) }
    #expect(error?.kind == .unknownFormat)
  }
}
