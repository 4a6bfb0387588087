import Foundation
import Terminology
import Testing

@testable import Alignment
@testable import Corpus

@Suite struct TokenizedPairReaderTests {
  func read(
    _ bytes: [UInt8], first: LanguageTag? = nil, second: LanguageTag? = nil
  ) throws -> TokenizedPairs {
    let path = NSTemporaryDirectory() + "concord-\(UUID().uuidString).txt"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try TokenizedPairReader(first: first, second: second).read(path)
  }

  @Test func tokensArePartedByBlanksAndFolded() throws {
    let read = try read(Array("圖書館  有 1,000 冊 書 |||\tThe Library has 1,000 Books\r\n".utf8))
    let source = read.pairs.source.map { read.source.text(of: $0) }
    let target = read.pairs.target.map { read.target.text(of: $0) }
    #expect(source == ["图书馆", "有", "1,000", "册", "书"])
    #expect(target == ["the", "library", "has", "1000", "books"])
    #expect(!read.isReversed)
  }

  @Test func namesAreTheWordsThatAlwaysHaveACapital() throws {
    let read = try read(Array("图书馆 ||| The Mozart Library\n书 ||| the library\n".utf8))
    #expect(read.names == ["mozart"])
  }

  @Test func theChineseSideIsTheSourceWhereverItStands() throws {
    let read = try read(Array("library ||| 图书馆\n".utf8))
    #expect(read.isReversed)
    #expect(read.source.text(of: read.pairs.source[0]) == "图书馆")
    #expect(try !self.read(Array("书 ||| 书店 的 书\n".utf8), first: .chinese).isReversed)
  }

  @Test(
    arguments: [
      (.english, .chinese, "first side: the text is said to be English and has no Latin letter"),
      (.chinese, nil, nil), (nil, .english, nil),
      (nil, .chinese, "second side: the text is said to be Chinese and has no Chinese character"),
    ] as [(LanguageTag?, LanguageTag?, String?)])
  func languagesNamedTheWrongWayRoundAreRefused(
    _ first: LanguageTag?, _ second: LanguageTag?, _ message: String?
  ) throws {
    let pairs = Array("图书馆 ||| library\n书 ||| books\n".utf8)
    guard let message else {
      #expect(try read(pairs, first: first, second: second).pairs.count == 2)
      return
    }
    let error = #expect(throws: CorpusError.self) {
      try read(pairs, first: first, second: second)
    }
    #expect(error?.description.contains(message) == true)
  }

  @Test func emptyLinesAndSidesStayPairs() throws {
    let read = try read(Array("\n书 |||\n||| book\n|||\n书 ||| book".utf8))
    #expect(read.pairs.count == 5)
    #expect((0..<5).map { read.pairs.source(of: $0).count } == [0, 1, 0, 0, 1])
    #expect((0..<5).map { read.pairs.target(of: $0).count } == [0, 0, 1, 0, 1])
  }

  @Test(arguments: [
    ("书 ||| book\n书 book\n", 2, "there is no |||"),
    ("书 ||| book ||| livre\n", 1, "there is more than one |||"),
    ("书|||book\n", 1, "there is no |||"),
  ])
  func linesOfAnotherFormAreRefused(_ text: String, _ line: Int, _ reason: String) throws {
    let error = #expect(throws: CorpusError.self) { try read(Array(text.utf8)) }
    #expect(error?.line == line)
    #expect(error?.reason == reason)
  }

  @Test func bytesThatAreNoTextAreTokensLikeOthers() throws {
    let read = try read([0xFF, 0xFE, 0x20, 0x00] + Array(" ||| a \u{1F600}\n".utf8))
    #expect(read.pairs.source(of: 0).count == 2)
    #expect(read.pairs.target(of: 0).count == 2)
  }

  @Test func endlessLinesAreRefused() throws {
    let line = [UInt8](repeating: 0x61, count: InputLimits().lineBytes + 1)
    let error = #expect(throws: CorpusError.self) { try read(line) }
    #expect(error?.reason.contains("longer than") == true)
  }
}
