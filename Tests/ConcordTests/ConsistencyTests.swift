import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite struct ConsistencyCommandTests {
  static let texts =
    speech + [samplePath("harbour-speech-literal.en.txt")]

  @Test func theTextSaysWhatTheJSONSays() throws {
    let place = try Workplace()
    let text = try place.run(["consistency"] + Self.texts)
    #expect(text.exitCode == 0 && text.messages.isEmpty)
    let json = try place.run(["consistency", "--format", "json"] + Self.texts)
    let report = try #require(
      JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(text.text.contains(finding["id"] as? String ?? "?"))
      #expect(text.text.contains(finding["message"] as? String ?? "?"))
    }
    let pair = try #require((report["pairs"] as? [[String: Any]])?.first)
    #expect(text.text.contains("\(pair["a"] ?? "") and \(pair["b"] ?? ""): source effect G "))
  }

  @Test func aRowForEachFindingHasRoomForADecision() throws {
    let place = try Workplace()
    let run = try place.run(["consistency", "--format", "tsv"] + Self.texts)
    #expect(!run.rows.isEmpty)
    for row in run.rows {
      #expect(row["status"] == "" && row["comment"] == "")
      #expect(row["id"]?.hasPrefix(row["rule"] ?? "?") == true)
      #expect(row["message"]?.isEmpty == false)
    }
  }

  @Test func findingsDecideTheExitCode() throws {
    let place = try Workplace()
    #expect(try place.run(["consistency", "--fail-on", "note"] + Self.texts).exitCode == 1)
    #expect(try place.run(["consistency", "--fail-on", "error"] + Self.texts).exitCode == 0)
    #expect(try place.run(["consistency", "--fail-on", "maybe"] + Self.texts).exitCode == 2)
  }

  @Test func givenTermsAreTheOnlyOnes() throws {
    let place = try Workplace()
    try place.file("terms.txt", "港口\n")
    let run = try place.run(
      ["consistency", "--terms", "terms.txt", "--format", "json"] + Self.texts)
    let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let terms = try #require(report["terms"] as? [[String: Any]])
    #expect(terms.map { $0["term"] as? String } == ["港口"])
    try place.file("terms.txt", "\n")
    #expect(try place.run(["consistency", "--terms", "terms.txt"] + Self.texts).exitCode == 3)
  }

  @Test func logsForBuildServersNameTheFilesFromTheFolderOfTheRun() throws {
    let place = try Workplace()
    try place.folder("texts")
    try place.file("texts/library.tsv", libraryTable)
    let sarif = try place.run(["consistency", "texts", "--format", "sarif"])
    #expect(sarif.exitCode == 0 && sarif.messages.isEmpty)
    let log = try #require(JSONSerialization.jsonObject(with: sarif.output) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let artifacts = try #require(run["artifacts"] as? [[String: [String: String]]])
    #expect(artifacts.map { $0["location"]?["uri"] } == ["texts/library.tsv"])
    let junit = try place.run(["consistency", "texts", "--format", "junit"])
    #expect(junit.exitCode == 0)
    #expect(try elementCounts(junit.output)["testsuites"] == 1)
  }

  @Test func formsForOtherProgramsHoldEveryFinding() throws {
    let place = try Workplace()
    let ids = try place.run(["consistency", "--format", "tsv"] + Self.texts).rows.map {
      $0["id"] ?? ""
    }
    let book = try place.run(["consistency", "--format", "xlsx"] + Self.texts)
    #expect(book.exitCode == 0 && book.messages.isEmpty)
    let sheets = try WorkbookReader().read(bytes: Array(book.output), name: "report.xlsx")
    #expect(sheets.first?.rows.dropFirst().map { $0.last?.text } == ids)
    let xliff = try place.run(["consistency", "--format", "xliff"] + Self.texts)
    #expect(xliff.exitCode == 0)
    #expect(try elementCounts(xliff.output)["unit"] ?? 0 > 10)
    for id in ids { #expect(xliff.text.contains("(\(id))"), "\(id)") }
  }
}

