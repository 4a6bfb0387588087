import Foundation
import Testing

@Suite struct ModelTests {
  /// Words that no lexicon has, each with one counterpart.
  static let texts =
    "zh\ten\n"
    + String(
      repeating: "咘咘。\tCrackle.\n噼啵。\tGlimmer.\n咘咘在噼啵。\tThe crackle is in the glimmer.\n", count: 4)

  @Test func aModelDecidesWhatTheTextsLeaveOpen() throws {
    let place = try Workplace()
    try place.file("texts.tsv", Self.texts)
    try place.file(
      "pairs.txt",
      """
      咘咘 噼啵 ||| glimmer crackle
      老师 感谢 咘咘 和 噼啵 。 ||| teachers thank the glimmer and the crackle .

      """)
    let built = try place.run("model", "build", "texts.tsv", "-o", "words.model")
    #expect(built.exitCode == 0, "\(built.messages)")
    #expect(built.output.isEmpty)
    #expect(built.messages.hasSuffix("are in words.model\n"), "\(built.messages)")
    #expect(try place.names() == ["pairs.txt", "texts.tsv", "words.model"])
    #expect(try place.text("words.model").contains("word\t咘咘\tcrackle\t"))
    #expect(try place.run("links", "pairs.txt", "--model", "words.model").lines.first == "0-1 1-0")
    #expect(try place.run("links", "pairs.txt").lines.first == "0-0 1-1")
  }

  @Test func aModelHelpsToFindRenderings() throws {
    let place = try Workplace()
    try place.file("texts.tsv", Self.texts)
    try place.file(
      "new.tsv",
      """
      zh\ten
      咘咘帮助噼啵。\tThe glimmer is helped by the crackle.
      噼啵帮助咘咘。\tThe crackle is helped by the glimmer.

      """)
    try place.file("terms.txt", "咘咘\n噼啵\n")
    #expect(try place.run("model", "build", "texts.tsv", "-o", "words.model").exitCode == 0)
    let renderings = { (options: [String]) in
      let run = try place.run(["concordance", "new.tsv", "--terms", "terms.txt"] + options)
      #expect(run.exitCode == 0, "\(run.messages)")
      return run.rows.compactMap { $0["rendering"] }
    }
    let right = ["crackle", "crackle", "glimmer", "glimmer"]
    #expect(try renderings([]) != right)
    #expect(try renderings(["--model", "words.model"]) == right)
  }

  @Test func aModelIsTheSameOnAnyNumberOfThreads() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    for threads in ["1", "2"] {
      let run = try place.run(
        "model", "build", "library.tsv", "-o", "\(threads).model", "--threads", threads)
      #expect(run.exitCode == 0, "\(run.messages)")
    }
    #expect(try place.text("1.model") == place.text("2.model"))
    #expect(try place.text("1.model").hasPrefix("concord-model/1\tzh\ten\t"))
  }

  @Test(arguments: [
    ["align", "library.tsv"], ["extract", "library.tsv", "-o", "out"],
    ["concordance", "library.tsv", "--terms", "terms.txt"], ["links", "pairs.txt"],
    ["model", "build", "library.tsv", "-o", "new.model"],
  ])
  func aFileThatIsNoModelIsRefused(_ arguments: [String]) throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    try place.file("terms.txt", "图书馆\n")
    try place.file("pairs.txt", "图书馆 ||| library\n")
    let before = try place.names()
    let run = try place.run(arguments + ["--model", "library.tsv"])
    #expect(run.exitCode == 3)
    #expect(
      run.messages
        == "concord: error: library.tsv:1:1: this is no model (make one with concord model build)\n"
    )
    #expect(try place.names() == before)
  }

  @Test func aModelThatCannotBeWrittenIsNamed() throws {
    let place = try Workplace()
    try place.file("library.tsv", libraryTable)
    let run = try place.run("model", "build", "library.tsv", "-o", "none/words.model")
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("none/words.model"), "\(run.messages)")
  }

  @Test(arguments: [
    ["model", "bogus"], ["model", "build", "a.tsv"], ["model", "build", "-o", "m"],
  ])
  func mistakesInTheCommandLineEndWith2(_ arguments: [String]) throws {
    #expect(try Workplace().run(arguments).exitCode == 2)
  }
}
