import Terminology
import TestSupport
import Testing
import XML

@testable import Consistency

@Suite struct JUnitTests {
  /// The attributes of each start tag by its name, in order.
  private func tags(
    _ terms: TermRecord..., failing: (Finding) -> Bool = { $0.level == .warning }
  ) throws -> [(name: String, tag: XMLTag)] {
    let report = analysis().report(on: termList(terms))
    var reader = try XMLReader(bytes: try report.junit(failing: failing), name: "junit")
    var tags: [(String, XMLTag)] = []
    while let event = try reader.next() {
      if case .start(let tag) = event { tags.append((tag.name.local, tag)) }
    }
    return tags
  }

  private let conflict = term(
    "守正创新",
    [
      "mt.txt": Array(repeating: "integrity and innovation", count: 3),
      "official.txt": Array(repeating: "principle and progress", count: 4),
    ])

  @Test func translationsAreSuitesAndTermsAreCases() throws {
    let tags = try tags(conflict, term("法治", ["official.txt": ["rule of law"]]))
    let suites = tags.filter { $0.name == "testsuite" }.map(\.tag)
    #expect(suites.map { $0["name"] } == ["mt.txt", "official.txt"])
    #expect(suites.map { $0["tests"] } == ["1", "2"])
    #expect(suites.map { $0["failures"] } == ["1", "0"])
    let cases = tags.filter { $0.name == "testcase" }.map(\.tag)
    #expect(cases.map { $0["name"] } == ["守正创新", "守正创新", "法治"])
    #expect(cases.map { $0["classname"] } == ["mt.txt", "official.txt", "official.txt"])
    let failures = tags.filter { $0.name == "failure" }.map(\.tag)
    #expect(failures.map { $0["type"] } == ["TC004"])
    #expect(failures.first?["message"]?.hasPrefix("守正创新: mt.txt has") == true)
  }

  @Test func whatDoesNotFailIsSaidAllTheSame() throws {
    let tags = try tags(conflict, failing: { _ in false })
    #expect(tags.first?.tag["failures"] == "0")
    #expect(tags.count { $0.name == "failure" } == 0)
    #expect(tags.count { $0.name == "system-out" } == 1)
  }

  @Test func aCaseWithASuppressedFindingIsSkipped() throws {
    var report = analysis().report(on: termList([conflict]))
    report.findings[0].suppression = Suppression(
      id: report.findings[0].id, reason: "the client's wish", line: 2)
    let isFailure = { (finding: Finding) in finding.suppression == nil && finding.level == .warning
    }
    let bytes = try report.junit(failing: isFailure)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<skipped message=\"the client's wish\"/>"))
    #expect(text.contains("failures=\"0\" errors=\"0\" skipped=\"1\""))
    #expect(!text.contains("<failure"))
  }

  @Test func findingsAboutNoTranslationOrTermHaveAPlace() throws {
    let tags = try tags(
      term("外事工作", ["a.txt": ["external work", "External work"]]),
      term("对外工作", ["a.txt": ["external work"]]))
    #expect(
      tags.filter { $0.name == "testsuite" }.map { $0.tag["name"] } == [
        "a.txt", "all translations",
      ])
    #expect(tags.contains { $0.name == "testcase" && $0.tag["name"] == "the whole document" })
  }

  @Test func hostileTextStaysText() throws {
    let hostile = "<&>\"'\u{0}\u{1B}]]>"
    let tags = try tags(
      term(hostile, ["\(hostile).txt": [hostile, "x"]]), failing: { _ in true })
    #expect(tags.count { $0.name == "failure" } == 1)
  }
}
