import Testing
import Workers

@testable import Alignment

/// Long texts are cut in sections, and gaps between anchors looked into.
@Suite struct SectionTests {
  /// A text with a word for each number, a row each.
  private func text(_ words: [Int32]) -> BeadText {
    var text = BeadText()
    for (row, word) in words.enumerated() {
      text.segments.append(Int32(row))
      text.words.append(word)
      text.starts.append(Int32(row + 1))
      text.bytesBefore.append(Double(10 * row + 10))
      text.isHeading.append(false)
      text.paragraphs.append(0)
      text.ordinals.append(0)
    }
    return text
  }

  /// Each word translates the class of the same number.
  private func lexicon(_ words: Int, _ source: BeadText, _ target: BeadText) -> BeadLexicon {
    BeadLexicon(
      rows: (0..<Int32(words)).map { [($0, 1)] }, targetClasses: words, numbers: 0,
      sources: [source], targets: [target])
  }

  private func aligner(_ source: BeadText, _ target: BeadText, words: Int) -> BeadAligner {
    BeadAligner(
      source: source, target: target, lexicon: lexicon(words, source, target),
      prices: BeadPrices(lengthRatio: 1), workers: WorkerPool(threads: 2))
  }

  @Test func aWayIsCutInTheMidstOfRunsThatAdvanceAlike() {
    // After row 100 the target has a row more for each.
    let way = (0..<300).map { WayPoint(i: $0, j: $0 <= 100 || $0 > 200 ? $0 : 2 * $0 - 100) }
    let cuts = BeadAligner.cuts(way, rows: 60)
    #expect(cuts.first == 60 && cuts.count == 3)
    for cut in cuts {
      for k in (cut - 3)...(cut + 3) { #expect(way[k].j - way[k - 1].j == 1) }
    }
    #expect(BeadAligner.cuts((0..<300).map { WayPoint(i: $0, j: 2 * $0) }, rows: 60).isEmpty)
  }

  @Test func sectionsHoldAllRowsOnceAndTheirOwnPoints() {
    let (source, target) = (text(Array(repeating: 0, count: 130)), text([Int32](0..<150)))
    let way = (0..<120).map { WayPoint(i: $0, j: $0 < 60 ? $0 : $0 + 20) }
    let sections = aligner(source, target, words: 150).mapSections(along: way, rows: 20) {
      part, way in (source: part.source.count, target: Array(part.target.words), way: way)
    }
    #expect(sections.count > 3)
    #expect(sections.reduce(0) { $0 + $1.result.source } == 130)
    #expect(sections.flatMap(\.result.target) == [Int32](0..<150))
    let points = sections.flatMap { section in
      section.result.way.map {
        WayPoint(i: $0.i + section.sourceRows, j: $0.j + section.targetRows)
      }
    }
    #expect(points == way)
  }

  @Test func aWordThatIsRareInAGapAnchorsThere() {
    // A word of its own in every twentieth row; the others come back in every twenty rows.
    let words: [Int32] = (0..<400).map { $0 % 20 == 0 ? 20 + $0 / 20 : $0 % 20 }
    let text = text(words)
    let chain = AnchorFinder(source: text, target: text, lexicon: lexicon(40, text, text)).chain()
    #expect(chain.map(\.source) == Array(0..<400))
    #expect(chain.map(\.target) == Array(0..<400))
  }

  @Test func aLongTextIsAlignedAcrossItsSections() {
    // 2,200 rows of which the target lacks 30 in the midst of the second section.
    let words = [Int32](0..<2_200)
    let source = text(words)
    let target = text(Array(words[..<1_500] + words[1_530...]))
    let steps = aligner(source, target, words: 2_200).path()
    #expect(steps.flatMap(\.source) == Array(0..<2_200))
    #expect(steps.flatMap(\.target) == Array(0..<2_170))
    // Where rows are missing, those beside them may go to a neighbour.
    for step in steps where !step.isNull && !(1_490..<1_540).contains(step.source.lowerBound) {
      let (i, j) = (step.source.lowerBound, step.target.lowerBound)
      #expect(i == (j < 1_500 ? j : j + 30))
    }
  }
}
