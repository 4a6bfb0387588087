#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether a share rises or falls with the date: the test for a linear trend of Cochran (1954) and Armitage (1955).
struct TrendTest {
  /// Positive where the share rises, in standard deviations.
  let z: Double
  /// Two-sided, by the normal distribution.
  let p: Double

  /// - Parameter documents: of each its date in any unit, and how often of how many times something was so.
  /// - Returns: nil where there is only one date, or it was always or never so.
  init?(_ documents: [(date: Int, hits: Int, trials: Int)]) {
    let trials = Double(documents.reduce(0) { $0 + $1.trials })
    let share = Double(documents.reduce(0) { $0 + $1.hits }) / max(1, trials)
    let start = documents.first?.date ?? 0
    // T = Σ s(a − n p), with the variance p(1 − p)(Σ n s² − (Σ n s)²/N).
    var (statistic, sum, squares) = (0.0, 0.0, 0.0)
    for document in documents {
      let (score, n) = (Double(document.date - start), Double(document.trials))
      statistic += score * (Double(document.hits) - n * share)
      sum += n * score
      squares += n * score * score
    }
    guard trials > 0 else { return nil }
    let variance = share * (1 - share) * (squares - sum * sum / trials)
    guard variance > 1e-12 else { return nil }
    z = statistic / variance.squareRoot()
    p = erfc(abs(z) / 2.0.squareRoot())
  }
}
