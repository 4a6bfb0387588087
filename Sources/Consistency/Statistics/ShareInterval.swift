/// A share with what is known of it: its 95 % confidence interval.
public struct ShareInterval: Hashable, Sendable {
  /// 0 to 1.
  public var low: Double
  public var high: Double

  /// Wilson's score interval (Wilson 1927): (p + z²/2N ± z √(p(1−p)/N + z²/4N²)) / (1 + z²/N). Honest for
  /// small N and shares near 0 or 1.
  /// - Parameter z: standard deviations to either side; 1.96 for 95 %.
  /// - Returns: nil without trials.
  init?(_ successes: Int, of trials: Int, z: Double = 1.959964) {
    guard trials > 0 else { return nil }
    let n = Double(trials)
    let p = Double(successes) / n
    let centre = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    low = max(0, (centre - spread) / (1 + z * z / n))
    high = min(1, (centre + spread) / (1 + z * z / n))
  }

  /// The middle 95 % of what a share came to in resamples of the data (Efron 1979, percentile interval).
  /// - Returns: nil without resamples.
  init?(percentilesOf resampled: [Double]) {
    guard !resampled.isEmpty else { return nil }
    let sorted = resampled.sorted()
    func value(at share: Double) -> Double {
      sorted[min(sorted.count - 1, Int((share * Double(sorted.count - 1)).rounded()))]
    }
    low = value(at: 0.025)
    high = value(at: 0.975)
  }
}
