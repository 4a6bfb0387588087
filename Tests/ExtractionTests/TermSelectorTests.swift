import Foundation
import Testing

@testable import Corpus
@testable import Extraction

/// Weights that add nothing but what a test says.
func termModel(_ own: [String: Double]) throws -> TermModel {
  var names: [String] = []
  func add(_ section: String, _ features: [String]) {
    names += ["bias"].filter { _ in section != "importance" }.map { "\(section)\t\($0)" }
    names += features.map { "\(section)\t\($0)" }
  }
  add("candidacy", TermFeature.ofWords.map { "\($0)" })
  add("termhood", TermFeature.allCases.map { "\($0)" })
  add("selection", TermModel.OverlapFeature.allCases.map { "\($0)" } + ["border", "borderOfWhole"])
  add(
    "importance",
    TermModel.ImportanceFeature.allCases.map { "\($0)" }
      + TermModel.importanceFeatures.map { "\($0)" })
  let lines = names.map { "\($0)\t\(own[$0.replacing("\t", with: " ")] ?? 0)" }
  return try TermModel(
    FittedWeights(
      lines: ([FittedWeights.header] + lines).enumerated().map { ($0 + 1, $1) }, name: "test"))
}

@Suite struct TermSelectorTests {
  /// A candidate with log odds, named by its text, at places of one part.
  static func candidate(
    _ name: String, _ odds: Float, _ places: [Range<Int32>], isWord: Bool = false
  ) -> Candidate {
    var features = TermFeatures()
    features[.logFrequency] = odds
    features[.listed] = isWord
    return Candidate(scalars: scalars(name), sites: places.map(site), features: features)
  }

  /// Termhood is the log odds given, less 4 where all places are nested (for words 1) or crossed; so is the order.
  static let selector = Result {
    TermSelector(
      try termModel([
        "termhood logFrequency": 1, "selection termhood": 1, "selection nestedEverywhere": -4,
        "selection nestedListed": 3, "selection crossed": -4, "selection border": 0.3,
        "selection borderOfWhole": 0.5,
        "importance termhood": 1,
      ]))
  }

  static func selected(_ candidates: [Candidate]) throws -> [String] {
    try selector.get().ranked(candidates).filter(\.isListed).map {
      "\(String(scalars: $0.candidate.scalars)) \($0.score)"
    }
  }

  @Test func theBestComeFirstAndTiesAreInOrderOfTheirCharacters() throws {
    let terms = [
      Self.candidate("乙", 2, [10..<12]), Self.candidate("甲", 2, [0..<2]),
      Self.candidate("丙", 3, [20..<22]), Self.candidate("丁", -1, [30..<32]),
    ]
    #expect(try Self.selected(terms) == ["丙 3.0", "乙 2.0", "甲 2.0"])
    #expect(try Self.selected(terms.reversed()) == Self.selected(terms))
  }

  @Test func aCandidateThatCrossesABetterOneCounts() throws {
    let better = Self.candidate("港口城市", 3, [0..<4, 10..<14])
    let crossing = Self.candidate("城市建设", 2, [2..<6, 12..<16])
    #expect(try Self.selected([better, crossing]) == ["港口城市 3.0"])
    // It crosses at 1 of 4 places only.
    let free = Self.candidate("城市建设", 2, [2..<6, 22..<26, 32..<36, 42..<46])
    #expect(try Self.selected([better, free]) == ["港口城市 3.0", "城市建设 1.0"])
  }

  @Test func aFragmentGoesAndATermThatStandsAloneElsewhereStays() throws {
    let better = Self.candidate("绿色港口", 3, [0..<4, 10..<14])
    let inner = [2..<4, 12..<14] as [Range<Int32>]
    #expect(try Self.selected([better, Self.candidate("港口", 2.5, inner)]) == ["绿色港口 3.0"])
    #expect(
      try Self.selected([better, Self.candidate("港口", 2.5, inner, isWord: true)])
        == ["绿色港口 3.0", "港口 1.5"], "a word of the lexicon is a term wherever it stands")
    #expect(
      try Self.selected([better, Self.candidate("港口", 2.5, inner + [20..<22])])
        == ["绿色港口 3.0", "港口 2.5"], "it stands alone once in three places")
  }

  @Test func whatIsLikelierNoTermIsToldButNotListedAndCoversNothing() throws {
    let all = try Self.selector.get().ranked([
      Self.candidate("绿色港口", -1, [0..<4]), Self.candidate("港口", -1.5, [2..<4]),
    ])
    #expect(all.map(\.isListed) == [false, false])
    #expect(all.map(\.score) == [-1, -1.5], "nothing is nested in what is not listed")
  }

  @Test func termhoodAllowsForTermsThatNobodyLists() throws {
    let model = try termModel(["selection border": 0.15, "selection borderOfWhole": 0.25])
    func termhood(_ odds: Float, once: Bool = false, around: Float = 0) -> Double {
      var features = TermFeatures()
      features[.once] = once
      return model.termhood(odds, features, Overlap(around: around))
    }
    #expect(abs(termhood(log(0.15 / 0.85)) - 0.5) < 1e-6, "three tenths of one half")
    #expect(termhood(0) > 0.5)
    #expect(termhood(-2) < 0.5)
    // What stands once takes a place away from a better term that it holds.
    #expect(abs(termhood(log(0.25 / 0.75), once: true, around: 1) - 0.5) < 1e-6)
    #expect(termhood(-1.5, around: 1) > 0.5)
    #expect(termhood(-1.5, once: true, around: 1) < 0.5)
  }

  @Test func frequencyNeverStopsToCount() throws {
    let model = try Result { try shippedWeights.get() }.flatMap { weights in
      Result { try TermModel(weights) }
    }.get()
    var features = TermFeatures()
    let scores = [1, 2, 4, 16, 64].map { count -> Float in
      features[.logFrequency] = log(Float(count))
      return model.importance(features, letters: 4, 1)
    }
    #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 < $1 })
  }
}
