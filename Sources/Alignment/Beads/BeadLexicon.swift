/// Which source words and target classes translate each other, in both directions, as the bead aligner asks it.
struct BeadLexicon: Sendable {
  /// First cell of each source word, and the number of cells at the end.
  private(set) var starts: [Int32] = [0]
  /// Target class of each cell, ascending within a word.
  private(set) var targets: [Int32] = []
  /// t(target class | source word) of each cell.
  private(set) var forward: [Float] = []
  /// t(source word | target class) of each cell.
  private(set) var backward: [Float] = []
  /// Relative frequency of each source word and of each target class.
  private(set) var sourceFrequency: [Float] = []
  private(set) var targetFrequency: [Float] = []

  func cells(of word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }

  /// The cell of a source word and a target class, where they may translate each other.
  /// - Complexity: O(log of the cells of the word)
  func cell(of word: Int32, _ target: Int32) -> Int? {
    let cells = cells(of: word)
    var (low, high) = (cells.lowerBound, cells.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < cells.upperBound && targets[low] == target ? low : nil
  }

  var sourceCount: Int { starts.count - 1 }
  var targetCount: Int { targetFrequency.count }

  init() {}

  /// The dictionary alone; a number translates itself.
  /// - Parameter rows: weights of target classes for each source word, a row summing to at most 1.
  init(
    rows: [[(target: Int32, weight: Double)]], targetClasses: Int, numbers: Int,
    sources: [BeadText], targets texts: [BeadText]
  ) {
    sourceFrequency = Self.frequencies(of: sources, count: rows.count + numbers)
    targetFrequency = Self.frequencies(of: texts, count: targetClasses + numbers)
    var sums = [Float](repeating: 0, count: targetFrequency.count)
    for row in rows {
      for cell in row where cell.weight > 0 {
        targets.append(cell.target)
        forward.append(Float(cell.weight))
        sums[Int(cell.target)] += Float(cell.weight)
      }
      starts.append(Int32(targets.count))
    }
    backward = targets.indices.map { forward[$0] / max(1, sums[Int(targets[$0])]) }
    for number in 0..<numbers {
      targets.append(Int32(targetClasses + number))
      forward.append(1)
      backward.append(1)
      starts.append(Int32(targets.count))
    }
  }

  /// A shorter text is taken as part of one of this length: that a word stands in it does not make the word common.
  private static let leastWords: Float = 2_000

  /// Add-half estimates, so that no word is impossible.
  private static func frequencies(of texts: [BeadText], count: Int) -> [Float] {
    var counts = [Float](repeating: 0.5, count: count)
    for text in texts { for word in text.words { counts[Int(word)] += 1 } }
    let total = max(leastWords, counts.reduce(0, +))
    return counts.map { $0 / total }
  }

  /// w: how much of a word's row comes from beads.
  private static let trainedShare: Float = 0.6

  /// This dictionary mixed with what beads teach: t = (1 - w) dictionary + w trained.
  ///
  /// A word that the beads do not have keeps its dictionary row.
  func mixed(with trained: TrainedTable) -> BeadLexicon {
    var result = self
    result.starts = [0]
    result.targets = []
    result.forward = []
    result.backward = []
    result.starts.reserveCapacity(starts.count)
    for word in 0..<Int32(sourceCount) {
      var own = cells(of: word)
      var learnt = trained.cells(of: word)
      let share: Float = learnt.isEmpty ? 0 : Self.trainedShare
      while !own.isEmpty || !learnt.isEmpty {
        let a = own.first.map { targets[$0] } ?? .max
        let b = learnt.first.map { trained.targets[$0] } ?? .max
        var (f, g): (Float, Float) = (0, 0)
        if a <= b, let k = own.first {
          f += (1 - share) * forward[k]
          g += (1 - share) * backward[k]
          own = own.dropFirst()
        }
        if b <= a, let k = learnt.first {
          f += share * trained.forward[k]
          g += share * trained.backward[k]
          learnt = learnt.dropFirst()
        }
        result.targets.append(min(a, b))
        result.forward.append(f)
        result.backward.append(g)
      }
      result.starts.append(Int32(result.targets.count))
    }
    return result
  }
}
