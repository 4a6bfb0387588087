import Exchange
import Foundation
import Terminology
import Testing

@Suite struct ExtractTests {
  /// One run over the speech, for all tests that look at its files.
  static let run = Result {
    let place = try Workplace()
    let run = try place.run(["extract"] + speech + ["-o", "out"])
    return (run: run, files: try place.files("out"), names: try place.names())
  }

  func text(_ name: String) throws -> String {
    String(decoding: try #require(Self.run.get().files[name], "\(name) is there"), as: UTF8.self)
  }

  @Test func aRunWritesTheFilesOfTheContractAndNothingElse() throws {
    let (run, files, names) = try Self.run.get()
    #expect(run.exitCode == 0)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.messages.hasSuffix("terms from 2 documents are in out\n"), "\(run.messages)")
    #expect(names == ["out"])
    let top = files.keys.filter { !$0.contains("/") }.sorted()
    #expect(
      top == ["concordance.tsv", "consistency.json", "glossary.tbx", "report.html", "terms.tsv"])
    #expect(files.keys.contains("glossary-v2/glossary.tbx"))
    #expect(!files.keys.contains { $0.hasSuffix(".tmp") })
    #expect(files.values.allSatisfy { !$0.isEmpty })
  }

  @Test(arguments: [
    ("terms.tsv", "rank source_term target_term occurrences own documents score termhood"),
    (
      "concordance.tsv",
      "term source_document target_document bead source_text rendering target_text confidence"
    ),
  ])
  func tablesBeginWithTheColumnsOfTheContract(_ name: String, _ columns: String) throws {
    let lines = try text(name).split(separator: "\n")
    let header = lines[0].split(separator: "\t").map(String.init)
    let wanted = columns.split(separator: " ").map(String.init)
    #expect(Array(header.prefix(wanted.count)) == wanted)
    for line in lines {
      #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == header.count)
    }
  }

