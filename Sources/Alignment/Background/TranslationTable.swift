import Corpus

/// Counts of which target words rendered which source units.
///
/// Counts are multiples of a tenth, as files have them.
public struct TranslationTable: Sendable, Equatable {
  /// A target word and how often it rendered a unit.
  struct Cell: Sendable, Equatable {
    var target: Int32
    var count: Float
  }

  private(set) var sources = Interner()
  private(set) var targets = Interner()
  /// How often each unit, and each target word, stood in the texts, linked or not.
  private(set) var sourceOccurrences: [Float] = []
  private(set) var targetOccurrences: [Float] = []
  private var cells: [[Cell]] = []

  init() {}

  /// Number of pairs of a unit and a word.
  var count: Int { cells.reduce(0) { $0 + $1.count } }

  /// The words that rendered a unit, in the order in which they were added; empty where the table does not have it.
  subscript(unit: String) -> (cells: [Cell], occurrences: Float) {
    guard let id = sources.id(of: unit) else { return ([], 0) }
    return self[id]
  }

  subscript(unit: Int32) -> (cells: [Cell], occurrences: Float) {
    (cells[Int(unit)], sourceOccurrences[Int(unit)])
  }

  /// - Returns: false where the table has the unit already.
  mutating func add(source: String, occurrences: Float) -> Bool {
    guard sources.intern(source) == sourceOccurrences.count else { return false }
    sourceOccurrences.append(occurrences)
    cells.append([])
    return true
  }

  /// - Returns: false where the table has the word already.
  mutating func add(target: String, occurrences: Float) -> Bool {
    guard targets.intern(target) == targetOccurrences.count else { return false }
    targetOccurrences.append(occurrences)
    return true
  }

  /// - Precondition: both were added before, the pair was not.
  mutating func add(_ source: Int32, _ target: Int32, count: Float) {
    cells[Int(source)].append(Cell(target: target, count: count))
  }

  /// The units, and the target words, in the order in which they were added.
  var sourceTexts: [String] { (0..<Int32(sources.count)).map { sources.text(of: $0) } }
  var targetTexts: [String] { (0..<Int32(targets.count)).map { targets.text(of: $0) } }

  public static func == (a: Self, b: Self) -> Bool {
    a.sourceOccurrences == b.sourceOccurrences && a.targetOccurrences == b.targetOccurrences
      && a.cells == b.cells && a.sourceTexts == b.sourceTexts && a.targetTexts == b.targetTexts
  }
}
