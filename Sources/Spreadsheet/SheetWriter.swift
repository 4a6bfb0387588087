internal import XML

/// Writes the part of one sheet (ECMA-376 part 1, section 18.3).
struct SheetWriter {
  private let sheet: Sheet

  init(_ sheet: Sheet) { self.sheet = sheet }

  /// All cells with their titles: `A1:F20`.
  func range(absolute: Bool = false) -> String {
    let sign = absolute ? "$" : ""
    return "\(sign)A\(sign)1:\(sign)\(CellReference.letters(sheet.columns.count - 1))\(sign)"
      + String(sheet.rows.count + 1)
  }

  func part() throws(SpreadsheetError) -> [UInt8] {
    try WorkbookPart.bytes("sheet") { xml throws(XMLError) in
      try xml.start("worksheet", ["xmlns": OfficeNamespace.spreadsheet])
      try xml.start("sheetPr")
      try empty("pageSetUpPr", ["fitToPage": "1"], in: &xml)
      xml.end()
      try empty("dimension", ["ref": range()], in: &xml)
      try writeView(to: &xml)
      try empty("sheetFormatPr", ["defaultRowHeight": "15"], in: &xml)
      try writeColumns(to: &xml)
      try writeRows(to: &xml)
      try empty("autoFilter", ["ref": range()], in: &xml)
      try writeChoices(to: &xml)
      try empty(
        "pageMargins",
        [
          "left": "0.4", "right": "0.4", "top": "0.5", "bottom": "0.5", "header": "0.3",
          "footer": "0.3",
        ], in: &xml)
      try empty(
        "pageSetup",
        ["paperSize": "9", "orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"],
        in: &xml)
    }
  }

  /// The titles stay in sight.
  private func writeView(to xml: inout XMLWriter) throws(XMLError) {
    try xml.start("sheetViews")
    try xml.start("sheetView", ["workbookViewId": "0"])
    try empty(
      "pane",
      ["ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"], in: &xml)
    try empty(
      "selection", ["pane": "bottomLeft", "activeCell": "A2", "sqref": "A2"], in: &xml)
    xml.end()
    xml.end()
  }

  private func writeColumns(to xml: inout XMLWriter) throws(XMLError) {
    try xml.start("cols")
    for (n, column) in sheet.columns.enumerated() {
      try empty(
        "col",
        [
          "min": String(n + 1), "max": String(n + 1),
          "width": "\(min(255, max(1, column.width.isFinite ? column.width : 1)))",
          "style": String(WorkbookStyles.number(of: column.format)), "customWidth": "1",
          "hidden": column.isHidden ? "1" : "0",
        ], in: &xml)
    }
    xml.end()
  }

  private func writeRows(to xml: inout XMLWriter) throws(XMLError) {
    try xml.start("sheetData")
    try startRow(1, titles.map(Cell.text), wraps: { _ in true }, in: &xml)
    for (n, column) in sheet.columns.enumerated() {
      try write(
        .text(column.title), CellReference(column: n, row: 0), style: WorkbookStyles.title,
        to: &xml)
    }
    xml.end()
    for (k, row) in sheet.rows.enumerated() {
      try startRow(k + 2, row, wraps: { sheet.columns[$0].format == .wrapped }, in: &xml)
      for (n, cell) in row.enumerated() {
        try write(
          cell, CellReference(column: n, row: k + 1),
          style: WorkbookStyles.number(of: sheet.columns[n].format), to: &xml)
      }
      xml.end()
    }
    xml.end()
  }

  private var titles: [String] { sheet.columns.map(\.title) }

  /// Opens a row as high as its text needs: not every program finds that out by itself.
  private func startRow(
    _ number: Int, _ cells: [Cell], wraps: (Int) -> Bool, in xml: inout XMLWriter
  ) throws(XMLError) {
    let lines = cells.enumerated().map { n, cell in
      wraps(n) ? SheetLayout.lines(of: cell.text ?? "", width: sheet.columns[n].width) : 1
    }
    let height = SheetLayout.height(ofLines: lines.max() ?? 1)
    try xml.start("row", ["r": String(number), "ht": "\(height)", "customHeight": "1"])
  }

  private func write(
    _ cell: Cell, _ place: CellReference, style: Int, to xml: inout XMLWriter
  ) throws(XMLError) {
    switch cell {
    case .text(let text) where !text.isEmpty:
      let style = isLikeFormula(text) ? WorkbookStyles.marked(style) : style
      try xml.start("c", ["r": place.text, "s": String(style), "t": "inlineStr"])
      try xml.start("is")
      try xml.element("t", ["xml:space": "preserve"], text: SpreadsheetText.escaped(text))
      xml.end()
      xml.end()
    case .number(let number) where number.isFinite:
      try xml.start("c", ["r": place.text, "s": String(style)])
      try xml.element("v", text: "\(number)")
      xml.end()
    case .empty, .text, .number:
      try empty("c", ["r": place.text, "s": String(style)], in: &xml)
    }
  }

  /// What programs take as a formula where it is typed (OWASP, CSV injection).
  private func isLikeFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
  }

  private func writeChoices(to xml: inout XMLWriter) throws(XMLError) {
    let chosen = sheet.columns.enumerated().filter { !$0.element.choices.isEmpty }
    guard !chosen.isEmpty, !sheet.rows.isEmpty else { return }
    try xml.start("dataValidations", ["count": String(chosen.count)])
    for (n, column) in chosen {
      let letters = CellReference.letters(n)
      try xml.start(
        "dataValidation",
        [
          "type": "list", "allowBlank": "1",
          "sqref": "\(letters)2:\(letters)\(sheet.rows.count + 1)",
        ])
      let list = column.choices.joined(separator: ",")
      try xml.element("formula1", text: "\"\(list)\"")
      xml.end()
    }
    xml.end()
  }

  private func empty(
    _ name: String, _ attributes: KeyValuePairs<String, String>, in xml: inout XMLWriter
  ) throws(XMLError) {
    try xml.start(name, attributes)
    xml.end()
  }
}
