import Glibc

/// t(target class | source word) as sparse rows.
struct TranslationTable: Sendable {
  var rows: [[(target: Int32, weight: Double)]]

  /// The lexicon alone.
  init(prior: LexicalPrior) { rows = prior.rows }

  /// IBM model 1 trained on beads with the lexicon as pseudo-counts (Brown et al. 1993; six iterations, 2 P).
  /// - Parameter beads: source words and target classes of each bead.
  init(
    prior: LexicalPrior, beads: [(source: [Int32], target: [Int32])], targetClasses: Int,
    iterations: Int = 6, priorWeight: Double = 2
  ) {
    let pairs = PairTable(beads: beads, prior: prior)
    var t = [Double](repeating: 0, count: pairs.count)
    for (k, p) in pairs.prior.enumerated() { t[k] = 0.02 + p }
    pairs.normalizeRows(&t, floor: 0)
    var unigram = [Double](repeating: 1, count: targetClasses)
    for bead in beads { for e in bead.target { unigram[Int(e)] += 1 } }
    let total = unigram.reduce(0, +)
    let cells = beads.map { bead in
      bead.target.flatMap { e in bead.source.map { z in pairs.index(z, e).map(Int32.init) ?? -1 } }
    }
    for _ in 0..<iterations {
      var counts = pairs.prior.map { $0 * priorWeight }
      for (bead, cells) in zip(beads, cells) {
        let n = bead.source.count
        for (j, e) in bead.target.enumerated() {
          let row = cells[(j * n)..<((j + 1) * n)]
          var sum = 0.1 * unigram[Int(e)] / total
          for k in row where k >= 0 { sum += t[Int(k)] }
          guard sum > 0 else { continue }
          for k in row where k >= 0 { counts[Int(k)] += t[Int(k)] / sum }
        }
      }
      t = counts
      pairs.normalizeRows(&t, floor: 0.1)
    }
    rows = pairs.rows(of: t, threshold: 0.001)
  }
}

/// The pairs of a source word and a target class that stand together in some bead, numbered.
struct PairTable: Sendable {
  /// First pair of each source word; pairs of a word are ascending by target.
  let starts: [Int32]
  let targets: [Int32]
  /// The lexicon's weight of each pair.
  let prior: [Double]

  var count: Int { targets.count }

  init(beads: [(source: [Int32], target: [Int32])], prior lexical: LexicalPrior) {
    let words = lexical.rows.count
    var lists = [[Int32]](repeating: [], count: words)
    for bead in beads {
      let unique = Array(Set(bead.target)).sorted()
      for z in Set(bead.source) { lists[Int(z)] += unique }
    }
    var starts: [Int32] = [0]
    var targets: [Int32] = []
    var weights: [Double] = []
    for z in 0..<words {
      var list = lists[z]
      list.sort()
      var row = lexical.rows[z][...]
      var last: Int32 = -1
      for e in list where e != last {
        last = e
        while let first = row.first, first.target < e { row = row.dropFirst() }
        targets.append(e)
        weights.append(row.first?.target == e ? row.first?.weight ?? 0 : 0)
      }
      lists[z] = []
      starts.append(Int32(targets.count))
    }
    self.starts = starts
    self.targets = targets
    prior = weights
  }

  /// - Complexity: O(log of the row).
  func index(_ z: Int32, _ e: Int32) -> Int? {
    var low = Int(starts[Int(z)])
    var high = Int(starts[Int(z) + 1])
    let end = high
    while low < high {
      let middle = (low + high) >> 1
      if targets[middle] < e { low = middle + 1 } else { high = middle }
    }
    return low < end && targets[low] == e ? low : nil
  }

  /// - Returns: what each row was divided by.
  @discardableResult
  func normalizeRows(_ values: inout [Double], floor: Double) -> [Double] {
    var sums: [Double] = []
    sums.reserveCapacity(starts.count - 1)
    for z in 0..<(starts.count - 1) {
      let range = Int(starts[z])..<Int(starts[z + 1])
      var sum = floor
      for k in range { sum += values[k] }
      if sum > 0 { for k in range { values[k] /= sum } }
      sums.append(sum)
    }
    return sums
  }

  func rows(of values: [Double], threshold: Double) -> [[(target: Int32, weight: Double)]] {
    (0..<(starts.count - 1)).map { z in
      (Int(starts[z])..<Int(starts[z + 1])).compactMap {
        values[$0] >= threshold ? (target: targets[$0], weight: values[$0]) : nil
      }
    }
  }
}
