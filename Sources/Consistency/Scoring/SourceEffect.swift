/// Renderings of one term by two translations, as counts per joined rendering: `a[v]` and `b[v]` for each `v`.
struct SharedTerm {
  var a: [Int]
  var b: [Int]

  /// What one pair of its occurrences weighs in a ``SourceEffect``.
  fileprivate var weight: Double {
    let pairs = Measure.pairs(a.reduce(0, +) + b.reduce(0, +))
    return pairs == 0 ? 0 : 1 / Double(pairs)
  }

  /// Standard deviation, over all relabellings, of the number of agreeing pairs between the translations.
  ///
  /// That number is the sum, over the M pairs of occurrences that agree, of whether their labels differ. The expected
  /// products follow from drawing without putting back, for a pair with itself, for two pairs that share an occurrence
  /// (of which there are 3 Σ C(n_v, 3)) and for two that share none.
  fileprivate var deviation: Double {
    let (sizeA, sizeB) = (Double(a.reduce(0, +)), Double(b.reduce(0, +)))
    let n = sizeA + sizeB
    guard n > 1 else { return 0 }
    let counts = zip(a, b).map { Double($0 + $1) }
    let agreeing = counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let sharing = counts.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) / 2 }
    let apart = agreeing * (agreeing - 1) / 2 - sharing
    let one = 2 * sizeA * sizeB / (n * (n - 1))
    let two = one / 2
    let disjoint =
      n > 3
      ? 4 * sizeA * (sizeA - 1) * sizeB * (sizeB - 1) / (n * (n - 1) * (n - 2) * (n - 3)) : 0
    let square = agreeing * one + 2 * sharing * two + 2 * apart * disjoint
    return max(0, square - agreeing * agreeing * one * one).squareRoot()
  }
}

/// How much two translations differ in their choice of renderings: G = W − B.
///
/// W is the share of agreeing pairs of occurrences of a term inside a translation, B the share between the two, both
/// pooled over the terms they share. 0: one house style; 1: each uniform and always different; negative values happen
/// by chance. Modelled on ANOSIM (Clarke 1993).
///
/// Each pair of occurrences weighs 1 / (N(N−1)/2) for the N occurrences of its term in both translations, so that every
/// term has one voice. Pairs that all weigh the same would leave the word to a few frequent ones, since their number grows
/// with the square of N; and the frequent words are those of the general language, which everybody varies.
struct SourceEffect {
  let g: Double
  private let terms: [SharedTerm]

  /// nil where neither translation renders any shared term twice, so that there is nothing to compare with.
  init?(_ terms: [SharedTerm]) {
    self.terms = terms
    var withinPairs = 0.0
    var betweenPairs = 0.0
    var agreeingWithin = 0.0
    var agreeingBetween = 0.0
    for term in terms {
      let sizeA = term.a.reduce(0, +)
      let sizeB = term.b.reduce(0, +)
      let weight = term.weight
      withinPairs += weight * Double(Measure.pairs(sizeA) + Measure.pairs(sizeB))
      betweenPairs += weight * Double(sizeA * sizeB)
      for (a, b) in zip(term.a, term.b) {
        agreeingWithin += weight * Double(Measure.pairs(a) + Measure.pairs(b))
        agreeingBetween += weight * Double(a * b)
      }
    }
    guard withinPairs > 0, betweenPairs > 0 else { return nil }
    g = agreeingWithin / withinPairs - agreeingBetween / betweenPairs
  }

  /// Chance of translations that differ at least as much if their names meant nothing: the share (1 + #) / (R + 1) of
  /// R relabellings within the terms.
  ///
  /// They differ the more, the fewer pairs between them agree. Each term's number of such pairs is taken in its own
  /// standard deviations and the sum of these compared (Stouffer et al. 1949), so that no term drowns the others by
  /// chance alone.
  ///
  /// - Complexity: O(R · N) for R permutations and N occurrences of terms that are rendered in more than one way.
  func p(permutations: Int, seed: UInt64) -> Double {
    // Relabelling changes neither the number of pairs nor of agreeing pairs, and terms rendered in one way only cannot
    // change anything.
    var pools = Pools(terms)
    var random = SplitMix64(state: seed)
    // As high but for the rounding of sums.
    let limit = pools.agreeingBetween() * (1 + 1e-12)
    var asHigh = 0
    for _ in 0..<permutations {
      pools.relabel(using: &random)
      if pools.agreeingBetween() <= limit { asHigh += 1 }
    }
    return Double(1 + asHigh) / Double(permutations + 1)
  }
}

/// The occurrences of terms that two translations render in more than one way, one term after the other in flat arrays:
/// thousands of relabellings go through them.
private struct Pools {
  private struct Pool {
    /// Where the occurrences of the term lie; the first `sizeA` belong to the first translation.
    var start: Int
    var count: Int
    var sizeA: Int
  }

  private var pools: [Pool] = []
  /// The rendering of each occurrence.
  private var values: [Int32] = []
  /// How often each rendering stands in both translations, and, during a count, in the first.
  private var totals: [Int] = []
  private var countsA: [Int] = []
  /// What an agreeing pair weighs, for each rendering that of its term.
  private var weights: [Double] = []

  init(_ terms: [SharedTerm]) {
    for term in terms {
      let sums = zip(term.a, term.b).map(+)
      guard sums.count(where: { $0 > 0 }) > 1 else { continue }
      pools.append(
        Pool(
          start: values.count, count: sums.reduce(0, +), sizeA: term.a.reduce(0, +)))
      for counts in [term.a, term.b] {
        for (v, count) in counts.enumerated() {
          values += repeatElement(Int32(totals.count + v), count: count)
        }
      }
      totals += sums
      let deviation = term.deviation
      weights += repeatElement(deviation > 1e-9 ? 1 / deviation : 0, count: sums.count)
    }
    countsA = Array(repeating: 0, count: totals.count)
  }

  /// Σ w a_v (n_v − a_v), where a_v of the n_v occurrences of a rendering belong to the first translation.
  mutating func agreeingBetween() -> Double {
    for v in countsA.indices { countsA[v] = 0 }
    for pool in pools {
      for i in pool.start..<(pool.start + pool.sizeA) { countsA[Int(values[i])] += 1 }
    }
    var sum = 0.0
    for v in totals.indices {
      sum += weights[v] * Double(countsA[v] * (totals[v] - countsA[v]))
    }
    return sum
  }

  /// Draws who the first `sizeA` of each term are (Fisher and Yates, stopped when they are known).
  mutating func relabel(using random: inout SplitMix64) {
    for pool in pools {
      for i in 0..<pool.sizeA {
        values.swapAt(
          pool.start + i, pool.start + i + random.number(below: pool.count - i))
      }
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
