import Glibc

/// A bead and how probable it is, all ways through the texts considered.
struct LikelyBead: Hashable, Sendable {
  var source: Range<Int>
  var target: Range<Int>
  /// 0 to 1.
  var probability: Double

  /// The bead in texts that have so many rows more before it.
  func moved(_ sourceRows: Int, _ targetRows: Int) -> LikelyBead {
    LikelyBead(
      source: (source.lowerBound + sourceRows)..<(source.upperBound + sourceRows),
      target: (target.lowerBound + targetRows)..<(target.upperBound + targetRows),
      probability: probability)
  }
}

extension BeadLattice {
  /// Scores are too sure of themselves, because words do not come independently: they are divided by this.
  private static let temperature = 1.5
  private static let leastProbability = 0.02

  /// Beads that are not all too improbable (forward and backward sums, as Moore 2002), ascending by where they end.
  func posterior() -> [LikelyBead] {
    let scores = beadScores()
    let alpha = forwardSums(scores)
    let end = band.pointCount - 1
    let total = alpha[end].open.sum
    var beta = [StateValues](repeating: StateValues(), count: band.pointCount)
    beta[end] = StateValues(bead: 0, sourceNull: 0, targetNull: 0)
    // Of the ways that go on from a point with a bead.
    var begun = [Double](repeating: -.infinity, count: band.pointCount)
    let leastLog = log(Self.leastProbability)
    var likely: [LikelyBead] = []
    for i in stride(from: band.sourceCount, through: 0, by: -1) {
      for j in band.columns(i).reversed() {
        let point = band.index(i, j)
        beta[point].add(
          StateValues(
            bead: begun[point], sourceNull: begun[point] + cut(scorer.source, i) / Self.temperature,
            targetNull: begun[point] + cut(scorer.target, j) / Self.temperature))
        let here = beta[point]
        for (k, shape) in shapes.enumerated() {
          let score = Double(scores[point * shapes.count + k])
          guard score > -.infinity else { continue }
          let (a, b) = (i - shape.source, j - shape.target)
          let before = band.index(a, b)
          let after = score + here.bead
          begun[before] = StateValues.sum(begun[before], after)
          let logProbability = alpha[before].closed + after - total
          if logProbability >= leastLog {
            likely.append(
              LikelyBead(
                source: a..<i, target: b..<j, probability: min(1, exp(logProbability))))
          }
        }
        if band.contains(i - 1, j) {
          let price = sourceNullPrices(i)
          beta[band.index(i - 1, j)].add(
            StateValues(
              bead: price.bead + here.sourceNull,
              sourceNull: price.sourceNull + here.sourceNull))
        }
        if band.contains(i, j - 1) {
          let price = targetNullPrices(i, j)
          beta[band.index(i, j - 1)].add(
            StateValues(
              bead: price.bead + here.targetNull,
              sourceNull: price.sourceNull + here.targetNull,
              targetNull: price.targetNull + here.targetNull))
        }
      }
    }
    return likely.reversed()
  }

  /// For each point what the beads that end there are worth, by their shape; no number where there is none.
  private func beadScores() -> [Float] {
    var scores = [Float](repeating: -.infinity, count: band.pointCount * shapes.count)
    forEachBlock { numbers, block in
      for i in numbers {
        let rows = rows(before: i, block)
        for j in band.columns(i) {
          let first = band.index(i, j) * shapes.count
          for (k, shape) in shapes.enumerated() {
            let (a, b) = (i - shape.source, j - shape.target)
            guard band.contains(a, b), let lexical = lexicalScore(shape, i, j, rows, block) else {
              continue
            }
            let score = prices.shapes[k] + lexical + outerScore(a..<i, b..<j)
            scores[first + k] = Float(score / Self.temperature)
          }
        }
      }
    }
    return scores
  }

  /// The sums of the ways to each point, and of all with those that end a stretch without counterpart there closed.
  private func forwardSums(_ scores: [Float]) -> [(open: StateValues, closed: Double)] {
    var sums = [(open: StateValues, closed: Double)](
      repeating: (StateValues(), -.infinity), count: band.pointCount)
    for i in 0...band.sourceCount {
      for j in band.columns(i) {
        let point = band.index(i, j)
        var here = StateValues()
        if point == 0 { here.bead = 0 }
        for (k, shape) in shapes.enumerated() {
          let score = Double(scores[point * shapes.count + k])
          guard score > -.infinity else { continue }
          let before = sums[band.index(i - shape.source, j - shape.target)].closed
          here.bead = StateValues.sum(here.bead, before + score)
        }
        if band.contains(i - 1, j) {
          here.sourceNull = (sums[band.index(i - 1, j)].open + sourceNullPrices(i)).sum
        }
        if band.contains(i, j - 1) {
          here.targetNull = (sums[band.index(i, j - 1)].open + targetNullPrices(i, j)).sum
        }
        sums[point] = (here, cooled(here, i, j).sum)
      }
    }
    return sums
  }

