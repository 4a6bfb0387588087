import Testing

@testable import Corpus
@testable import Extraction

@Suite struct TermMatcherTests {
  /// Terms with their places and owners: `start-end`, and after `<` the number of the longer term around it.
  static func found(_ terms: [String], in sentences: [String]) -> [[String]] {
    let matches = TermMatcher(terms: terms.map(scalars)).matches(
      in: partTexts(sentences), cutEdges: 1)
    return terms.indices.map { term in
      zip(matches.sites[term], matches.owners[term]).map { site, owner in
        "\(site.start)-\(site.end)" + (owner.map { "<\($0.term)" } ?? "")
      }
    }
  }

  @Test(arguments: [
    (["图书馆"], ["图书馆开放。", "市图书馆"], [["0-3", "7-10"]]),
    (["图书馆", "图书"], ["图书馆有图书。"], [["0-3"], ["0-2<0", "4-6"]]),
    (["市图书馆", "图书馆", "图书"], ["市图书馆"], [["0-4"], ["1-4<0"], ["1-3<0"]]),
    (["港口城市", "城市建设"], ["港口城市建设"], [["0-4"], ["2-6"]]),
    (["飞船"], ["图书馆开放。"], [[]]),
    (["开放。服务"], ["网上开放。", "服务居民"], [[]]),
    (["哈哈"], ["哈哈哈"], [["0-2", "1-3"]]),
  ])
  func nestedCrossingAndRepeatedTermsAreFound(
    _ terms: [String], _ sentences: [String], _ expected: [[String]]
  ) {
    #expect(Self.found(terms, in: sentences) == expected)
  }

  @Test func ofSeveralLongerTermsTheLongestOwnsThePlace() {
    let found = Self.found(["书馆", "图书馆", "市图书馆开放"], in: ["市图书馆开放"])
    #expect(found == [["2-4<2"], ["1-4<2"], ["0-6"]])
  }

  @Test func spacesAreNoPartOfThePlaces() {
    #expect(Self.found(["图书馆"], in: ["市 图书 馆"]) == [["1-4"]])
  }
}

@Suite struct NestedPlacesTests {
  /// 图书 stands alone once and inside 图书馆 once.
  static let matches = TermMatcher(terms: ["图书馆", "图书"].map(scalars)).matches(
    in: partTexts(["图书馆有图书。"]), cutEdges: 1)

  /// What is left of each term when the longer term is rendered by `outer` and the one inside it by `inner`.
  static func kept(outer: Span?, inner: Span?) -> (places: [[Site]], spans: [[Range<Int32>?]]) {
    func rendering(_ term: Int32, _ place: Int, _ span: Span?) -> WitnessRendering {
      let witness = Witness(term: term, site: matches.sites[Int(term)][place], bead: 0)
      return WitnessRendering(witness: witness, span: span, confidence: 1)
    }
    var found = [
      TermRenderings(witnesses: [rendering(0, 0, outer)]),
      TermRenderings(witnesses: [rendering(1, 0, inner), rendering(1, 1, Span(7..<8))]),
    ]
    var sites = matches.sites
    NestedPlaces(matches).removeOpaque(from: &found, &sites)
    return (sites, found.map { $0.witnesses.map { $0.span?.tokens } })
  }

  @Test func aPlaceWhoseRenderingsNestCountsForBoth() {
    let kept = Self.kept(outer: Span(1..<4), inner: Span(3..<4))
    #expect(kept.places == [[site(0..<3)], [site(0..<2), site(4..<6)]])
    #expect(kept.spans == [[1..<4], [3..<4, 7..<8]])
  }

  @Test(
    arguments: [
      (1..<4, 5..<6), (1..<4, nil), (nil, 1..<2), (1..<3, 2..<4),
    ] as [(Range<Int32>?, Range<Int32>?)])
  func aPlaceWhoseRenderingsDoNotNestCountsForTheLonger(
    _ outer: Range<Int32>?, _ inner: Range<Int32>?
  ) {
    let kept = Self.kept(outer: outer.map(Span.init), inner: inner.map(Span.init))
    #expect(kept.places == [[site(0..<3)], [site(4..<6)]])
    #expect(kept.spans == [[outer], [7..<8]])
  }

  @Test func aTermThatStandsOnlyInsideOthersKeepsItsPlaces() {
    let matches = TermMatcher(terms: ["图书馆", "图书"].map(scalars)).matches(
      in: partTexts(["图书馆开放。"]), cutEdges: 1)
    var found = (0..<2).map { term in
      TermRenderings(witnesses: [
        WitnessRendering(
          witness: Witness(term: Int32(term), site: matches.sites[term][0], bead: 0), span: nil,
          confidence: 1)
      ])
    }
    var sites = matches.sites
    NestedPlaces(matches).removeOpaque(from: &found, &sites)
    #expect(sites == matches.sites)
    #expect(found.map(\.witnesses.count) == [1, 1])
  }
}
