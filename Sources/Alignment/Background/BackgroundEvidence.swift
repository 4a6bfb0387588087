import Corpus

/// What counts made elsewhere say of source units: pseudo-counts of target stems in both directions.
///
/// A pair counts `strength` times its share of all that happened to the unit (forward) or to the stem (backward) where
/// the counts were made; what was seen seldom counts less.
struct BackgroundEvidence {
  /// A stem that may render a unit.
  struct Cell {
    var stem: Int32
    /// Pseudo-counts of the stem for the unit, and of the unit for the stem.
    var forward: Float
    var backward: Float
  }

  /// Pseudo-count of a unit that was always rendered by one stem: as much as a one-word gloss (measured: 3 to 40 are
  /// alike on 150 hand-aligned news pairs, 10 and 20 on an annual report, where none at all finds fewer pairs of terms).
  static let strength: Float = 10
  /// Occurrences at which half is believed (measured: 1 to 20 are alike).
  static let doubt: Float = 5

  private let table: TranslationTable
  private let units: LinkUnits
  /// The stem of each target word of the table, nil where the texts do not have it.
  private let stemOfTarget: [Int32?]
  /// How often the words of each stem stood in the texts behind the counts.
  private var stemOccurrences: [Float]

  init(_ counts: TranslationCounts, units: LinkUnits) {
    let table = counts[units.isSplit ? .character : .word]
    self.table = table
    self.units = units
    stemOfTarget = table.targetTexts.map { units.stem(of: $0) }
    stemOccurrences = [Float](repeating: 0, count: units.target.count)
    for (stem, count) in zip(stemOfTarget, table.targetOccurrences) {
      if let stem { stemOccurrences[Int(stem)] += count }
    }
  }

  /// The stems that may render a unit, ascending.
  func row(of unit: Int32) -> [Cell] {
    let (cells, occurrences) = table[units.source.text(of: unit)]
    var counts: [Int32: Float] = [:]
    for cell in cells {
      if let stem = stemOfTarget[Int(cell.target)] { counts[stem, default: 0] += cell.count }
    }
    return counts.sorted { $0.key < $1.key }.map { stem, count in
      Cell(
        stem: stem, forward: Self.pseudoCount(count, of: occurrences),
        backward: Self.pseudoCount(count, of: stemOccurrences[Int(stem)]))
    }
  }

  static func pseudoCount(_ count: Float, of occurrences: Float) -> Float {
    strength * min(count, occurrences) / (occurrences + doubt)
  }
}
