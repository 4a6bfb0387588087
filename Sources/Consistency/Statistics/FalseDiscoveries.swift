/// Which of many tests to believe, so that at most a share of those believed is wrong in the mean.
enum FalseDiscoveries {
  /// The step-up procedure of Benjamini and Hochberg (1995).
  /// - Parameters:
  ///   - p: of each test.
  ///   - rate: the share of false ones that is borne, 0 to 1.
  /// - Returns: for each test whether it is believed.
  static func believed(_ p: [Double], rate: Double) -> [Bool] {
    let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var last = -1
    for (rank, k) in order.enumerated()
    where p[k] <= rate * Double(rank + 1) / Double(p.count) { last = rank }
    var believed = [Bool](repeating: false, count: p.count)
    for k in order.prefix(last + 1) { believed[k] = true }
    return believed
  }
}
