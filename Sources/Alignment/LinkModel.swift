import Corpus
import Workers

/// IBM model 1 in both directions trained to agree, with the lexicon as pseudo-counts and a position prior
/// (reference/extraction.md 3.6; agreement after Liang, Taskar and Klein 2006).
struct LinkModel: Sendable {
  let prior: LexicalPrior
  let targetClasses: Int
  let workers: WorkerPool
  private let iterations = 3
  /// Pseudo-count of a lexicon entry.
  static let priorWeight = 4.0

  func trained(on beads: [LinkBead]) -> TrainedLinkModel {
    let pairs = PairTable(beads: beads.map { ($0.source, $0.target) }, prior: prior)
    let statistics = LinkStatistics(beads, sources: prior.rows.count, targets: targetClasses)
    let numbers = workers.map(beads.count) { pairNumbers(beads[$0], pairs) }
    var tables = initialTables(pairs, numbers, statistics)
    for _ in 0..<iterations {
      var counts = [Double](repeating: 0, count: pairs.count)
      let current = tables
      // Shares are added in the order of the beads, so that sums do not depend on the number of threads.
      let shares = workers.map(beads.count) {
        expectedCounts(in: beads[$0], numbers[$0], current, statistics)
      }
      for share in shares.joined() { counts[Int(share.pair)] += Double(share.value) }
      tables = reestimated(pairs, counts)
    }
    return TrainedLinkModel(prior: prior, pairs: pairs, tables: tables, statistics: statistics)
  }

  /// Expected count of one pair in one bead.
  private struct Share: Sendable {
    var pair: Int32
    var value: Float
  }

  private func expectedCounts(
    in bead: LinkBead, _ numbers: [Int32], _ tables: LinkTables, _ statistics: LinkStatistics
  ) -> [Share] {
    var cells = LinkCells(
      bead, distances: LinkCells.distances(bead.source.count, bead.target.count))
    for k in numbers.indices where numbers[k] >= 0 {
      cells.t[k] = Float(tables.t[Int(numbers[k])])
      cells.u[k] = Float(tables.u[Int(numbers[k])])
    }
    let (a, q) = cells.directed(bead, statistics)
    return numbers.indices.compactMap { k in
      numbers[k] >= 0 && a[k] * q[k] > 1e-8
        ? Share(pair: numbers[k], value: (a[k] * q[k]).squareRoot()) : nil
    }
  }

  /// The pair number of each cell of a bead's matrix.
  private func pairNumbers(_ bead: LinkBead, _ pairs: PairTable) -> [Int32] {
    let columns = bead.target.count
    var numbers = [Int32](repeating: -1, count: bead.source.count * columns)
    for (i, z) in bead.source.enumerated() {
      for (j, e) in bead.target.enumerated() {
        if let k = pairs.index(z, e) { numbers[i * columns + j] = Int32(k) }
      }
    }
    return numbers
  }

  // MARK: Tables

  /// Both tables start at 0.2 Dice + 4 P.
  private func initialTables(
    _ pairs: PairTable, _ numbers: [[Int32]], _ statistics: LinkStatistics
  ) -> LinkTables {
    // Beads that a pair stands in, however often in each.
    var joint = [Int32](repeating: 0, count: pairs.count)
    var lastBead = [Int32](repeating: -1, count: pairs.count)
    for bead in numbers.indices {
      for k in numbers[bead] where k >= 0 && lastBead[Int(k)] != bead {
        lastBead[Int(k)] = Int32(bead)
        joint[Int(k)] += 1
      }
    }
    var values = [Double](repeating: 0, count: pairs.count)
    for z in 0..<(pairs.starts.count - 1) {
      for k in Int(pairs.starts[z])..<Int(pairs.starts[z + 1]) {
        let both = Double(statistics.sourceBeads[z] + statistics.targetBeads[Int(pairs.targets[k])])
        values[k] = 0.2 * 2 * Double(joint[k]) / max(1, both) + Self.priorWeight * pairs.prior[k]
      }
    }
    return normalized(pairs, values, floor: 0)
  }

  /// T = (count + 4 P) / (row sum + 0.3), U likewise by column.
  private func reestimated(_ pairs: PairTable, _ counts: [Double]) -> LinkTables {
    var values = counts
    for k in values.indices { values[k] += Self.priorWeight * pairs.prior[k] }
    return normalized(pairs, values, floor: 0.3)
  }

  private func normalized(_ pairs: PairTable, _ values: [Double], floor: Double) -> LinkTables {
    var t = values
    let rows = pairs.normalizeRows(&t, floor: floor)
    var columns = [Double](repeating: floor, count: targetClasses)
    for (k, e) in pairs.targets.enumerated() { columns[Int(e)] += values[k] }
    var u = values
    for (k, e) in pairs.targets.enumerated() where columns[Int(e)] > 0 { u[k] /= columns[Int(e)] }
    return LinkTables(t: t, u: u, rowSums: rows, columnSums: columns)
  }
}

/// T(target | source) and U(source | target) of each pair, with the sums they were divided by.
struct LinkTables: Sendable {
  var t: [Double]
  var u: [Double]
  var rowSums: [Double]
  var columnSums: [Double]
}
