import Testing

@testable import Consistency

@Suite struct UrnTests {
  @Test func tablesAreDrawnAsOftenAsTheyAreProbable() {
    let totals = [5, 3, 2]
    let logFactorials = LogFactorials(upTo: 10)
    let urn = Urn(totals, logFactorials)
    var random = SplitMix64(state: 1)
    var seen: [[Int]: Int] = [:]
    var table = [0, 0, 0]
    let draws = 40_000
    for _ in 0..<draws {
      urn.draw(4, into: &table, using: &random)
      seen[table, default: 0] += 1
    }
    // ways(x) / C(10, 4), with C(5, x) C(3, y) C(2, z) ways.
    let choose: [[Int]] = [
      [1], [1, 1], [1, 2, 1], [1, 3, 3, 1], [1, 4, 6, 4, 1], [1, 5, 10, 10, 5, 1],
    ]
    var all = 0
    for (table, count) in seen {
      #expect(table.reduce(0, +) == 4)
      let ways = zip(totals, table).reduce(1) { $0 * choose[$1.0][$1.1] }
      all += ways
      let share = Double(ways) / 210
      let deviation = (share * (1 - share) / Double(draws)).squareRoot()
      #expect(abs(Double(count) / Double(draws) - share) < 5 * deviation, "\(table)")
    }
    #expect(all == 210, "every table was drawn")
  }

  @Test func largeNumbersSpreadAsTheyShould() {
    let totals = [1_000_000, 600_000, 1, 400_000]
    let urn = Urn(totals, LogFactorials(upTo: 2_000_001))
    var random = SplitMix64(state: 2)
    var table = totals
    var (sum, squares) = (0.0, 0.0)
    let draws = 2_000
    for _ in 0..<draws {
      urn.draw(500_000, into: &table, using: &random)
      #expect(table.reduce(0, +) == 500_000)
      let difference = Double(table[1]) - 150_000
      sum += difference
      squares += difference * difference
    }
    // Hypergeometric: n p (1 − p) (N − n)/(N − 1).
    let variance = 500_000 * 0.3 * 0.7 * 0.75
    #expect(abs(sum / Double(draws)) < 4 * (variance / Double(draws)).squareRoot())
    #expect(abs(squares / Double(draws) / variance - 1) < 0.15)
  }

  @Test func theEdgesAreDrawn() {
    var random = SplitMix64(state: 3)
    var table = [9, 9]
    let urn = Urn([2, 3], LogFactorials(upTo: 5))
    urn.draw(0, into: &table, using: &random)
    #expect(table == [0, 0])
    urn.draw(5, into: &table, using: &random)
    #expect(table == [2, 3])
  }

  /// Normal approximation with continuity correction: z = 99.5 / 79.06.
  @Test func veryFrequentTermsAreTestedToo() throws {
    let test = try #require(RenderingTest([25_100, 24_900], [24_900, 25_100], seed: 4))
    #expect(abs(test.p - 0.208) < 0.03 && abs(test.divergence) < 0.001)
    let tail = Array(repeating: 1, count: 3_000)
    let none = Array(repeating: 0, count: 3_000)
    let scattered = try #require(
      RenderingTest([40_000] + tail + none, [40_000] + none + tail, seed: 4))
    #expect(scattered.p > 0.05 && abs(scattered.divergence) < 0.01)
    let apart = try #require(RenderingTest([40_000, 10, 0, 0], [39_000, 900, 50, 60], seed: 4))
    #expect(apart.p == apart.smallestP)
  }

  @Test func aVeryFrequentTermHasItsSourceEffect() throws {
    let alike = try #require(
      SourceEffect([SharedTerm(a: [30_000, 20_000], b: [30_050, 19_950])]))
    #expect(alike.p(permutations: 500, seed: 1) > 0.05)
    let different = try #require(
      SourceEffect([
        SharedTerm(a: [30_000, 20_000], b: [20_000, 30_000]), SharedTerm(a: [2, 1], b: [1, 2]),
      ]))
    #expect(different.p(permutations: 500, seed: 1) < 0.003)
  }
}
