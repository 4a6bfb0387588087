import Terminology
import TestSupport
import Testing
import Workers

@testable import Alignment
@testable import Corpus

/// Long texts made of numbered sentences, whose beads are known beforehand.
@Suite struct BeadAlignerTests {
  private static let places: [(String, String)] = [
    ("图书馆", "library"), ("港口", "port"), ("森林", "forest"), ("学校", "school"), ("银行", "bank"),
    ("医院", "hospital"), ("工厂", "factory"), ("市场", "market"),
  ]
  private static let deeds: [(String, String)] = [
    ("增加了", "increased its"), ("减少了", "reduced its"), ("公布了", "announced its"),
    ("保护了", "protected its"), ("研究了", "studied its"),
  ]
  private static let things: [(String, String)] = [
    ("收入", "income"), ("能源", "energy"), ("服务", "services"), ("投资", "investment"),
    ("技术", "technology"), ("贸易", "trade"), ("文化", "culture"),
  ]

  /// The k-th sentence in both languages; every other one has a number of its own.
  private static func sentence(_ k: Int) -> (chinese: String, english: String) {
    var random = SeededGenerator(UInt64(k))
    let (a, b) = (
      places[Int.random(in: 0..<8, using: &random)], deeds[Int.random(in: 0..<5, using: &random)]
    )
    let c = things[Int.random(in: 0..<7, using: &random)]
    let sum = k % 2 == 0 ? ("", "") : ("\(1000 + k)项", "\(1000 + k) kinds of ")
    return ("\(a.0)\(b.0)\(sum.0)\(c.0)。", "The \(a.1) \(b.1) \(sum.1)\(c.1).")
  }

  private func pair(_ chinese: [Int], _ english: [Int]) -> [DocumentPart] {
    [
      segments("a.zh", .chinese, chinese.map { Self.sentence($0).chinese }),
      segments("a.en", .english, english.map { Self.sentence($0).english }),
    ]
  }

  private func segments(
    _ document: String, _ language: LanguageTag, _ texts: [String]
  ) -> DocumentPart {
    DocumentPart(
      document: document, language: language,
      segments: texts.enumerated().map { Segment(text: $1, line: $0 + 1, paragraph: 0) })
  }

  private func beads(_ parts: [DocumentPart], threads: Int = 1) throws -> [Bead] {
    var aligner = CorpusAligner(
      lexicon: try shippedLexicon.get(), workers: WorkerPool(threads: threads))
    aligner.isPairKnown = true
    return try aligner.align(Corpus(parts: parts)).bitexts.flatMap(\.beads)
  }

  private func links(_ beads: [Bead]) -> Set<[Int]> {
    Set(beads.flatMap { bead in bead.source.flatMap { i in bead.target.map { [i, $0] } } })
  }

  /// The share of right links among those found and those wanted, whichever is less.
  private func agreement(_ beads: [Bead], _ wanted: Set<[Int]>) -> Double {
    let found = links(beads)
    return Double(found.intersection(wanted).count) / Double(max(1, found.count, wanted.count))
  }

  @Test func sentencesInOrderAreBeads() throws {
    let found = try beads(pair(Array(0..<200), Array(0..<200)))
    #expect(agreement(found, Set((0..<200).map { [$0, $0] })) > 0.99)
  }

  @Test(arguments: [(40, 60), (0, 30), (150, 200)])
  func aBlockThatOneSideLacksIsLeftOut(_ from: Int, _ to: Int) throws {
    let kept = (0..<200).filter { $0 < from || $0 >= to }
    let wanted = Set(kept.enumerated().map { [$1, $0] })
    #expect(agreement(try beads(pair(Array(0..<200), kept)), wanted) > 0.97)
    let reversed = Set(kept.enumerated().map { [$0, $1] })
    #expect(agreement(try beads(pair(kept, Array(0..<200))), reversed) > 0.97)
  }

  @Test func aLastSentenceThatOneSideLacksJoinsNoNeighbour() throws {
    let found = try beads([
      segments("a.zh", .chinese, ["图书馆开放网上服务。", "医院公布了收入。", "我们感谢志愿者。", "山区的森林面积增加了。"]),
      segments(
        "a.en", .english,
        [
          "The library opens online services.", "The hospital announced its income.",
          "We thank the volunteers.",
        ]),
    ])
    #expect(found.map(\.source) == [0..<1, 1..<2, 2..<3])
    #expect(found.map(\.target) == [0..<1, 1..<2, 2..<3])
  }

  @Test func movedSectionsAreFound() throws {
    let order = Array(120..<160) + Array(0..<60) + Array(160..<200) + Array(60..<120)
    let wanted = Set(order.enumerated().map { [$1, $0] })
    #expect(agreement(try beads(pair(Array(0..<200), order)), wanted) > 0.95)
  }

