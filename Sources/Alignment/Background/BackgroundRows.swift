/// Counts made elsewhere as rows over the target classes of a corpus, to be mixed with those of the lexicon.
struct BackgroundRows: Sendable {
  private let table: TranslationTable
  /// The class of each target word of the table, nil where the corpus does not have it.
  private let classOfTarget: [Int32?]

  /// Share of the counts in the row of a frequent word (measured: 0 to 1 are alike, at most two of
  /// 400 pairs of terms of an annual report differ).
  private static let share = 0.5
  /// Occurrences at which half is believed (measured: 1 to 40 are alike).
  private static let doubt = 10.0

  init(_ table: TranslationTable, classOf: TargetClasses) {
    self.table = table
    classOfTarget = table.targetTexts.map { classOf($0) }
  }

  /// A row of the lexicon with what was counted of the word; a word without row has that of the counts.
  /// - Parameter row: ascending, summing to at most 1; so is what is returned.
  func mixed(
    into row: [(target: Int32, weight: Double)], of word: String
  ) -> [(target: Int32, weight: Double)] {
    let (cells, occurrences) = table[word]
    guard !cells.isEmpty else { return row }
    let belief = Double(occurrences) / (Double(occurrences) + Self.doubt)
    let share = row.isEmpty ? belief : Self.share * belief
    // A word rendered by two together counts for both.
    let sum = max(Double(occurrences), cells.reduce(0) { $0 + Double($1.count) })
    var mixed: [Int32: Double] = [:]
    for cell in row { mixed[cell.target] = (1 - share) * cell.weight }
    for cell in cells {
      guard let target = classOfTarget[Int(cell.target)] else { continue }
      mixed[target, default: 0] += share * Double(cell.count) / sum
    }
    return mixed.sorted { $0.key < $1.key }.map { (target: $0.key, weight: $0.value) }
  }
}
