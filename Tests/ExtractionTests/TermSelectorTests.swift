import Testing

@testable import Corpus
@testable import Extraction

@Suite struct TermSelectorTests {
  /// A candidate with a rank, named by its text, at places of one part.
  static func ranked(
    _ name: String, _ score: Double, _ places: [Range<Int32>], isWord: Bool = false
  ) -> RankedTerm {
    RankedTerm(
      candidate: Candidate(
        scalars: scalars(name), sites: places.map(site), score: score, startsWithVerb: false,
        startsWithAdverb: false, hasOf: false, isWord: isWord),
      score: score)
  }

  static func selected(_ ranked: [RankedTerm]) -> [String] {
    TermSelector().select(ranked).map {
      "\(String(scalars: $0.candidate.scalars)) \($0.score)"
    }
  }

  @Test func theBestComeFirstAndTiesAreInOrderOfTheirCharacters() {
    let terms = [
      Self.ranked("乙", 2, [10..<12]), Self.ranked("甲", 2, [0..<2]),
      Self.ranked("丙", 3, [20..<22]), Self.ranked("丁", 0.49, [30..<32]),
    ]
    #expect(Self.selected(terms) == ["丙 3.0", "乙 2.0", "甲 2.0"])
    #expect(Self.selected(terms.reversed()) == Self.selected(terms))
  }

  @Test func aCandidateThatCrossesABetterOneIsDropped() {
    let better = Self.ranked("港口城市", 3, [0..<4, 10..<14])
    #expect(Self.selected([better, Self.ranked("城市建设", 2, [2..<6, 12..<16])]) == ["港口城市 3.0"])
    // It crosses at 1 of 3 places only.
    let free = Self.ranked("城市建设", 2, [2..<6, 22..<26, 32..<36])
    #expect(Self.selected([better, free]) == ["港口城市 3.0", "城市建设 2.0"])
  }

  @Test func aTermThatOnlyStandsInsideABetterOneIsLowered() {
    let better = Self.ranked("绿色港口", 3, [0..<4, 10..<14])
    let inner = [2..<4, 12..<14] as [Range<Int32>]
    #expect(Self.selected([better, Self.ranked("港口", 2.5, inner)]) == ["绿色港口 3.0", "港口 1.8"])
    #expect(Self.selected([better, Self.ranked("港口", 1.1, inner)]) == ["绿色港口 3.0"])
    #expect(
      Self.selected([better, Self.ranked("港口", 2.5, inner, isWord: true)])
        == ["绿色港口 3.0", "港口 2.5"], "a word is a term wherever it stands")
    #expect(
      Self.selected([better, Self.ranked("港口", 2.5, inner + [20..<22])])
        == ["绿色港口 3.0", "港口 2.5"], "it stands alone once in three places")
  }
}