  @Test func insertedTextOfAnotherLanguageIsLeftOut() throws {
    var parts = pair(Array(0..<120), Array(0..<120))
    let french = (0..<15).map { k in
      Segment(
        text: "Les voyageurs attendaient le train numéro \(k) sous la pluie.", line: 1, paragraph: 0
      )
    }
    parts[1].segments.insert(contentsOf: french, at: 50)
    let found = try beads(parts)
    #expect(agreement(found, Set((0..<120).map { [$0, $0 < 50 ? $0 : $0 + 15] })) > 0.97)
  }

  @Test func foreignSegmentsStayWithoutPartner() throws {
    var parts = pair(Array(0..<40), Array(0..<40))
    for (k, place) in [3, 17, 30].enumerated() {
      let text = "Портовая компания отвечает за \(1003 + k)."
      parts[1].segments.insert(
        Segment(text: text, line: 1, paragraph: 0, isForeign: true), at: place)
    }
    let rows = (0..<40).map { k in [k, k + [3, 16, 28].count { k >= $0 }] }
    #expect(agreement(try beads(parts), Set(rows)) > 0.97)
  }

  @Test func aForeignLineThatBothTextsHaveIsABead() throws {
    var parts = pair(Array(0..<20), Array(0..<20))
    let title = "La compagnie du port est responsable des données de ce rapport."
    for k in parts.indices {
      parts[k].segments.insert(
        Segment(text: title, line: 1, paragraph: 0, isForeign: true), at: 11)
    }
    #expect(agreement(try beads(parts), Set((0..<21).map { [$0, $0] })) > 0.97)
  }

  @Test func numberOfThreadsChangesNothing() throws {
    let order = Array(100..<200) + Array(0..<100)
    let parts = pair(Array(0..<200), order)
    #expect(try beads(parts, threads: 1) == beads(parts, threads: 2))
  }

  @Test func beadsAreDisjointWithAProbabilityEach() throws {
    let order = Array(120..<160) + Array(0..<60) + Array(160..<200) + Array(70..<110)
    let found = try beads(pair(Array(0..<200), order))
    #expect(Set(found.flatMap(\.source)).count == found.reduce(0) { $0 + $1.source.count })
    #expect(Set(found.flatMap(\.target)).count == found.reduce(0) { $0 + $1.target.count })
    #expect(found.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 })
  }

  @Test func aBeadIsLessSureWhereWordsAreMissing() throws {
    var parts = pair(Array(0..<60), Array(0..<60))
    parts[1].segments[30].text = "The weather stayed the same all week."
    let found = try beads(parts)
    let changed = found.first { $0.source.contains(30) }?.confidence ?? 0
    let others = found.filter { !$0.source.contains(30) }.map(\.confidence)
    #expect(others.allSatisfy { changed < $0 })
  }

  @Test func furnitureWithinABeadIsPassedOver() throws {
    var parts = pair(Array(0..<40), Array(0..<40))
    parts[1].segments[20].text = "The hospital studied its"
    parts[1].segments.insert(
      Segment(text: "12", line: 1, paragraph: 0, isFurniture: true), at: 21)
    parts[1].segments.insert(Segment(text: "income.", line: 1, paragraph: 0), at: 22)
    let found = try beads(parts)
    #expect(!found.contains { $0.target == 21..<22 })
    #expect(found.contains { $0.target.contains(20) })
  }

  // MARK: Hostile input

  @Test func emptySegmentsAloneGiveNoBeads() throws {
    let empty = [String](repeating: "", count: 5_000)
    #expect(
      try beads([segments("a.zh", .chinese, empty), segments("a.en", .english, empty)]).isEmpty)
    #expect(
      try beads([segments("a.zh", .chinese, []), segments("a.en", .english, ["One line."])]).isEmpty
    )
    #expect(
      try beads([
        segments("a.zh", .chinese, ["港口增加了收入。"]), segments("a.en", .english, empty),
      ]).isEmpty)
  }

  @Test func aHugeLineIsPairedWithItsTranslation() throws {
    let huge = String(repeating: "港口增加了收入。", count: 4_000)
    let found = try beads([
      segments("a.zh", .chinese, [huge]),
      segments(
        "a.en", .english, [String(repeating: "The port increased its income. ", count: 4_000)]),
    ])
    #expect(found.map(\.source) == [0..<1] && found.map(\.target) == [0..<1])
  }

  @Test func aLineRepeatedManyTimesIsPairedInOrder() throws {
    let chinese = [String](repeating: "港口增加了收入。", count: 600)
    let english = [String](repeating: "The port increased its income.", count: 500)
    let found = try beads([
      segments("a.zh", .chinese, chinese), segments("a.en", .english, english),
    ])
    // Which of the lines belong together, nothing tells but their order and number.
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { (0...100).contains($0.source.lowerBound - $0.target.lowerBound) })
    for (bead, next) in zip(found, found.dropFirst()) {
      #expect(bead.source.upperBound <= next.source.lowerBound)
      #expect(bead.target.upperBound <= next.target.lowerBound)
    }
  }
}
