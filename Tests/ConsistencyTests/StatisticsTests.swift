import Testing

@testable import Consistency

@Suite struct StatisticsTests {
  // MARK: Tables

  /// Worked out by listing all tables in a few lines of Python with whole numbers.
  @Test(arguments: [
    ([3, 1], [1, 3], 0.4857142857, 0.0285714286),
    ([3, 0, 1], [0, 4, 1], 0.0238095238, 0.0079365079),
    ([3, 0], [0, 3], 0.1, 0.1), ([4, 0], [0, 3], 0.0285714286, 0.0285714286),
    ([5, 0], [0, 4], 0.0079365079, 0.0079365079),
    ([6, 0, 0], [1, 2, 5], 0.0069930070, 0.0006660007),
    ([2, 2, 1], [1, 3, 4], 0.7668997669, 0.0015540016),
  ])
  func chancesAreThoseOfAllTables(_ a: [Int], _ b: [Int], _ p: Double, _ smallest: Double) throws {
    let test = try #require(RenderingTest(a, b, seed: 1))
    #expect(abs(test.p - p) < 1e-9)
    #expect(abs(test.smallestP - smallest) < 1e-9)
  }

  @Test func nothingInCommonIsADivergenceOfOne() throws {
    #expect(abs(try #require(RenderingTest([3, 0], [0, 5], seed: 1)).divergence - 1) < 1e-9)
    let alike = try #require(RenderingTest([4, 4], [4, 4], seed: 1))
    #expect(alike.divergence < 0 && alike.p == 1)
    #expect(RenderingTest([0, 0], [1, 2], seed: 1) == nil)
  }

  @Test func manyTablesAreDrawnAndTheResultIsThatOfCounting() throws {
    // 16 renderings: far more tables than are counted.
    let spread = Array(repeating: 3, count: 16)
    let drawn = try #require(RenderingTest(spread, spread, seed: 7))
    #expect(drawn.p > 0.99 && drawn.smallestP < 0.001)
    let apart = Array(repeating: 4, count: 8)
    let none = Array(repeating: 0, count: 8)
    let test = try #require(RenderingTest(apart + none, none + apart, seed: 7))
    #expect(test.p == test.smallestP && abs(test.divergence - 1) < 1e-9)
  }

  // MARK: Many tests

  @Test(arguments: [
    ([0.01, 0.02, 0.03, 0.9], [true, true, true, false]),
    ([0.9, 0.04, 0.001], [false, true, true]), ([0.2, 0.5], [false, false]), ([], []),
    // The step up: 0.049 is above 0.1 · 1/2, yet two of two are below 0.1.
    ([0.09, 0.099], [true, true]),
  ])
  func falseDiscoveriesAreBounded(_ p: [Double], _ believed: [Bool]) {
    #expect(FalseDiscoveries.believed(p, rate: 0.1) == believed)
  }

  // MARK: Intervals

  /// Newcombe 1998, table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func wilsonIsThatOfTheBook(_ hits: Int, _ trials: Int, _ low: Double, _ high: Double) throws {
    let interval = try #require(ShareInterval(hits, of: trials))
    #expect(abs(interval.low - low) < 5e-5)
    #expect(abs(interval.high - high) < 5e-5)
    #expect(ShareInterval(0, of: 0) == nil)
  }

  @Test func wilsonCoversAsOftenAsItSays() throws {
    var random = SplitMix64(state: 3)
    var covered = 0
    let trials = 20_000
    for _ in 0..<trials {
      let n = 8 + random.number(below: 60)
      let share = 0.05 + 0.9 * Double(random.number(below: 1_000)) / 1_000
      let hits = (0..<n).count { _ in
        Double(random.number(below: 1 << 30)) / Double(1 << 30) < share
      }
      let interval = try #require(ShareInterval(hits, of: n))
      if (interval.low...interval.high).contains(share) { covered += 1 }
    }
    #expect((0.93...0.97).contains(Double(covered) / Double(trials)))
  }

  @Test func theBootstrapCoversAsOftenAsItSays() throws {
    var random = SplitMix64(state: 5)
    var covered = 0
    let runs = 1_000
    for run in 0..<runs {
      // Shares of terms are spread evenly from 0.4 to 0.8.
      let terms = (0..<60).map { _ -> (hits: Int, trials: Int) in
        let share = 0.4 + 0.4 * Double(random.number(below: 1_000)) / 1_000
        let trials = 10
        return (
          (0..<trials).count { _ in Double(random.number(below: 1_000)) / 1_000 < share }, trials
        )
      }
      let interval = try #require(
        TermBootstrap(resamples: 200, seed: UInt64(run)).interval(terms))
      if (interval.low...interval.high).contains(0.5998) { covered += 1 }
    }
    #expect((0.93...0.97).contains(Double(covered) / Double(runs)))
    #expect(TermBootstrap(resamples: 10, seed: 1).interval([(1, 2), (0, 0)]) == nil)
  }
}
