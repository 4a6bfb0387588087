import Alignment

/// A stretch of target words that may render one occurrence.
struct Span: Sendable {
  /// Tokens of the target part, both edges content words.
  var tokens: Range<Int32>
  /// Lemma classes of the words, hashed: equal for inflected forms.
  var key: UInt64
  /// Value of the words + coverage - length penalty (reference/extraction.md 3.7).
  var score: Float
  /// What the span's own features add up to in `RenderingModel`; what the whole corpus says is not among them.
  var fitness: Float
  /// Share of the occurrence's characters that the span renders.
  var coverage: Float
  /// Mean over content words of the posterior that they come from the occurrence.
  var inside: Float
  /// Sum over content words of the posterior that they come from other words.
  var outside: Float
  var contentCount: Int16
  var commas: Int16
  /// Share of function words.
  var stopShare: Float
  /// How surely a capitalised word beside a capitalised edge belongs to the span.
  var capitalLeft: Float
  var capitalRight: Float
  /// How far the next content word comes from nothing.
  var unexplainedRight: Float
  var startsWithVerb: Bool
  var isCapitalised: Bool
  /// Keys of the span with the next content word on either side, nil at a border, and how far that word belongs to
  /// other source words.
  var leftKey: UInt64?
  var rightKey: UInt64?
  var leftOutside: Float
  var rightOutside: Float
  /// How surely the span is only a piece of a longer expression; set once the whole corpus is counted.
  var fragment: Float = 0
}

extension Span {
  /// How much speaks for the span rendering the occurrence at all, 0 to 1.
  var strength: Double { Double(coverage * inside) }
}

/// A span as the search finds it, before its words are looked at more closely.
struct FoundSpan {
  var score: Float
  /// Columns of the link matrix, which are content words.
  var columns: Range<Int>
  /// Tokens of the target part.
  var tokens: Range<Int>
  var stops: Int
  var commas: Int
  var coverage: Float
  var insideSum: Float
  var key: UInt64

  var inside: Float { insideSum / Float(columns.count) }
  var stopShare: Float { Float(stops) / Float(columns.count + stops) }
}

/// The links between one occurrence and the target words of a bead.
struct OccurrenceLinks {
  let links: BeadLinks
  /// Rows of the link matrix in which the occurrence stands.
  let rows: Range<Int>
  /// For each target content word the posterior that it comes from the occurrence, and from other words.
  let inside: [Float]
  let outside: [Float]

  init(_ links: BeadLinks, of site: Site) {
    self.links = links
    rows = links.row(from: site.start)..<links.row(from: site.end)
    let m = links.tokens.count
    var inside = [Float](repeating: 0, count: m)
    for i in rows { for j in 0..<m { inside[j] += links.fromTarget[i * m + j] } }
    self.inside = inside
    outside = inside.indices.map { max(0, links.explained[$0] - inside[$0]) }
  }

  var columns: Int { inside.count }

  /// The posterior that a source character, by its row, is rendered by a content word.
  func rendered(_ row: Int, by column: Int) -> Float {
    links.fromSource[row * inside.count + column]
  }

  func outsideSum(_ columns: Range<Int>) -> Float {
    var sum: Float = 0
    for column in columns { sum += outside[column] }
    return sum
  }

  func unexplained(_ column: Int) -> Float { max(0, 1 - inside[column] - outside[column]) }

  /// How surely the occurrence's words are rendered by a content word, over the square root of their characters.
  func sought(_ column: Int) -> Float {
    var sum: Float = 0
    for row in rows { sum += rendered(row, by: column) }
    return sum / Float(rows.count).squareRoot()
  }
}

extension BeadLinks {
  /// Share of the characters before and after a place that target words come from, 0 to 1; 1 where there are none. Half a
  /// target word is usual for one character.
  func renderedShare(around site: Site) -> Float {
    let reach = 12
    let (start, end) = (row(from: site.start), row(from: site.end))
    let before = max(0, start - reach)..<start
    let after = end..<min(characters.count, end + reach)
    let m = tokens.count
    var rendered: Float = 0
    for row in [before, after].joined() {
      var sum: Float = 0
      for column in 0..<m { sum += fromTarget[row * m + column] }
      rendered += min(1, 2 * sum)
    }
    let count = before.count + after.count
    return count == 0 ? 1 : rendered / Float(count)
  }

  /// The first row at or after a position.
  fileprivate func row(from position: Int32) -> Int {
    var low = 0
    var high = characters.count
    while low < high {
      let middle = (low + high) >> 1
      if characters[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
