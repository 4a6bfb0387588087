internal import XML

/// Writes workbooks as Office Open XML (ECMA-376, transitional), which Excel, LibreOffice and others open.
///
/// Text is written as inline strings, never as formulas, and cells whose text begins like a formula are marked as text,
/// so that they stay text where a person edits them. The same sheets give the same bytes.
public struct WorkbookWriter: Sendable {
  public init() {}

  /// The bytes of an `.xlsx` file.
  /// - Throws: `SpreadsheetError` of kind `unrepresentable` where a sheet goes beyond what the format can hold, or of kind
  ///   `unwritable` where there is no memory left.
  public func bytes(_ sheets: [Sheet]) throws(SpreadsheetError) -> [UInt8] {
    try check(sheets)
    var zip = try ZipWriter()
    try zip.add(try contentTypes(sheets.count), as: "[Content_Types].xml")
    try zip.add(
      try relationships([("officeDocument", "xl/workbook.xml")]), as: "_rels/.rels")
    try zip.add(try workbook(sheets), as: "xl/workbook.xml")
    let parts =
      sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
      + [("styles", "styles.xml")]
    try zip.add(try relationships(parts), as: "xl/_rels/workbook.xml.rels")
    try zip.add(try WorkbookStyles.part(), as: "xl/styles.xml")
    for (n, sheet) in sheets.enumerated() {
      try zip.add(try SheetWriter(sheet).part(), as: "xl/worksheets/sheet\(n + 1).xml")
    }
    return try zip.finish()
  }

  private func check(_ sheets: [Sheet]) throws(SpreadsheetError) {
    func fail(_ reason: String) -> SpreadsheetError {
      SpreadsheetError(.unrepresentable, file: "workbook", reason: reason)
    }
    if sheets.isEmpty { throw fail("a workbook needs a sheet") }
    var names: Set<String> = []
    for sheet in sheets {
      guard (1...SheetBounds.name).contains(sheet.name.utf16.count),
        !sheet.name.contains(where: { "[]:*?/\\".contains($0) || $0.isNewline }),
        !sheet.name.hasPrefix("'"), !sheet.name.hasSuffix("'")
      else { throw fail("“\(sheet.name)” cannot be the name of a sheet") }
      guard names.insert(sheet.name.lowercased()).inserted else {
        throw fail("two sheets have the name “\(sheet.name)”")
      }
      guard sheet.rows.count < SheetBounds.rows, sheet.columns.count <= SheetBounds.columns,
        !sheet.columns.isEmpty
      else { throw fail("the sheet “\(sheet.name)” has too many rows or columns, or no column") }
      guard sheet.rows.allSatisfy({ $0.count <= sheet.columns.count }) else {
        throw fail("the sheet “\(sheet.name)” has a row that is longer than its titles")
      }
    }
  }

  // MARK: - Parts that are not sheets

  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private func contentTypes(_ sheetCount: Int) throws(SpreadsheetError) -> [UInt8] {
    try WorkbookPart.bytes("[Content_Types].xml") { xml throws(XMLError) in
      try xml.start("Types", ["xmlns": OfficeNamespace.contentTypes])
      for (ending, type) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
      ] {
        try xml.start("Default", ["Extension": ending, "ContentType": type])
        xml.end()
      }
      let parts =
        [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
        + (1...sheetCount).map { ("worksheets/sheet\($0).xml", "worksheet") }
      for (name, type) in parts {
        try xml.start(
          "Override", ["PartName": "/xl/\(name)", "ContentType": "\(Self.types).\(type)+xml"])
        xml.end()
      }
    }
  }

  /// - Parameter targets: numbered `rId1`, `rId2` … in their order.
  private func relationships(
    _ targets: [(type: String, target: String)]
  ) throws(SpreadsheetError) -> [UInt8] {
    try WorkbookPart.bytes("relationships") { xml throws(XMLError) in
      try xml.start("Relationships", ["xmlns": OfficeNamespace.packageRelationships])
      for (n, (type, target)) in targets.enumerated() {
        try xml.start(
          "Relationship",
          [
            "Id": "rId\(n + 1)", "Type": "\(OfficeNamespace.relationships)/\(type)",
            "Target": target,
          ])
        xml.end()
      }
    }
  }

  private func workbook(_ sheets: [Sheet]) throws(SpreadsheetError) -> [UInt8] {
    try WorkbookPart.bytes("workbook.xml") { xml throws(XMLError) in
      try xml.start(
        "workbook",
        ["xmlns": OfficeNamespace.spreadsheet, "xmlns:r": OfficeNamespace.relationships])
      try xml.start("sheets")
      for (n, sheet) in sheets.enumerated() {
        try xml.start(
          "sheet", ["name": sheet.name, "sheetId": String(n + 1), "r:id": "rId\(n + 1)"])
        xml.end()
      }
      xml.end()
      try xml.start("definedNames")
      // In this order: programs expect the names sorted.
      for (n, sheet) in sheets.enumerated() {
        try xml.element(
          "definedName",
          ["name": "_xlnm._FilterDatabase", "localSheetId": String(n), "hidden": "1"],
          text: "\(quoted(sheet.name))!\(SheetWriter(sheet).range(absolute: true))")
      }
      for (n, sheet) in sheets.enumerated() {
        try xml.element(
          "definedName", ["name": "_xlnm.Print_Titles", "localSheetId": String(n)],
          text: "\(quoted(sheet.name))!$1:$1")
      }
      xml.end()
    }
  }

  private func quoted(_ name: String) -> String {
    "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}

/// Names of the format (ECMA-376 part 1, annex A; part 2).
enum OfficeNamespace {
  static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelationships =
    "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
}

/// A part of a workbook, which is a document of its own.
enum WorkbookPart {
  /// - Parameter body: opens elements; those that are left open are closed after it.
  static func bytes(
    _ name: String, _ body: (inout XMLWriter) throws(XMLError) -> Void
  ) throws(SpreadsheetError) -> [UInt8] {
    do throws(XMLError) {
      var xml = try XMLWriter(indented: false)
      try body(&xml)
      return try xml.finish().bytes
    } catch {
      throw SpreadsheetError(error, file: "workbook", part: name)
    }
  }
}
