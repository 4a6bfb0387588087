#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The formulas, on plain counts.
enum Measure {
  /// How many pairs of `n` things there are: n(n−1)/2.
  static func pairs(_ n: Int) -> Int { n * (n - 1) / 2 }

  /// Pair agreement C = Σ n_v(n_v−1) / (N(N−1)): the chance that two occurrences of a term, drawn without putting
  /// back, are rendered alike. 0 to 1; nil for fewer than two occurrences.
  ///
  /// The share of consistent pairs of Lyu et al. 2021 (LTCR), and the unbiased form of the Herfindahl–Hirschman index
  /// that Itagaki, Aikawa and He 2007 proposed for consistency: Σ(n_v/N)² itself overstates it for small N.
  static func agreement(_ counts: [Int]) -> Double? {
    let all = pairs(counts.reduce(0, +))
    return all == 0 ? nil : Double(counts.reduce(0) { $0 + pairs($1) }) / Double(all)
  }

  /// One-sided 90 % lower bound of a share (Wilson 1927, z = 1.2816), 0 to 1: what even a doubter must concede
  /// after `successes` of `trials`.
  static func wilsonLowerBound(_ successes: Int, of trials: Int) -> Double {
    successes == 0 ? 0 : ShareInterval(successes, of: trials, z: 1.2816)?.low ?? 0
  }

  /// Severity 0 to 100 = 100 · w · L · R · q, where L is the lower bound of the bad share, R = min(1, log₂(1+N)/3)
  /// grows with the evidence and is full at N = 7, and q is the mean confidence of the evidence.
  ///
  /// - Parameter boost: factor on L, capped at 1; 2 for variation inside one text, where the bad share cannot pass ½.
  static func severity(
    bad: Int, of n: Int, weight w: Double, confidence q: Double, boost: Double = 1
  ) -> Double {
    let l = min(1, boost * wilsonLowerBound(bad, of: n))
    return 100 * w * l * weightOfEvidence(n) * q
  }

  /// R = min(1, log₂(1+N)/3).
  static func weightOfEvidence(_ n: Int) -> Double { min(1, log2(1 + Double(n)) / 3) }
}
