import Terminology
import TestSupport
import Testing

@testable import Consistency

@Suite struct SelfTestTests {
  private func test(_ terms: [TermRecord]) throws -> SelfTest {
    try #require(analysis().report(on: termList(terms)).selfTest)
  }

  @Test func aUniformTranslationIsNeverInConflictWithItself() throws {
    let test = try test([term("发展", ["a.txt": Array(repeating: "growth", count: 9)])])
    #expect(test.warnings == 0 && test.occurrences == 9 * test.deals && test.perThousand == 0)
  }

  /// A half is in conflict if it has all three places of a rendering, and none or one of the other, which stands in both
  /// halves or comes first: 2 · (2 · 1/8 · 1/2) less the 1/32 that part both.
  @Test func whatChancePartsIsCounted() throws {
    let terms = (0..<30).map { number in
      var record = term("词\(number)", ["a.txt": ["one", "one", "one", "two", "two", "two"]])
      record.occurrences = OccurrenceList(
        record.occurrences.map { occurrence in
          var occurrence = occurrence
          occurrence.bead += 100 * number
          return occurrence
        })
      return record
    }
    let test = try test(terms)
    #expect(test.occurrences == 30 * 6 * test.deals)
    let share = Double(test.warnings) / Double(30 * test.deals)
    #expect((0.17...0.27).contains(share), "\(share)")
  }

  @Test func twoPlacesAreTooFewForAWarning() {
    let terms = (0..<30).map { term("词\($0)", ["a.txt": ["one", "one", "two", "two"]]) }
    #expect(analysis().report(on: termList(terms)).selfTest?.warnings == 0)
  }

  @Test func translationsAreEachComparedWithThemselvesOnly() {
    let test = analysis().report(
      on: termList([
        term(
          "发展",
          [
            "a.txt": Array(repeating: "growth", count: 8),
            "b.txt": Array(repeating: "rise", count: 8),
          ])
      ])
    )
    #expect(test.selfTest?.warnings == 0 && test.findings.contains { $0.rule == .sourceConflict })
  }

  @Test func theReportsSayIt() {
    let report = analysis().report(on: termList([term("发展", ["a.txt": ["growth", "growth"]])]))
    let sentence =
      "Self-test: random halves of one translation, compared as if two translators had made them,"
      + " give 0.00 warnings for 1,000 occurrences (0 in 40, over 20 deals)."
    #expect(report.selfTest?.sentence == sentence)
    #expect(report.text().hasSuffix(sentence + "\n"))
    #expect(String(decoding: report.json(), as: UTF8.self).contains("\"self_test\": {"))
    #expect(analysis().report(on: termList([])).selfTest?.sentence == nil)
  }
}
