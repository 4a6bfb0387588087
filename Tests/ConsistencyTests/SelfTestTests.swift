import Terminology
import Testing

@testable import Consistency

@Suite struct SelfTestTests {
  @Test func aUniformTranslationIsNeverInConflictWithItself() {
    let test = analysis().report(
      on: list([term("发展", ["a.txt": Array(repeating: "growth", count: 9)])])
    ).selfTest
    #expect(test.warnings == 0 && test.occurrences == 9 * test.deals && test.perThousand == 0)
  }

  @Test func whatChancePartsIsCounted() throws {
    // Three places of either rendering: one deal in some thirty parts them.
    let terms = (0..<30).map {
      term("词\($0)", ["a.txt": ["one", "one", "one", "two", "two", "two"]])
    }
    let test = analysis().report(on: list(terms)).selfTest
    #expect(test.occurrences == 30 * 6 * test.deals)
    let share = Double(test.warnings) / Double(30 * test.deals)
    #expect((0.01...0.15).contains(share), "\(share)")
  }

  @Test func twoPlacesAreTooFewForAWarning() {
    let terms = (0..<30).map { term("词\($0)", ["a.txt": ["one", "one", "two", "two"]]) }
    #expect(analysis().report(on: list(terms)).selfTest.warnings == 0)
  }

  @Test func translationsAreEachComparedWithThemselvesOnly() {
    let test = analysis().report(
      on: list([
        term(
          "发展",
          [
            "a.txt": Array(repeating: "growth", count: 8),
            "b.txt": Array(repeating: "rise", count: 8),
          ])
      ])
    )
    #expect(test.selfTest.warnings == 0 && test.findings.contains { $0.rule == .sourceConflict })
  }

  @Test func theReportsSayIt() {
    let report = analysis().report(on: list([term("发展", ["a.txt": ["growth", "growth"]])]))
    let sentence =
      "Self-test: random halves of one translation, compared as if two translators had made them,"
      + " give 0.00 warnings for 1,000 occurrences (0 in 40, over 20 deals)."
    #expect(report.selfTest.sentence == sentence)
    #expect(report.text().hasSuffix(sentence + "\n"))
    #expect(String(decoding: report.json(), as: UTF8.self).contains("\"self_test\": {"))
    #expect(analysis().report(on: list([])).selfTest.sentence == nil)
  }
}
