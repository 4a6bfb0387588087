/// What the pairs of a set taught about words, as pseudo-counts for other pairs of the set: the same as counts that were
/// made elsewhere (`BackgroundEvidence`).
///
/// A pair of words counts the geometric mean of both directions, so that only what both see counts much.
struct LearnedRows: Sendable {
  /// By source unit the stems that may render it, ascending.
  let rows: [[BackgroundEvidence.Cell]]

  /// - Parameters:
  ///   - forward: expected counts of source unit and stem, by model.
  ///   - backward: the same of stem and source unit.
  ///   - occurrences: of each source unit and each stem in the pairs behind the counts.
  init(
    forward: [PairCounts], backward: [PairCounts], occurrences: (source: [Float], target: [Float])
  ) {
    var rows = [[BackgroundEvidence.Cell]](repeating: [], count: occurrences.source.count)
    var backwardSums = PairCounts()
    for (stem, unit, count) in backward.flatMap(\.entries) { backwardSums.add(unit, stem, count) }
    var forwardSums = PairCounts()
    for (unit, stem, count) in forward.flatMap(\.entries) { forwardSums.add(unit, stem, count) }
    let scale = 1 / Float(max(1, forward.count * backward.count)).squareRoot()
    for (unit, stem, count) in forwardSums.entries {
      let agreed = (count * backwardSums[unit, stem]).squareRoot() * scale
      guard agreed > 0 else { continue }
      rows[Int(unit)].append(
        BackgroundEvidence.Cell(
          stem: stem,
          forward: BackgroundEvidence.pseudoCount(agreed, of: occurrences.source[Int(unit)]),
          backward: BackgroundEvidence.pseudoCount(agreed, of: occurrences.target[Int(stem)])))
    }
    for unit in rows.indices { rows[unit].sort { $0.stem < $1.stem } }
    self.rows = rows
  }
}
