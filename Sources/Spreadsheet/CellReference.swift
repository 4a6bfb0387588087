/// A column and row, both from 0, as `A1`, `B1` … `XFD1048576` name them.
struct CellReference: Hashable {
  var column: Int
  var row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// nil where the text is no reference or goes beyond the bounds of a sheet.
  init?(_ text: String) {
    let letters = text.utf8.prefix { (0x41...0x5A).contains($0) }
    let digits = text.utf8.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    column = letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
    row = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } - 1
    guard column < SheetBounds.columns, (0..<SheetBounds.rows).contains(row) else { return nil }
  }

  var text: String { Self.letters(column) + String(row + 1) }

  static func letters(_ column: Int) -> String {
    column < 26
      ? String(UnicodeScalar(UInt8(0x41 + column)))
      : letters(column / 26 - 1) + letters(column % 26)
  }
}
