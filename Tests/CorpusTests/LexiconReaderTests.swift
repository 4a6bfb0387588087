import Foundation
import Terminology
import TestSupport
import Testing

@testable import Corpus

@Suite struct LexiconReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func lexicon(_ text: String, _ name: String = "words.tsv") throws -> Lexicon {
    var lexicon = Lexicon()
    try LexiconReader().add(dictionary: folder.file(name, text), to: &lexicon)
    return lexicon
  }

  func glosses(_ lexicon: Lexicon, _ word: String) -> [String]? {
    lexicon.entry(of: scalars(word)).map { lexicon.glosses(of: $0) }
  }

  func classes(_ lexicon: Lexicon, _ word: String) -> WordClass? {
    lexicon.entry(of: scalars(word)).map { lexicon.classes(of: $0) }
  }

  // MARK: Own tables

  @Test(arguments: ["\n", "\r\n"])
  func anOwnTableIsRead(lineEnd: String) throws {
    let lexicon = try lexicon(
      [
        "# comment", "", "港口\tn\tport; harbour", "发展\tvn,a\tdevelop", "行\tv\txing,hang\tgo; walk",
        "",
      ]
      .joined(separator: lineEnd))
    #expect(lexicon.count == 3)
    #expect(glosses(lexicon, "港口") == ["port", "harbour"])
    #expect(classes(lexicon, "发展") == [.verb, .noun, .adjective])
    #expect(glosses(lexicon, "行") == ["go", "walk"])
    #expect(lexicon.readings(of: 0x884C) == ["xing", "hang"])
  }

  @Test func aCharacterMayHaveTheSoundsOfForeignNames() throws {
    let lexicon = try lexicon("兰\tn\tlan\torchid\tlan,ran\n港\tn\tgang\tport\n")
    #expect(glosses(lexicon, "兰") == ["orchid"])
    #expect(lexicon.readings(of: 0x5170) == ["lan"])
    #expect(lexicon.sounds(of: 0x5170) == ["lan", "ran"])
    #expect(lexicon.sounds(of: 0x6E2F) == [])
  }

  @Test func aTableThatSaysSoIsSpecialised() throws {
    let lexicon = try lexicon("港口\tn\tport\n# specialised\n泊位\tn\tberth\n")
    #expect(classes(lexicon, "港口") == .noun)
    #expect(classes(lexicon, "泊位") == [.noun, .specialised])
  }

  @Test(arguments: [
    ("港口\tport", 1, "a lexicon line has 2 fields"),
    ("# c\n港口\tn\tport\n泊位\tn\tberth\tx\ty", 3, "a lexicon line has 5 fields"),
    ("港口\tn\tport\n\n泊位\tnoun\tberth", 3, "unknown word class “noun”"),
  ])
  func aTablesErrorNamesFileAndLine(_ text: String, _ line: Int, _ reason: String) {
    let error = #expect(throws: CorpusError.self) { try lexicon(text) }
    #expect(error?.file.hasSuffix("/words.tsv") == true)
    #expect(error?.line == line)
    #expect(error?.reason == reason)
  }

  @Test func aFolderAddsItsTablesOnly() throws {
    try folder.file("a.tsv", "港口\tn\tport\n")
    try folder.file("b.tsv", "港口\tn\tharbour\n")
    try folder.file("README.md", "not a table")
    var lexicon = Lexicon()
    try LexiconReader().add(folder: folder.path, to: &lexicon)
    #expect(glosses(lexicon, "港口") == ["port", "harbour"])
  }

  @Test func aMissingDictionaryThrows() {
    var lexicon = Lexicon()
    #expect(throws: CorpusError.self) {
      try LexiconReader().add(dictionary: folder.path + "/none.tsv", to: &lexicon)
    }
  }

  // MARK: CC-CEDICT (entries made up for this test)

  static let cedict = """
    # CC-CEDICT
    #! version=1
    港灣 港湾 [gang3 wan1] /harbor (sheltered)/bay; inlet/CL:個|个[ge4]/
    提昇 提升 [ti2 sheng1] /to raise/to lift up/
    李潮 李潮 [Li3 Chao2] /surname Li/see 李波[Li3 Bo1]/
    綠 绿 [lu:4] /green/(slang) not that/
    行 行 [xing2] /to walk/
    行 行 [hang2] /row/
    3Q 3Q [san1 Q] /thank you/
    長文 长文 [chang2 wen2] /a definition of rather more than five words/

    """

  @Test(arguments: ["\n", "\r\n"])
  func cedictIsRead(lineEnd: String) throws {
    let text = Self.cedict.replacing("\n", with: lineEnd)
    let lexicon = try lexicon(text, "cedict_ts.u8")
    #expect(glosses(lexicon, "港湾") == ["harbor", "bay, inlet"])
    #expect(classes(lexicon, "港湾") == .noun)
    #expect(glosses(lexicon, "提升") == ["raise", "lift up"])
    #expect(classes(lexicon, "提升") == .verb)
    #expect(glosses(lexicon, "绿") == ["green", "not that"])
    #expect(lexicon.readings(of: 0x7EFF) == ["lv"])
    #expect(glosses(lexicon, "行") == ["walk", "row"])
    #expect(lexicon.readings(of: 0x884C) == ["xing", "hang"])
    for word in ["李潮", "3Q", "长文", "港灣"] { #expect(glosses(lexicon, word) == nil) }
  }

  @Test func packedCedictIsTheSame() throws {
    var packed = Lexicon()
    let path = try folder.file("cedict.txt.gz", bytes: gzip(Array(Self.cedict.utf8)))
    try LexiconReader().add(dictionary: path, to: &packed)
    let plain = try lexicon(Self.cedict, "cedict.txt")
    #expect(packed.count == plain.count)
    for entry in 0..<Lexicon.Entry(plain.count) {
      #expect(packed.word(entry) == plain.word(entry))
      #expect(packed.glosses(of: entry) == plain.glosses(of: entry))
    }
  }

  @Test func whatTheOwnLexiconSaysOfAWordGoesFirst() throws {
    var lexicon = try lexicon("提升\tvn\timprove\n")
    try LexiconReader().add(dictionary: folder.file("c.u8", Self.cedict), to: &lexicon)
    #expect(glosses(lexicon, "提升") == ["improve", "raise", "lift up"])
    #expect(classes(lexicon, "提升") == [.verb, .noun])
  }

  // MARK: Glossaries

  @Test func termsOfAGlossaryAreAddedWithoutDeprecatedOnes() {
    let glossary = Glossary(
      title: "港口", sourceDescription: "", language: .chinese,
      concepts: [
        Concept(
          id: "c1",
          languages: [
            LanguageSection(language: .chinese, terms: [Term(text: "社区议事会")]),
            LanguageSection(
              language: .english,
              terms: [
                Term(text: "community council", status: .preferred),
                Term(text: "discussion meeting", status: .deprecated),
              ]),
          ]),
        Concept(
          id: "c2", languages: [LanguageSection(language: .chinese, terms: [Term(text: "无译")])]),
      ])
    var lexicon = Lexicon()
    LexiconReader().add(glossary, from: .chinese, to: .english, into: &lexicon)
    #expect(glosses(lexicon, "社区议事会") == ["community council"])
    #expect(classes(lexicon, "社区议事会") == .glossary)
    #expect(glosses(lexicon, "无译") == nil)
  }

  // MARK: What ships

  @Test func everyShippedTableIsRead() throws {
    var lexicon = Lexicon()
    for table in ["characters", "economy"] {
      let path = packageFolder.appending(path: "Glossaries/zh-en/\(table).tsv").path
      try LexiconReader().add(dictionary: path, to: &lexicon)
    }
    #expect(lexicon.count > 8000)
    #expect(glosses(lexicon, "商业银行") == ["commercial bank"])
    #expect(lexicon.readings(of: 0x554A) == ["a"])
  }
}
