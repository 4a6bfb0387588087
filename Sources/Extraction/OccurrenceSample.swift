/// Which occurrences of many are looked at where looking at all would take too long: of each term as many at even
/// distances as all terms can have.
struct OccurrenceSample {
  /// Most occurrences of one term.
  let bound: Int

  /// - Parameters:
  ///   - counts: occurrences of each term.
  ///   - limit: most occurrences of all terms together; exceeded only where there are more terms.
  init(_ counts: [Int], limit: Int) {
    var left = limit
    var bound = counts.max() ?? 0
    // The rarer terms leave of their share to the others.
    for (k, count) in counts.sorted().enumerated() {
      let share = max(1, left / (counts.count - k))
      if count > share {
        bound = share
        break
      }
      left -= count
    }
    self.bound = bound
  }

  /// How many of `count` occurrences one that is taken stands for.
  func scale(of count: Int) -> Double { max(1, Double(count) / Double(max(1, bound))) }

  func takes(_ index: Int, of count: Int) -> Bool {
    count <= bound || index * bound / count != (index + 1) * bound / count
  }
}
