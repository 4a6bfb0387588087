import Terminology
import TestSupport
import Testing

@testable import Corpus

@Suite struct TableReaderTests {
  func read(_ text: String) throws -> (document: AlignedDocument, warning: CorpusError?) {
    try TableReader(document: "t.tsv", limits: InputLimits()).read(scalars(text))
  }

  @Test func rowsBecomeParagraphsOfBothLanguages() throws {
    let (document, warning) = try read(
      """
      id\tzh-CN\ten
      1\t港口在发展。城市也在发展。\tThe port grows. So does the city.
      2\t谢谢大家。\tThank you.

      """)
    #expect(document.source.segments.map(\.text) == ["港口在发展。", "城市也在发展。", "谢谢大家。"])
    #expect(document.source.segments.map(\.paragraph) == [0, 0, 1])
    #expect(document.source.segments.map(\.line) == [2, 2, 3])
    #expect(
      document.target.segments.map(\.text) == [
        "The port grows.", "So does the city.", "Thank you.",
      ])
    #expect(document.target.segments.map(\.paragraph) == [0, 0, 1])
    #expect(document.source.language == .chinese && document.target.language == .english)
    #expect(warning == nil)
  }

  @Test(arguments: [
    ("zh\ten", 0, 1), ("en-GB\tzh_Hant", 1, 0), ("\u{FEFF}\"ZH\"\tEN ", 0, 1),
    ("id\ten\tx\tzh", 3, 1),
  ])
  func columnsAreFoundByTheirLanguage(_ header: String, _ source: Int, _ target: Int) {
    let found = TableReader.languageColumns(header)
    #expect(found?.source == source)
    #expect(found?.target == target)
  }

  @Test(arguments: ["", "source\ttarget", "zh", "zh\tfr", "zh en"])
  func aHeaderWithoutBothLanguagesIsAnError(_ header: String) {
    let error = #expect(throws: CorpusError.self) { try read(header + "\n港口\tport\n") }
    #expect(error?.file == "t.tsv")
    #expect(error?.line == 1)
    #expect(error?.reason == "the header names no Chinese and English column")
  }

  @Test func rowsWithMissingCellsAreCountedAndLeftOut() throws {
    let (document, warning) = try read(
      "zh\ten\r\n港口。\tport\r\n只有中文\r\n\tonly English\r\n城市。\t \r\n城市。\tcity\r\n")
    #expect(document.source.segments.map(\.text) == ["港口。", "城市。"])
    #expect(document.target.segments.map(\.text) == ["port", "city"])
    #expect(document.target.segments.map(\.line) == [2, 6])
    #expect(
      warning?.description
        == "t.tsv:3: 3 pairs have text in one language only and are left out (fill both sides)")
  }

  @Test func aTableWithoutACompleteRowIsAnError() {
    let error = #expect(throws: CorpusError.self) { try read("zh\ten\n港口\t\n\tport\n") }
    #expect(error?.line == 2)
    #expect(error?.reason == "no row has text in both languages")
  }

  @Test func hanOutsideTheBasicPlaneSurvives() throws {
    let (document, _) = try read("zh\ten\n𠮷野家。\tYoshinoya\n")
    #expect(document.source.segments.map(\.text) == ["𠮷野家。"])
  }

  @Test(arguments: [1, 7, 1 << 18])
  func aStreamedTableReadsLikeOneInMemory(_ rows: Int) throws {
    let folder = try TemporaryFolder()
    let text =
      "\u{FEFF}zh\ten\r\n"
      + (0..<rows % 5000).map { "港口\($0)。城市。\tPort \($0). City.\r\n" }.joined()
      + "只有中文\n城市。\tThe city"
    let path = try folder.file("t.tsv", text)
    let reader = TableReader(document: "t.tsv", limits: InputLimits())
    let streamed = try reader.read(streaming: path)
    let whole = try reader.read(scalars(String(text.dropFirst())))
    #expect(streamed.document == whole.document)
    #expect(streamed.warnings == [whole.warning].compactMap(\.self))
  }

  @Test func aLargeTableIsStreamedAndOneTooLargeIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("t.tsv", "zh\ten\n港口。\tport\n城市。\tcity\n")
    var limits = InputLimits()
    limits.textBytes = 8
    #expect(try CorpusReader(limits: limits).read([path]).aligned[0].source.segments.count == 2)
    limits.tableBytes = 16
    let error = #expect(throws: CorpusError.self) { try CorpusReader(limits: limits).read([path]) }
    #expect(error?.reason == "the table is larger than 0 MB")
  }

  @Test func aStreamedTableTakesDamagedBytesButNoOtherEncoding() throws {
    let folder = try TemporaryFolder()
    let reader = TableReader(document: "t.tsv", limits: InputLimits())
    let rows = (0..<300).map { _ in "港口。\tThe port\n" }.joined()
    let damaged = try folder.file("d.tsv", bytes: Array(("zh\ten\n" + rows).utf8) + [0xE4, 0x0A])
    let read = try reader.read(streaming: damaged)
    #expect(read.document.source.segments.count == 300)
    #expect(read.warnings.first?.reason == "1 byte sequences are not UTF-8")
    let other = try folder.file("o.tsv", bytes: Array("zh\ten\n".utf8) + [0xB8, 0xDB, 0x09, 0x61])
    #expect(throws: CorpusError.self) { try reader.read(streaming: other) }
  }
}
