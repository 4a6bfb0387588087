import TestSupport
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
    var random = SeededGenerator(UInt64(seed))
    let anchors = (0..<10).map {
      Anchor(
        source: $0, target: Int.random(in: 0..<8, using: &random),
        weight: Float(Int.random(in: 0..<9, using: &random) + 1))
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
    var random = SeededGenerator(UInt64(seed))
    let (n, m) = (Int.random(in: 0..<60, using: &random), Int.random(in: 0..<400, using: &random))
    var way: [WayPoint] = []
    var (i, j) = (0, 0)
    while true {
      i += Int.random(in: 0..<9, using: &random) + 1
      j += Int.random(in: 0..<40, using: &random) + 1
      guard i < n, j < m else { break }
      way.append(WayPoint(i: i, j: j))
    }
    let band = Band(along: way, n, m, wholeRectangle: 50) { _ in
      Int.random(in: 0..<3, using: &random)
    }
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
