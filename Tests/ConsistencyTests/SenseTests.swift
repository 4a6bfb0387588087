import Corpus
import Foundation
import Terminology
import TestSupport
import Testing

@testable import Consistency

/// A term in one translation: what stands before and after it in the source text, and its rendering.
private func term(
  _ source: String, in document: String = "a.txt",
  _ places: [(before: String, after: String, rendering: String)]
) -> TermRecord {
  let occurrences = places.enumerated().map { i, place in
    Occurrence(
      source: Place(document: "zh.txt", line: i + 1),
      target: Place(document: document, line: i + 1),
      bead: i + 1, sourceText: "\(i)，\(place.before)\(source)\(place.after)。",
      sourceRange: ("\(i)，\(place.before)".utf8.count)..<("\(i)，\(place.before)\(source)".utf8.count),
      targetText: "\(i): \(place.rendering).",
      rendering: Rendering(text: place.rendering, range: 3..<(3 + place.rendering.utf8.count)),
      confidence: 1)
  }
  return TermRecord(
    sourceTerm: source, score: 1, frequency: places.count, documentCount: 1, equivalents: [],
    occurrences: occurrences)
}

@Suite struct SenseTests {
  private func variation(_ terms: TermRecord...) throws -> Finding {
    try #require(
      analysis().report(on: termList(terms)).findings.first { $0.rule == .internalVariation })
  }

  private let governed = ("要加强", "治理", "governance")
  private let plain = ("大家的", "很好", "order")

  @Test func aRenderingThatGoesWithAWordMayBeASenseOfItsOwn() throws {
    let places = Array(repeating: governed, count: 4) + Array(repeating: plain, count: 3)
    let finding = try variation(term("秩序", places))
    // One of C(7, 3) = 35 deals.
    #expect(
      finding.message.hasSuffix(
        " Perhaps two senses: “governance” stands where 加强 precedes, everywhere there and nowhere else"
          + " (p 0.03)."))
    #expect(finding.counts.weight == 0.35)
  }

  @Test func anEnumerationIsAContext() throws {
    let listed = [
      ("水", "、火", "order"), ("山", "、川", "order"), ("草", "、木", "order"), ("日", "、月", "order"),
    ]
    let alone = [("甲", "乙", "neatness"), ("丙", "丁", "neatness"), ("戊", "己", "neatness")]
    #expect(
      try variation(term("秩序", listed + alone)).message.contains("“order” stands in a list,"))
  }

  /// One of C(5, 3) = 10 deals is too many; a mark that another rendering has, too, is none.
  @Test func littleOrUncleanEvidenceIsNoSense() throws {
    let few = Array(repeating: governed, count: 3) + Array(repeating: plain, count: 2)
    let unclean =
      Array(repeating: governed, count: 5) + [plain, plain, ("要加强", "治理", "order")]
    for places in [few, unclean] {
      let finding = try variation(term("秩序", places))
      #expect(!finding.message.contains("senses") && finding.counts.weight == 0.7)
    }
  }

  @Test func whatSetsTwoTranslatorsApartIsNoSense() {
    var record = term("秩序", in: "a.txt", Array(repeating: governed, count: 7))
    record.occurrences = OccurrenceList(
      Array(record.occurrences)
        + Array(term("秩序", in: "b.txt", Array(repeating: plain, count: 7)).occurrences))
    let findings = analysis().report(on: termList([record])).findings
    #expect(findings.map(\.rule) == [.sourceConflict])
    #expect(findings.allSatisfy { !$0.message.contains("senses") })
  }

  /// Renderings dealt at random to contexts that recur seldom go with one of them by chance.
  @Test func chanceIsSeldomTakenForASense() {
    var random = SplitMix64(state: 5)
    let words = ["天地", "玄黄", "宇宙", "洪荒", "日月", "盈昃", "辰宿", "列张"]
    var found = 0
    for _ in 0..<200 {
      let places = (0..<9).map { _ in
        (
          before: words[random.number(below: words.count)],
          after: words[random.number(below: words.count)],
          rendering: random.number(below: 2) == 0 ? "order" : "neatness"
        )
      }
      let tally = TermTally(
        term("秩序", places), ladder: FoldLadder(language: .english, forms: englishForms),
        standard: [], threshold: 0.5)
      if let split = SenseSplit(tally), split.p <= 0.05 { found += 1 }
    }
    #expect(found <= 10)
  }

  @Test(arguments: [0..<0, 0..<999, -3..<2, 1..<2])
  func placesThatDoNotFitTheTextHaveNoMarks(_ range: Range<Int>) {
    let place = Occurrence(
      source: Place(document: "z", line: 1), target: Place(document: "a", line: 1), bead: 1,
      sourceText: "秩序", sourceRange: range, targetText: "order", rendering: nil, confidence: 1)
    _ = ContextMark.marks(of: place)
  }
}

@Suite struct GeneralWordTests {
  private func report(_ terms: TermRecord...) throws -> ConsistencyReport {
    ConsistencyAnalysis(
      forms: englishForms, general: GeneralWords(["发展"], lexicon: try shippedLexicon.get())
    ).report(on: termList(terms))
  }

  private func varied(_ source: String) -> TermRecord {
    term(
      source,
      [
        "a.txt": Array(repeating: "progress", count: 7),
        "b.txt": ["growth", "development", "growth", "growth", "growth", "growth", "growth"],
      ])
  }

  @Test(arguments: ["发展", "發展"])
  func generalWordsNeverMakeAWarning(word: String) throws {
    let findings = try report(varied(word)).findings
    #expect(findings.map(\.rule).contains(.sourceConflict))
    #expect(findings.allSatisfy { $0.level == .note && $0.counts.weight <= 0.2 })
    #expect(findings.contains { $0.message.contains("A word of the general vocabulary") })
  }

  @Test func theyTakeNoPartInTheFigures() throws {
    let both = try report(varied("发展"), varied("经济发展"))
    let one = try report(varied("经济发展"))
    #expect(both.documents.map(\.agreement) == one.documents.map(\.agreement))
    #expect(both.documents.map(\.conformity) == one.documents.map(\.conformity))
    #expect(both.pairs.map(\.g) == one.pairs.map(\.g))
    #expect(both.findings.contains { $0.term == "经济发展" && $0.level == .warning })
    // What is said of each term stays.
    #expect(both.terms.map(\.verdict) == [.divergent, .divergent])
  }

  @Test func theListThatShipsIsOfSingleWords() throws {
    let words = try GeneralWords.read(packageFolder.path + "/Glossaries/zh/general-words.tsv")
    #expect(words.count > 500 && Set(words).count == words.count)
    #expect(words.allSatisfy { (1...4).contains($0.count) })
  }
}
