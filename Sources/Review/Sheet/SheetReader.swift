internal import Corpus
internal import Exchange
internal import Spreadsheet

/// A row of a sheet that came back.
struct SheetLine {
  /// 1-based: in a workbook that of the row, in text that of the line.
  var number: Int
  /// Only columns that the sheet has, without those that only show something.
  var cells: [SheetColumn: String]

  subscript(column: SheetColumn) -> String { cells[column] ?? "" }
}

/// Reads a sheet in whatever form a spreadsheet program saved it: a workbook, or tab-separated text in UTF-8, UTF-16 or GB18030.
struct SheetReader {
  let file: String

  /// Bytes of a file.
  static let fileBytes = 32 << 20
  /// Cells, 17 in a row.
  private static let cells = 4_000_000

  /// - Throws: `ReviewError` where the file is no such sheet, damaged, or beyond a limit.
  func lines(_ bytes: [UInt8]) throws -> [SheetLine] {
    guard bytes.count <= Self.fileBytes else {
      throw unusable("the file is larger than \(Self.fileBytes >> 20) MB")
    }
    // "PK", as every zip archive begins.
    return bytes.starts(with: [0x50, 0x4B]) ? try workbook(bytes) : try text(bytes)
  }

  private func workbook(_ bytes: [UInt8]) throws -> [SheetLine] {
    var limits = SpreadsheetLimits()
    limits.fileBytes = Self.fileBytes
    limits.ratio = 100
    limits.cells = Self.cells
    let sheets: [SheetReading]
    do {
      sheets = try WorkbookReader(limits: limits).read(bytes: bytes, name: file)
    } catch {
      throw unusable(error.reason)
    }
    for sheet in sheets {
      let rows = sheet.rows.map { $0.map(Self.text) }
      guard let columns = rows.first.flatMap(Self.columns) else { continue }
      return try rows.enumerated().dropFirst().map { try line($0 + 1, $1, columns) }
    }
    throw unusable("no sheet has the columns that tell what its rows are about")
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .number(let number):
      Int64(exactly: number).map { String($0) } ?? String(number)
    }
  }

  private func text(_ bytes: [UInt8]) throws -> [SheetLine] {
    do {
      let scalars = try TextDecoder(file: file).decode(bytes).scalars
      var reader = DelimitedText(
        file: file, bytes: Array(String(scalars: scalars).utf8), separator: 0x09)
      guard let head = try reader.next(),
        let columns = Self.columns(head.fields.map(SheetText.restored))
      else {
        throw unusable("its first line does not name the columns that tell what its rows are about")
      }
      var lines: [SheetLine] = []
      var cells = 0
      while let record = try reader.next() {
        cells += record.fields.count
        guard cells <= Self.cells else { throw unusable("it has too many cells") }
        lines.append(try line(record.line, record.fields.map(SheetText.restored), columns))
      }
      return lines
    } catch let error as CorpusError {
      throw unusable(error.reason)
    } catch let error as ExchangeError {
      throw unusable("line \(error.line ?? 1): \(error.reason)")
    }
  }

  /// nil where a hidden column is missing, or one stands twice.
  private static func columns(_ titles: [String]) -> [SheetColumn?]? {
    let columns = titles.map { SheetColumn(rawValue: SheetText.compared($0)) }
    let known = columns.compactMap(\.self)
    guard Set(known).count == known.count,
      Set([SheetColumn.key, .revision, .check]).isSubset(of: known)
    else { return nil }
    return columns
  }

  private func line(_ number: Int, _ row: [String], _ columns: [SheetColumn?]) throws -> SheetLine {
    var cells: [SheetColumn: String] = [:]
    for (place, column) in columns.enumerated() {
      guard let column, !column.isShownOnly else { continue }
      cells[column] = row.indices.contains(place) ? SheetText.compared(row[place]) : ""
    }
    return SheetLine(number: number, cells: cells)
  }

  private func unusable(_ reason: String) -> ReviewError {
    ReviewError(
      kind: .invalid, place: file, reason: reason,
      advice:
        "give the sheet that “concord review sheet” wrote, saved as .xlsx or as text with tabs")
  }
}
