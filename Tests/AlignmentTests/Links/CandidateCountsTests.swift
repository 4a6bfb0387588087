import Testing

@testable import Alignment

@Suite struct CandidateCountsTests {
  /// Two pairs: source 5 6 7 with target 1, source 6 with targets 1 and 2.
  private var pairs: TokenPairs {
    var pairs = TokenPairs()
    pairs.append([5, 6, 7] as [Int32], [1] as [Int32])
    pairs.append([6] as [Int32], [1, 2] as [Int32])
    return pairs
  }

  @Test func onlyChosenPlacesAreCandidates() {
    var candidates = LinkCandidates(targetTokens: 3, limit: 2)
    candidates.choose(0, 3, [0.1, 0.7, 0.2])
    let counts = CandidateCounts(pairs, candidates, counts: PairCounts())
    #expect(counts.range(of: 0).map { counts.places[$0] } == [1, 2])
    #expect(counts.range(of: 1).map { counts.places[$0] } == [0])
    #expect(counts.range(of: 2).map { counts.places[$0] } == [0])
  }

  @Test func thePairOfTwoWordsHasOneNumberAndItsCount() {
    var known = PairCounts()
    known.add(6, 1, 3)
    var candidates = LinkCandidates(targetTokens: 3, limit: 2)
    candidates.choose(0, 3, [0.1, 0.7, 0.2])
    let counts = CandidateCounts(pairs, candidates, counts: known)
    let number = counts.cells[counts.range(of: 0).lowerBound]
    #expect(number == counts.cells[counts.range(of: 1).lowerBound])
    #expect(counts.counts[Int(number)] == 3)
    #expect(number != counts.cells[counts.range(of: 2).lowerBound])
  }

  @Test func averagesAreAddedToThePrior() {
    var counts = CandidateCounts(
      pairs, LinkCandidates(targetTokens: 3, limit: 3), counts: PairCounts())
    counts.averages[Int(counts.number(7, 1, PairCounts()))] = 0.5
    counts.averagesApart[Int(counts.number(7, 1, PairCounts()))] = 0.25
    var prior = LinkPrior(sources: 8, targets: 3)
    prior.add(7, 1, 2)
    counts.add(to: &prior)
    #expect(prior.counts[7, 1] == 2.75)
    #expect(prior.totals[7] == 2.75)
    #expect(counts.settled[7, 1] == 0.5)
    #expect(prior.counts[5, 1] == 0)
  }

  @Test func wordsOfNoWeightStillHaveACandidate() {
    var candidates = LinkCandidates(targetTokens: 1, limit: 2)
    candidates.choose(0, 3, [0, 0, 0])
    var places: [Int] = []
    candidates.visit(0, 3) { places.append($0) }
    #expect(places == [0])
  }
}
