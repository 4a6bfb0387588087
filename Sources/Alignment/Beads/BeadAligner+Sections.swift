import Workers

/// A point of a way through two texts: how many rows of each are behind.
struct WayPoint: Hashable, Sendable {
  let i: Int
  let j: Int
}

/// Long texts in sections that need nothing of each other.
extension BeadAligner {
  /// Does a piece of work for each section of both texts, on several threads.
  /// - Parameters:
  ///   - way: points, both coordinates ascending.
  ///   - rows: source rows of a section at least.
  ///   - body: is given the section as texts of its own, and the points of the way in it.
  /// - Returns: the results in order, with the rows before their section.
  func mapSections<Result: Sendable>(
    along way: [WayPoint], rows: Int, _ body: @Sendable (BeadAligner, [WayPoint]) -> Result
  ) -> [(result: Result, sourceRows: Int, targetRows: Int)] {
    let cuts = Self.cuts(way, rows: rows)
    guard !cuts.isEmpty else { return [(body(self, way), 0, 0)] }
    let results = workers.map(cuts.count + 1) { k in
      let first = k == 0 ? 0 : cuts[k - 1]
      let from = k == 0 ? WayPoint(i: 0, j: 0) : way[first]
      let to = k < cuts.count ? way[cuts[k]] : WayPoint(i: source.count, j: target.count)
      let part = BeadAligner(
        source: source.slice(from.i..<to.i), target: target.slice(from.j..<to.j),
        lexicon: lexicon, prices: prices, workers: workers)
      let own = way[first..<(k < cuts.count ? cuts[k] : way.count)]
      return body(part, own.map { WayPoint(i: $0.i - from.i, j: $0.j - from.j) })
    }
    return results.enumerated().map { k, result in
      k == 0 ? (result, 0, 0) : (result, way[cuts[k - 1]].i, way[cuts[k - 1]].j)
    }
  }

  /// Numbers of points at which a way may be cut: in the midst of a run of points that advance alike in both texts, where
  /// no better way leads past them.
  static func cuts(_ way: [WayPoint], rows: Int) -> [Int] {
    var cuts: [Int] = []
    var last = 0
    // Points at the end of the run that advance alike.
    var run = 0
    for k in way.indices.dropFirst() {
      let (di, dj) = (way[k].i - way[k - 1].i, way[k].j - way[k - 1].j)
      run = di == dj && di <= longestAdvance ? run + 1 : 0
      let middle = k - surePoints / 2
      if run >= surePoints, way[middle].i - last >= rows {
        cuts.append(middle)
        last = way[middle].i
      }
    }
    return cuts
  }

  private static let surePoints = 8
  private static let longestAdvance = 3
}
