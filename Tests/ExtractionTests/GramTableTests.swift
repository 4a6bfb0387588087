import Testing

@testable import Alignment
@testable import Corpus
@testable import Extraction

@Suite struct GramTableTests {
  /// A stream of one part; each list of ids is a segment, negative ids may stand in no term.
  static func stream(_ segments: [[Int32]]) -> UnitStream {
    var part = TokenizedPart()
    for segment in segments {
      for id in segment { part.append(abs(id), 0, 1, .word) }
      part.closeSegment()
    }
    let highest = part.ids.max() ?? 0
    let closed = Set(segments.joined().filter { $0 < 0 }.map { -$0 })
    let count = Int(highest) + 1
    let none = [Int](repeating: 0, count: count)
    let lexis = UnitLexis(
      words: none.map { _ in [0x6C49] }, units: none.map { _ in [] },
      flags: none.map { _ in .word },
      isOpen: (0...highest).map { !closed.contains($0) }, isOpener: none.map { _ in false },
      hanCounts: none, letterCounts: none, levels: none.map { _ in 0 },
      leftBoundary: none.map { _ in 0 }, rightBoundary: none.map { _ in 0 })
    return UnitStream([part], lexis: lexis)
  }

  /// All grams up to a length with their counts, as lists of ids.
  static func counts(_ segments: [[Int32]], minimum: Int, longest: Int = 4) -> [[Int32]: Int] {
    let stream = stream(segments)
    var table = GramTable(minimumCount: minimum)
    table.countWords(stream, vocabulary: 20)
    var found: [[Int32]: Int] = [:]
    var new = 0..<table.counts.count
    while !new.isEmpty, table.length <= longest {
      for gram in new {
        let first = Int(table.firstPlaces[gram])
        found[Array(stream.ids[first..<(first + table.length)])] = Int(table.counts[gram])
      }
      new = table.countLonger { _ in true }
    }
    return found
  }

  @Test func everyGramIsCountedWithinItsSegment() {
    let found = Self.counts([[1, 2, 1, 2], [2, 1]], minimum: 1)
    #expect(
      found == [
        [1]: 3, [2]: 3, [1, 2]: 2, [2, 1]: 2, [1, 2, 1]: 1, [2, 1, 2]: 1, [1, 2, 1, 2]: 1,
      ])
  }

  @Test func rareGramsAndThoseThatHoldThemAreLeftOut() {
    #expect(
      Self.counts([[1, 2, 3], [1, 2, 4], [1, 2, 3]], minimum: 2)
        == [[1]: 3, [2]: 3, [3]: 2, [1, 2]: 3, [2, 3]: 2, [1, 2, 3]: 2])
  }

  @Test func noGramHoldsAClosedWord() {
    #expect(Self.counts([[1, -5, 2]], minimum: 1) == [[1]: 1, [2]: 1])
  }

  @Test func countsAreThoseOfAPlainCount() {
    var state: UInt64 = 7
    let segments = (0..<20).map { _ in
      (0..<12).map { _ -> Int32 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int32(state >> 60) % 4
      }
    }
    var plain: [[Int32]: Int] = [:]
    for segment in segments {
      for start in segment.indices {
        for end in start..<min(segment.count, start + 4) {
          plain[Array(segment[start...end]), default: 0] += 1
        }
      }
    }
    #expect(Self.counts(segments, minimum: 1) == plain)
    #expect(Self.counts(segments, minimum: 5) == plain.filter { $0.value >= 5 })
  }

  @Test func wordsThatStandTogetherByChanceAreNotSignificant() {
    // 1 and 2 always stand together; 3 stands beside anything.
    let segments: [[Int32]] = (0..<40).map { [1, 2, 3, Int32(4 + $0 % 8), 3] }
    let stream = Self.stream(segments)
    var table = GramTable(minimumCount: 2)
    table.countWords(stream, vocabulary: 20)
    _ = table.countLonger { _ in true }
    let pair = { (a: Int32, b: Int32) in
      table.counts.indices.first {
        let first = Int(table.firstPlaces[$0])
        return table.prefixes[$0] >= 0 && stream.ids[first] == a && stream.ids[first + 1] == b
      }
    }
    let total = 200
    #expect(pair(1, 2).map { table.significance(of: $0, total: total) > 100 } == true)
    #expect(pair(3, 4).map { table.significance(of: $0, total: total) < 10.83 } == true)
  }
}
