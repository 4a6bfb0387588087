import Corpus
import Glibc

/// One bead as the word linker sees it: content words only, in order.
struct LinkBead: Sendable {
  /// Source word ids (or characters).
  var source: [Int32]
  /// Target classes.
  var target: [Int32]
  /// Clause number of each source word and of each target token.
  var sourceClauses: [Int32]
  var targetClauses: [Int32]
}

/// Posterior probabilities that words of a bead translate each other.
struct LinkPosteriors: Sendable {
  /// Source words (rows) and target tokens (columns).
  let rows: Int
  let columns: Int
  /// A[i,j]: that target token j comes from source word i; a column sums to at most 1. Row-major.
  var fromTarget: [Float]
  /// Q[i,j]: that source word i is rendered by target token j; a row sums to at most 1.
  var fromSource: [Float]
}

/// IBM model 1 in both directions trained to agree, with the lexicon as pseudo-counts and a position prior; then
/// posteriors sharpened by neighbours, gloss phrases and clauses (reference/extraction.md 3.6; agreement after
/// Liang, Taskar and Klein 2006).
struct LinkModel: Sendable {
  let prior: LexicalPrior
  let targetClasses: Int
  let workers: WorkerPool
  private let iterations = 3
  /// Pseudo-count of a lexicon entry.
  private let priorWeight = 4.0
  /// Probability of a word without partner.
  private let nullProbability = 0.15

  func posteriors(of beads: [LinkBead]) -> [LinkPosteriors] {
    let pairs = PairTable(beads: beads.map { ($0.source, $0.target) }, prior: prior)
    let statistics = Statistics(beads, sources: prior.rows.count, targets: targetClasses)
    var tables = initialTables(pairs, beads, statistics)
    let cells = workers.map(beads.count) { Cells(beads[$0], pairs) }
    for _ in 0..<iterations {
      var counts = [Double](repeating: 0, count: pairs.count)
      let current = tables
      // Shares are added in the order of the beads, so that sums do not depend on the number of threads.
      let shares = workers.map(beads.count) { b in
        let (a, q) = directed(beads[b], cells[b], current, statistics, cells[b].distances())
        return cells[b].pair.indices.compactMap { k in
          cells[b].pair[k] >= 0 && a[k] * q[k] > 1e-8
            ? Share(pair: cells[b].pair[k], value: (a[k] * q[k]).squareRoot()) : nil
        }
      }
      for share in shares.joined() { counts[Int(share.pair)] += Double(share.value) }
      tables = reestimated(pairs, counts)
    }
    let final = tables
    return workers.map(beads.count) {
      sharpened(beads[$0], cells[$0], final, statistics)
    }
  }

  /// Expected count of one pair in one bead.
  private struct Share: Sendable {
    var pair: Int32
    var value: Float
  }

  // MARK: Tables

  /// T(target | source) and U(source | target) of each pair.
  struct Tables: Sendable {
    var t: [Double]
    var u: [Double]
  }

  /// How often each word and class occurs, in beads and as share of all tokens.
  struct Statistics: Sendable {
    var sourceBeads: [Int32]
    var targetBeads: [Int32]
    var sourceShare: [Double]
    var targetShare: [Double]

    init(_ beads: [LinkBead], sources: Int, targets: Int) {
      sourceBeads = [Int32](repeating: 0, count: sources)
      targetBeads = [Int32](repeating: 0, count: targets)
      sourceShare = [Double](repeating: 0, count: sources)
      targetShare = [Double](repeating: 0, count: targets)
      var sourceTotal = 0.0
      var targetTotal = 0.0
      for bead in beads {
        for z in Set(bead.source) { sourceBeads[Int(z)] += 1 }
        for e in Set(bead.target) { targetBeads[Int(e)] += 1 }
        for z in bead.source { sourceShare[Int(z)] += 1 }
        for e in bead.target { targetShare[Int(e)] += 1 }
        sourceTotal += Double(bead.source.count)
        targetTotal += Double(bead.target.count)
      }
      for z in sourceShare.indices { sourceShare[z] /= max(1, sourceTotal) }
      for e in targetShare.indices { targetShare[e] /= max(1, targetTotal) }
    }
  }

