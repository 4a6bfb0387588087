import Testing

@testable import Consistency

/// What small numbers do to the usual measures, by simulation, and what the measures used here do.
@Suite struct SmallSampleTests {
  // MARK: Severity

  /// Reference design 3.7, one-sided 90 % Wilson bound.
  @Test(arguments: [
    (1, 1, 0.3784), (2, 2, 0.5491), (3, 3, 0.6462), (7, 7, 0.8100), (1, 3, 0.1058),
    (5, 10, 0.3122), (0, 9, 0),
  ])
  func lowerBoundsAreThoseOfTheDesign(_ bad: Int, _ n: Int, _ bound: Double) {
    #expect(abs(Measure.wilsonLowerBound(bad, of: n) - bound) < 5e-5)
  }

  /// Reference design 3.7, with the weight 0.9.
  @Test(arguments: [(3, 3, 38.8), (2, 2, 26.1)])
  func severitiesAreThoseOfTheDesign(_ bad: Int, _ n: Int, _ severity: Double) {
    #expect(
      abs(Measure.severity(bad: bad, of: n, weight: 0.9, confidence: 1) - severity) < 0.05)
  }

  @Test func evidenceIsFullAtSeven() {
    #expect(Measure.weightOfEvidence(7) == 1 && Measure.weightOfEvidence(700) == 1)
    #expect(Measure.weightOfEvidence(6) < 1 && Measure.weightOfEvidence(0) == 0)
  }

  // MARK: Agreement

  /// Two renderings, each as likely: true agreement 0.5. Σp² shows 0.75 at two places.
  @Test(arguments: [(2, 0.75), (3, 0.667), (5, 0.6)])
  func pairAgreementIsNotBiasedWhereTheIndexIs(_ n: Int, _ biased: Double) throws {
    var random = SplitMix64(state: 21)
    let runs = 20_000
    var (index, agreement) = (0.0, 0.0)
    for _ in 0..<runs {
      let first = (0..<n).count { _ in random.number(below: 2) == 0 }
      let counts = [first, n - first]
      index += counts.reduce(0) { $0 + Double($1 * $1) } / Double(n * n)
      agreement += try #require(Measure.agreement(counts))
    }
    #expect(abs(index / Double(runs) - biased) < 0.01)
    #expect(abs(agreement / Double(runs) - 0.5) < 0.01)
  }

  // MARK: Divergence

  /// Two samples of one translator with two renderings, each as likely; exactly 0.5 for samples of one.
  @Test(arguments: [(1, 0.5), (2, 0.28), (3, 0.18), (10, 0.04)])
  func divergenceOfSmallSamplesIsNoise(_ n: Int, _ mean: Double) throws {
    var random = SplitMix64(state: 22)
    let runs = 4_000
    var cache: [[Int]: RenderingTest] = [:]
    var (raw, adjusted) = (0.0, 0.0)
    for _ in 0..<runs {
      let (a, b) = (binomial(n, &random), binomial(n, &random))
      raw += RenderingTest.divergence(a, zip(a, b).map(+))
      let test = try #require(cache[a + b] ?? RenderingTest(a, b, seed: 1))
      cache[a + b] = test
      adjusted += test.divergence
    }
    #expect(abs(raw / Double(runs) - mean) < 0.02)
    #expect(abs(adjusted / Double(runs)) < 0.03)
  }

  private func binomial(_ n: Int, _ random: inout SplitMix64) -> [Int] {
    let first = (0..<n).count { _ in random.number(below: 2) == 0 }
    return [first, n - first]
  }

  // MARK: Tests

  /// Two uniform and different translations.
  @Test(arguments: [(1, 1, 1), (2, 2, 1.0 / 3), (3, 3, 0.1), (4, 3, 1.0 / 35), (5, 4, 1.0 / 126)])
  func fewPlacesCannotBeSignificant(_ a: Int, _ b: Int, _ smallest: Double) throws {
    let test = try #require(RenderingTest([a, 0], [0, b], seed: 1))
    #expect(abs(test.smallestP - smallest) < 1e-9 && abs(test.p - smallest) < 1e-9)
    let verdict = try #require(
      SharedTermTests(seed: 1).compared([SharedTerm(a: [a, 0], b: [0, b])])[0]?.verdict)
    #expect(verdict == (smallest <= 0.05 ? .differs : .noOverlap))
  }

  @Test func nothingIsSignificantThatCannotBe() {
    var random = SplitMix64(state: 11)
    var different = 0
    var cache: [[Int]: RenderingTest?] = [:]
    for _ in 0..<1_000 {
      let terms = (0..<100).map { _ -> SharedTerm in
        let columns = 2 + random.number(below: 2)
        // Some translators are uniform, or all tests would be of noise.
        let isUniform = random.number(below: 3) == 0
        func counts(_ own: Int) -> [Int] {
          (0..<columns).map {
            isUniform ? ($0 == own ? 3 + random.number(below: 3) : 0) : random.number(below: 4)
          }
        }
        return SharedTerm(a: counts(0), b: counts(1))
      }
      let tests = terms.map { term in
        let test = cache[term.a + term.b] ?? RenderingTest(term.a, term.b, seed: 1)
        cache[term.a + term.b] = .some(test)
        return test
      }
      let verdicts = SharedTermTests.verdicts(of: terms, by: tests)
      for ((term, test), verdict) in zip(zip(terms, tests), verdicts) {
        guard let test, let verdict else { continue }
        let isPossible = test.smallestP <= 0.05
        if verdict == .differs { different += 1 }
        guard test.p >= test.smallestP - 1e-12, test.p > 0, test.p <= 1,
          test.divergence <= 1 + 1e-9,
          isPossible ? verdict != .tooFew && verdict != .noOverlap : verdict != .differs,
          isPossible || verdict != .unproven
        else {
          Issue.record("\(term): \(test) \(verdict)")
          return
        }
      }
    }
    #expect(different > 1_000)
  }

  @Test func oneTranslatorTwiceIsSeldomDifferent() {
    var random = SplitMix64(state: 12)
    var (different, tested) = (0, 0)
    for _ in 0..<100 {
      let terms = (0..<20).map { _ in
        SharedTerm(a: binomial(8, &random), b: binomial(8, &random))
      }
      let verdicts = SharedTermTests(seed: 1).compared(terms).compactMap { $0?.verdict }
      different += verdicts.contains(.differs) ? 1 : 0
      tested += 1
    }
    // Benjamini and Hochberg bear a share of 0.1; exact tests of small tables stay below it.
    #expect(Double(different) / Double(tested) <= 0.1)
  }
}
