import Foundation
import TestSupport
import Testing

@testable import Exchange

/// Documents with random defects: whatever is read, nothing may crash, hang, or be mended into something worse.
///
/// A few in every test run; `Scripts/fuzz MINUTES` goes on for as long as it is told.
@Suite struct MutationTests {
  private static let pieces = [
    "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?x", "&#0;", "&#x10FFFF;", "&e;",
    "<!DOCTYPE a [<!ENTITY e 'x'>]>", "xmlns:a=\"b\"", "id=\"c1\"", "<term/>", "</term>", "\u{0}",
    "\u{FFFE}", "世", "\n", "<tbx>", "</text>", "type=\"\"", "xml:lang=\"zh_cn\"",
    String(repeating: "<hi>", count: 40), String(repeating: "a", count: 5_000),
  ].map { Array($0.utf8) }

  private static func mutant(
    _ seeds: [[UInt8]], _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = seeds.randomElement(using: &generator) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, start + Int.random(in: 1...200, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: start)
      case 4: bytes.removeSubrange(start...)
      default:
        let other = seeds.randomElement(using: &generator) ?? []
        let cut = Int.random(in: 0...other.count, using: &generator)
        bytes = Array(bytes[..<start] + other[cut...])
      }
    }
    return bytes
  }

  private static func seeds() throws -> [[UInt8]] {
    let folder = packageFolder.appending(path: "Tests/Conformance/files")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .enumerated().filter { $0.offset % 7 == 0 }
      .map { [UInt8](try Data(contentsOf: folder.appending(path: $0.element))) }
  }

  /// What is done with one document.
  private static func examine(_ bytes: [UInt8]) throws {
    let report = try TBXValidator().report(bytes: bytes, name: "m")
    _ = report.text()
    _ = ValidationReport.json([report])
    if let reading = try? GlossaryReader().read(bytes: bytes, name: "m") {
      _ = try? TBXWriter().bytes(of: reading.glossary)
    }
    guard report.isComplete, let edition = report.judged.first else { return }
    let mended = try TBXRepair(for: edition).document(bytes: bytes, name: "m").bytes
    let again = try TBXValidator(.these([edition])).report(bytes: mended, name: "m")
    #expect(again.isComplete)
    let before = report.verdicts.first { $0.edition == edition }?.errors ?? 0
    #expect((again.verdicts.first?.errors ?? 0) <= before)
  }

  @Test func nothingBreaksOnDamagedDocuments() throws {
    let seeds = try Self.seeds()
    var generator = SeededGenerator(1)
    for _ in 0..<400 { try Self.examine(Self.mutant(seeds, &generator)) }
  }

  @Test func nothingBreaksForAsLongAsOneLikes() throws {
    guard let text = ProcessInfo.processInfo.environment["CONCORD_FUZZ_MINUTES"],
      let minutes = Double(text)
    else { return }
    let seeds = try Self.seeds()
    let seed = UInt64(Date.now.timeIntervalSince1970)
    var generator = SeededGenerator(seed)
    let end = Date.now.addingTimeInterval(minutes * 60)
    var count = 0
    let last = FileManager.default.temporaryDirectory.appending(path: "concord-fuzz-last.tbx")
    while Date.now < end {
      let bytes = Self.mutant(seeds, &generator)
      // Whoever looks into a crash needs the document.
      try Data(bytes).write(to: last)
      try Self.examine(bytes)
      count += 1
    }
    print("\(count) documents from seed \(seed), the last one in \(last.path)")
  }
}
