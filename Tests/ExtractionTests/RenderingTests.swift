import Terminology
import Testing
import Workers

@testable import Alignment
@testable import Corpus
@testable import Extraction

@Suite struct RenderingTests {
  static func occurrences(of terms: [String], in table: String) throws -> TermList {
    try extractor(corpus(table), workers: WorkerPool(threads: 1)).occurrences(of: terms)
  }

  @Test func anAcronymIsFoundWhereTheFullFormStandsElsewhere() throws {
    let list = try Self.occurrences(
      of: ["数据共享平台"],
      in: """
        我们建设数据共享平台。 | We are building the data sharing platform.
        数据共享平台帮助企业。 | The data sharing platform helps companies.
        九月，数据共享平台开放。 | The DSP opens in September.
        """)
    #expect(
      list.renderings(of: "数据共享平台") == ["data sharing platform", "data sharing platform", "DSP"])
  }

  @Test func aTermThatTheTranslationLeavesOutHasNoRendering() throws {
    let list = try Self.occurrences(
      of: ["志愿者"],
      in: """
        我们感谢所有志愿者。 | We thank all volunteers.
        志愿者帮助学生。 | Volunteers help students.
        图书馆在九月开放，志愿者也很高兴。 | The library opens in September.
        """)
    #expect(list.renderings(of: "志愿者") == ["volunteers", "Volunteers", nil])
    let record = try #require(list["志愿者"])
    #expect(record.frequency == 3)
    #expect(record.equivalents.map(\.text) == ["volunteer"])
    #expect(record.equivalents.map(\.count) == [2])
  }

  @Test func aPassageThatIsNotTranslatedSaysNothingOfItsTerms() throws {
    let list = try Self.occurrences(
      of: ["志愿者"],
      in: """
        我们感谢所有志愿者。 | We thank all volunteers.
        志愿者帮助学生。 | Volunteers help students.
        图书馆在九月开放。森林面积增加，农民收入明显提高，港口实现低碳增长，志愿者保护湿地的环境，企业参加文化活动，居民很高兴。 | The library opens in September.
        """)
    #expect(list.renderings(of: "志愿者") == ["volunteers", "Volunteers", nil])
    #expect(list["志愿者"]?.frequency == 3)
  }

  @Test func aTermIsCalledAsItsListCallsIt() throws {
    let list = try Self.occurrences(
      of: ["图书馆"],
      in: "市圖書館開放。 | The city library is open.\n圖書館有五万册图书。 | The library holds 50,000 books.")
    #expect(list.terms.map(\.sourceTerm) == ["图书馆"])
    #expect(list.renderings(of: "图书馆") == ["library", "library"])
  }

  @Test func aSentenceInitialCapitalIsNotCited() throws {
    let list = try Self.occurrences(
      of: ["志愿者", "临港市"],
      in: """
        志愿者帮助学生。 | Volunteers help students.
        学生感谢志愿者。 | Students thank the volunteers.
        居民喜欢临港市。 | Residents like Lingang.
        临港市有学生。 | Lingang has students.
        """)
    #expect(list["志愿者"]?.equivalent == "volunteer")
    #expect(list["临港市"]?.equivalent == "Lingang")
  }

  @Test func aWordThatOnlyBeginsSentencesIsCitedWithoutCapital() throws {
    let list = try Self.occurrences(
      of: ["志愿者"], in: "志愿者帮助学生。 | Volunteers help students.\n志愿者很多。 | Volunteers are many.")
    #expect(list["志愿者"]?.equivalent == "volunteer")
  }

  @Test func placesOfATermOfTwoSegmentsLeadToTheRightSegment() throws {
    var document = rows("居民很多。 | There are many residents. They like the library.", document: "two")
    document.source.segments.append(Segment(text: "居民喜欢图书馆。", line: 5, paragraph: 0))
    let list = try extractor(align([document])).occurrences(of: ["图书馆"])
    let occurrence = try #require(list["图书馆"]?.occurrences.first)
    #expect(occurrence.source == Place(document: "two", line: 5))
    #expect(occurrence.rendering?.text == "library")
  }
}
