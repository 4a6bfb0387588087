/// What one cell holds. There are no formulas: what looks like one is text.
public enum Cell: Hashable, Sendable {
  case empty
  case text(String)
  case number(Double)

  /// A cell with text, or an empty one where there is none.
  public static func optional(_ text: String?) -> Self { text.map(Self.text) ?? .empty }
  /// A cell with a number, or an empty one where there is none.
  public static func optional(_ number: Double?) -> Self { number.map(Self.number) ?? .empty }

  /// The text of a text cell.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// A column of a sheet to be written.
public struct Column: Hashable, Sendable {
  /// How its cells look.
  public enum Format: Int, Hashable, Sendable, CaseIterable {
    /// On one line.
    case plain
    /// In as many lines as the width of the column asks for.
    case wrapped
    case integer
    case oneDecimal
    case twoDecimals
    case fourDecimals
  }

  public var title: String
  /// About how many letters fit.
  public var width: Double
  public var format: Format
  /// What a person may choose from, where the column is for one to fill in; other entries are possible too. At most 255
  /// characters together, and no comma within one.
  public var choices: [String]
  /// Whether it is there for programs, and a person does not see it unless they ask.
  public var isHidden: Bool

  public init(
    _ title: String, width: Double, format: Format = .plain, choices: [String] = [],
    isHidden: Bool = false
  ) {
    self.title = title
    self.width = width
    self.format = format
    self.choices = choices
    self.isHidden = isHidden
  }
}

/// A sheet to be written: a row of titles that stays in sight and has filters, and rows below.
public struct Sheet: Hashable, Sendable {
  /// 1 to 31 UTF-16 units without `[ ] : * ? / \`, not beginning or ending with an apostrophe.
  public var name: String
  public var columns: [Column]
  /// No longer than there are columns.
  public var rows: [[Cell]]

  public init(name: String, columns: [Column], rows: [[Cell]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

/// A sheet as it was read.
public struct SheetReading: Hashable, Sendable {
  public var name: String
  /// From the first row of the sheet on; rows end with their last cell that is not empty.
  public var rows: [[Cell]]
}

/// Bounds of the format (ECMA-376 part 1, sections 18.3.1.4 and 18.3.1.73; Excel's specifications).
enum SheetBounds {
  static let rows = 1_048_576
  static let columns = 16_384
  /// UTF-16 units of one cell's text.
  static let cellText = 32_767
  /// UTF-16 units of a sheet's name.
  static let name = 31
}
