import Consistency
import Spreadsheet
import Terminology
import TestSupport
import Testing

@Suite struct ReportWorkbookTests {
  private let report = analysis().report(
    on: termList([
      term("守正创新", ["a.txt": ["integrity", "principle", "principle"], "b.txt": ["principle"]]),
      term("德治", ["b.txt": [nil]]),
    ]))

  private func cell(_ sheet: Sheet, _ row: Int, _ title: String) throws -> Cell {
    sheet.rows[row][try #require(sheet.columns.firstIndex { $0.title == title }, "\(title)")]
  }

  @Test func everyFindingHasARowWithRoomForADecision() throws {
    let sheet = try #require(report.sheets.first)
    #expect(sheet.name == "Findings" && sheet.rows.count == report.findings.count)
    for (row, finding) in report.findings.enumerated() {
      #expect(try cell(sheet, row, "ID") == .text(finding.id))
      #expect(try cell(sheet, row, "Finding") == .text(finding.message))
      #expect(try cell(sheet, row, "Status") == .empty)
      #expect(try cell(sheet, row, "Comment") == .empty)
    }
    let places = try cell(sheet, 0, "Renderings and places").text
    #expect(places?.split(separator: "\n").first == "“principle” a.txt:20 — zh.txt:2")
  }

  @Test func theOtherSheetsHoldTermsDocumentsAndPairs() throws {
    let sheets = report.sheets
    #expect(sheets.map(\.name) == ["Findings", "Terms", "Documents", "Pairs"])
    #expect(try cell(sheets[1], 0, "Preferred rendering") == .text("principle (3)"))
    #expect(try cell(sheets[1], 0, "Other renderings") == .text("integrity (1)"))
    #expect(try cell(sheets[1], 1, "Not rendered") == .number(1))
    #expect(sheets[2].rows.count == 3 && sheets[3].rows.count == 1)
    #expect(try cell(sheets[3], 0, "Shared terms") == .number(1))
  }

  @Test func theSheetsMakeAWorkbook() throws {
    let bytes = try WorkbookWriter().bytes(report.sheets)
    let read = try WorkbookReader().read(bytes: bytes, name: "report.xlsx")
    #expect(read.map(\.rows.count) == report.sheets.map { $0.rows.count + 1 })
  }
}
