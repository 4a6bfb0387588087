import Alignment
import Corpus

/// One place where a term stands in a source part, as positions in the part's text without spaces.
public struct Site: Hashable, Sendable, Comparable {
  public var part: Int32
  public var start: Int32
  public var end: Int32

  public static func < (a: Self, b: Self) -> Bool {
    (a.part, a.start, a.end) < (b.part, b.start, b.end)
  }
}

/// Finds given terms in source texts. Where one term lies inside another, the longer one owns the place.
struct TermMatcher {
  private var terms = Lexicon()

  /// - Parameter terms: folded scalars of each term; the index is the term's number.
  init(terms list: [[UInt32]]) {
    for term in list {
      // Two spellings that fold alike share the number of the first.
      terms.add(word: term, class: [], glosses: [])
    }
  }

  /// Sites of each term, in text order, without those inside a longer term's site.
  func sites(in texts: [PartText]) -> [[Site]] {
    var sites = [[Site]](repeating: [], count: terms.count)
    for text in texts {
      for segment in text.segments.indices {
        var found: [(start: Int, end: Int, term: Int32)] = []
        let range = text.segments[segment]
        for start in range {
          var longest: (Int, Int32)?
          terms.forEachWord(in: text.characters.scalars, from: start, to: range.upperBound) {
            longest = ($0, $1)
          }
          if let (length, term) = longest { found.append((start, start + length, term)) }
        }
        var reach = 0
        for match in found {
          // Matches ascend by start: one that ends within an earlier one lies inside it.
          if match.end <= reach { continue }
          reach = match.end
          sites[Int(match.term)].append(
            Site(part: Int32(text.part), start: Int32(match.start), end: Int32(match.end)))
        }
      }
    }
    return sites
  }
}

/// A source part as characters, with the range of each segment.
struct PartText {
  let part: Int
  let characters: SourceCharacters
  /// Positions of each segment's characters.
  let segments: [Range<Int>]

  init(_ side: TextSide, part: Int) {
    self.part = part
    let characters = SourceCharacters(side, part: part)
    self.characters = characters
    let tokens = side.tokens[part]
    segments = side.parts[part].segments.indices.map {
      let range = tokens.tokens(ofSegment: $0)
      return characters.starts[range.lowerBound]..<characters.starts[range.upperBound]
    }
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
