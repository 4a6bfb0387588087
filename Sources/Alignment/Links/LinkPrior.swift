/// What is known beforehand of which target words a source word stands for, as Dirichlet pseudo-counts.
struct LinkPrior: Sendable {
  private(set) var counts = PairCounts()
  /// Sum of the counts of each source word.
  private(set) var totals: [Float]
  /// Pseudo-counts of target words without counterpart.
  private(set) var null: [Float]

  init(sources: Int, targets: Int) {
    totals = [Float](repeating: 0, count: sources)
    null = [Float](repeating: 0, count: targets)
  }

  mutating func add(_ source: Int32, _ target: Int32, _ count: Float) {
    counts.add(source, target, count)
    totals[Int(source)] += count
  }

  mutating func add(null target: Int32, _ count: Float) { null[Int(target)] += count }
}
