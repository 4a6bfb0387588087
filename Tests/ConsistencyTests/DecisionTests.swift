import Consistency
import Corpus
import Foundation
import Terminology
import TestSupport
import Testing

/// Suppressions, baselines and explanations: what becomes of findings after they were found.
@Suite struct DecisionTests {
  private func report(_ texts: [String]) -> ConsistencyReport {
    analysis().report(
      on: termList([
        term("大局", ["a.txt": texts, "b.txt": Array(repeating: "big picture", count: 30)])
      ]))
  }

  private func lines(_ text: String) -> [NumberedLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      NumberedLine(number: $0.offset + 1, text: String($0.element))
    }.filter { !$0.text.isEmpty }
  }

  private let varied = ["big picture", "overall interests", "overall interests"]

  @Test func aSuppressedFindingStaysAndIsMarked() throws {
    var report = report(varied)
    let id = try #require(report.findings.first).id
    let list = try SuppressionList(
      lines("# ours\nreason\tid\texpires\nhouse style\t\(id)\t2026-05-01\n"), file: "s.tsv")
    #expect(list.apply(to: &report, on: "2026-05-01").isEmpty)
    #expect(report.findings[0].suppression?.reason == "house style")
    #expect(report.findings.dropFirst().allSatisfy { $0.suppression == nil })
  }

  @Test func anExpiredOrUnknownSuppressionIsSaid() throws {
    var report = report(varied)
    let id = try #require(report.findings.first).id
    let list = try SuppressionList(
      lines("id\treason\texpires\n\(id)\tfor now\t2026-04-30\nTC001-0\told\t\n"), file: "s.tsv")
    let warnings = list.apply(to: &report, on: "2026-05-01")
    #expect(warnings.map(\.line) == [2, 3])
    #expect(report.findings.allSatisfy { $0.suppression == nil })
  }

  @Test(arguments: [
    ("id\twhy\nTC001-0\tx", 1), ("id\treason\nTC001-0\t", 2), ("id\treason\n\tx", 2),
    ("id\treason\nTC001-0\tx\nTC001-0\ty", 3), ("id\treason\texpires\nTC001-0\tx\tsoon", 2),
    ("id\treason\texpires\nTC001-0\tx\t2026-13-01", 2),
  ])
  func aBadSuppressionIsRefusedWithItsLine(text: String, line: Int) {
    #expect { try SuppressionList(lines(text), file: "s.tsv") } throws: {
      ($0 as? CorpusError)?.line == line
    }
  }

  @Test func theBaselineTellsNewFromOld() throws {
    let before = report(varied)
    var same = before
    let baseline = Baseline(try StoredReport(Data(before.json())))
    #expect(baseline.apply(to: &same).isEmpty)
    #expect(same.findings.allSatisfy { $0.change == .unchanged })
    var later = report(varied + Array(repeating: "overall interests", count: 20))
    #expect(baseline.apply(to: &later).isEmpty)
    #expect(later.findings.contains { $0.change == .updated && $0.level == .warning })
    var mended = report(["big picture", "big picture", "big picture"])
    #expect(baseline.apply(to: &mended) == before.findings.map(\.id).sorted())
    let empty = Baseline(try StoredReport(Data(mended.json())))
    var fresh = before
    #expect(empty.apply(to: &fresh).isEmpty)
    #expect(fresh.findings.allSatisfy { $0.change == .new })
  }

  @Test func storedCountsGiveTheSeverityBackToTheLastDigit() throws {
    for seed in 1...30 as ClosedRange<UInt64> {
      let report = analysis().report(on: termList(randomTerms(seed: seed)))
      let stored = try StoredReport(Data(report.json()))
      #expect(stored.findings.count == report.findings.count)
      for (kept, finding) in zip(stored.findings, report.findings) {
        #expect(kept.counts.severity == finding.severity)
        #expect((kept.counts.severity * 10_000).rounded() / 10_000 == kept.severity)
        #expect(!finding.evidence.isEmpty || finding.term == nil)
      }
    }
  }

  @Test func anExplanationShowsFormulaAndEvidence() throws {
    let report = analysis().report(
      on: termList([
        term(
          "守正创新",
          [
            "mt.txt": Array(repeating: "integrity and innovation", count: 3),
            "official.txt": Array(repeating: "principle and progress", count: 4),
          ])
      ]))
    let stored = try StoredReport(Data(report.json()))
    let id = try #require(report.findings.first).id
    let text = try #require(stored.explanation(of: id))
    #expect(text.contains("100 · 0.8 · 0.6462 · 0.6667 · 1 = 34.4642"))
    #expect(text.contains("mt.txt:10: “integrity and innovation”"))
    #expect(stored.explanation(of: "TC004-0") == nil)
  }

  @Test(arguments: [
    "", "{", "[]", "{\"schema\": \"concord-consistency/1\"}",
    "{\"schema\": \"other/1\", \"findings\": []}",
    "{\"schema\": \"concord-consistency/1\", \"findings\": [{\"id\": \"x\", \"rule\": \"TC999\"}]}",
  ])
  func whatIsNoReportIsRefused(text: String) {
    #expect(throws: ReportError.self) { try StoredReport(Data(text.utf8)) }
  }
}
