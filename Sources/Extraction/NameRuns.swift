import Alignment
import Corpus
import Workers

/// Where the target texts write names of several words: runs of capitalised words, joined by "of", "for" and "on", in
/// sentences that are not capitalised throughout.
struct NameRuns: Sendable {
  /// By part and token: the first token of the run in which the token stands, and the one after it; -1 outside of one.
  private let starts: [[Int32]]
  private let ends: [[Int32]]

  init(_ side: TextSide, workers: WorkerPool) {
    let joints = Set(["of", "for", "on"].compactMap { side.vocabulary.id(of: $0) })
    let found = workers.map(side.tokens.count) { Self.runs(side.tokens[$0], joints) }
    starts = found.map(\.starts)
    ends = found.map(\.ends)
  }

  /// Whether a stretch of tokens is a name as a whole.
  func isWhole(_ part: Int, _ tokens: Range<Int>) -> Bool {
    Int(starts[part][tokens.lowerBound]) == tokens.lowerBound
      && Int(ends[part][tokens.lowerBound]) == tokens.upperBound
  }

  /// Whether a stretch begins within a name, and whether it ends within one.
  func cuts(_ part: Int, _ tokens: Range<Int>) -> (left: Bool, right: Bool) {
    let start = starts[part][tokens.lowerBound]
    return (
      start >= 0 && start < tokens.lowerBound,
      Int(ends[part][tokens.upperBound - 1]) > tokens.upperBound
    )
  }

  /// The share of capitalised words from which a sentence of several is a heading, whose capitals say nothing.
  private static let heading = 0.75
  private static let headingWords = 4

  private static func runs(
    _ tokens: TokenizedPart, _ joints: Set<Int32>
  ) -> (starts: [Int32], ends: [Int32]) {
    var starts = [Int32](repeating: -1, count: tokens.count)
    var ends = starts
    for segment in 0..<(tokens.segmentStarts.count - 1) {
      let range = tokens.tokens(ofSegment: segment)
      let words = range.count { tokens.flags[$0].contains(.content) }
      let capitals = range.count {
        tokens.flags[$0].isSuperset(of: [.content, .capitalised])
      }
      if words >= headingWords, Double(capitals) >= heading * Double(words) { continue }
      var token = range.lowerBound
      while token < range.upperBound {
        guard isName(tokens, token) else {
          token += 1
          continue
        }
        var end = token + 1
        var last = end
        while end < range.upperBound, !tokens.flags[end].contains(.first) {
          if isName(tokens, end) {
            end += 1
            last = end
          } else if joints.contains(tokens.ids[end]), end == last {
            end += 1
          } else {
            break
          }
        }
        // One capital at the beginning of a sentence says nothing, and one word is no run.
        if last - token > 1 {
          for k in token..<last { (starts[k], ends[k]) = (Int32(token), Int32(last)) }
        }
        token = last
      }
    }
    return (starts, ends)
  }

  private static func isName(_ tokens: TokenizedPart, _ token: Int) -> Bool {
    tokens.flags[token].isSuperset(of: [.word, .content, .capitalised])
  }
}
