/// Renderings of one term by two translations, as counts per joined rendering: `a[v]` and `b[v]` for each `v`.
struct SharedTerm {
  var a: [Int]
  var b: [Int]
}

/// How much two translations differ in their choice of renderings: G = W − B.
///
/// W is the share of agreeing pairs of occurrences of a term inside a translation, B the share between the two, both
/// pooled over the terms they share. 0: one house style; 1: each uniform and always different; negative values happen
/// by chance. Modelled on ANOSIM (Clarke 1993).
struct SourceEffect {
  let g: Double
  /// Share of relabellings with a G at least as high, (1 + #) / (R + 1).
  let p: Double

  /// nil where neither translation renders any shared term twice, so that there is nothing to compare with.
  ///
  /// - Complexity: O(R · N) for R permutations and N occurrences of terms that are rendered in more than one way.
  init?(_ terms: [SharedTerm], permutations: Int, seed: UInt64) {
    var withinPairs = 0
    var betweenPairs = 0
    var agreeing = 0
    var agreeingBetween = 0
    for term in terms {
      let sizeA = term.a.reduce(0, +)
      let sizeB = term.b.reduce(0, +)
      withinPairs += Measure.pairs(sizeA) + Measure.pairs(sizeB)
      betweenPairs += sizeA * sizeB
      for (a, b) in zip(term.a, term.b) {
        agreeing += Measure.pairs(a + b)
        agreeingBetween += a * b
      }
    }
    guard withinPairs > 0, betweenPairs > 0 else { return nil }
    g =
      Double(agreeing - agreeingBetween) / Double(withinPairs)
      - Double(agreeingBetween) / Double(betweenPairs)

    // Relabelling changes neither the number of pairs nor of agreeing pairs, so that G falls as the agreement between
    // the translations rises: whole numbers decide, and terms rendered in one way only cannot change anything.
    var pools = terms.compactMap(Pool.init)
    var random = SplitMix64(state: seed)
    var scratch = Array(repeating: 0, count: pools.map(\.totals.count).max() ?? 0)
    // What the terms left out add.
    let constant = agreeingBetween - pools.reduce(0) { $0 + $1.agreeingBetween(&scratch) }
    var asHigh = 0
    for _ in 0..<permutations {
      var between = constant
      for i in pools.indices {
        pools[i].relabel(using: &random)
        between += pools[i].agreeingBetween(&scratch)
      }
      if between <= agreeingBetween { asHigh += 1 }
    }
    p = Double(1 + asHigh) / Double(permutations + 1)
  }
}

/// The occurrences of one term in two translations; the first `sizeA` belong to one of them.
private struct Pool {
  private var values: [Int]
  private let sizeA: Int
  let totals: [Int]

  init?(_ term: SharedTerm) {
    let totals = zip(term.a, term.b).map(+)
    guard totals.filter({ $0 > 0 }).count > 1 else { return nil }
    self.totals = totals
    sizeA = term.a.reduce(0, +)
    values =
      term.a.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
      + term.b.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
  }

  /// Σ a_v (n_v − a_v), where a_v of the n_v occurrences of a rendering belong to the first translation.
  ///
  /// - Parameter countsA: room for as many zeros as there are renderings, and zeros again afterwards; an array of its own
  ///   for each of the relabellings would cost more than all the rest.
  func agreeingBetween(_ countsA: inout [Int]) -> Int {
    for i in 0..<sizeA { countsA[values[i]] += 1 }
    var sum = 0
    for v in totals.indices {
      sum += countsA[v] * (totals[v] - countsA[v])
      countsA[v] = 0
    }
    return sum
  }

  /// Draws who the first `sizeA` are (Fisher and Yates, stopped when they are known).
  mutating func relabel(using random: inout SplitMix64) {
    for i in 0..<sizeA {
      values.swapAt(i, i + random.number(below: values.count - i))
    }
  }
}

/// Steele, Lea and Flood 2014. Our own, so that the numbers do not change with the standard library.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, not including, `limit`.
  mutating func number(below limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }
}
