import Alignment
import Glibc

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
  /// Whether by the parts of speech it holds a clause, begins with a verb, or is one base noun phrase.
  var isClause = false
  var isPredicate = false
  var isNounPhrase = false
  /// Keys of the span with the next content word on either side, nil at a border, and how far that word belongs to
  /// other source words.
  var leftKey: UInt64?
  var rightKey: UInt64?
  var leftOutside: Float
  var rightOutside: Float
  /// How surely the span is only a piece of a longer expression, and how often it goes on with the word before or after;
  /// set once the whole corpus is counted.
  var context = Context()

  /// Features that tell whether there is a rendering at all.
  var signs = Signs()

  struct Signs: Sendable {
    var glossCovered: Float = 0
    var familyCovered: Float = 0
    var memberMissing: Float = 0
  }

  struct Context: Sendable {
    var fragment: Float = 0
    var leftBound: Float = 0
    var rightBound: Float = 0
  }
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
  /// Slashes, percent signs, brackets and the like.
  var marks: Int
  var coverage: Float
  var insideSum: Float
  var key: UInt64

  var inside: Float { insideSum / Float(columns.count) }

  /// Sets what follows from the columns alone: coverage, inside and score.
  mutating func rate(_ occurrence: OccurrenceLinks) {
    let u = max(1, 0.55 * Float(occurrence.rows.count))
    insideSum = columns.reduce(0) { $0 + occurrence.inside[$1] }
    coverage =
      occurrence.rows.reduce(Float(0)) { sum, row in
        sum + min(1, columns.reduce(0) { $0 + occurrence.rendered(row, by: $1) })
      } / Float(occurrence.rows.count)
    let outside = occurrence.outsideSum(columns)
    let ratio = logf(Float(columns.count) / u)
    score =
      insideSum - 0.6 * outside - 0.15 * max(0, Float(columns.count) - insideSum - outside)
      - 0.1 * Float(columns.count) - 0.05 * Float(stops) + coverage * u.squareRoot()
      - 0.15 * ratio * ratio
  }
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
  /// For each target content word how far the occurrence asks for it, and how far other words do.
  let soughtInside: [Float]
  let soughtOutside: [Float]
  /// For each target content word the highest weight with which it glosses a word of the occurrence, and of others.
  let glossInside: [Float]
  let glossOutside: [Float]
  /// For each row of the occurrence the columns of the glosses of its word.
  private let glossColumns: [[Int]]

  init(_ links: BeadLinks, of site: Site) {
    self.links = links
    rows = links.row(from: site.start)..<links.row(from: site.end)
    let m = links.tokens.count
    var inside = [Float](repeating: 0, count: m)
    for i in rows { for j in 0..<m { inside[j] += links.fromTarget[i * m + j] } }
    self.inside = inside
    outside = inside.indices.map { max(0, links.explained[$0] - inside[$0]) }
    var sought = [Float](repeating: 0, count: m)
    for i in rows { for j in 0..<m { sought[j] += links.fromSource[i * m + j] } }
    soughtInside = sought
    soughtOutside = sought.indices.map { max(0, links.sought[$0] - sought[$0]) }
    var (own, others) = ([Float](repeating: 0, count: m), [Float](repeating: 0, count: m))
    var columns = [[Int]](repeating: [], count: rows.count)
    for gloss in links.glosses {
      let j = Int(gloss.column)
      if Int(gloss.rows.lowerBound) < rows.upperBound, rows.lowerBound < Int(gloss.rows.upperBound)
      {
        own[j] = max(own[j], gloss.weight)
        for row in rows where gloss.rows.contains(Int32(row)) {
          columns[row - rows.lowerBound].append(j)
        }
      } else {
        others[j] = max(others[j], gloss.weight)
      }
    }
    glossInside = own
    glossOutside = others
    glossColumns = columns
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

  /// Of what asks for a content word the share that belongs to the occurrence, 0 to 1.
  func soughtShare(_ column: Int) -> Float {
    soughtInside[column] / (soughtInside[column] + soughtOutside[column] + 0.3)
  }

  /// The same of other words.
  func soughtShareOutside(_ column: Int) -> Float {
    soughtOutside[column] / (soughtInside[column] + soughtOutside[column] + 0.3)
  }

  /// Share of the occurrence's characters whose word has a gloss among some columns, and of those that have glosses
  /// elsewhere in the bead alone.
  func glossCovered(by columns: Range<Int>) -> (inside: Float, missed: Float) {
    var (inside, missed) = (0, 0)
    for glosses in glossColumns where !glosses.isEmpty {
      if glosses.contains(where: columns.contains) { inside += 1 } else { missed += 1 }
    }
    return (Float(inside) / Float(rows.count), Float(missed) / Float(rows.count))
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
