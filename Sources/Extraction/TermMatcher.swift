import Alignment
import Corpus

/// One place where a term stands in a source part, as positions in the part's text without spaces.
struct Site: Hashable, Sendable, Comparable {
  var part: Int32
  var start: Int32
  var end: Int32

  static func < (a: Self, b: Self) -> Bool {
    (a.part, a.start, a.end) < (b.part, b.start, b.end)
  }
}

/// Finds given terms in source texts.
struct TermMatcher: Sendable {
  private var terms = Lexicon()

  /// - Parameter terms: folded scalars of each term, all different; the index is the term's number.
  init(terms list: [[UInt32]]) {
    for term in list { terms.add(word: term, class: [], glosses: []) }
  }

  /// One place of a term.
  struct Match {
    var term: Int32
    var site: Site
    /// Index of the longest other match around it in the same segment; nil where it stands alone.
    var owner: Int?
  }

  /// The places of terms in a segment, in text order, the shortest first where several begin.
  /// - Parameter cutEdges: how many of its two edges a place may have inside a word that reaches beyond it. None for
  ///   terms that were mined as whole words; one for terms that a person gave, since words may be divided wrongly.
  func matches(in text: PartText, segment: Int, cutEdges: Int) -> [Match] {
    let range = text.segments[segment]
    var found: [Match] = []
    for start in range {
      terms.forEachWord(in: text.characters.scalars, from: start, to: range.upperBound) {
        guard text.cutEdges(start..<(start + $0)) <= cutEdges else { return }
        let site = Site(part: Int32(text.part), start: Int32(start), end: Int32(start + $0))
        found.append(Match(term: $1, site: site, owner: nil))
      }
    }
    for k in found.indices {
      let site = found[k].site
      found[k].owner = found.indices.filter {
        found[$0].site != site && found[$0].site.start <= site.start
          && found[$0].site.end >= site.end
      }.max {
        found[$0].site.end - found[$0].site.start < found[$1].site.end - found[$1].site.start
      }
    }
    return found
  }
}

/// A source part as characters, with the range of each segment.
struct PartText: Sendable {
  let part: Int
  let characters: SourceCharacters
  /// Positions of each segment's characters.
  let segments: [Range<Int>]

  init(_ characters: SourceCharacters, _ side: TextSide, part: Int) {
    self.part = part
    self.characters = characters
    let tokens = side.tokens[part]
    segments = side.parts[part].segments.indices.map {
      let range = tokens.tokens(ofSegment: $0)
      return characters.starts[range.lowerBound]..<characters.starts[range.upperBound]
    }
  }

  /// How many edges of a stretch lie inside a word that reaches beyond it: two for 国外 in 大国|外交.
  func cutEdges(_ range: Range<Int>) -> Int {
    let first = characters.token(at: range.lowerBound)
    let last = characters.token(at: range.upperBound - 1)
    // Within one word a term is a part of it, as 书记 is of 总书记.
    if first == last { return 0 }
    return (characters.starts[first] < range.lowerBound ? 1 : 0)
      + (characters.starts[last + 1] > range.upperBound ? 1 : 0)
  }

  /// Whether a conjunction or a list mark, and little else, stands between two places of a clause.
  func areCoordinated(_ a: Site, _ b: Site) -> Bool {
    let (start, end) = (Int(min(a.end, b.end)), Int(max(a.start, b.start)))
    guard start <= end, end - start <= 8 else { return false }
    let between = characters.scalars[start..<end]
    return between.contains { ChineseProfile.isCoordinator($0) }
      && !between.contains { ChineseProfile.endsClause($0) }
  }

  /// The segment in which a position lies.
  /// - Complexity: O(log n).
  func segment(at position: Int) -> Int {
    var low = 0
    var high = segments.count
    while low + 1 < high {
      let middle = (low + high) >> 1
      if segments[middle].lowerBound <= position { low = middle } else { high = middle }
    }
    return low
  }
}
