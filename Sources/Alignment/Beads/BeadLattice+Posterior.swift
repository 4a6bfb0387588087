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
    let alpha = forwardSums()
    let end = band.pointCount - 1
    let total = alpha[end].sum
    var beta = [StateValues](repeating: StateValues(), count: band.pointCount)
    beta[end] = StateValues(bead: 0, sourceNull: 0, targetNull: 0)
    var likely: [LikelyBead] = []
    forEachBlock(backwards: true) { numbers, block in
      for i in numbers.reversed() {
        let rows = rows(before: i, block)
        for j in band.columns(i).reversed() {
          let here = beta[band.index(i, j)]
          forEachBead(endingAt: i, j, rows, block) { a, b, score in
            let before = band.index(a, b)
            let after = score + here.bead
            beta[before].add(
              StateValues(
                bead: after, sourceNull: after + cut(scorer.source, a) / Self.temperature,
                targetNull: after + cut(scorer.target, b) / Self.temperature))
            let probability = exp(cooled(alpha[before], a, b).sum + after - total)
            if probability >= Self.leastProbability {
              likely.append(
                LikelyBead(source: a..<i, target: b..<j, probability: min(1, probability)))
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
    }
    return likely.reversed()
  }

  private func forwardSums() -> [StateValues] {
    var alpha = [StateValues](repeating: StateValues(), count: band.pointCount)
    alpha[0].bead = 0
    forEachBlock { numbers, block in
      for i in numbers {
        let rows = rows(before: i, block)
        for j in band.columns(i) {
          let here = band.index(i, j)
          forEachBead(endingAt: i, j, rows, block) { a, b, score in
            alpha[here].add(
              StateValues(bead: cooled(alpha[band.index(a, b)], a, b).sum + score))
          }
          if band.contains(i - 1, j) {
            let sums = alpha[band.index(i - 1, j)] + sourceNullPrices(i)
            alpha[here].add(StateValues(sourceNull: sums.sum))
          }
          if band.contains(i, j - 1) {
            let sums = alpha[band.index(i, j - 1)] + targetNullPrices(i, j)
            alpha[here].add(StateValues(targetNull: sums.sum))
          }
        }
      }
    }
    return alpha
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

  private func forEachBead(
    endingAt i: Int, _ j: Int, _ rows: [BeadScorer.Row], _ block: BeadScorer.Block,
    _ body: (Int, Int, Double) -> Void
  ) {
    for (k, shape) in shapes.enumerated() {
      let (a, b) = (i - shape.source, j - shape.target)
      guard band.contains(a, b), let lexical = lexicalScore(shape, i, j, rows, block) else {
        continue
      }
      let score = prices.shapes[k] + lexical + outerScore(a..<i, b..<j)
      body(a, b, score / Self.temperature)
    }
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

  private static func sum(_ a: Double, _ b: Double) -> Double {
    let (less, more) = a < b ? (a, b) : (b, a)
    return less == -.infinity || more - less > 40 ? more : more + log1p(exp(less - more))
  }
}
