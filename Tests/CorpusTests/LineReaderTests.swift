import TestSupport
import Testing

@testable import Corpus

@Suite struct LineReaderTests {
  func lines(_ path: String, limits: InputLimits = InputLimits()) throws -> [String] {
    let reader = try LineReader(path, limits: limits)
    var lines: [String] = []
    while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    #expect(reader.line == lines.count)
    return lines
  }

  @Test(arguments: [
    ("", []), ("\n", [""]), ("a\n\nb", ["a", "", "b"]), ("a\r\nb\r\n", ["a", "b"]),
  ])
  func aLineEndsWithALineFeed(_ text: String, _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try lines(try folder.file("a.txt", text)) == expected)
    #expect(try lines(try folder.file("a.gz", bytes: gzip(Array(text.utf8)))) == expected)
  }

  @Test func linesMayBeLongerThanTheBuffer() throws {
    let long = String(repeating: "长", count: 200_000)
    let folder = try TemporaryFolder()
    #expect(try lines(try folder.file("a.txt", "a\n\(long)\nb\n")) == ["a", long, "b"])
  }

  @Test func linesBeyondTheLimitAndCutFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    var limits = InputLimits()
    limits.lineBytes = 3
    let path = try folder.file("a.txt", "abc\nabcd\n")
    let error = #expect(throws: CorpusError.self) { try lines(path, limits: limits) }
    #expect(error?.line == 2)
    let cut = Array(gzip(Array("abc\n".utf8)).dropLast(6))
    let broken = try folder.file("a.gz", bytes: cut)
    #expect(throws: CorpusError.self) { try lines(broken) }
    #expect(throws: CorpusError.self) { try lines(folder.path) }
    #expect(throws: CorpusError.self) { try lines(folder.path + "/none") }
  }
}
