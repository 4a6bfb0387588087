import Testing

@testable import Corpus
@testable import Extraction

@Suite struct TermMatcherTests {
  /// Terms with their places and owners: `start-end`, and after `<` the number of the longer term around it.
  static func found(_ terms: [String], in sentences: [String]) throws -> [[String]] {
    let matcher = TermMatcher(terms: terms.map(scalars))
    let text = try partTexts(sentences)[0]
    var found = terms.map { _ in [String]() }
    for segment in text.segments.indices {
      let matches = matcher.matches(in: text, segment: segment, cutEdges: 1)
      for match in matches {
        found[Int(match.term)].append(
          "\(match.site.start)-\(match.site.end)"
            + (match.owner.map { "<\(matches[$0].term)" } ?? ""))
      }
    }
    return found
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
  ) throws {
    #expect(try Self.found(terms, in: sentences) == expected)
  }

  @Test func ofSeveralLongerTermsTheLongestOwnsThePlace() throws {
    let found = try Self.found(["书馆", "图书馆", "市图书馆开放"], in: ["市图书馆开放"])
    #expect(found == [["2-4<2"], ["1-4<2"], ["0-6"]])
  }

  @Test func spacesAreNoPartOfThePlaces() throws {
    #expect(try Self.found(["图书馆"], in: ["市 图书 馆"]) == [["1-4"]])
  }
}

@Suite struct FoundOccurrenceTests {
  static func occurrence(
    _ start: Int32, _ span: Range<Int32>?, outer: Range<Int32>?? = nil, bead: Int32 = 0
  ) -> FoundOccurrence {
    let found = { (tokens: Range<Int32>?) in (span: tokens.map { Span($0) }, confidence: 1.0) }
    let around = outer.map {
      FoundOccurrence(
        term: 0, site: site(0..<3), bead: 0, found($0), outer: nil)
    }
    return FoundOccurrence(
      term: 1, site: site(start..<(start + 2)), bead: bead, found(span), outer: around)
  }

  @Test func aPlaceWhoseRenderingsNestCountsForBoth() {
    #expect(Self.occurrence(0, 3..<4, outer: 1..<4).ownership == .shared)
  }

  @Test(
    arguments: [
      (1..<4, 5..<6, .opaque), (1..<4, nil, .absent), (nil, 1..<2, .opaque),
      (1..<3, 2..<4, .opaque),
    ] as [(Range<Int32>?, Range<Int32>?, FoundOccurrence.Ownership)])
  func aPlaceWhoseRenderingsDoNotNestCountsForTheLonger(
    _ outer: Range<Int32>?, _ inner: Range<Int32>?, _ ownership: FoundOccurrence.Ownership
  ) {
    let inside = Self.occurrence(0, inner, outer: .some(outer))
    #expect(inside.ownership == ownership)
    let alone = Self.occurrence(4, 7..<8)
    let found = FoundOccurrences([[inside], [alone]], termCount: 2)
    #expect(found.own(1).map(\.site) == [alone.site])
    #expect(found.own(0).isEmpty)
  }

  @Test func aPlaceWithoutRenderingCountsForBothWhereTheRenderingsNestElsewhere() {
    let absent = Self.occurrence(0, nil, outer: 1..<4)
    let nested = Self.occurrence(4, 7..<8, outer: 6..<9)
    #expect(FoundOccurrences([[absent, nested]], termCount: 2).own(1).count == 2)
    let other = Self.occurrence(4, 7..<8, outer: 1..<3)
    let alone = Self.occurrence(6, 7..<8)
    #expect(FoundOccurrences([[absent, other, alone]], termCount: 2).own(1).count == 1)
  }

  @Test func aTermThatStandsOnlyInsideOthersKeepsItsPlaces() {
    let inside = Self.occurrence(0, nil, outer: .some(nil))
    // A place in no bead says nothing of the renderings.
    let unseen = FoundOccurrence(term: 1, site: site(8..<10), bead: -1, ownership: .alone)
    let found = FoundOccurrences([[inside, unseen]], termCount: 2)
    #expect(found.own(1).count == 2)
  }
}

@Suite struct OccurrenceSampleTests {
  @Test(arguments: [([3, 1, 2], 6, 3), ([9, 1, 2], 6, 3), ([100, 100], 10, 5), ([4, 4], 1, 1)])
  func theBoundIsTheLargestThatFits(_ counts: [Int], _ limit: Int, _ bound: Int) {
    let sample = OccurrenceSample(counts, limit: limit)
    #expect(sample.bound == bound)
    for count in counts {
      #expect((0..<count).count { sample.takes($0, of: count) } == min(count, bound))
    }
  }

  @Test func whatIsTakenIsSpreadEvenly() {
    let sample = OccurrenceSample([1000], limit: 10)
    let taken = (0..<1000).filter { sample.takes($0, of: 1000) }
    #expect(zip(taken, taken.dropFirst()).allSatisfy { $1 - $0 == 100 })
    #expect(sample.scale(of: 1000) == 100)
    #expect(sample.scale(of: 5) == 1)
  }
}
