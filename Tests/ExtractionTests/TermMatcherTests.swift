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
