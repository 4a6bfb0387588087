import Testing

@testable import Alignment

@Suite struct AnchorTests {
  private func anchors(_ list: [(Int, Int, Float)]) -> [Anchor] {
    list.map { Anchor(source: $0.0, target: $0.1, weight: $0.2) }
  }

  @Test func theHeaviestChainLeavesOutTheCrossing() {
    let chain = AnchorFinder.heaviestChain(
      anchors([(0, 0, 1), (1, 9, 1.5), (2, 2, 1), (3, 3, 1), (4, 3, 5), (5, 9, 1)]), columns: 10)
    #expect(chain.map(\.source) == [0, 2, 4, 5])
  }

  /// The best of all subsets, by trying them.
  private func bestWeight(_ anchors: [Anchor]) -> Float {
    var best: Float = 0
    for bits in 0..<(1 << anchors.count) {
      let chosen = anchors.indices.filter { bits >> $0 & 1 == 1 }.map { anchors[$0] }
      let ascends = zip(chosen, chosen.dropFirst()).allSatisfy {
        $0.source < $1.source && $0.target < $1.target
      }
      if ascends { best = max(best, chosen.reduce(0) { $0 + $1.weight }) }
    }
    return best
  }

  @Test(arguments: 1...20)
  func theChainIsAsHeavyAsTheBestOfAllSubsets(_ seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let anchors = (0..<10).map {
      Anchor(
        source: $0, target: random.next(below: 8), weight: Float(random.next(below: 9) + 1))
    }
    let chain = AnchorFinder.heaviestChain(anchors, columns: 8)
    #expect(chain.reduce(0) { $0 + $1.weight } == bestWeight(anchors))
    for (a, b) in zip(chain, chain.dropFirst()) {
      #expect(a.source < b.source && a.target < b.target)
    }
  }
}

@Suite struct BandTests {
  @Test(arguments: 1...30)
  func anyWayLiesInAConnectedBand(_ seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let (n, m) = (random.next(below: 60), random.next(below: 400))
    var way: [WayPoint] = []
    var (i, j) = (0, 0)
    while true {
      i += random.next(below: 9) + 1
      j += random.next(below: 40) + 1
      guard i < n, j < m else { break }
      way.append(WayPoint(i: i, j: j))
    }
    let band = Band(along: way, n, m, wholeRectangle: 50) { _ in random.next(below: 3) }
    #expect(band.contains(0, 0) && band.contains(n, m))
    for point in way { #expect(band.contains(point.i, point.j)) }
    for i in 0..<n {
      let (here, next) = (band.columns(i), band.columns(i + 1))
      #expect(here.lowerBound <= next.lowerBound && here.upperBound <= next.upperBound)
      #expect(next.lowerBound <= here.upperBound)
    }
    #expect(band.pointCount == (0...n).reduce(0) { $0 + band.columns($1).count })
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct TestRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }
}
