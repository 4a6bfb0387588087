import TestSupport
import Testing

@testable import Alignment
@testable import Corpus

/// A model's content of single words: unit, target word and count.
func counts(_ rows: [(String, String, Float)]) -> TranslationCounts {
  var counts = TranslationCounts()
  for unit in TranslationCounts.Unit.allCases {
    var table = TranslationTable()
    for target in Set(rows.map(\.1)).sorted() { _ = table.add(target: target, occurrences: 50) }
    for (source, target, count) in rows {
      _ = table.add(source: source, occurrences: 50)
      guard let s = table.sources.id(of: source), let t = table.targets.id(of: target) else {
        continue
      }
      table.add(s, t, count: count)
    }
    counts[unit] = table
  }
  return counts
}

@Suite struct TranslationCountsTests {
  func read(_ bytes: [UInt8]) throws -> TranslationCounts {
    let folder = try TemporaryFolder()
    let path = try folder.file("words.model", bytes: bytes)
    do {
      return try TranslationCountsReader().read(path)
    } catch {
      throw CorpusError(
        file: "words.model", line: error.line, column: error.column, reason: error.reason,
        advice: error.advice)
    }
  }

  static let two = counts([
    ("图书馆", "library", 40.5), ("志愿者", "helper", 3), ("志愿者", "volunteer", 46),
  ])

  @Test func whatIsWrittenIsReadBack() throws {
    #expect(try read(Self.two.bytes()) == Self.two)
    #expect(try read(TranslationCounts().bytes()).isEmpty)
  }

  @Test func theFormIsWhatTheManualSays() throws {
    let lines = String(decoding: Self.two.bytes(), as: UTF8.self).split(separator: "\n")
    #expect(
      lines.prefix(7) == [
        "concord-model/1\tzh\ten\t16", "word\t\thelper\t50", "word\t\tlibrary\t50",
        "word\t\tvolunteer\t50", "word\t图书馆\t\t50", "word\t图书馆\tlibrary\t40.5",
        "word\t志愿者\t\t50",
      ])
    #expect(lines.count == 17)
  }

  static let head = "concord-model/1\tzh\ten\t"
  static let whole = "word\t\tbook\t9\nword\t书\t\t9\nword\t书\tbook\t7.5\n"

  @Test(arguments: [
    ("", "1:1: this is no model"),
    ("zh\ten\n图书馆\tlibrary\n", "1:1: this is no model"),
    ("concord-model/2\tzh\ten\t0\n", "1:1: this is a model of another version"),
    (
      "concord-model/1\ten\tzh\t0\n",
      "1:1: this is a model of another version or of other languages"
    ),
    (head + "many\n", "1:23: “many” is no number of lines"),
    (head + "-1\n", "1:23: “-1” is no number of lines"),
    (head + "99999999999\n", "1:23: “99999999999” is no number of lines"),
    (head + "4\n" + whole, "4:1: the file ends after 3 of 4 lines"),
    (head + "2\n" + whole, "4:1: there are more lines than the 2"),
    (head + "1\nword\tbook\t9\n", "2:1: the line has 3 fields"),
    (head + "1\nwords\t\tbook\t9\n", "2:1: “words” is neither word nor character"),
    (head + "1\nword\t\t\t9\n", "2:6: the line names no word"),
    (head + "1\nword\t\tbook\tnan\n", "2:12: “nan” is no number"),
    (head + "1\nword\t\tbook\t-1\n", "2:12: “-1” is no number"),
    (head + "1\nword\t\tbook\t0\n", "2:12: “0” is no number"),
    (head + "1\nword\t\tbook\t1.25\n", "2:12: “1.25” is no number"),
    (head + "1\nword\t\tbook\t1e3\n", "2:12: “1e3” is no number"),
    (head + "1\nword\t\tbook\t1000000\n", "2:12: “1000000” is no number"),
    (head + "2\nword\t\tbook\t9\nword\t\tbook\t9\n", "3:7: the word is there twice"),
    (head + "4\n" + whole + "word\t书\t\t9\n", "5:6: the word is there twice"),
    (head + "4\n" + whole + "word\t书\tbook\t1\n", "5:10: the word is there twice, or"),
    (head + "1\nword\t书\tbook\t1\n", "2:6: the line does not follow"),
    (head + "2\nword\t书\t\t9\nword\t书\tbook\t1\n", "3:10: no line before counts"),
  ])
  func aWrongFileIsRefusedWithItsPlace(_ text: String, _ says: String) {
    let error = #expect(throws: CorpusError.self) { try read(Array(text.utf8)) }
    #expect(
      error?.description.hasPrefix("words.model:" + says) == true, "\(error?.description ?? "")")
    #expect(error?.advice.contains("model") == true)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let bytes = Array((Self.head + "1\nword\t\t").utf8) + [0xFF, 0xFE] + Array("\t9\n".utf8)
    let error = #expect(throws: CorpusError.self) { try read(bytes) }
    #expect(error?.reason == "the word is not UTF-8")
    #expect(throws: CorpusError.self) { try read((0...255).map { $0 }) }
  }

  @Test func anEndlessLineIsNotHeldInMemory() {
    let bytes = Array((Self.head + "1\nword\t\t" + String(repeating: "a", count: 5_000)).utf8)
    let error = #expect(throws: CorpusError.self) { try read(bytes) }
    #expect(error?.line == 2)
    #expect(error?.reason == "the line is longer than 4 KB")
  }

  @Test func everyShorterFileIsRefused() throws {
    let bytes = Self.two.bytes()
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(throws: CorpusError.self) { try read(Array(bytes[..<length])) }
    }
  }
}