@Suite struct ExplainCommandTests {
  @Test func aStoredReportExplainsItsFindings() throws {
    let place = try Workplace()
    let texts = ConsistencyCommandTests.texts
    let run = try place.run(["consistency", "--format", "json"] + texts)
    try place.file("consistency.json", run.text)
    let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let id = try #require((report["findings"] as? [[String: Any]])?.first?["id"] as? String)
    let explained = try place.run("explain", id)
    #expect(explained.exitCode == 0 && explained.text.contains("severity = 100"))
    #expect(try place.run("explain", "TC001-0").exitCode == 3)
    #expect(try place.run("explain", id, "--report", "missing.json").exitCode == 3)

    let again =
      ["consistency", "--baseline", "consistency.json", "--fail-on", "new", "--format", "tsv"]
      + texts
    #expect(try place.run(again).exitCode == 0)
    try place.file(
      "empty.json", "{\"schema\": \"concord-consistency/1\", \"findings\": []}")
    #expect(
      try place.run(["consistency", "--baseline", "empty.json", "--fail-on", "new"] + texts)
        .exitCode == 1)
    #expect(try place.run(["consistency", "--fail-on", "new"] + texts).exitCode == 2)
    let ids = try #require(report["findings"] as? [[String: Any]]).compactMap {
      $0["id"] as? String
    }
    try place.file(
      "borne.tsv", "id\treason\n" + ids.map { "\($0)\tknown\n" }.joined())
    let borne = try place.run(
      ["consistency", "--suppressions", "borne.tsv", "--fail-on", "note"] + texts)
    #expect(borne.exitCode == 0 && borne.messages.isEmpty)
  }
}

@Suite struct GlossaryCommandTests {
  @Test func aTranslatorsFileIsCheckedAgainstAGlossary() throws {
    let place = try Workplace()
    try place.file(
      "glossary.tsv",
      "zh\ten\tstatus\n港口\tport\t\n大局\toverall situation\t\n大局\tbig picture\tforbidden\n")
    try place.file(
      "work.tsv",
      "zh\ten\n这个港口很大。\tThe port is large.\n我们要顾全大局。\tWe look at the big picture.\n"
        + "大局很重要。\tThe big picture matters.\n")
    let run = try place.run(
      "consistency", "work.tsv", "--glossary", "glossary.tsv", "--glossary-only", "--fail-on",
      "warning", "--format", "json")
    #expect(run.exitCode == 1)
    let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["TC003"])
    #expect((report["standard"] as? [String: Any])?["basis"] as? String == "glossary")
    // One finding, marked at both of its places.
    let marked = try place.run(
      "consistency", "work.tsv", "--glossary", "glossary.tsv", "--glossary-only", "--format",
      "xliff")
    #expect(marked.text.ranges(of: "(TC003-").count == 2)
  }

  @Test func whatTheGlossaryLacksIsMinedUnlessItAloneIsAskedFor() throws {
    let place = try Workplace()
    try place.file("glossary.tsv", "zh\ten\n码头\tquay\n")
    let pairs = (1...4).flatMap { i in
      [
        "第\(i)个码头有潮汐湿地。\tQuay \(i) has a tidal wetland.",
        "我们保护潮汐湿地，共\(i)处。\tWe protect the tide marsh, \(i) in all.",
      ]
    }
    try place.file("work.tsv", "zh\ten\n" + pairs.joined(separator: "\n") + "\n")
    func terms(_ options: String...) throws -> [String] {
      let run = try place.run(
        ["consistency", "work.tsv", "--glossary", "glossary.tsv", "--format", "json"] + options)
      #expect(run.exitCode == 0)
      let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
      return try #require(report["terms"] as? [[String: Any]]).compactMap { $0["term"] as? String }
    }
    #expect(try terms("--glossary-only") == ["码头"])
    let all = try terms()
    #expect(all.first == "码头" && all.contains("潮汐湿地") && Set(all).count == all.count)
    #expect(
      try place.run("consistency", "work.tsv", "--glossary-only", "--terms", "glossary.tsv")
        .exitCode == 2)
    #expect(try place.run("consistency", "work.tsv", "--glossary-only").exitCode == 2)
  }
}
