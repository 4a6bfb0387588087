import Glibc

/// How two things go together that stand in so many places each, and in so many together.
struct Association: Sendable {
  /// Dice coefficient, 0 to 1.
  var dice = 0.0
  /// Dunning 1993, 0 and more.
  var likelihoodRatio = 0.0
  /// Share of the second one's places that hold the first, 0 to 1.
  var specificity = 0.0

  init() {}

  /// - Parameter total: all places.
  init(joint: Int, _ first: Int, _ second: Int, of total: Int) {
    let a = Double(joint)
    let e = max(a, Double(second))
    let z = max(a, Double(first))
    let n = max(Double(total), z + e - a)
    let (b, c, d) = (z - a, e - a, n - z - e + a)
    func term(_ k: Double, _ row: Double, _ column: Double) -> Double {
      k > 0 ? k * log(k * n / (row * column)) : 0
    }
    let ratio =
      2 * (term(a, z, e) + term(b, z, n - e) + term(c, n - z, e) + term(d, n - z, n - e))
    dice = 2 * a / (z + e)
    likelihoodRatio = max(0, ratio)
    specificity = a / e
  }
}
