import Foundation
import Terminology
import TestSupport
import Testing
import Workers

@testable import Alignment
@testable import Corpus
@testable import Extraction

/// Tests/Samples: a speech with its careful English version, and a report in two languages.
@Suite struct TermExtractorTests {
  static func aligned(_ files: [String]) throws -> AlignedCorpus {
    try CorpusAligner(lexicon: shippedLexicon.get()).align(
      CorpusReader().read(files.map(samplePath)))
  }

  /// All terms, and the occurrences of three given ones.
  static let lists = Result {
    let extractor = try extractor(
      aligned(["harbour-report.txt", "harbour-speech.en.txt", "harbour-speech.zh.txt"]))
    return (extractor.terms(), extractor.occurrences(of: ["宇宙飞船", "潮汐湿地", ""]))
  }
  static let list = lists.map(\.0)

  /// Terms that recur in the speech and that its English version always renders in one way.
  @Test(arguments: [
    ("绿色港口建设", "green port development"), ("数据共享平台", "data sharing platform"),
    ("高质量发展", "high-quality development"), ("潮汐湿地", "tidal wetland"),
    ("跨境物流通道", "cross-border logistics corridor"), ("单一窗口", "single window"),
    ("智慧引航", "smart pilotage"), ("营商环境", "business environment"),
    ("技能提升计划", "skills upgrading programme"), ("岸电设施", "shore power facility"),
    ("海铁联运", "sea-rail intermodal transport"), ("航运服务业", "shipping services sector"),
    ("市政府", "Municipal Government"), ("任务清单", "task list"),
  ])
  func recurringTermsOfTheSpeechAreListedWithTheirEquivalent(
    _ term: String, _ equivalent: String
  ) throws {
    let record = try #require(try Self.list.get()[term], "\(term) is listed")
    #expect(record.equivalent == equivalent)
  }

  @Test func termsAreListedOnceAndBestFirst() throws {
    let terms = try Self.list.get().terms
    #expect(Set(terms.map(\.sourceTerm)).count == terms.count)
    #expect(zip(terms, terms.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(
      terms.allSatisfy {
        $0.totalFrequency >= $0.frequency && $0.totalFrequency > 0 && $0.documentCount > 0
      })
  }

  @Test func everyOccurrenceIsVerbatim() throws {
    var profile = ChineseProfile(lexicon: try shippedLexicon.get())
    func slice(_ text: String, _ range: Range<Int>) -> String? {
      let bytes = Array(text.utf8)
      guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
      return String(bytes: bytes[range], encoding: .utf8)
    }
    var count = 0
    for record in try Self.list.get().terms {
      let term = profile.folded(record.sourceTerm).filter { $0.kind != .space }
      for occurrence in record.occurrences {
        count += 1
        let source = slice(occurrence.sourceText, occurrence.sourceRange)
        #expect(source.map { profile.folded($0).filter { $0.kind != .space } } == term)
        #expect((0...1).contains(occurrence.confidence))
        guard let rendering = occurrence.rendering else { continue }
        #expect(slice(occurrence.targetText, rendering.range) == rendering.text)
        #expect(
          rendering.text.first?.isWhitespace == false && rendering.text.last?.isWhitespace == false)
      }
      // What is not sure enough is no equivalent; a term with few places of its own has those inside longer ones, too.
      let own = record.occurrences.count { $0.rendering != nil }
      let places = own < 3 ? record.concordance : record.occurrences
      #expect(
        record.equivalents.reduce(0) { $0 + $1.count } <= places.count { $0.rendering != nil })
    }
    #expect(count > 300)
  }

  @Test func documentsSayWhatTheyTranslate() throws {
    #expect(
      try Self.list.get().documents.map { "\($0.id) \($0.language.text) \($0.translates ?? "-")" }
        == [
          "harbour-report.txt zh -", "harbour-report.txt en harbour-report.txt",
          "harbour-speech.zh.txt zh -", "harbour-speech.en.txt en harbour-speech.zh.txt",
        ])
  }

  @Test func termsThatDoNotOccurHaveNoOccurrences() throws {
    let list = try Self.lists.get().1
    #expect(list.terms.map(\.sourceTerm) == ["宇宙飞船", "潮汐湿地", ""])
    #expect(list["宇宙飞船"]?.occurrences.isEmpty == true)
    #expect(list["宇宙飞船"]?.frequency == 0)
    #expect(list["宇宙飞船"]?.equivalents.isEmpty == true)
    #expect(list["潮汐湿地"]?.occurrences.count == 6)
  }

  // MARK: The same result

  static let library = rows(
    """
    图书馆收藏了五万册图书，其中一半是儿童读物。 | The library holds 50,000 books, half of them children's books.
    今年，图书馆将开放网上服务。 | This year the library will open its online services.
    网上服务让居民在家借书。 | Online services let residents borrow books at home.
    志愿者在图书馆为学生读书。 | Volunteers read to students in the library.
    我们感谢所有志愿者的支持。 | We thank all volunteers for their support.
    """, document: "library")
  static let forest = rows(
    """
    山区的森林面积增加了百分之十二。 | The forest area of the mountain region increased by 12 percent.
    农民种植果树，志愿者保护水源。 | Farmers planted fruit trees and volunteers protected water sources.
    森林面积增加，农民收入明显提高。 | The forest area increased and the income of farmers rose markedly.
    """, document: "forest")

  @Test func oneThreadAndTwoGiveTheSame() throws {
    let corpus = try align([Self.library, Self.forest])
    let lists = try [1, 2].map { try extractor(corpus, workers: WorkerPool(threads: $0)).terms() }
    #expect(!lists[0].terms.isEmpty)
    #expect(lists[0] == lists[1])
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    let orders = [[Self.library, Self.forest], [Self.forest, Self.library]]
    let lists = try orders.map { try extractor(align($0)).terms().terms }
    try #require(!lists[0].isEmpty)
    #expect(lists[0].map(\.sourceTerm) == lists[1].map(\.sourceTerm))
    #expect(lists[0].map(\.equivalents) == lists[1].map(\.equivalents))
    #expect(lists[0].map(\.frequency) == lists[1].map(\.frequency))
    for (a, b) in zip(lists[0], lists[1]) {
      #expect(abs(a.score - b.score) < 1e-9)
      #expect(a.occurrences.map(\.rendering) == b.occurrences.map(\.rendering))
    }
  }
}
