import Exchange
import Foundation
import Terminology
import TestSupport
import Testing

private func read(_ text: String) throws -> GlossaryReading {
  try GlossaryReader().read(bytes: [UInt8](text.utf8), name: "list.tsv")
}

/// `小康=well-off|prosperous 改革=reform`
private func pairs(_ reading: GlossaryReading) -> String {
  reading.glossary.concepts.map { concept in
    concept.languages.map { $0.terms.map(\.text).joined(separator: "|") }.joined(separator: "=")
  }.joined(separator: " ")
}

@Suite struct ListReaderTests {
  @Test(arguments: [
    "小康\twell-off\n改革\treform\n",
    "小康\twell-off\r\n改革\treform",
    "\u{FEFF}# -*- coding: utf-8 -*-\n\n小康\t well-off \n\t\n改革\treform\n",
    "zh\ten\n小康\twell-off\n改革\treform\n",
    "rank\tsource_term\ttarget_term\tscore\n1\t小康\twell-off\t2.5\n2\t改革\treform\t1\n",
    "小康,well-off\n\"改革\",\"reform\"\n",
    "小康;well-off\n改革;reform\n",
    "\"小康\"\t\"well-off\"\n改革\treform\n",
  ])
  func readsPairs(text: String) throws {
    let reading = try read(text)
    #expect(pairs(reading) == "小康=well-off 改革=reform")
    #expect(reading.format == .list)
    #expect(reading.glossary.concepts.map(\.id) == ["c1", "c2"])
    #expect(reading.glossary.concepts.first?.languages.map(\.language) == [.chinese, .english])
  }

  @Test func headerNamesLanguages() throws {
    let reading = try read("colour\tZH_cn\ten-GB\tfr\nx\t小康\twell-off\taisance\n")
    #expect(reading.glossary.language == tag("zh-CN"))
    #expect(
      reading.glossary.concepts.first?.languages.map(\.language.text) == ["zh-CN", "en-GB", "fr"])
    #expect(reading.losses.map(\.what) == ["column colour"])
  }

  @Test func acronymsAreNoHeader() throws {
    let reader = GlossaryReader(sourceLanguage: tag("en"), targetLanguage: tag("fr"))
    let reading = try reader.read(bytes: [UInt8]("GDP\tPIB\nEU\tUE\n".utf8), name: "l")
    #expect(pairs(reading) == "GDP=PIB EU=UE")
  }

  @Test func severalEquivalentsArePreferredAndAdmitted() throws {
    let reading = try read("小康\twell-off | prosperous|\n小康\tmoderately prosperous|well-off\n")
    #expect(pairs(reading) == "小康=well-off|prosperous|moderately prosperous")
    #expect(
      reading.glossary.concepts.first?.languages.last?.terms.map(\.status)
        == [.preferred, .admitted, .admitted])
  }

  @Test func quotesAreReadAsSpreadsheetsWriteThem() throws {
    #expect(
      pairs(try read("\"a \"\"b\"\", c\",\"d\ne\"\nf,g\n")) == "a \"b\", c=d e f=g")
    #expect(pairs(try read("\"Two Centenary\" goals\t\"双百\"\n")) == "\"Two Centenary\" goals=双百")
  }

  @Test func missingSidesAreKeptOrCounted() throws {
    let reading = try read("小康\t\n\treform\n改革\treform\n")
    #expect(pairs(reading) == "小康 改革=reform")
    #expect(
      reading.losses.map { "\($0.what) \($0.count) \($0.line ?? 0)" }
        == ["row without a source term 1 2"]
    )
  }

  @Test func readsUTF16AsSpreadsheetsWriteIt() throws {
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let data = try #require("\u{FEFF}小康𠮷\twell-off\r\n".data(using: encoding))
      let reading = try GlossaryReader().read(bytes: [UInt8](data), name: "l")
      #expect(pairs(reading) == "小康𠮷=well-off")
    }
  }

  @Test(arguments: [
    ("", ExchangeError.Kind.unknownFormat, nil),
    ("# only a comment\n", .unknownFormat, nil),
    ("just words\n", .unknownFormat, 1),
    ("{\"a\": 1,\n", .malformed, 2),
    ("{\"a\": 1}\n", .unknownFormat, nil),
    ("PK\u{3}\u{4}xyz", .malformed, nil),
    ("a,b\n\"c,d\n", .malformed, 2),
    ("a,b\n\"c\"d,e\n", .malformed, 2),
    ("zh\ten\n", .unknownFormat, nil),
  ])
  func whatIsNoListIsATypedError(text: String, kind: ExchangeError.Kind, line: Int?) {
    let error = #expect(throws: ExchangeError.self) { try read(text) }
    #expect(error?.kind == kind)
    #expect(error?.line == line)
  }

  @Test func wrongEncodingIsNamedWithItsLine() throws {
    // GB 18030 for 小康.
    let bytes = [UInt8]("a\tb\n".utf8) + [0xD0, 0xA1, 0xBF, 0xB5, 0x09, 0x63, 0x0A]
    let error = #expect(throws: ExchangeError.self) {
      try GlossaryReader().read(bytes: bytes, name: "l.tsv")
    }
    #expect(error?.description == "l.tsv:2: the bytes are not UTF-8 text. Save the file as UTF-8.")
  }

  @Test func tooLargeAndMissingFilesAreTypedErrors() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("l.tsv", String(repeating: "甲\ta\n", count: 1000))
    var reader = GlossaryReader()
    reader.byteLimit = 100
    #expect(throws: ExchangeError.self) { try reader.read(path: path) }
    let error = #expect(throws: ExchangeError.self) { try reader.read(path: path + "x") }
    #expect(
      error?.description
        == "\(path)x: cannot be read: No such file or directory. Check the path and its permissions."
    )
  }
}

@Suite struct ListRemarkTests {
  @Test func statusAndFlagsOfARowAreThoseOfItsTargetTerms() throws {
    let text = """
      zh\ten\tstatus\tflags
      大局\toverall situation\t\t
      大局\tbig picture\tforbidden\t
      世卫组织\tWHO\tpreferred\tcase, exact
      港口\tport\tsomehow\t
      """
    let reading = try GlossaryReader().read(bytes: Array(text.utf8), name: "g.tsv")
    let terms = reading.glossary.concepts.map { $0.languages[1].terms }
    #expect(terms[0].map(\.status) == [.preferred, .deprecated])
    #expect(terms[1].map(\.matching) == [[.caseSensitive, .exact]])
    #expect(terms[2].map(\.status) == [.preferred])
    #expect(reading.losses.map(\.what) == ["remark “somehow”"])
  }
}
