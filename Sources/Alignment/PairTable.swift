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
