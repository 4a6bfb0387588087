import Testing

@testable import Alignment

@Suite struct PairCountsTests {
  @Test func countsAreWhatWasAdded() {
    var counts = PairCounts()
    var expected: [UInt64: Float] = [:]
    var random = LinkRandom(seed: 7)
    for _ in 0..<20_000 {
      let pair = (Int32(random.next() * 200), Int32(random.next() * 200))
      counts.add(pair.0, pair.1, 1)
      expected[UInt64(pair.0) << 32 | UInt64(pair.1), default: 0] += 1
    }
    for first in 0..<Int32(201) {
      for second in 0..<Int32(201) {
        #expect(
          counts[first, second] == expected[UInt64(first) << 32 | UInt64(second)] ?? 0)
      }
    }
  }

  @Test func pairsThatWentBackToNothingAreForgottenWhenTheTableGrows() {
    var counts = PairCounts()
    counts.add(1, 2, 5)
    for k in 0..<Int32(100_000) {
      counts.add(k, k + 1_000_000, 1)
      counts.add(k, k + 1_000_000, -1)
    }
    let left = counts.entries.map { [Float($0.first), Float($0.second), $0.count] }
    #expect(left == [[1, 2, 5]])
  }
}
