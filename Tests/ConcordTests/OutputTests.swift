import Foundation
import Testing

@Suite struct AlignTests {
  @Test func tablesHaveTheColumnsOfTheContract() throws {
    let run = try Workplace().run(["align"] + speech)
    #expect(run.exitCode == 0)
    #expect(run.messages.isEmpty)
    #expect(
      run.lines.first
        == "source_document\ttarget_document\tbead\tsource_text\ttarget_text\tconfidence")
    let rows = run.rows
    #expect(rows.map { $0["bead"] } == (1...rows.count).map(String.init))
    #expect(
      rows.contains {
        $0["source_text"] == "谢谢大家。" && $0["target_text"] == "Thank you."
          && $0["source_document"] == "harbour-speech.zh.txt"
          && $0["target_document"] == "harbour-speech.en.txt"
      })
  }

  @Test(arguments: [
    ("tmx", ["tmx": 1, "header": 1, "body": 1, "tu": 6, "prop": 18, "tuv": 12, "seg": 12]),
    (
      "xliff",
      ["xliff": 1, "file": 1, "unit": 6, "segment": 6, "source": 6, "target": 6]
    ),
  ])
  func exchangeFormatsAreWellFormed(_ format: String, _ elements: [String: Int]) throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    let run = try place.run("align", "library.tsv", "--format", format)
    #expect(run.exitCode == 0)
    #expect(try elementCounts(run.output) == elements)
    #expect(run.text.contains("志愿者在图书馆为学生读书。"))
  }

  @Test(arguments: ["tmx", "xliff"])
  func alignedTextsAreReadAgain(_ format: String) throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.file(
      "library.\(format)", data: place.run("align", "library.tsv", "--format", format).output)
    let texts = { (run: Run) in run.rows.map { [$0["source_text"], $0["target_text"]] } }
    let (before, after) = (
      try place.run("align", "library.tsv"), try place.run("align", "library.\(format)")
    )
    #expect(texts(before).count == 6)
    #expect(texts(before) == texts(after))
  }

  @Test func segmentedTextsNameTheirLinesAndWhatHasNoCounterpart() throws {
    let place = try Workplace()
    try place.file("zh.txt", "图书馆开放网上服务。\n我们感谢志愿者。\n山区的森林面积增加了。\n")
    try place.file("en.txt", "The library opens online services.\nWe thank the volunteers.\n")
    let run = try place.run("align", "zh.txt", "en.txt", "--segmented")
    #expect(run.exitCode == 0)
    #expect(run.lines.first?.hasSuffix("\tconfidence\tsource_segments\ttarget_segments") == true)
    let lines = run.rows.map { "\($0["source_segments"] ?? "-"):\($0["target_segments"] ?? "-")" }
    #expect(lines == ["0:0", "1:1", "2:"])
  }

  @Test func everyRowOfATableStaysAndKeepsItsNumber() throws {
    let place = try Workplace()
    try place.file(
      "rows.tsv",
      "zh\ten\n咘咘帮助噼啵。\tThe crackle is helped by the glimmer.\n图书馆开放。\tThe library opens.\n")
    let run = try place.run("align", "rows.tsv")
    #expect(run.exitCode == 0)
    #expect(run.rows.map { $0["bead"] } == ["1", "2"])
  }

  @Test func aFullDiskIsAnErrorAndNoCrash() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    for format in ["tsv", "tmx", "xliff"] {
      let run = try place.run(
        "align", "library.tsv", "--format", format, output: "/dev/full")
      #expect(run.exitCode == 3)
      #expect(
        run.messages
          == "concord: error: standard output: cannot be written to its end. Check the free space.\n"
      )
    }
  }
}

@Suite struct ConcordanceTests {
  static let runs = Result {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.file("terms.txt", "志愿者\tsecond columns are ignored\n宇宙飞船\n\n图书馆\n")
    return try ["tsv", "json", "html"].map {
      try place.run("concordance", "library.tsv", "--terms", "terms.txt", "--format", $0)
    }
  }

  @Test func allFormatsEndWell() throws {
    for run in try Self.runs.get() {
      #expect(run.exitCode == 0)
      #expect(run.messages == "concord: 宇宙飞船 does not occur in the texts\n", "\(run.messages)")
    }
  }

  @Test func tablesFollowTheOrderOfTheTerms() throws {
    let run = try Self.runs.get()[0]
    #expect(
      run.lines.first?.hasPrefix(
        "term\tsource_document\ttarget_document\tbead\tsource_text\trendering\ttarget_text\tconfidence"
      ) == true)
    #expect(run.rows.map { $0["term"] } == ["志愿者", "志愿者", "图书馆", "图书馆", "图书馆"])
    #expect(
      run.rows.map { $0["rendering"] }
        == ["volunteers", "Volunteers", "library", "library", "library"])
  }

  @Test func jsonHasTheSameRowsWithTheirOffsets() throws {
    let runs = try Self.runs.get()
    let objects = try #require(
      JSONSerialization.jsonObject(with: runs[1].output) as? [[String: Any]])
    #expect(objects.map { $0["term"] as? String } == runs[0].rows.map { $0["term"] })
    for object in objects {
      let (text, rendering) = (object["target_text"] as? String, object["rendering"] as? String)
      let start = try #require(object["target_start"] as? Int)
      let end = try #require(object["target_end"] as? Int)
      let bytes = Array(try #require(text).utf8)
      try #require(start <= end && end <= bytes.count)
      #expect(String(decoding: bytes[start..<end], as: UTF8.self) == rendering)
    }
  }

  @Test func thePageShowsTheTermsWithTheirRenderings() throws {
    let page = try Self.runs.get()[2].text
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    for word in ["志愿者", "volunteers", "图书馆", "library"] { #expect(page.contains(word)) }
  }
}
