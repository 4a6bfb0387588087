import Glibc
import Terminology
import TestSupport
import Testing

@testable import Corpus

@Suite struct CorpusReaderTests {
  static let chinese = "绿色港口建设不是给码头刷一层绿漆，而是要改变港口用能、运货和管理的方式。\n"
  static let english =
    "Green port development does not mean giving the quays a coat of green paint.\n"
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aFolderIsReadAtAnyDepthInTheOrderOfItsPaths() throws {
    try folder.file("b.txt", Self.chinese)
    try folder.file("a/z.text", Self.english)
    try folder.file("c", Self.english)
    try folder.file(".hidden.txt", Self.english)
    let corpus = try CorpusReader().read([folder.path])
    #expect(corpus.parts.map(\.document) == ["z.text", "b.txt", "c"])
    #expect(corpus.parts.map(\.language) == [.english, .chinese, .english])
    #expect(corpus.warnings.isEmpty)
  }

  @Test func theOrderOfPathsDoesNotChangeWhatIsRead() throws {
    let one = try folder.file("one.txt", Self.chinese)
    let two = try folder.file("two.txt", Self.english)
    let forward = try CorpusReader().read([one, two]).parts
    let backward = try CorpusReader().read([two, one]).parts
    #expect(forward == backward)
  }

  @Test func filesOfTheSameNameAreToldApartByTheirFolder() throws {
    try folder.file("2026/speech.txt", Self.chinese)
    try folder.file("2027/speech.txt", Self.english)
    try folder.file("2027/other.txt", Self.english)
    let corpus = try CorpusReader().read([folder.path])
    #expect(corpus.parts.map(\.document) == ["2026/speech.txt", "other.txt", "2027/speech.txt"])
  }

  @Test(arguments: [
    (["x/a.txt", "y/a.txt"], ["x/a.txt", "y/a.txt"]),
    (["p/x/a.txt", "q/x/a.txt", "b.txt"], ["p/x/a.txt", "q/x/a.txt", "b.txt"]),
    (["a.txt", "y/a.txt"], ["a.txt", "y/a.txt"]),
  ])
  func documentNamesAreUnique(_ paths: [String], _ names: [String]) {
    #expect(CorpusReader.documentNames(paths) == names)
  }

  @Test(arguments: [
    ["a/../a/x.txt", "./b/x.txt"], ["b/x.txt", "a/x.txt"], ["a//x.txt", "b/.", "a"],
    [".", "b/x.txt"],
  ])
  func theSpellingOfPathsDoesNotChangeWhatIsRead(_ spelled: [String]) throws {
    try folder.file("a/x.txt", Self.chinese)
    try folder.file("b/x.txt", Self.english)
    let plain = try CorpusReader().read([folder.path])
    let corpus = try CorpusReader().read(spelled.map { folder.path + "/" + $0 })
    #expect(corpus.parts == plain.parts)
    #expect(corpus.parts.map(\.document) == ["a/x.txt", "b/x.txt"])
  }

  @Test func aLinkToAFileKeepsItsName() throws {
    try folder.file("store/1", Self.chinese)
    symlink(folder.path + "/store/1", folder.path + "/speech.txt")
    let corpus = try CorpusReader().read([folder.path + "/./speech.txt"])
    #expect(corpus.parts.map(\.document) == ["speech.txt"])
  }

  @Test func aFileNamedTwiceIsReadOnce() throws {
    let path = try folder.file("one.txt", Self.chinese)
    #expect(try CorpusReader().read([path, path, folder.path]).parts.count == 1)
  }

