import Foundation
import Terminology
import TestSupport
import Testing

@testable import Consistency

@Suite struct DriftTests {
  private func series(_ counts: [[Int]]) -> [ChangePoint.Document] {
    counts.enumerated().map { ChangePoint.Document(date: $0.offset, counts: $0.element) }
  }

  // MARK: The change

  @Test func aCleanChangeIsFoundWhereItIs() throws {
    let change = try #require(
      ChangePoint(
        series(Array(repeating: [2, 0], count: 5) + Array(repeating: [0, 2], count: 6)), seed: 1))
    // Two of C(11, 5) = 462 arrangements part the renderings: 0.0043.
    #expect(change.first == 5 && change.p < 0.02)
  }

  @Test func fewDocumentsAreGoneThrough() throws {
    let few = try #require(
      ChangePoint(series([[3, 0], [3, 0], [3, 0], [0, 3], [0, 3], [0, 3]]), seed: 1))
    // Two of C(6, 3) = 20.
    #expect(few.first == 3 && abs(few.p - 0.1) < 1e-12 && abs(few.smallestP - 0.1) < 1e-12)
    // One of seven documents at either end, of seven places.
    let one = try #require(
      ChangePoint(series(Array(repeating: [3, 0], count: 6) + [[0, 3]]), seed: 1))
    #expect(one.first == 6 && abs(one.p - 2.0 / 7) < 1e-12)
  }

  @Test(arguments: [
    [[2, 0], [0, 3]], [[6, 0], [0, 2]], [[4, 0], [4, 0]], [[8, 8]], [],
  ])
  func tooLittleShowsNoChange(_ counts: [[Int]]) {
    #expect(ChangePoint(series(counts), seed: 1) == nil)
  }

  @Test func documentsOfOneDayAreNotParted() throws {
    let documents = [[3, 0], [0, 3], [3, 0], [0, 3]].enumerated().map {
      ChangePoint.Document(date: $0.offset / 2, counts: $0.element)
    }
    #expect(try #require(ChangePoint(documents, seed: 1)).first == 2)
    #expect(ChangePoint(documents.map { .init(date: 1, counts: $0.counts) }, seed: 1) == nil)
  }

  /// With documents that keep to one rendering each, a test that shuffled occurrences would fail this.
  @Test(arguments: [true, false])
  func whatDoesNotDriftIsSeldomBelieved(_ isUniform: Bool) {
    var random = SplitMix64(state: 9)
    var p: [Double] = []
    for run in 0..<250 {
      let counts = (0..<9).map { _ -> [Int] in
        let places = (0..<4).map { _ in random.number(below: 2) }
        let first = isUniform ? 4 * places[0] : places.reduce(0, +)
        return [first, 4 - first]
      }
      if let change = ChangePoint(series(counts), seed: UInt64(run)) { p.append(change.p) }
    }
    let low = p.count { $0 <= 0.05 }
    #expect(p.count > 200 && Double(low) / Double(p.count) < 0.09, "\(low)")
    #expect(FalseDiscoveries.believed(p, rate: 0.1).count { $0 } <= 2)
  }

  // MARK: The trend

  /// T = 4, variance 3.
  @Test func trendIsThatWorkedByHand() throws {
    let trend = try #require(
      TrendTest([(date: 7, hits: 1, trials: 6), (8, 3, 6), (9, 5, 6)]))
    #expect(abs(trend.z - 2.3094) < 1e-4 && abs(trend.p - 0.02092) < 1e-5)
    let falling = try #require(TrendTest([(date: 70, hits: 5, trials: 6), (80, 3, 6), (90, 1, 6)]))
    #expect(abs(falling.z + trend.z) < 1e-9 && abs(falling.p - trend.p) < 1e-12)
    #expect(TrendTest([(date: 1, hits: 1, trials: 2), (1, 2, 3)]) == nil)
    #expect(TrendTest([(date: 1, hits: 2, trials: 2), (2, 3, 3)]) == nil)
    #expect(TrendTest([]) == nil)
  }

  // MARK: The report

  /// Ten translations, one a year from 2010 on, of which the last five have another rendering.
  private func dated(_ change: Int, day: (Int) -> String? = { "\(2010 + $0)" }) -> TermList {
    var occurrences: [Occurrence] = []
    for year in 0..<10 {
      let text = year < change ? "tide wetland" : "tidal wetlands"
      occurrences += term("潮汐湿地", ["\(year).txt": [text, text]]).occurrences
    }
    var terms = termList([
      TermRecord(
        sourceTerm: "潮汐湿地", score: 1, frequency: 20, documentCount: 1, equivalents: [],
        occurrences: occurrences)
    ])
    for i in terms.documents.indices {
      terms.documents[i].date = Int(terms.documents[i].id.prefix(1)).flatMap(day)
    }
    return terms
  }

  @Test func aTermThatChangesIsAFinding() throws {
    let report = analysis().report(on: dated(5))
    let finding = try #require(report.findings.first { $0.rule == .drift })
    // 100 · 0.4 · L(10,10) = 0.8589 · 1 · 1
    #expect(abs(finding.severity - 34.36) < 0.01 && finding.level == .warning)
    #expect(
      finding.message.hasPrefix(
        "潮汐湿地: until 2014 “tide wetland” in 10 of 10 places, from 2015 on “tidal wetlands” in"
          + " 10 of 10 places, first in 5.txt:10 (2015). p 0.0"))
    #expect(finding.message.hasSuffix(" over the orders of the documents."))
    #expect(finding.evidence.map(\.rendering) == ["tide wetland", "tidal wetlands"])
    #expect(finding.evidence.map(\.target.document) == ["0.txt", "5.txt"])
    let drift = try #require(report.terms.first?.drift)
    #expect(drift.isBelieved && drift.lastBefore == "2014" && drift.firstAfter == "2015")
    #expect(drift.before == "tide wetland" && drift.after == "tidal wetlands")
    #expect(abs(drift.divergence - 1) < 1e-9 && drift.p < 0.03)
    #expect(try #require(drift.trend) < 0.001)
    let json = String(decoding: report.json(), as: UTF8.self)
    #expect(json.contains("\"first_after\": \"2015\""))
  }

  @Test func withoutDatesThereIsNoDrift() {
    let report = analysis().report(on: dated(5) { _ in nil })
    #expect(report.terms.first?.drift == nil && !report.findings.contains { $0.rule == .drift })
  }

  @Test func thePageDrawsWhatDriftsByDate() throws {
    func page(_ terms: TermList) -> String {
      String(decoding: HTMLReport(analysis().report(on: terms), of: terms).bytes(), as: UTF8.self)
    }
    let drifting = dated(5)
    let html = page(drifting)
    let section = try #require(
      html.range(of: "Terms that change with time").map { html[$0.upperBound...] })
    let columns = drifting.documents.count { $0.translates != nil }
    let drawing = section.prefix(upTo: try #require(section.range(of: "</svg></div>")).lowerBound)
    #expect(drawing.ranges(of: "<rect class=s0").count == 5)
    #expect(drawing.ranges(of: "<rect class=s1").count == columns - 5)
    #expect(drawing.ranges(of: "<rect class=line").count == 1)
    #expect(drawing.contains("role=img aria-label=\"Renderings of"))
    #expect(!page(dated(5) { _ in nil }).contains("Terms that change with time"))
  }

  @Test func aTranslationIsOfTheDayOfItsOriginalUnlessItHasItsOwn() {
    var terms = dated(5)
    for i in terms.documents.indices where terms.documents[i].translates != nil {
      let original = "zh\(terms.documents[i].id)"
      terms.documents.append(
        DocumentRecord(
          id: original, language: .chinese, translates: nil, date: terms.documents[i].date))
      terms.documents[i].translates = original
      terms.documents[i].date = nil
    }
    #expect(analysis().report(on: terms).terms.first?.drift?.firstAfter == "2015")
    // All published in one year after all.
    for i in terms.documents.indices where terms.documents[i].translates != nil {
      terms.documents[i].date = "2020"
    }
    #expect(analysis().report(on: terms).terms.first?.drift == nil)
  }
}
