import Testing

@testable import Alignment

@Suite struct ScarcePairsTests {
  /// `common` pairs of one word, as long as `length`, and pairs of words that nothing else has.
  func pairs(common: Int, length: Int, rare: Int) -> TokenPairs {
    var pairs = TokenPairs()
    for _ in 0..<common {
      pairs.append([Int32](repeating: 0, count: length), [Int32](repeating: 0, count: length))
    }
    for k in 0..<rare {
      let word = Int32(k + 1)
      pairs.append([word, word], [word, word])
    }
    return pairs
  }

  @Test func pairsOfRareWordsAreScarce() {
    let pairs = pairs(common: 80, length: 100, rare: 3)
    let scarce = ScarcePairs(pairs, among: Array(0..<pairs.count))
    #expect(scarce.pairs == [80, 81, 82])
    #expect(scarce.contain([1, 0], [2]))
    #expect(!scarce.contain([0, 0], [0]))
  }

  @Test func ofEqualPairsAllOrNoneAreScarce() {
    // Ten thousand cells each, so that sixty would have room.
    let pairs = pairs(common: 61, length: 100, rare: 0)
    #expect(ScarcePairs(pairs, among: Array(0..<61)).pairs.isEmpty)
  }

  @Test(arguments: [
    (999_999, 4, false), (1_000_000, 2, true), (9_999_999, 2, true), (10_000_000, 1, true),
  ])
  func smallSetsHaveMoreChains(_ cells: Int, _ chains: Int, _ isLarge: Bool) {
    let effort = LinkEffort(cells: cells)
    #expect(effort.chains == chains)
    #expect(effort.isLarge == isLarge)
  }

  @Test func theScarcePairsOfALargeSetHaveAsManyChainsAsASmallOne() {
    #expect(LinkEffort.renewed.chains == LinkEffort(cells: 1).chains)
  }

  // MARK: Which posteriors become links

  /// Cells of three by three words, both directions alike.
  @Test func linksGrowFromSureOnesToTheirNeighbours() {
    let posteriors = WordLinkModel.Posteriors(
      rows: 3, columns: 3,
      fromTarget: [0.9, 0, 0, 0, 0.35, 0, 0, 0, 0.35],
      fromSource: [0.9, 0, 0, 0, 0.35, 0, 0, 0, 0.35])
    #expect(posteriors.links().map { [$0.source, $0.target] } == [[0, 0], [1, 1], [2, 2]])
  }

  @Test func likelyLinksFarFromSureOnesAreNone() {
    let posteriors = WordLinkModel.Posteriors(
      rows: 3, columns: 3,
      fromTarget: [0.9, 0, 0, 0, 0, 0, 0, 0, 0.4], fromSource: [0.9, 0, 0, 0, 0, 0, 0, 0, 0.4])
    #expect(posteriors.links().map { [$0.source, $0.target] } == [[0, 0]])
  }
}
