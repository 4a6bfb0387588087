import Testing

@testable import Corpus

@Suite struct PageFurnitureTests {
  private func places(_ lines: [String]) -> [Int] {
    PageFurniture().places(
      in: lines.enumerated().map { TextLine(scalars: [UInt32](scalarsOf: $1), number: $0 + 1) }
    ).sorted()
  }

  @Test func numbersHeadersAndFootnotesAtPageBreaksAreFound() {
    let lines = [
      "Harbour report", "The port grows.", "- 12 -", "Harbour report", "[3] See the tables.",
      "Ships came.", "Harbour report", "Page 13", "Trains left.", "[4] A note in the text.",
      "It rained.", "14",
    ]
    #expect(places(lines) == [2, 3, 4, 6, 7, 11])
  }

  @Test func oneNumberLineAmongOthersThatGrowIsText() {
    #expect(places(["1", "a", "2", "b", "90", "c", "3", "d", "4", "e", "5"]) == [0, 2, 6, 8, 10])
  }

  @Test(arguments: [
    [], ["2028"], ["3", "1", "2", "0"], ["The port", "The port", "The port"],
    ["[1] A note.", "[2] Another."],
  ])
  func textWithoutPagesKeepsAllLines(_ lines: [String]) {
    #expect(places(lines).isEmpty)
  }
}
