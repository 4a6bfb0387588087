import Glibc

/// How far two reviewers agree beyond chance.
///
/// κ = (pₒ − pₑ) / (1 − pₑ), with pₒ the share of items that both gave the same value and pₑ what it would be if they decided
/// independently with the same frequencies (Cohen 1960, "A coefficient of agreement for nominal scales").
public struct KappaAgreement: Hashable, Sendable {
  /// How many items both decided.
  public var items: Int
  /// pₒ, 0 to 1.
  public var observed: Double
  /// pₑ, 0 to 1.
  public var expected: Double
  /// −1 to 1; nil where both gave all items one and the same value, which leaves nothing for chance to explain.
  public var kappa: Double?
  /// κ ± 1.96 standard errors, cut at −1 and 1, by the large-sample variance of Fleiss, Cohen and Everitt 1969 ("Large sample
  /// standard errors of kappa and weighted kappa", equation 13 for weights 0 and 1); rough for fewer than some 30 items.
  public var low: Double?
  public var high: Double?

  /// - Parameter pairs: the values that the first and the second gave an item.
  /// - Returns: nil without items.
  public init?(_ pairs: [(String, String)]) {
    guard !pairs.isEmpty else { return nil }
    let categories = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
    let numbers = Dictionary(
      zip(categories, categories.indices), uniquingKeysWith: { first, _ in first })
    let k = categories.count
    let n = Double(pairs.count)
    var p = Array(repeating: Array(repeating: 0.0, count: k), count: k)
    for pair in pairs {
      guard let i = numbers[pair.0], let j = numbers[pair.1] else { continue }
      p[i][j] += 1 / n
    }
    let rows = p.map { $0.reduce(0, +) }
    let columns = (0..<k).map { j in p.reduce(0) { $0 + $1[j] } }
    let po = (0..<k).reduce(0) { $0 + p[$1][$1] }
    let pe = (0..<k).reduce(0) { $0 + rows[$1] * columns[$1] }
    items = pairs.count
    observed = po
    expected = pe
    // One category alone: the marginals are then exactly 1 but for rounding.
    guard k > 1 else { return }
    let kappa = (po - pe) / (1 - pe)
    var agreeing = 0.0
    var disagreeing = 0.0
    for i in 0..<k {
      for j in 0..<k {
        let margins = columns[i] + rows[j]
        if i == j {
          let term = (1 - pe) - margins * (1 - po)
          agreeing += p[i][i] * term * term
        } else {
          disagreeing += p[i][j] * margins * margins
        }
      }
    }
    let last = po * pe - 2 * pe + po
    let variance =
      (agreeing + (1 - po) * (1 - po) * disagreeing - last * last) / (n * pow(1 - pe, 4))
    let error = max(0, variance).squareRoot()
    self.kappa = kappa
    low = max(-1, kappa - 1.959964 * error)
    high = min(1, kappa + 1.959964 * error)
  }
}