  @Test func termsAreRankedFromOneAndListedOnce() throws {
    let rows = try table(text("terms.tsv"))
    #expect(rows.map { $0["rank"] } == (1...rows.count).map(String.init))
    #expect(Set(rows.map { $0["source_term"] }).count == rows.count)
    #expect(rows.contains { $0["source_term"] == "潮汐湿地" && $0["target_term"] == "tidal wetland" })
    for row in rows { #expect(row["equivalents"]?.hasPrefix(row["target_term"] ?? "-") == true) }
  }

  @Test func everyRowOfTheConcordanceIsEvidence() throws {
    let terms = Set(try table(text("terms.tsv")).compactMap { $0["source_term"] })
    let rows = try table(text("concordance.tsv"))
    #expect(Set(rows.compactMap { $0["term"] }) == terms)
    for row in rows {
      #expect(row["source_document"] == "harbour-speech.zh.txt")
      #expect(row["target_document"] == "harbour-speech.en.txt")
      #expect(row["source_text"]?.contains(row["term"] ?? "-") == true, "\(row)")
      let rendering = try #require(row["rendering"])
      #expect(rendering.isEmpty || row["target_text"]?.contains(rendering) == true, "\(row)")
      #expect(row["confidence"].flatMap(Double.init).map((0...1).contains) == true)
    }
  }

  @Test func theConsistencyReportKeepsItsSchema() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(text("consistency.json").utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "concord-consistency/1")
    func keys(_ list: String) throws -> Set<String> {
      let items = try #require(json[list] as? [[String: Any]])
      return items.reduce(into: Set(items.first?.keys.map { $0 } ?? [])) {
        $0.formIntersection($1.keys)
      }
    }
    #expect(
      try keys("documents").isSuperset(
        of: ["id", "language", "translates", "publisher", "agreement", "conformity", "omission"]))
    #expect(
      try keys("terms").isSuperset(
        of: ["term", "verdict", "occurrences", "agreement", "renderings"]))
    let findings = try #require(json["findings"] as? [[String: Any]])
    for finding in findings {
      #expect(
        Set(finding.keys).isSuperset(
          of: ["id", "rule", "term", "document", "level", "severity", "message", "evidence"]))
    }
    #expect(json["pairs"] is [Any])
  }

  @Test(arguments: ["glossary.tbx", "glossary-v2/glossary.tbx"])
  func glossariesAreReadBackWithTheTermsOfTheList(_ name: String) throws {
    let file = try #require(Self.run.get().files[name])
    let glossary = try GlossaryReader().read(bytes: Array(file), name: name).glossary
    let listed = try table(text("terms.tsv")).filter { $0["target_term"] != "" }
    #expect(glossary.concepts.count == listed.count)
    let sources = glossary.concepts.compactMap { concept in
      concept.languages.first { $0.language.primary == "zh" }?.terms.first?.text
    }
    #expect(Set(sources) == Set(listed.compactMap { $0["source_term"] }))
  }

  @Test func theReportIsAPageWithoutOutsideParts() throws {
    let page = try text("report.html")
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("潮汐湿地"))
    #expect(!page.contains("src=\"http") && !page.contains("@import"))
  }

  // MARK: The same bytes

  @Test func twoRunsAndAnyNumberOfThreadsGiveTheSameBytes() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    let outputs = try ["1", "2", "2"].enumerated().map { number, threads in
      let run = try place.run("extract", "library.tsv", "-o", "out\(number)", "--threads", threads)
      #expect(run.exitCode == 0)
      return try place.files("out\(number)")
    }
    #expect(!outputs[0].isEmpty)
    #expect(outputs[0] == outputs[1])
    #expect(outputs[1] == outputs[2])
  }

  // MARK: What is there already

  @Test func aRunReplacesTheFilesOfAnOlderOne() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.folder("out")
    try place.file("out/terms.tsv", "old")
    try place.file("out/notes.txt", "mine")
    #expect(try place.run("extract", "library.tsv", "-o", "out").exitCode == 0)
    #expect(try place.text("out/terms.tsv").hasPrefix("rank\t"))
    #expect(try place.text("out/notes.txt") == "mine")
  }

  @Test func aRunWithoutEquivalentsLeavesNoGlossaryOfAnOlderOne() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.file("unknown.tsv", "zh\ten\n咘咘噼啵。\tIt is what it is.\n")
    #expect(try place.run("extract", "library.tsv", "-o", "out").exitCode == 0)
    let run = try place.run("extract", "unknown.tsv", "-o", "out")
    #expect(run.exitCode == 0)
    #expect(
      run.errorLines.first
        == "concord: warning: no term has an equivalent, so there is no glossary-v2")
    #expect(try !place.files("out").keys.contains("glossary-v2/glossary.tbx"))
  }

  @Test func aRunThatFailsLeavesAnOlderFolderAsItWas() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.file("broken.tsv", "zh\ten\n图书馆\n")
    #expect(try place.run("extract", "library.tsv", "-o", "out").exitCode == 0)
    let before = try place.files("out")
    #expect(try place.run("extract", "broken.tsv", "-o", "out").exitCode == 3)
    #expect(try place.run("extract", "missing.tsv", "-o", "out").exitCode == 3)
    #expect(
      try place.run("extract", "library.tsv", "-o", "out", "--glossary", "no.tbx").exitCode == 3)
    #expect(try place.files("out") == before)
    #expect(try place.names() == ["broken.tsv", "library.tsv", "out"])
  }

  @Test func aFileThatCannotBeReplacedIsNamedAndNothingHalfWrittenIsLeft() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.folder("out/report.html")
    let run = try place.run("extract", "library.tsv", "-o", "out")
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("out/report.html"), "\(run.messages)")
    let left = try place.files("out").keys
    #expect(!left.contains { $0.hasSuffix(".tmp") })
  }

  @Test func anOutputFolderThatCannotBeMadeIsSaidBeforeTheWork() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.file("file", "mine")
    for output in ["file", "file/below"] {
      let run = try place.run("extract", "library.tsv", "-o", output)
      #expect(run.exitCode == 3)
      #expect(
        run.messages
          == "concord: error: \(output): the folder cannot be made (choose another place with -o)\n"
      )
    }
    #expect(try place.text("file") == "mine")
  }

  // MARK: What the user knows

  @Test func aGlossaryChangesTheEquivalent() throws {
    let place = try Workplace()
    try place.file(
      "helpers.tsv",
      """
      zh\ten
      志愿者开放图书馆。\tHelpers open the library.
      居民感谢志愿者。\tResidents thank the supporters.
      志愿者帮助学生。\tSupporters and helpers help students.

      """)
    let equivalent = { (glossary: String) in
      let run = try place.run("extract", "helpers.tsv", "-o", "out", "--glossary", glossary)
      #expect(run.exitCode == 0, "\(run.messages)")
      let row = try table(place.text("out/terms.tsv")).first { $0["source_term"] == "志愿者" }
      return row?["target_term"]?.lowercased()
    }
    try place.file("list.tsv", "志愿者\thelper\n")
    try place.file("list.csv", "志愿者,supporter\n")
    let glossary = Glossary(
      title: "Mine", sourceDescription: "By hand", language: .chinese,
      concepts: [
        Concept(
          id: "c1",
          languages: [
            LanguageSection(language: .chinese, terms: [Term(text: "志愿者")]),
            LanguageSection(language: .english, terms: [Term(text: "supporter")]),
          ])
      ])
    _ = try TBXWriter(version: .v3).write(glossary, to: place.path + "/list.tbx")
    #expect(try equivalent("list.tsv") == "helper")
    #expect(try equivalent("list.csv") == "supporter")
    #expect(try equivalent("list.tbx") == "supporter")
  }

  @Test func aDictionaryHelpsWithWordsThatTheLexiconLacks() throws {
    let place = try Workplace()
    try place.file(
      "words.u8",
      """
      # CC-CEDICT
      咘咘 咘咘 [bu4 bu4] /glimmer/
      噼啵 噼啵 [pi1 bo1] /crackle/
      """)
    try place.file("text.tsv", "zh\ten\n咘咘帮助噼啵。\tThe crackle is helped by the glimmer.\n")
    try place.file("terms.txt", "咘咘\n噼啵\n")
    let renderings = { (options: [String]) in
      let run = try place.run(["concordance", "text.tsv", "--terms", "terms.txt"] + options)
      #expect(run.exitCode == 0, "\(run.messages)")
      return run.rows.compactMap { $0["rendering"] }
    }
    #expect(try renderings([]) != ["glimmer", "crackle"])
    #expect(try renderings(["--dictionary", "words.u8"]) == ["glimmer", "crackle"])
  }
}
