/// Confidence intervals of shares that are pooled over terms: terms are drawn anew with replacement, since the occurrences
/// of one are not independent (cluster bootstrap, Davison and Hinkley 1997, 3.8).
struct TermBootstrap {
  let resamples: Int
  let seed: UInt64

  /// - Parameter terms: of each term how often something was so, and of how often.
  /// - Returns: nil for fewer than two terms, of which nothing can be drawn.
  func interval(_ terms: [(hits: Int, trials: Int)]) -> ShareInterval? {
    let terms = terms.filter { $0.trials > 0 }
    guard terms.count > 1 else { return nil }
    var random = SplitMix64(state: seed)
    var shares: [Double] = []
    shares.reserveCapacity(resamples)
    for _ in 0..<resamples {
      var (hits, trials) = (0, 0)
      for _ in terms.indices {
        let term = terms[random.number(below: terms.count)]
        hits += term.hits
        trials += term.trials
      }
      shares.append(Double(hits) / Double(trials))
    }
    return ShareInterval(percentilesOf: shares)
  }
}
