import Foundation
import JSON
import Terminology
import TestSupport
import Testing

@testable import Consistency

@Suite struct SARIFTests {
  private typealias Object = [String: Any]

  private func log(_ terms: TermRecord..., paths: [String: String] = [:]) throws -> [String: Any] {
    let report = analysis().report(on: termList(terms))
    return try #require(
      JSONSerialization.jsonObject(
        with: Data(report.sarif(paths: paths, version: "1.2.3"))) as? Object)
  }

  private func results(_ log: [String: Any]) throws -> [[String: Any]] {
    let runs = try #require(log["runs"] as? [Object])
    return try #require(runs.first?["results"] as? [Object])
  }

  private func uri(_ location: [String: Any]) -> String? {
    let place = location["physicalLocation"] as? Object
    return (place?["artifactLocation"] as? Object)?["uri"] as? String
  }

  private let conflict = term(
    "守正创新",
    [
      "mt.txt": Array(repeating: "integrity and innovation", count: 3),
      "official.txt": Array(repeating: "principle and progress", count: 4),
    ])

  @Test func theToolNamesItsRulesAndResultsPointToThem() throws {
    let log = try log(conflict)
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [Object])?.first)
    let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
    #expect(driver["version"] as? String == "1.2.3")
    let rules = try #require(driver["rules"] as? [Object])
    #expect(rules.map { $0["id"] as? String } == Rule.allCases.map(\.rawValue))
    for result in try results(log) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
  }

  @Test func everyLineToBeChangedIsALocation() throws {
    let result = try #require(results(try log(conflict)).first)
    let locations = try #require(result["locations"] as? [Object])
    let lines = locations.map { location in
      ((location["physicalLocation"] as? Object)?["region"] as? Object)?["startLine"] as? Int
    }
    #expect(lines == [10, 20, 30])
    #expect((result["properties"] as? Object)?["places"] as? Int == 3)
  }

  @Test func aResultStandsInTheTranslationAndIsRelatedToTheSource() throws {
    let paths = ["mt.txt": "./texts/mt 1.txt", "zh.txt": "/data/原文.txt"]
    let result = try #require(results(try log(conflict, paths: paths)).first)
    #expect(result["ruleId"] as? String == "TC004")
    #expect(result["level"] as? String == "warning" && result["kind"] as? String == "fail")
    let rank = try #require(result["rank"] as? Double)
    #expect(abs(rank - 34.46) < 0.01)
    let location = try #require((result["locations"] as? [Object])?.first)
    #expect(uri(location) == "texts/mt%201.txt")
    let region = (location["physicalLocation"] as? Object)?["region"] as? Object
    #expect(region?["startLine"] as? Int == 10)
    let related = try #require(result["relatedLocations"] as? [Object])
    #expect(
      related.map(uri) == [
        "file:///data/%E5%8E%9F%E6%96%87.txt", "official.txt",
        "file:///data/%E5%8E%9F%E6%96%87.txt",
      ])
    #expect(related.map { $0["id"] as? Int } == [1, 2, 3])
  }

  @Test func notesOnStyleAreInformationAndHaveNoLevel() throws {
    let results = try results(log(term("发展", ["a.txt": ["Development", "development"]])))
    let note = try #require(results.first)
    #expect(note["kind"] as? String == "informational" && note["level"] as? String == "none")
    // About a whole document: a place without a line.
    let location = try #require((note["locations"] as? [Object])?.first)
    #expect(uri(location) == "a.txt")
    #expect((location["physicalLocation"] as? Object)?["region"] == nil)
  }

  @Test func decisionsAndChangesAreSaid() throws {
    var report = analysis().report(on: termList([conflict]))
    report.findings[0].suppression = Suppression(
      id: report.findings[0].id, reason: "the client's wish", expires: "2030-01-01", line: 2)
    for i in report.findings.indices { report.findings[i].change = i == 0 ? .unchanged : .new }
    let log = try #require(
      JSONSerialization.jsonObject(with: Data(report.sarif(paths: [:], version: "1"))) as? Object)
    let results = try results(log)
    let suppressions = try results.map { try #require($0["suppressions"] as? [Object]) }
    #expect(suppressions[0].map { $0["justification"] as? String } == ["the client's wish"])
    #expect(suppressions[0].map { $0["kind"] as? String } == ["external"])
    #expect(suppressions.dropFirst().allSatisfy { $0.isEmpty })
    #expect(results[0]["baselineState"] as? String == "unchanged")
    #expect(results.dropFirst().allSatisfy { $0["baselineState"] as? String == "new" })
  }

  @Test func messagesHoldNoLinksOrPlaceholdersByChance() throws {
    let results = try results(
      log(term("[法]{0}", ["a.txt": ["law [1](2)", #"rule\ {0}"#]])))
    let message = try #require((results.first?["message"] as? Object)?["text"] as? String)
    #expect(
      message == #"\[法\]{{0}} is rendered in 2 ways in a.txt: “law \[1\](2)” (1) and"#
        + #" “rule\\ {{0}}” (1)."#)
  }

  @Test(arguments: [
    ("a/b-c_d.e~f.txt", "a/b-c_d.e~f.txt"), ("a b%c:d?#[]@!$&'()*+,;=\\", nil),
    ("文", "%E6%96%87"), ("../x", "../x"), ("", ""),
  ])
  func urisHoldNothingButUnreservedCharactersAndSlashes(path: String, expected: String?) {
    let uri = SARIF.uri(path)
    if let expected { #expect(uri == expected) }
    #expect(uri.removingPercentEncoding == path)
    #expect(uri.utf8.allSatisfy { $0 < 0x7F && !" :?#[]@!$&'()*+,;=\\".utf8.contains($0) })
  }
}
