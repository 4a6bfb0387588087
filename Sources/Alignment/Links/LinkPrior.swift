/// What is known beforehand of which target words a source word stands for, as Dirichlet pseudo-counts.
struct LinkPrior: Sendable {
  private(set) var counts = PairCounts()
  /// Sum of the counts of each source word.
  private(set) var totals: [Float]
  /// Pseudo-counts of target words without counterpart.
  private(set) var null: [Float]
  /// Target words that there are.
  let vocabulary: Int

  /// - Parameter vocabulary: how many of the targets are there at all; all unless told.
  init(sources: Int, targets: Int, vocabulary: Int? = nil) {
    self.vocabulary = vocabulary ?? targets
    totals = [Float](repeating: 0, count: sources)
    null = [Float](repeating: 0, count: targets)
  }

  mutating func add(_ source: Int32, _ target: Int32, _ count: Float) {
    counts.add(source, target, count)
    totals[Int(source)] += count
  }

  mutating func add(null target: Int32, _ count: Float) { null[Int(target)] += count }
}
