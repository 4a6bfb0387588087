import Alignment
import Corpus

/// The content words of one rendering, wherever they stand.
struct ScatteredWords {
  let occurrence: OccurrenceLinks
  let tokens: TokenizedPart
  /// Columns of the link matrix.
  var kept: Set<Int>

  /// The words of a span.
  init(_ span: Span, _ occurrence: OccurrenceLinks, _ tokens: TokenizedPart) {
    self.occurrence = occurrence
    self.tokens = tokens
    kept = Set(
      occurrence.links.tokens.indices.filter {
        span.tokens.contains(occurrence.links.tokens[$0])
      })
  }

  func token(_ column: Int) -> Int { Int(occurrence.links.tokens[column]) }

  /// Whether a word surely comes from other source words, and none of the occurrence's characters asks for it.
  func isForeign(_ column: Int) -> Bool {
    occurrence.outside[column] >= 0.5 && occurrence.inside[column] <= 0.2
      && mostSought(column) <= 0.3
  }

  /// The highest posterior with which one of the occurrence's characters is rendered by a word.
  func mostSought(_ column: Int) -> Float {
    occurrence.rows.reduce(0) { max($0, occurrence.rendered($1, by: column)) }
  }

  /// Rows of the occurrence's characters that the kept words leave out.
  var uncovered: [Int] {
    occurrence.rows.filter { row in
      kept.reduce(Float(0)) { $0 + occurrence.rendered(row, by: $1) } < 0.35
    }
  }

  /// The columns of the hyphen compound in which a word stands; the word's alone where it is in none.
  func compound(_ column: Int) -> Range<Int> {
    var range = column..<(column + 1)
    while range.lowerBound > 0, isJoined(range.lowerBound) {
      range = (range.lowerBound - 1)..<range.upperBound
    }
    while range.upperBound < occurrence.columns, isJoined(range.upperBound) {
      range = range.lowerBound..<(range.upperBound + 1)
    }
    return range
  }

  /// Whether a content word belongs to one compound with the content word before it.
  private func isJoined(_ column: Int) -> Bool {
    column > 0
      && ((token(column - 1) + 1)...token(column)).allSatisfy { tokens.flags[$0].contains(.joined) }
  }

  /// Whether taking out neighbouring columns would leave a part of a compound.
  func cutsCompound(_ columns: [Int]) -> Bool {
    columns.contains { compound($0).contains { !columns.contains($0) } }
  }

  /// Whether a column stands near a span, with no clause or sentence ending between.
  func isNear(_ column: Int, from first: Int, to last: Int, reach: Int) -> Bool {
    guard column >= 0, column < occurrence.columns else { return false }
    let between =
      column < first ? token(column)..<token(first) : token(last)..<token(column)
    guard between.count <= reach else { return false }
    return between.dropFirst().allSatisfy { i in
      !tokens.flags[i].contains(.first)
        && !tokens.flags[i].isDisjoint(with: [.word, .quote])
    } && !tokens.flags[between.upperBound].contains(.first)
  }

  /// Whether a column, or a compound, is cut off from a capitalised neighbour as "Kong" is from "Hong".
  func cutsName(_ columns: Range<Int>) -> Bool {
    func isCapital(_ column: Int) -> Bool { tokens.flags[token(column)].contains(.capitalised) }
    let (first, last) = (columns.lowerBound, columns.upperBound - 1)
    if first > 0, token(first - 1) + 1 == token(first), isCapital(first), isCapital(first - 1),
      !kept.contains(first - 1)
    {
      return true
    }
    return last + 1 < occurrence.columns && token(last) + 1 == token(last + 1) && isCapital(last)
      && isCapital(last + 1) && !kept.contains(last + 1)
  }

  /// Whether a word of the same class is kept already.
  func repeats(_ column: Int, _ side: TextSide) -> Bool {
    func wordClass(_ column: Int) -> Int32 {
      side.classOfWord[Int(tokens.ids[token(column)])]
    }
    return kept.contains { wordClass($0) == wordClass(column) }
  }

  /// The kept words as stretches of tokens; one ends where a word that is not kept follows.
  var pieces: [Range<Int32>] {
    var pieces: [Range<Int32>] = []
    var previous = -2
    for column in kept.sorted() {
      let token = occurrence.links.tokens[column]
      if column == previous + 1, let start = pieces.popLast()?.lowerBound {
        pieces.append(start..<(token + 1))
      } else {
        pieces.append(token..<(token + 1))
      }
      previous = column
    }
    return pieces
  }
}