  /// Values of a point with the price of ending a stretch without counterpart there.
  private func cooled(_ values: StateValues, _ i: Int, _ j: Int) -> StateValues {
    StateValues(
      bead: values.bead, sourceNull: values.sourceNull + cut(scorer.source, i) / Self.temperature,
      targetNull: values.targetNull + cut(scorer.target, j) / Self.temperature)
  }

  /// Prices of leaving the source row before i without counterpart, by the step before.
  private func sourceNullPrices(_ i: Int) -> StateValues {
    StateValues(
      bead: opening(scorer.source, i - 1) / Self.temperature,
      sourceNull: extending(scorer.source, i - 1) / Self.temperature)
  }

  /// Prices of leaving the target row before j without counterpart, by the step before.
  private func targetNullPrices(_ i: Int, _ j: Int) -> StateValues {
    let target = scorer.target
    let switched = cut(scorer.source, i) + extending(target, j - 1) + cut(target, j - 1)
    return StateValues(
      bead: opening(target, j - 1) / Self.temperature, sourceNull: switched / Self.temperature,
      targetNull: extending(target, j - 1) / Self.temperature)
  }

  // MARK: Choice

  /// The beads that together are most probably right, none crossing another.
  ///
  /// Each is worth its probability less a threshold: what the best way takes for want of better may be left out, and a
  /// likely bead beside it taken.
  /// - Parameter likely: ascending by where they end.
  func mostProbable(_ likely: [LikelyBead]) -> [LikelyBead] {
    var worth = [Double](repeating: 0, count: band.pointCount)
    var choice = [Int32](repeating: -1, count: band.pointCount)
    var next = 0
    for i in 0...band.sourceCount {
      for j in band.columns(i) {
        let here = band.index(i, j)
        if band.contains(i - 1, j) { worth[here] = worth[band.index(i - 1, j)] }
        if band.contains(i, j - 1) { worth[here] = max(worth[here], worth[here - 1]) }
        while next < likely.count, likely[next].source.upperBound == i,
          likely[next].target.upperBound == j
        {
          let bead = likely[next]
          let value =
            worth[band.index(bead.source.lowerBound, bead.target.lowerBound)] + bead.probability
            - Self.threshold
          if value > worth[here] { (worth[here], choice[here]) = (value, Int32(next)) }
          next += 1
        }
      }
    }
    var found: [LikelyBead] = []
    var (i, j) = (band.sourceCount, band.targetCount)
    while i > 0 || j > 0 {
      let here = band.index(i, j)
      if choice[here] >= 0 {
        let bead = likely[Int(choice[here])]
        found.append(bead)
        (i, j) = (bead.source.lowerBound, bead.target.lowerBound)
      } else if band.contains(i, j - 1), worth[here - 1] == worth[here] || !band.contains(i - 1, j)
      {
        j -= 1
      } else {
        i -= 1
      }
    }
    return found.reversed()
  }

  private static let threshold = 0.3
}

extension StateValues {
  /// Adds probabilities that are given as logarithms.
  fileprivate mutating func add(_ other: StateValues) {
    bead = Self.sum(bead, other.bead)
    sourceNull = Self.sum(sourceNull, other.sourceNull)
    targetNull = Self.sum(targetNull, other.targetNull)
  }

  /// The logarithm of all ways together.
  fileprivate var sum: Double { Self.sum(Self.sum(bead, sourceNull), targetNull) }

  fileprivate static func + (a: StateValues, b: StateValues) -> StateValues {
    StateValues(
      bead: a.bead + b.bead, sourceNull: a.sourceNull + b.sourceNull,
      targetNull: a.targetNull + b.targetNull)
  }

  fileprivate static func sum(_ a: Double, _ b: Double) -> Double {
    let (less, more) = a < b ? (a, b) : (b, a)
    return less == -.infinity || more - less > 40 ? more : more + log1p(exp(less - more))
  }
}
