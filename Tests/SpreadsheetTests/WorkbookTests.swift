import Testing

@testable import Spreadsheet

/// A sheet of one column for each text of the first row.
func sheet(_ name: String, _ rows: [[Cell]]) -> Sheet {
  let width = rows.map(\.count).max() ?? 0
  return Sheet(
    name: name, columns: (0..<max(1, width)).map { Column("Column \($0)", width: 10) }, rows: rows)
}

@Suite struct WorkbookTests {
  private func readAgain(_ sheets: [Sheet]) throws -> [SheetReading] {
    try WorkbookReader().read(bytes: try WorkbookWriter().bytes(sheets), name: "book.xlsx")
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let rows: [[Cell]] = [
      [.text("人类命运共同体"), .number(0.1 + 0.2), .empty, .text("last")],
      [.empty, .number(-1e-9), .text(" 𠮷 edges "), .number(1e300)],
      [
        .text("two\nlines\tand a tab"), .text("\r\u{1}\u{FFFE}"), .text("_x0041_ is no escape"),
        .text("& < > \""),
      ],
      [],
      [.text("_x005F_"), .text("_x_x0041_"), .text("𠮷\u{FFFF}_"), .number(0)],
    ]
    let read = try readAgain([sheet("One", rows), sheet("二", [[.number(3)]])])
    #expect(read.map(\.name) == ["One", "二"])
    #expect(read[0].rows.first?.first == .text("Column 0"))
    #expect(Array(read[0].rows.dropFirst()) == rows)
    #expect(read[1].rows == [[.text("Column 0")], [.number(3)]])
  }

  @Test func theSameSheetsGiveTheSameBytes() throws {
    let sheets = [sheet("A", [[.text("法治"), .number(2)]])]
    #expect(try WorkbookWriter().bytes(sheets) == WorkbookWriter().bytes(sheets))
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "\t=1"])
  func whatLooksLikeAFormulaIsText(text: String) throws {
    let bytes = try WorkbookWriter().bytes([sheet("A", [[.text(text)]])])
    let read = try WorkbookReader().read(bytes: bytes, name: "book.xlsx")
    #expect(read[0].rows[1] == [.text(text)])
    let part = try #require(try unpacked("xl/worksheets/sheet1.xml", in: bytes))
    #expect(part.contains("t=\"inlineStr\"") && !part.contains("<f"))
    // The look that keeps it text where it is edited; others are below.
    #expect(part.contains("s=\"\(WorkbookStyles.marked(WorkbookStyles.number(of: .plain)))\""))
  }

  @Test func titlesStayInSightAndHaveFilters() throws {
    let columns = [
      Column("Status", width: 12, choices: ["done", "later"]),
      Column("Text", width: 40, format: .wrapped),
    ]
    let bytes = try WorkbookWriter().bytes([
      Sheet(name: "It's", columns: columns, rows: [[.empty, .text("a")], [.empty, .text("b")]])
    ])
    let part = try #require(try unpacked("xl/worksheets/sheet1.xml", in: bytes))
    for piece in [
      "state=\"frozen\"", "<autoFilter ref=\"A1:B3\"/>", "sqref=\"A2:A3\"", "\"done,later\"",
      "width=\"40.0\"",
    ] {
      #expect(part.contains(piece), "\(piece)")
    }
    let book = try #require(try unpacked("xl/workbook.xml", in: bytes))
    #expect(book.contains("'It''s'!$A$1:$B$3") && book.contains("'It''s'!$1:$1"))
  }

  @Test func rowsAreAsHighAsTheirText() {
    #expect(SheetLayout.lines(of: "", width: 10) == 1)
    #expect(SheetLayout.lines(of: "one\ntwo", width: 10) == 2)
    // Ten Han characters take about eighteen digits.
    #expect(SheetLayout.lines(of: "人类命运共同体人类命", width: 10) == 2)
    #expect(SheetLayout.lines(of: "人类命运共同体人类命", width: 20) == 1)
    #expect(SheetLayout.height(ofLines: 1) == 15)
    #expect(SheetLayout.height(ofLines: 9999) < 200)
  }

  @Test func aTextThatIsTooLongForACellIsCut() throws {
    let text = String(repeating: "𠮷", count: 20_000)
    let read = try readAgain([sheet("A", [[.text(text)]])])
    #expect(read[0].rows[1][0].text?.utf16.count == 32_766)
  }

  @Test func numbersThatAreNoneAreEmpty() throws {
    let read = try readAgain([sheet("A", [[.number(.nan), .number(.infinity), .number(1)]])])
    #expect(read[0].rows[1] == [.empty, .empty, .number(1)])
  }

  @Test(arguments: ["", "a/b", "[x]", "'x", String(repeating: "x", count: 32), "B"])
  func namesThatSheetsCannotHaveAreRefused(name: String) {
    #expect {
      try WorkbookWriter().bytes([sheet("b", [[.empty]]), sheet(name, [[.empty]])])
    } throws: {
      ($0 as? SpreadsheetError)?.kind == .unrepresentable
    }
  }

  @Test func rowsLongerThanTheTitlesAreRefused() {
    #expect(throws: SpreadsheetError.self) {
      try WorkbookWriter().bytes([
        Sheet(name: "A", columns: [Column("x", width: 9)], rows: [[.number(1), .number(2)]])
      ])
    }
    #expect(throws: SpreadsheetError.self) { try WorkbookWriter().bytes([]) }
  }

  @Test(arguments: [
    ("A1", 0, 0), ("Z9", 25, 8), ("AA10", 26, 9), ("XFD1048576", 16_383, 1_048_575),
  ])
  func referencesNameColumnsByLetters(text: String, column: Int, row: Int) {
    #expect(CellReference(text) == CellReference(column: column, row: row))
    #expect(CellReference(column: column, row: row).text == text)
  }

  @Test(arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "a1", "A1B", "AAAA1", "A-1"])
  func whatIsNoReferenceIsNone(text: String) {
    #expect(CellReference(text) == nil)
  }
}

/// The text of a file in an archive.
func unpacked(_ name: String, in bytes: [UInt8]) throws -> String? {
  try bytes.withUnsafeBytes { all in
    var zip = try ZipReader(bytes: all, file: "book.xlsx", limits: SpreadsheetLimits())
    return try zip.read(name).map { String(decoding: $0, as: UTF8.self) }
  }
}
