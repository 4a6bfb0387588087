import Glibc

/// How two things that occur `z` and `e` times of `n` are associated, given that they occur together `a` times.
struct Association: Sendable {
  /// Dice coefficient, 0 to 1.
  let dice: Double
  /// -2 log lambda (Dunning 1993), 0 and more.
  let likelihoodRatio: Double
  /// Share of the second one's places that hold the first, 0 to 1.
  let specificity: Double

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