  @Test(
    arguments: [
      (chinese, .english, "said to be English and has no Latin letter"),
      (english, .chinese, "said to be Chinese and has no Chinese character"),
      ("ETC卡可以用了。\n", .english, "said to be English and is written in Chinese characters for"),
      ("1\n2\n", .chinese, "said to be Chinese and has no Chinese character"),
    ] as [(String, LanguageTag, String)])
  func segmentsInAnotherLanguageThanIsSaidAreRefused(
    _ text: String, _ language: LanguageTag, _ reason: String
  ) throws {
    let path = try folder.file("text.txt", text)
    let error = #expect(throws: CorpusError.self) {
      try CorpusReader().readSegments(path, language: language)
    }
    #expect(error?.file == "text.txt")
    #expect(error?.reason.contains(reason) == true)
    #expect(error?.advice == "swap the two languages, or leave them out to have them found out")
  }

  @Test(
    arguments: [
      ("ETC卡可以用了。\n", .chinese), (english + "The word for port is 港口.\n", .english),
      ("The port\n1\n港\n", .chinese),
    ] as [(String, LanguageTag)])
  func segmentsWithSomeWordsOfTheOtherLanguageAreWhatTheyAreSaidToBe(
    _ text: String, _ language: LanguageTag
  ) throws {
    let path = try folder.file("text.txt", text)
    #expect(try CorpusReader().readSegments(path, language: language).language == language)
  }

  @Test func aMissingPathThrows() throws {
    let good = try folder.file("good.txt", Self.chinese)
    let error = #expect(throws: CorpusError.self) {
      try CorpusReader().read([good, folder.path + "/missing.txt"])
    }
    #expect(error?.file.hasSuffix("/missing.txt") == true)
    #expect(error?.reason == "no such file or directory")
  }

  @Test(
    arguments: [
      ("bad.txt", [], "the file is empty"),
      ("bad.txt", [0x50, 0x4B, 0x03, 0x04, 0x00], "this is not a text file"),
      (
        "bad.txt", Array("12 34 56 %\n".utf8),
        "no Chinese or English text longer than a title was found"
      ),
      ("bad.pdf", Array("%PDF".utf8), "the file's kind is not known, so it is left out"),
      ("bad.tsv", Array("a\tb\n1\t2\n".utf8), "the header names no Chinese and English column"),
      ("bad.tmx", Array("<html/>".utf8), "the root element is html, not tmx"),
    ] as [(String, [UInt8], String)])
  func aBadFileIsNamedAndTheOthersAreRead(_ name: String, _ bytes: [UInt8], _ reason: String) throws
  {
    try folder.file("a.txt", Self.chinese)
    try folder.file(name, bytes: bytes)
    try folder.file("z.txt", Self.english)
    let corpus = try CorpusReader().read([folder.path])
    #expect(corpus.parts.map(\.document) == ["a.txt", "z.txt"])
    #expect(corpus.warnings.map(\.file) == [name])
    #expect(corpus.warnings.map(\.reason) == [reason])
  }

  @Test func aWarningOfADecodedFileIsKept() throws {
    try folder.file("cut.txt", bytes: Array(Self.chinese.utf8.dropLast(2)))
    let corpus = try CorpusReader().read([folder.path])
    #expect(corpus.parts.count == 1)
    #expect(corpus.warnings.first?.description.hasPrefix("cut.txt:1: the file ends in") == true)
  }

  @Test func aFileTheUserNamesIsReadWhateverItsEnding() throws {
    let path = try folder.file("speech.utf8", Self.chinese)
    #expect(try CorpusReader().read([path]).parts.count == 1)
  }

  @Test func whereNothingIsUsableTheFirstReasonIsThrown() throws {
    let path = try folder.file("empty.txt", "")
    let error = #expect(throws: CorpusError.self) { try CorpusReader().read([path]) }
    #expect(error?.description == "empty.txt: the file is empty (leave it out)")
    let none = try TemporaryFolder()
    #expect(throws: CorpusError.self) { try CorpusReader().read([none.path]) }
    #expect(throws: CorpusError.self) { try CorpusReader().read([]) }
  }

  @Test(.enabled(if: getuid() != 0, "everything is readable to root"))
  func anUnreadableFileIsNamed() throws {
    let path = try folder.file("secret.txt", Self.chinese)
    try folder.file("open.txt", Self.chinese)
    chmod(path, 0)
    let corpus = try CorpusReader().read([folder.path])
    #expect(corpus.parts.map(\.document) == ["open.txt"])
    #expect(corpus.warnings.map(\.file) == ["secret.txt"])
  }

  @Test func limitsRefuseWhatIsTooLarge() throws {
    var limits = InputLimits()
    limits.lineBytes = 100
    limits.textBytes = 1000
    limits.files = 4
    let reader = CorpusReader(limits: limits)
    try folder.file("good.txt", Self.chinese)
    try folder.file("line.txt", Self.chinese + String(repeating: "港", count: 101))
    try folder.file("size.txt", String(repeating: Self.chinese, count: 20))
    try folder.file("row.tsv", "zh\ten\n港\t" + String(repeating: "port ", count: 25))
    let corpus = try reader.read([folder.path])
    #expect(corpus.parts.map(\.document) == ["good.txt"])
    #expect(
      corpus.warnings.map { "\($0.file):\($0.line ?? 0)" } == [
        "line.txt:2", "row.tsv:2", "size.txt:0",
      ])
    try folder.file("one-more.txt", Self.chinese)
    let error = #expect(throws: CorpusError.self) { try reader.read([folder.path]) }
    #expect(error?.reason == "the folder holds more than 4 files")
  }

  @Test func gzipIsUnpackedAndItsDamageNamed() throws {
    let packed = gzip(Array(Self.chinese.utf8))
    try folder.file("a.txt.gz", bytes: packed)
    var damaged = packed
    damaged[20] ^= 0xFF
    try folder.file("b.txt.gz", bytes: damaged)
    try folder.file("c.txt.gz", bytes: Array(packed.dropLast(20)))
    let corpus = try CorpusReader().read([folder.path])
    #expect(corpus.parts.map(\.document) == ["a.txt.gz"])
    #expect(corpus.warnings.map(\.file) == ["b.txt.gz", "c.txt.gz"])
  }

  @Test func linksToFoldersAreNotFollowed() throws {
    try folder.file("a.txt", Self.chinese)
    symlink(folder.path, folder.path + "/loop")
    #expect(try CorpusReader().read([folder.path]).parts.count == 1)
  }
}
