import Alignment
import Terminology
import Testing

@testable import Extraction

/// What is printed as the equivalent of a term.
@Suite struct EquivalentTests {
  static func equivalents(of term: String, in table: String) throws -> [String] {
    try RenderingTests.occurrences(of: [term], in: table)[term]?.equivalents.map(\.text) ?? []
  }

  @Test(arguments: [
    ("state councilors", "state councilor"), ("secretaries of the city", "secretary of the city"),
    ("heads of state", "head of state"), ("goods", "goods"), ("customs", "customs"),
    ("NGOs", "NGOs"), ("the news", "the news"), ("State Councilors", "State Councilor"),
    ("library", "library"), ("", ""),
  ])
  func theHeadStandsInTheSingular(_ text: String, _ citation: String) throws {
    let corpus = try corpus("图书馆 | A councilor, a secretary and a head are in the library.")
    #expect(CitationForms(corpus).singular(text) == citation)
  }

  @Test func aHeadThatTheTextsWriteInTheSingularIsQuotedSo() throws {
    let table = """
      志愿者帮助学生。 | The volunteers help students.
      我们感谢所有志愿者。 | We thank all volunteers.
      一名志愿者在图书馆。 | One volunteer is in the library.
      """
    #expect(try Self.equivalents(of: "志愿者", in: table) == ["volunteer"])
  }

  @Test func capitalsOfHeadingsAreNotThoseOfTheTerm() throws {
    let table = """
      文化活动的发展 | Development of Cultural Activities
      居民参加文化活动。 | Residents take part in cultural activities.
      文化活动和图书馆 | Cultural Activities and Libraries
      """
    #expect(try Self.equivalents(of: "文化活动", in: table).first == "cultural activity")
  }

  @Test func wordsAreNeverPiecedTogether() throws {
    let table = """
      居民喜欢活动。 | Residents like activities.
      学生参加体育活动。 | Students take part in sports activities.
      我们重视文化。 | We attach importance to culture.
      九月，企业组织文化活动和体育活动。 | In September, companies organised cultural and sports activities.
      """
    let list = try RenderingTests.occurrences(of: ["文化活动"], in: table)
    for record in list.terms {
      for equivalent in record.equivalents {
        let stem = equivalent.text.dropLast(3)
        #expect(record.concordance.contains { $0.targetText.contains(stem) }, "\(equivalent.text)")
      }
    }
  }

  @Test func aPlaceInsideALongerTermIsShownAndNotCounted() throws {
    let list = try RenderingTests.occurrences(
      of: ["文化活动", "文化"],
      in: """
        居民参加文化活动。 | Residents take part in cultural activities.
        文化活动很多。 | There are many cultural activities.
        我们重视文化。 | We attach importance to culture.
        """)
    let inner = try #require(list["文化"])
    #expect(inner.frequency == 1)
    #expect(inner.totalFrequency == 3)
    #expect(inner.occurrences.map(\.inside) == [nil])
    #expect(inner.concordance.map(\.inside) == ["文化活动", "文化活动", nil])
    #expect(inner.equivalents.map(\.count) == [1])
    #expect(list["文化活动"]?.concordance.allSatisfy { $0.inside == nil } == true)
  }
}

@Suite struct SureEnoughTests {
  @Test(
    arguments: [
      ([], false), ([0.5], true), ([0.49], false), ([0.9, 0.2], true), ([0.6, 0.3], false),
    ] as [([Double], Bool)])
  func anEquivalentIsGivenFromAMeanOfOneHalf(_ probabilities: [Double], _ isGiven: Bool) {
    #expect(SureEnough.supports(probabilities) == isGiven)
  }
}