  /// Both tables start at 0.2 Dice + 4 P.
  private func initialTables(
    _ pairs: PairTable, _ beads: [LinkBead], _ statistics: Statistics
  ) -> Tables {
    var joint = [Int32](repeating: 0, count: pairs.count)
    for bead in beads {
      let targets = Set(bead.target)
      for z in Set(bead.source) {
        for e in targets { if let k = pairs.index(z, e) { joint[k] += 1 } }
      }
    }
    var values = [Double](repeating: 0, count: pairs.count)
    for z in 0..<(pairs.starts.count - 1) {
      for k in Int(pairs.starts[z])..<Int(pairs.starts[z + 1]) {
        let both = Double(statistics.sourceBeads[z] + statistics.targetBeads[Int(pairs.targets[k])])
        values[k] = 0.2 * 2 * Double(joint[k]) / max(1, both) + priorWeight * pairs.prior[k]
      }
    }
    return normalized(pairs, values, floor: 0)
  }

  /// T = (count + 4 P) / (row sum + 0.3), U likewise by column.
  private func reestimated(_ pairs: PairTable, _ counts: [Double]) -> Tables {
    var values = counts
    for k in values.indices { values[k] += priorWeight * pairs.prior[k] }
    return normalized(pairs, values, floor: 0.3)
  }

  private func normalized(_ pairs: PairTable, _ values: [Double], floor: Double) -> Tables {
    var t = values
    pairs.normalizeRows(&t, floor: floor)
    var columns = [Double](repeating: floor, count: targetClasses)
    for (k, e) in pairs.targets.enumerated() { columns[Int(e)] += values[k] }
    var u = values
    for (k, e) in pairs.targets.enumerated() where columns[Int(e)] > 0 { u[k] /= columns[Int(e)] }
    return Tables(t: t, u: u)
  }

  // MARK: Posteriors of a bead

  /// The pair number of each cell of a bead's matrix.
  struct Cells: Sendable {
    let rows: Int
    let columns: Int
    let pair: [Int32]

    init(_ bead: LinkBead, _ pairs: PairTable) {
      rows = bead.source.count
      columns = bead.target.count
      var pair = [Int32](repeating: -1, count: rows * columns)
      for (i, z) in bead.source.enumerated() {
        for (j, e) in bead.target.enumerated() {
          if let k = pairs.index(z, e) { pair[i * columns + j] = Int32(k) }
        }
      }
      self.pair = pair
    }

    /// exp(-2 |(i + .5) / n - (j + .5) / m|)
    func distances() -> [Float] {
      var d = [Float](repeating: 0, count: rows * columns)
      for i in 0..<rows {
        let x = (Float(i) + 0.5) / Float(rows)
        for j in 0..<columns {
          d[i * columns + j] = expf(-2 * abs(x - (Float(j) + 0.5) / Float(columns)))
        }
      }
      return d
    }
  }

