import Terminology
import Testing

@Suite struct RenderingPiecesTests {
  private let split = Rendering(
    text: "dialectical and historical materialism", range: 4..<42,
    pieces: [
      Rendering.Piece(text: "dialectical", range: 4..<15),
      Rendering.Piece(text: "materialism", range: 31..<42),
    ], joinsPieces: true)

  @Test func wordsBetweenPiecesAreLeftOutOfTheWording() {
    #expect(split.wording == "dialectical materialism")
    #expect(split.piecesText == "dialectical … materialism")
    #expect(split.ranges == [4..<15, 31..<42])
  }

  @Test func aWordFromElsewhereIsMarkedButNotJoined() {
    var apart = split
    apart.joinsPieces = false
    #expect(apart.wording == apart.text)
    #expect(apart.ranges == [4..<15, 31..<42])
  }

  @Test func aRenderingWithoutPiecesIsItsText() {
    let whole = Rendering(text: "historical materialism", range: 20..<42)
    #expect(whole.wording == "historical materialism")
    #expect(whole.piecesText.isEmpty)
    #expect(whole.ranges == [20..<42])
  }
}
