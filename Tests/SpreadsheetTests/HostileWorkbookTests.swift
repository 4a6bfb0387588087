import TestSupport
import Testing

@testable import Spreadsheet

@Suite struct HostileWorkbookTests {
  private static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A workbook with one sheet, as another program might write it.
  private func workbook(
    sheet: String, strings: String? = nil, target: String = "worksheets/sheet1.xml",
    extra: [(name: String, bytes: [UInt8])] = []
  ) throws -> [UInt8] {
    let main = """
      <workbook xmlns:r="\(Self.relationships)"><sheets><sheet name="S" sheetId="7" r:id="x1"/></sheets></workbook>
      """
    var files: [(name: String, bytes: [UInt8])] = [
      (
        "_rels/.rels",
        Array(
          "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
            .utf8)
      ),
      ("xl/workbook.xml", Array(main.utf8)),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          """
          <Relationships><Relationship Id="x1" Type="x/worksheet" Target="\(target)"/>\
          <Relationship Id="x2" Type="x/sharedStrings" Target="../xl/strings.xml"/></Relationships>
          """.utf8)
      ),
      ("xl/worksheets/sheet1.xml", Array(sheet.utf8)),
      ("xl/strings.xml", Array((strings ?? "<sst/>").utf8)),
    ]
    files += extra
    var zip = try ZipWriter()
    for file in files { try zip.add(file.bytes, as: file.name) }
    return try zip.finish()
  }

  private func read(
    _ bytes: [UInt8], limits: SpreadsheetLimits = SpreadsheetLimits()
  ) throws -> [SheetReading] {
    try WorkbookReader(limits: limits).read(bytes: bytes, name: "book.xlsx")
  }

  private func refuses(
    _ bytes: [UInt8], _ kind: SpreadsheetError.Kind, limits: SpreadsheetLimits = SpreadsheetLimits()
  ) -> Bool {
    do {
      _ = try read(bytes, limits: limits)
      return false
    } catch {
      return (error as? SpreadsheetError)?.kind == kind
    }
  }

  @Test func cellsOfOtherProgramsAreRead() throws {
    let strings = """
      <sst><si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>reading</t></rPh></si>\
      <si><t>a_x000D_b</t></si></sst>
      """
    let sheet = """
      <worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>\
      <row r="4"><c r="C4"><f>SUM(A1:A2)</f><v>42</v></c><c t="str"><f>A1</f><v>x</v></c></row>\
      <row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>2</v></c><c/></row></sheetData></worksheet>
      """
    let rows = try #require(read(try workbook(sheet: sheet, strings: strings)).first).rows
    #expect(
      rows == [
        [.text("plain"), .text("rich text")], [], [],
        [.empty, .empty, .number(42), .text("x")],
        [.text("TRUE"), .text("#N/A"), .text("a\rb")],
      ])
  }

  @Test func whatIsNoWorkbookIsRefused() throws {
    #expect(refuses([], .malformed))
    #expect(refuses(Array("PK\u{3}\u{4} but no archive".utf8), .malformed))
    var zip = try ZipWriter()
    try zip.add([1, 2, 3], as: "readme.txt")
    #expect(refuses(try zip.finish(), .malformed))
    #expect(throws: SpreadsheetError.self) { try WorkbookReader().read(path: "/nowhere/x.xlsx") }
    #expect(throws: SpreadsheetError.self) { try WorkbookReader().read(path: "/") }
  }

  @Test func cutOffAndDamagedFilesEndInAnError() throws {
    let whole = try workbook(sheet: "<worksheet><sheetData/></worksheet>")
    for count in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: SpreadsheetError.self) { try read(Array(whole[..<count])) }
    }
    // A wrong byte anywhere may go unnoticed, but nothing else may happen.
    for place in stride(from: 0, to: whole.count, by: 3) {
      var bytes = whole
      bytes[place] ^= 0xFF
      do { _ = try read(bytes) } catch { #expect(error is SpreadsheetError) }
    }
  }

  @Test(arguments: ["../evil.xml", "a/../../evil.xml", "/etc/evil.xml", "..\\evil.xml"])
  func namesThatLeadOutOfTheArchiveAreRefused(name: String) throws {
    #expect(
      refuses(try workbook(sheet: "<worksheet/>", extra: [(name, [65])]), .malformed))
  }

  @Test(arguments: ["../../etc/passwd", "file:///etc/passwd", "worksheets/none.xml"])
  func targetsThatAreNotInTheArchiveAreRefused(target: String) throws {
    #expect(refuses(try workbook(sheet: "<worksheet/>", target: target), .malformed))
  }

  @Test func twoFilesOfOneNameAreRefused() throws {
    var bytes = try workbook(sheet: "<worksheet/>", extra: [("xl/Workbook.xmk", [65])])
    let (old, new) = (Array("Workbook.xmk".utf8), Array("Workbook.xml".utf8))
    for i in bytes.indices.dropLast(old.count) where Array(bytes[i..<(i + old.count)]) == old {
      bytes.replaceSubrange(i..<(i + old.count), with: new)
    }
    #expect(refuses(bytes, .malformed))
  }

  @Test func bombsAreRefused() throws {
    let blank = String(repeating: " ", count: 2 << 20)
    let bomb = try workbook(sheet: "<worksheet><sheetData/>\(blank)</worksheet>")
    #expect(bomb.count < 10_000)
    #expect(refuses(bomb, .limit))
    var limits = SpreadsheetLimits()
    limits.unpackedBytes = 1 << 10
    #expect(
      refuses(try workbook(sheet: String(repeating: "<a>", count: 999)), .limit, limits: limits))
    limits = SpreadsheetLimits()
    limits.fileBytes = 100
    #expect(refuses(try workbook(sheet: "<worksheet/>"), .limit, limits: limits))
    limits = SpreadsheetLimits()
    limits.entries = 3
    #expect(refuses(try workbook(sheet: "<worksheet/>"), .limit, limits: limits))
  }

  @Test func entitiesAreRefused() throws {
    let sheet = """
      <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\
      <worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>
      """
    #expect(refuses(try workbook(sheet: sheet), .malformed))
  }

  @Test func farAwayCellsDoNotFillTheMemory() throws {
    let far = "<row r=\"%\"><c r=\"XFD%\"><v>1</v></c></row>"
    var limits = SpreadsheetLimits()
    limits.cells = 100_000
    let rows = (1...20).map { n in
      far.split(separator: "%", omittingEmptySubsequences: false).joined(separator: String(n))
    }
    let sheet = "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"
    #expect(refuses(try workbook(sheet: sheet), .limit, limits: limits))
  }

  @Test(arguments: [
    "<c r=\"A0\"><v>1</v></c>", "<c r=\"XFE1\"><v>1</v></c>", "<c r=\"文1\"><v>1</v></c>",
    "<c t=\"s\"><v>9</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v>x</v></c>",
    "<c><v>1", "</row>",
  ])
  func damagedCellsAreRefused(cell: String) throws {
    let sheet = "<worksheet><sheetData><row>\(cell)</row></sheetData></worksheet>"
    #expect(refuses(try workbook(sheet: sheet), .malformed))
  }

  @Test(arguments: ["-9223372036854775808", "0", "1048577", "9223372036854775807", "x"])
  func rowsBeyondTheSheetAreRefused(number: String) throws {
    let row = "<row r=\"\(number)\"><c><v>1</v></c></row>"
    #expect(
      refuses(
        try workbook(sheet: "<worksheet><sheetData>\(row)</sheetData></worksheet>"), .malformed))
  }
}
