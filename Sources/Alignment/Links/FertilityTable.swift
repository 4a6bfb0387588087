/// How many target tokens each source word stands for (Zhao and Gildea 2010).
struct FertilityTable: Sendable {
  /// More count as this many.
  private static let limit = 6
  private static let size = limit + 1
  /// counts[word * size + fertility]
  private var counts: [Float]
  /// P(fertility + 1) / P(fertility) at the same places.
  private var ratios: [Float]

  init(words: Int) {
    counts = [Float](repeating: 0, count: words * Self.size)
    ratios = [Float](repeating: 1, count: words * Self.size)
  }

  /// By how much one more target token changes the probability of a word that stands for `fertility` others.
  @inline(__always)
  func ratio(_ word: Int32, _ fertility: Int32) -> Float {
    ratios[Int(word) * Self.size + min(Int(fertility), Self.limit)]
  }

  mutating func add(_ word: Int32, _ fertility: Int32) {
    counts[Int(word) * Self.size + min(Int(fertility), Self.limit)] += 1
  }

  mutating func add(_ other: FertilityTable) {
    for k in counts.indices { counts[k] += other.counts[k] }
  }

  mutating func clear() {
    for k in counts.indices { counts[k] = 0 }
  }

  /// - Parameters:
  ///   - prior: weight, in occurrences, of the fertilities of all words for those of one.
  ///   - scale: what a count is multiplied with.
  mutating func estimate(prior: Float, scale: Float = 1) {
    var all = [Float](repeating: 0.5, count: Self.size)
    for k in counts.indices { all[k % Self.size] += counts[k] * scale }
    let total = all.reduce(0, +)
    for k in all.indices { all[k] *= prior / total }
    for word in 0..<(counts.count / Self.size) {
      let at = word * Self.size
      for f in 0..<Self.limit {
        ratios[at + f] =
          (counts[at + f + 1] * scale + all[f + 1]) / (counts[at + f] * scale + all[f])
      }
      ratios[at + Self.limit] = ratios[at + Self.limit - 1]
    }
  }
}
