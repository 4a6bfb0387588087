import Foundation
import TestSupport
import Testing

/// What goes wrong, with the exit code and the message a person sees.
@Suite struct FailureTests {
  // MARK: 2: usage

  @Test(arguments: [
    (["extract"], "<input>"), (["extract", "text.tsv"], "--output"),
    (["concordance", "text.tsv"], "--terms"), (["align", "text.tsv", "--bogus"], "--bogus"),
    (["align", "text.tsv", "--format", "docx"], "docx"),
    (["align", "text.tsv", "--threads", "0"], "--threads"),
    (["align", "text.tsv", "--threads", "many"], "many"),
    (["align", "text.tsv", "--segmented"], "--segmented"),
    (["align", "a", "b", "--segmented", "--target-language", "fr"], "target language"),
    (["align", "a", "b", "--source-language", "zh"], "--segmented"),
    (
      ["align", "a", "b", "--segmented", "--source-language", "zh", "--target-language", "zh-TW"],
      "the same"
    ),
    (["align", "a", "b", "--segmented", "--format", "tmx"], "--segmented"), (["bogus"], "bogus"),
  ])
  func mistakesInTheCommandLineEndWith2(_ arguments: [String], _ named: String) throws {
    let run = try Workplace().run(arguments)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.first?.hasPrefix("Error: ") == true, "\(run.messages)")
    #expect(run.errorLines.first?.contains(named) == true, "\(run.messages)")
  }

  // MARK: 3: bad input

  /// A file's name, its content, and what the message says of it.
  static let badFiles: [(name: String, content: [UInt8], says: String)] = [
    ("empty.txt", [], "the file is empty"),
    ("blank.txt", Array("\n \n".utf8), "no Chinese or English text"),
    ("short.txt", Array("图书馆\n".utf8), "no Chinese or English text longer than a title"),
    ("binary.txt", (0...255).map { $0 }, "this is not a text file"),
    ("chinese.txt", Array("图书馆收藏了五万册图书，其中一半是儿童读物。\n".utf8), "there is no English text"),
    (
      "english.txt", Array("The library holds 50,000 books, half of them for children.\n".utf8),
      "there is no Chinese text"
    ),
    ("header.tsv", Array("one\ttwo\n".utf8), "the header names no Chinese and English column"),
    ("one-sided.tsv", Array("zh\ten\n图书馆\t\n".utf8), "no row has text in both languages"),
    (
      "bomb.tmx",
      Array(
        """
        <?xml version="1.0"?>
        <!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
        <tmx version="1.4"><header/><body><tu>
        <tuv xml:lang="zh"><seg>图书馆&c;</seg></tuv><tuv xml:lang="en"><seg>library</seg></tuv>
        </tu></body></tmx>
        """.utf8), ":4:31: the entity &c; is used"
    ),
    (
      "cut.tmx",
      Array(
        """
        <?xml version="1.0"?>
        <tmx version="1.4"><header/><body><tu>
        <tuv xml:lang="zh"><seg>图书馆</seg></tuv><tuv xml:lang="en"><seg>libr
        """.utf8), "ends too early"
    ),
    ("page.tmx", Array("<html/>".utf8), "the root element is html, not tmx"),
    ("page.xlf", Array("<html/>".utf8), ":1:6: the root element is html, not xliff"),
  ]

  @Test(arguments: badFiles)
  func aFileThatCannotBeUsedEndsWith3(
    _ file: (name: String, content: [UInt8], says: String)
  ) throws {
    let place = try Workplace()
    try place.file(file.name, data: Data(file.content))
    let run = try place.run("align", file.name)
    #expect(run.exitCode == 3)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1, "\(run.messages)")
    #expect(run.messages.hasPrefix("concord: error: \(file.name):"), "\(run.messages)")
    #expect(run.messages.contains(file.says), "\(run.messages)")
  }

  @Test(arguments: [
    ["align", "missing.txt"], ["extract", "missing.txt", "-o", "out"],
    ["concordance", "text.tsv", "--terms", "missing.txt"],
    ["align", "text.tsv", "--glossary", "missing.txt"],
    ["align", "text.tsv", "--dictionary", "missing.txt"],
  ])
  func aMissingFileIsNamed(_ arguments: [String]) throws {
    let place = try Workplace()
    try place.file("text.tsv", "zh\ten\n图书馆\tlibrary\n")
    let run = try place.run(arguments)
    #expect(run.exitCode == 3)
    #expect(run.errorLines.count == 1)
    #expect(run.messages.hasPrefix("concord: error: missing.txt: "), "\(run.messages)")
    #expect(run.messages.lowercased().contains("no such file or directory"))
    #expect(try place.names() == ["text.tsv"])
  }

  @Test func anEmptyFolderIsNamed() throws {
    let place = try Workplace()
    try place.folder("texts")
    let run = try place.run("align", "texts")
    #expect(run.exitCode == 3)
    #expect(run.messages.hasPrefix("concord: error: texts: no text was found"))
  }

  @Test func textsThatDoNotTranslateEachOtherEndWith3() throws {
    let place = try Workplace()
    let readme = samplePath("README.md")
    let run = try place.run("extract", speech[0], readme, "-o", "out")
    #expect(run.exitCode == 3)
    #expect(run.errorLines.count == 1)
    #expect(run.messages.hasPrefix("concord: error: harbour-speech.zh.txt: none of the English"))
    #expect(try place.names().isEmpty)
  }

  @Test func languagesNamedTheWrongWayRoundEndWith3() throws {
    let place = try Workplace()
    try place.file("zh.txt", "图书馆开放网上服务。\n")
    try place.file("en.txt", "The library opens online services.\n")
    try place.file("pairs.txt", "图书馆 ||| library\n")
    let wrong = ["--source-language", "en", "--target-language", "zh"]
    let runs = [
      (["align", "zh.txt", "en.txt", "--segmented"], "zh.txt"),
      (["links", "pairs.txt"], "pairs.txt, first side"),
    ]
    for (arguments, named) in runs {
      let run = try place.run(arguments + wrong)
      #expect(run.exitCode == 3)
      #expect(
        run.messages == """
          concord: error: \(named): the text is said to be English and has no Latin letter \
          (swap the two languages, or leave them out to have them found out)

          """)
    }
  }

  @Test func aListWithoutTermsIsNamed() throws {
    let place = try Workplace()
    try place.file("text.tsv", "zh\ten\n图书馆\tlibrary\n")
    try place.file("terms.txt", " \n\n")
    let run = try place.run("concordance", "text.tsv", "--terms", "terms.txt")
    #expect(run.exitCode == 3)
    #expect(
      run.messages
        == "concord: error: terms.txt: the list holds no term (write one term a line)\n")
  }

  // MARK: Bad files among good ones

  @Test func badFilesAmongGoodOnesAreWarnings() throws {
    let place = try Workplace()
    try place.folder("texts")
    try place.file("texts/library.tsv", libraryTable)
    for file in Self.badFiles where !["chinese.txt", "english.txt"].contains(file.name) {
      try place.file("texts/" + file.name, data: Data(file.content))
    }
    try place.file("texts/photo.jpeg", data: Data([0xFF, 0xD8]))
    let run = try place.run("align", "texts")
    #expect(run.exitCode == 0)
    #expect(run.rows.count == 6)
    let named = run.errorLines.map { $0.split(separator: ":").dropFirst(2).first.map(String.init) }
    #expect(
      named == [
        " binary.txt", " blank.txt", " bomb.tmx", " cut.tmx", " empty.txt", " header.tsv",
        " one-sided.tsv", " page.tmx", " page.xlf", " photo.jpeg", " short.txt",
      ])
    #expect(run.errorLines.allSatisfy { $0.hasPrefix("concord: warning: ") })
  }

  // MARK: Help

  @Test(arguments: [
    ("extract", ["<input>", "--dictionary", "--glossary", "--threads", "-o, --output"]),
    (
      "align",
      [
        "<input>", "--dictionary", "--glossary", "--threads", "--format", "--segmented",
        "--source-language", "--target-language",
      ]
    ),
    (
      "links",
      [
        "<file>", "--dictionary", "--glossary", "--threads", "--source-language",
        "--target-language",
      ]
    ),
    (
      "concordance",
      ["<input>", "--dictionary", "--glossary", "--threads", "--terms", "--format"]
    ),
  ])
  func helpNamesEveryOption(_ command: String, _ options: [String]) throws {
    let run = try Workplace().run(command, "--help")
    #expect(run.exitCode == 0)
    #expect(run.messages.isEmpty)
    for option in options { #expect(run.text.contains(option), "\(option)") }
  }

  @Test func theProgramNamesItsCommandsAndExitCodes() throws {
    let run = try Workplace().run("--help")
    #expect(run.exitCode == 0)
    for word in ["extract", "align", "concordance", "Exit codes"] {
      #expect(run.text.contains(word), "\(word)")
    }
    #expect(try Workplace().run("--version").exitCode == 0)
  }
}
