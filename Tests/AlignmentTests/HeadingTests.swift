import Testing
import Workers

@testable import Alignment

/// Headings of a translation that its original has not: they go with the text below them.
@Suite struct HeadingTests {
  /// Paragraphs of one row each and no length, of which some are headings.
  private func text(_ headings: [Bool]) -> BeadText {
    var text = BeadText()
    for (row, isHeading) in headings.enumerated() {
      text.segments.append(Int32(row))
      text.starts.append(0)
      text.bytesBefore.append(0)
      text.isHeading.append(isHeading)
      text.paragraphs.append(Int32(row))
      text.ordinals.append(0)
    }
    return text
  }

  /// What the rows of a target text lose by standing in one bead.
  private func price(_ headings: [Bool]) throws -> Double {
    let (source, target) = (text([false]), text(headings))
    let lattice = try BeadLattice(
      scorer: BeadScorer(source: source, target: target, lexicon: BeadLexicon()),
      prices: BeadPrices(lengthRatio: 1),
      band: #require(Band(whole: 1, headings.count, upTo: 100)),
      workers: WorkerPool(threads: 1))
    return lattice.outerScore(0..<1, 0..<1) - lattice.outerScore(0..<1, 0..<headings.count)
  }

  @Test func severalHeadingsAboveATextCostNoMoreEachThanOne() throws {
    #expect(try price([true, true, false]) == 2 * price([true, false]))
    #expect(try price([true, true, true, false]) == 3 * price([true, false]))
  }

  @Test func aHeadingBelowATextBelongsToWhatComesNext() throws {
    #expect(try price([false, true]) > price([false, false]))
    #expect(try price([false, true, false]) > price([false, false, false]))
  }

  @Test func headingsWithoutATextAreApart() throws {
    #expect(try price([true, true]) == price([false, true]))
  }
}
