/// The counts that the severity of a finding follows from, kept with it so that anybody can work it out again.
public struct SeverityBasis: Hashable, Sendable, Codable {
  /// How many of the `total` places are bad.
  public var bad: Int
  public var total: Int
  /// Weight w of the kind of finding, 0 to 1 (reference design, 3.7).
  public var weight: Double
  /// Factor on the lower bound of the bad share: 2 for variation inside one translation, where it cannot pass ½; else 1.
  public var boost: Double
  /// Mean confidence q of the evidence, 0 to 1, with the four decimals that a report keeps.
  public var confidence: Double

  public init(bad: Int, of total: Int, weight: Double, boost: Double = 1, confidence: Double) {
    self.bad = bad
    self.total = total
    self.weight = weight
    self.boost = boost
    self.confidence = (confidence * 10_000).rounded() / 10_000
  }

  /// 0 to 100 (`Measure.severity`).
  public var severity: Double {
    Measure.severity(bad: bad, of: total, weight: weight, confidence: confidence, boost: boost)
  }

  /// How the severity comes about, for a reader: `100 · 0.8 · 0.6462 · 0.6667 · 1 = 34.46`.
  public var working: String {
    let factors = [
      100, weight, min(1, boost * Measure.wilsonLowerBound(bad, of: total)),
      Measure.weightOfEvidence(total), confidence,
    ]
    return factors.map { Figures.short($0, decimals: 4) }.joined(separator: " · ")
      + " = " + Figures.short(severity, decimals: 4)
  }
}