  /// A and Q with the given weights of position (and of whatever else is multiplied into them).
  private func directed(
    _ bead: LinkBead, _ cells: Cells, _ tables: Tables, _ statistics: Statistics,
    _ weights: [Float], anchors: [Int] = []
  ) -> (a: [Float], q: [Float]) {
    let (n, m) = (cells.rows, cells.columns)
    var a = [Float](repeating: 0, count: n * m)
    var q = a
    for k in 0..<(n * m) where cells.pair[k] >= 0 {
      a[k] = Float(tables.t[Int(cells.pair[k])])
      q[k] = Float(tables.u[Int(cells.pair[k])])
    }
    for k in anchors {
      a[k] = max(a[k], 0.5)
      q[k] = max(q[k], 0.5)
    }
    let v = Float(nullProbability)
    for j in 0..<m {
      var weight: Float = 0
      var sum: Float = 0
      for i in 0..<n {
        weight += weights[i * m + j]
        sum += a[i * m + j] * weights[i * m + j]
      }
      guard weight > 0 else { continue }
      let scale = (1 - v) / weight
      let total = sum * scale + v * Float(statistics.targetShare[Int(bead.target[j])])
      guard total > 0 else { continue }
      for i in 0..<n { a[i * m + j] *= weights[i * m + j] * scale / total }
    }
    for i in 0..<n {
      var weight: Float = 0
      var sum: Float = 0
      for j in 0..<m {
        weight += weights[i * m + j]
        sum += q[i * m + j] * weights[i * m + j]
      }
      guard weight > 0 else { continue }
      let scale = (1 - v) / weight
      let total = sum * scale + v * Float(statistics.sourceShare[Int(bead.source[i])])
      guard total > 0 else { continue }
      for j in 0..<m { q[i * m + j] *= weights[i * m + j] * scale / total }
    }
    return (a, q)
  }

  private func sharpened(
    _ bead: LinkBead, _ cells: Cells, _ tables: Tables, _ statistics: Statistics
  ) -> LinkPosteriors {
    let (n, m) = (cells.rows, cells.columns)
    var distances = cells.distances()
    let anchors = phraseAnchors(bead)
    var (a, q) = directed(bead, cells, tables, statistics, distances, anchors: anchors)
    func supported() -> [Float] {
      let support = neighbourSupport(a, q, n, m)
      return zip(distances, support).map { $0 * $1 }
    }
    (a, q) = directed(bead, cells, tables, statistics, supported(), anchors: anchors)
    (a, q) = directed(bead, cells, tables, statistics, supported(), anchors: anchors)
    if maskClauses(bead, a, q, &distances) {
      (a, q) = directed(bead, cells, tables, statistics, supported(), anchors: anchors)
    }
    return LinkPosteriors(rows: n, columns: m, fromTarget: a, fromSource: q)
  }

  /// min(3, .15 + 3 sum of S(i+di, j+dj) / (|di|+|dj|-1) over 0 < |di|, |dj| <= 3), 0.8 of it against the direction.
  private func neighbourSupport(_ a: [Float], _ q: [Float], _ n: Int, _ m: Int) -> [Float] {
    var support = [Float](repeating: 0.15, count: n * m)
    for i in 0..<n {
      for j in 0..<m {
        let s = (a[i * m + j] * q[i * m + j]).squareRoot()
        if s < 0.01 { continue }
        for di in -3...3 where di != 0 && i + di >= 0 && i + di < n {
          for dj in -3...3 where dj != 0 && j + dj >= 0 && j + dj < m {
            let weight: Float = di * dj < 0 ? 0.8 : 1
            support[(i + di) * m + j + dj] += 3 * s * weight / Float(abs(di) + abs(dj) - 1)
          }
        }
      }
    }
    return support.map { min(3, $0) }
  }

  /// Cells of words whose many-word gloss stands in the bead word for word.
  private func phraseAnchors(_ bead: LinkBead) -> [Int] {
    var anchors: [Int] = []
    let m = bead.target.count
    for (i, z) in bead.source.enumerated() {
      for phrase in prior.phrases[Int(z)] where phrase.count <= m {
        for j in 0...(m - phrase.count)
        where phrase.indices.allSatisfy({ bead.target[j + $0] == phrase[$0] }) {
          anchors += phrase.indices.map { i * m + j + $0 }
        }
      }
    }
    return anchors
  }

  /// Multiplies distances by .15 + .85 K, where K says how strongly two clauses are linked.
  /// - Returns: false where there is only one clause on a side.
  private func maskClauses(
    _ bead: LinkBead, _ a: [Float], _ q: [Float], _ distances: inout [Float]
  ) -> Bool {
    guard let lastSource = bead.sourceClauses.last, let lastTarget = bead.targetClauses.last,
      lastSource > 0, lastTarget > 0
    else { return false }
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
    return true
  }
}
