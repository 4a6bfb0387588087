internal import XML

/// Makes rows of the part of a sheet.
struct SheetParser {
  private let file: String
  private let part: String
  private let strings: [String]
  private let cellLimit: Int
  /// Cells that the rows hold, empty ones between others counted.
  private(set) var cellCount = 0
  private var rows: [[Cell]] = []
  /// Where the next cell stands if it does not say (both are optional in the format).
  private var next = CellReference(column: 0, row: -1)
  private var type = ""
  /// Elements open within a cell that hold its value, or that hide text.
  private var value = ""
  private var isInValue = false
  private var isHidden = false

  init(file: String, part: String, strings: [String], cellLimit: Int) {
    self.file = file
    self.part = part
    self.strings = strings
    self.cellLimit = cellLimit
  }

  /// - Throws: where the part is damaged or holds too many cells.
  mutating func rows(of bytes: [UInt8]) throws(SpreadsheetError) -> [[Cell]] {
    // The closure cannot hold on to the parser itself.
    var parser = self
    try PartReader.forEach(bytes, file, part) { event throws(SpreadsheetError) in
      try parser.take(event)
    }
    self = parser
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  private mutating func take(_ event: XMLEvent) throws(SpreadsheetError) {
    switch event {
    case .start(let tag):
      switch tag.name.local {
      case "row":
        let number = tag["r"].map { Int($0) ?? 0 } ?? next.row + 2
        guard (1...SheetBounds.rows).contains(number) else { throw badPlace("row \(number)") }
        next = CellReference(column: 0, row: number - 1)
      case "c":
        if let reference = tag["r"] {
          guard let place = CellReference(reference) else { throw badPlace(reference) }
          next = place
        }
        type = tag["t"] ?? "n"
        value = ""
      case "v", "t": isInValue = !isHidden
      // Readings of Han characters stand beside the text.
      case "rPh": isHidden = true
      default: break
      }
    case .text(let text): if isInValue { value += text }
    case .end(let name):
      switch name.local {
      case "v", "t": isInValue = false
      case "rPh": isHidden = false
      case "c": try finishCell()
      default: break
      }
    }
  }

  private mutating func finishCell() throws(SpreadsheetError) {
    defer { next.column += 1 }
    let cell = try self.cell()
    guard cell != .empty else { return }
    guard next.row >= 0, next.column < SheetBounds.columns else {
      throw badPlace("row \(next.row + 1)")
    }
    // Rows from before are short, so that only the gaps count.
    let missing =
      max(0, next.row + 1 - rows.count)
      + max(0, next.column + 1 - (rows.indices.contains(next.row) ? rows[next.row].count : 0))
    cellCount += missing
    guard cellCount <= cellLimit else {
      throw SpreadsheetError(.limit, file: file, reason: "the sheets hold too many cells")
    }
    while rows.count <= next.row { rows.append([]) }
    let gap = next.column + 1 - rows[next.row].count
    if gap > 0 { rows[next.row] += repeatElement(.empty, count: gap) }
    rows[next.row][next.column] = cell
  }

  /// ST_CellType (section 18.18.11).
  private func cell() throws(SpreadsheetError) -> Cell {
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else {
        throw SpreadsheetError(
          .malformed, file: file, reason: "\(part): a text of the workbook is missing")
      }
      return strings[index].isEmpty ? .empty : .text(strings[index])
    case "n":
      guard !value.isEmpty else { return .empty }
      return Double(value).map(Cell.number) ?? .text(value)
    case "b": return .text(value == "1" ? "TRUE" : "FALSE")
    default: return value.isEmpty ? .empty : .text(SpreadsheetText.unescaped(value))
    }
  }

  private func badPlace(_ reference: String) -> SpreadsheetError {
    SpreadsheetError(
      .malformed, file: file, reason: "\(part): “\(reference)” is no place in a sheet")
  }
}

/// The texts that the sheets of a workbook share (section 18.4).
enum SharedStrings {
  static func read(
    _ bytes: [UInt8], _ file: String, _ part: String
  ) throws(SpreadsheetError) -> [String] {
    var strings: [String] = []
    var isInText = false
    var isHidden = false
    try PartReader.forEach(bytes, file, part) { event in
      switch event {
      case .start(let tag):
        switch tag.name.local {
        case "si": strings.append("")
        case "t": isInText = !isHidden && !strings.isEmpty
        case "rPh": isHidden = true
        default: break
        }
      case .text(let text): if isInText { strings[strings.count - 1] += text }
      case .end(let name):
        switch name.local {
        case "si":
          strings[strings.count - 1] = SpreadsheetText.unescaped(strings[strings.count - 1])
        case "t": isInText = false
        case "rPh": isHidden = false
        default: break
        }
      }
    }
    return strings
  }
}
