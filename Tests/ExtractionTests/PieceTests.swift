import Terminology
import Testing

@testable import Extraction

@Suite struct PieceTests {
  /// The words that both columns of the examples use, so that their links are sure.
  private static let background = """
    居民喜欢文化活动。 | Residents like cultural activities.
    文化活动很多。 | There are many cultural activities.
    学生参加体育活动。 | Students take part in sports activities.
    体育活动很好。 | Sports activities are good.
    我们重视文化。 | We attach importance to culture.
    学校重视体育。 | The school attaches importance to sports.
    """

  private static func record(_ term: String, _ row: String) throws -> TermRecord {
    try #require(
      RenderingTests.occurrences(of: [term], in: background + "\n" + row)[term])
  }

  private static func last(_ term: String, _ row: String) throws -> Rendering {
    try #require(try record(term, row).occurrences.last?.rendering)
  }

  @Test func wordsOfTheOtherMemberOfACoordinationAreNoPartOfTheRendering() throws {
    let rendering = try Self.last(
      "文化活动",
      "九月，企业组织文化活动和体育活动。 | In September, companies organised cultural and sports activities.")
    #expect(rendering.piecesText == "cultural … activities")
    #expect(rendering.wording == "cultural activities")
  }

  @Test func theTextOfARenderingInPiecesIsStillOneStretch() throws {
    let row =
      "九月，企业组织文化活动和体育活动。 | In September, companies organised cultural and sports activities."
    let occurrence = try #require(try Self.record("文化活动", row).occurrences.last)
    let rendering = try #require(occurrence.rendering)
    #expect(occurrence.targetText.contains(rendering.text))
    for piece in rendering.pieces {
      let bytes = Array(occurrence.targetText.utf8)[piece.range]
      #expect(String(decoding: bytes, as: UTF8.self) == piece.text)
    }
  }

  @Test func aRenderingInOneStretchHasNoPieces() throws {
    let rendering = try Self.last(
      "体育活动",
      "九月，企业组织文化活动和体育活动。 | In September, companies organised cultural and sports activities.")
    #expect(rendering.text == "sports activities")
    #expect(rendering.pieces.isEmpty)
    #expect(rendering.ranges == [rendering.range])
  }

  @Test func anEquivalentIsCountedByTheWordsOfItsPieces() throws {
    let record = try Self.record(
      "文化活动", "企业组织文化活动和体育活动。 | Companies organised cultural and sports activities.")
    #expect(
      record.equivalents == [
        Equivalent(text: "cultural activity", count: 3, surest: record.equivalents.first?.surest)
      ])
  }

  @Test func aWordThatStandsApartIsAPiece() throws {
    let table = """
      湿地很好。 | The wetlands are good.
      居民喜欢湿地。 | Residents like the wetlands.
      我们保护环境。 | We protect the environment.
      企业保护森林。 | Companies protect the forests.
      政府保护湿地的环境和森林。 | The government protects the environment and the forests of the wetlands.
      """
    let list = try RenderingTests.occurrences(of: ["保护湿地"], in: table)
    let rendering = try #require(list["保护湿地"]?.occurrences.first?.rendering)
    #expect(rendering.text == "wetlands")
    #expect(rendering.piecesText == "protects … wetlands")
    // Nobody wrote these words side by side.
    #expect(rendering.wording == "wetlands")
  }
}
