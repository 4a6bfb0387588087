import Glibc

/// A link model after its training: posteriors of any bead, whether it was trained on or not.
struct TrainedLinkModel: Sendable {
  let prior: LexicalPrior
  let pairs: PairTable
  let tables: LinkTables
  let statistics: LinkStatistics

  /// Posteriors sharpened by neighbours, gloss phrases and clauses.
  /// - Complexity: O(n m) for n source words and m target tokens.
  func posteriors(of bead: LinkBead) -> LinkPosteriors {
    let (n, m) = (bead.source.count, bead.target.count)
    var cells = LinkCells(bead, distances: LinkCells.distances(n, m))
    look(up: bead, into: &cells)
    anchorPhrases(of: bead, in: &cells)
    var (a, q) = cells.directed(bead, statistics)
    let distances = cells.weights
    func support(_ distances: [Float]) {
      let support = neighbourSupport(a, q, n, m)
      cells.weights = zip(distances, support).map { $0 * $1 }
      (a, q) = cells.directed(bead, statistics)
    }
    support(distances)
    support(distances)
    if let masked = maskedByClauses(bead, a, q, distances) { support(masked) }
    return LinkPosteriors(rows: n, columns: m, fromTarget: a, fromSource: q)
  }

  /// Pairs that the training has not seen have their lexicon weight alone.
  private func look(up bead: LinkBead, into cells: inout LinkCells) {
    let m = bead.target.count
    for (i, z) in bead.source.enumerated() {
      for (j, e) in bead.target.enumerated() {
        let k = i * m + j
        if let pair = pairs.index(z, e) {
          cells.t[k] = Float(tables.t[pair])
          cells.u[k] = Float(tables.u[pair])
        } else if let weight = prior.weight(z, e) {
          let count = LinkModel.priorWeight * weight
          cells.t[k] = Float(count / (tables.rowSums[Int(z)] + count))
          cells.u[k] = Float(count / (tables.columnSums[Int(e)] + count))
        }
      }
    }
  }

  /// min(3, .15 + 3 sum of S(i+di, j+dj) / (|di|+|dj|-1) over 0 < |di|, |dj| <= 3), 0.8 of it against the direction.
  private func neighbourSupport(_ a: [Float], _ q: [Float], _ n: Int, _ m: Int) -> [Float] {
    var support = [Float](repeating: 0.15, count: n * m)
    let neighbourWeights = Self.neighbourWeights
    for i in 0..<n {
      for j in 0..<m {
        let square = a[i * m + j] * q[i * m + j]
        if square < 0.0001 { continue }
        let s = square.squareRoot()
        let columns = max(0, j - 3)...min(m - 1, j + 3)
        for row in max(0, i - 3)...min(n - 1, i + 3) where row != i {
          let weights = (row - i + 3) * 7 + 3 - j
          for column in columns {
            support[row * m + column] += s * neighbourWeights[weights + column]
          }
        }
      }
    }
    for k in support.indices { support[k] = min(3, support[k]) }
    return support
  }

  /// By di and dj from -3 to 3.
  private static let neighbourWeights: [Float] = (-3...3).flatMap { di in
    (-3...3).map { dj -> Float in
      guard di != 0, dj != 0 else { return 0 }
      let weight: Float = di * dj < 0 ? 2.4 : 3
      return weight / Float(abs(di) + abs(dj) - 1)
    }
  }

  /// Raises the cells of words whose many-word gloss stands in the bead word for word.
  private func anchorPhrases(of bead: LinkBead, in cells: inout LinkCells) {
    let m = bead.target.count
    for (i, z) in bead.source.enumerated() {
      for phrase in prior.phrases[Int(z)] where phrase.count <= m {
        for j in 0...(m - phrase.count)
        where phrase.indices.allSatisfy({ bead.target[j + $0] == phrase[$0] }) {
          for k in phrase.indices {
            let cell = i * m + j + k
            cells.t[cell] = max(cells.t[cell], 0.5)
            cells.u[cell] = max(cells.u[cell], 0.5)
          }
        }
      }
    }
  }

  /// Distances times .15 + .85 K, where K says how strongly two clauses are linked.
  /// - Returns: nil where there is only one clause on a side.
  private func maskedByClauses(
    _ bead: LinkBead, _ a: [Float], _ q: [Float], _ distances: [Float]
  ) -> [Float]? {
    guard let lastSource = bead.sourceClauses.last, let lastTarget = bead.targetClauses.last,
      lastSource > 0, lastTarget > 0
    else { return nil }
    var distances = distances
    let (n, m) = (bead.source.count, bead.target.count)
    let (c, s) = (Int(lastSource) + 1, Int(lastTarget) + 1)
    var k = [Float](repeating: 0, count: c * s)
    var sizesC = [Float](repeating: 0.5, count: c)
    var sizesS = [Float](repeating: 0.5, count: s)
    for i in 0..<n { sizesC[Int(bead.sourceClauses[i])] += 1 }
    for j in 0..<m { sizesS[Int(bead.targetClauses[j])] += 1 }
    for i in 0..<n {
      for j in 0..<m {
        k[Int(bead.sourceClauses[i]) * s + Int(bead.targetClauses[j])] +=
          (a[i * m + j] * q[i * m + j]).squareRoot()
      }
    }
    for x in 0..<c { for y in 0..<s { k[x * s + y] /= (sizesC[x] * sizesS[y]).squareRoot() } }
    let rowMax = (0..<c).map { x in (0..<s).map { k[x * s + $0] }.max() ?? 0 }
    let columnMax = (0..<s).map { y in (0..<c).map { k[$0 * s + y] }.max() ?? 0 }
    for i in 0..<n {
      for j in 0..<m {
        let (x, y) = (Int(bead.sourceClauses[i]), Int(bead.targetClauses[j]))
        let value = k[x * s + y]
        let strength =
          (columnMax[y] > 0 ? 0.5 * value / columnMax[y] : 0)
          + (rowMax[x] > 0 ? 0.5 * value / rowMax[x] : 0)
        distances[i * m + j] *= 0.15 + 0.85 * strength
      }
    }
    return distances
  }
}
