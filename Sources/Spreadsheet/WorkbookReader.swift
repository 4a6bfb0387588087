import Glibc
internal import XML

/// Reads the cells of `.xlsx` workbooks from strangers: text and numbers, of formulas the value that was last computed.
///
/// Nothing is unpacked to the disk, no entity is expanded, nothing outside the file is opened, and sizes are limited
/// (``SpreadsheetLimits``). Dates are numbers: the days since the end of 1899.
public struct WorkbookReader: Sendable {
  private let limits: SpreadsheetLimits

  public init(limits: SpreadsheetLimits = SpreadsheetLimits()) { self.limits = limits }

  /// The sheets of a file in their order.
  /// - Throws: `SpreadsheetError` where the file cannot be read, is no workbook, or goes beyond a limit.
  public func read(path: String) throws(SpreadsheetError) -> [SheetReading] {
    try read(bytes: try contents(of: path), name: path)
  }

  /// The sheets of a workbook that is in memory; `name` stands for the file in messages.
  /// - Throws: `SpreadsheetError` where this is no workbook, or goes beyond a limit.
  public func read(bytes: [UInt8], name: String) throws(SpreadsheetError) -> [SheetReading] {
    let result = bytes.withUnsafeBytes { all in
      Result { () throws(SpreadsheetError) in
        var zip = try ZipReader(bytes: all, file: name, limits: limits)
        return try sheets(in: &zip)
      }
    }
    return try result.get()
  }

  private func contents(of path: String) throws(SpreadsheetError) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw SpreadsheetError(
        .unreadable, file: path, reason: String(cString: strerror(errno)).lowercased())
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    // One byte more than is allowed shows that there are too many.
    while bytes.count <= limits.fileBytes {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard ferror(file) == 0 else {
      throw SpreadsheetError(.unreadable, file: path, reason: "the file cannot be read to its end")
    }
    return bytes
  }

  private func sheets(in zip: inout ZipReader) throws(SpreadsheetError) -> [SheetReading] {
    let root = try relationships(of: "", in: &zip)
    guard let main = root.first(where: { $0.type == "officeDocument" }) else {
      throw SpreadsheetError(
        .malformed, file: zip.file, reason: "this is a zip archive, but no workbook")
    }
    let parts = try relationships(of: main.target, in: &zip)
    var strings: [String] = []
    if let shared = parts.first(where: { $0.type == "sharedStrings" }) {
      strings = try SharedStrings.read(try part(shared.target, in: &zip), zip.file, shared.target)
    }
    var cells = 0
    var sheets: [SheetReading] = []
    for listed in try listedSheets(main.target, in: &zip) {
      guard let known = parts.first(where: { $0.id == listed.id }) else {
        throw SpreadsheetError(
          .malformed, file: zip.file, reason: "the sheet “\(listed.name)” is not there")
      }
      // A chart can be a sheet of its own.
      guard known.type == "worksheet" else { continue }
      var parser = SheetParser(
        file: zip.file, part: known.target, strings: strings, cellLimit: limits.cells - cells)
      let rows = try parser.rows(of: try part(known.target, in: &zip))
      cells += parser.cellCount
      sheets.append(SheetReading(name: listed.name, rows: rows))
    }
    return sheets
  }

  private func part(_ name: String, in zip: inout ZipReader) throws(SpreadsheetError) -> [UInt8] {
    guard let bytes = try zip.read(name) else {
      throw SpreadsheetError(
        .malformed, file: zip.file, reason: "“\(name)” is missing in the archive")
    }
    return bytes
  }

  private func listedSheets(
    _ main: String, in zip: inout ZipReader
  ) throws(SpreadsheetError) -> [(name: String, id: String)] {
    var sheets: [(name: String, id: String)] = []
    try PartReader.forEachTag(try part(main, in: &zip), zip.file, main) { tag in
      guard tag.name.local == "sheet", let name = tag["name"],
        let id = tag.attributes.first(where: { $0.name == "id" && $0.prefix != nil })
      else { return }
      sheets.append((name, id.value))
    }
    return sheets
  }

  // MARK: - Relationships

  private struct Relationship {
    var id: String
    /// The last part of the type's name: `worksheet`.
    var type: String
    /// The name in the archive.
    var target: String
  }

  /// What a part refers to; nothing outside the archive (ECMA-376 part 2, section 6.5).
  /// - Parameter part: empty for the archive as a whole.
  private func relationships(
    of part: String, in zip: inout ZipReader
  ) throws(SpreadsheetError) -> [Relationship] {
    var folder = part.split(separator: "/").map(String.init)
    let name = folder.popLast() ?? ""
    let listName = (folder + ["_rels", "\(name).rels"]).joined(separator: "/")
    guard let bytes = try zip.read(listName) else { return [] }
    var relationships: [Relationship] = []
    try PartReader.forEachTag(bytes, zip.file, listName) { tag in
      guard tag.name.local == "Relationship", tag["TargetMode"] != "External", let id = tag["Id"],
        let type = tag["Type"]?.split(separator: "/").last,
        let target = tag["Target"].flatMap({ Self.resolved($0, in: folder) })
      else { return }
      relationships.append(Relationship(id: id, type: String(type), target: target))
    }
    return relationships
  }

  /// nil where the target leads out of the archive.
  private static func resolved(_ target: String, in folder: [String]) -> String? {
    var parts = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step != ".." {
        parts.append(String(step))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}

/// Goes through the XML of a part.
enum PartReader {
  static func forEach(
    _ bytes: [UInt8], _ file: String, _ part: String,
    _ body: (XMLEvent) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    do {
      var reader = try XMLReader(bytes: bytes, name: part)
      while let event = try reader.next() { try body(event) }
    } catch let error as XMLError {
      throw SpreadsheetError(error, file: file, part: part)
    } catch let error as SpreadsheetError {
      throw error
    } catch {
      preconditionFailure("nothing else is thrown here")
    }
  }

  static func forEachTag(
    _ bytes: [UInt8], _ file: String, _ part: String, _ body: (XMLTag) -> Void
  ) throws(SpreadsheetError) {
    try forEach(bytes, file, part) { event in
      if case .start(let tag) = event { body(tag) }
    }
  }
}
