import Foundation
import Testing

@Suite struct LinksTests {
  static let pairs = """
    图书馆 收藏 了 图书 ||| The library holds books

    老师 感谢 志愿者 ||| Teachers thank volunteers
    志愿者 |||

    """

  @Test func eachPairHasALineOfLinks() throws {
    let place = try Workplace()
    try place.file("pairs.txt", Self.pairs)
    let run = try place.run("links", "pairs.txt")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.messages.isEmpty)
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 5)
    #expect(Set(lines[0].split(separator: " ")).isSuperset(of: ["0-1", "3-3"]))
    #expect(lines[1...] == ["", "0-0 1-1 2-2", "", ""])
  }

  @Test func theOtherOrderOfLanguagesTurnsTheLinksRound() throws {
    let place = try Workplace()
    try place.file("pairs.txt", "The library ||| 图书馆\n")
    #expect(try place.run("links", "pairs.txt").text.contains("1-0"))
    let told = try place.run(
      "links", "pairs.txt", "--source-language", "en", "--target-language", "zh")
    #expect(told.text.contains("1-0"))
  }

  @Test func linesWithoutSeparatorAreNamed() throws {
    let place = try Workplace()
    try place.file("pairs.txt", "图书馆 library\n")
    let run = try place.run("links", "pairs.txt")
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("pairs.txt:1: there is no |||"))
  }

  @Test func overlongPairsAreNamedAndLeftOut() throws {
    let place = try Workplace()
    let long = String(repeating: "书 ", count: 1_001)
    try place.file("pairs.txt", "书 ||| book\n\(long)||| book\n")
    let run = try place.run("links", "pairs.txt")
    #expect(run.exitCode == 0)
    #expect(run.text == "0-0\n\n")
    #expect(run.messages.contains("pairs.txt:2: more than 1000 tokens"))
  }

  @Test(arguments: [
    ["links"], ["links", "a", "--source-language", "fr"],
    ["links", "a", "--source-language", "zh", "--target-language", "zh"],
  ])
  func mistakesInTheCommandLineEndWith2(_ arguments: [String]) throws {
    #expect(try Workplace().run(arguments).exitCode == 2)
  }
}
