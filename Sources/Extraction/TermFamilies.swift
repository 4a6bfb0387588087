import Alignment
import Corpus

/// Which words of a bead belong to the word family of a gloss of a term, whatever their ending: 道德 "moral", "morally".
struct TermFamilies {
  /// By column of the link matrix: whether some gloss of the term has a word of that family.
  let isRelated: [Bool]
  /// By gloss of the term, or by its parts where it has none: columns of each word's family.
  private let glosses: [[[Int]]]

  init(
    _ term: TermTraits, _ occurrence: OccurrenceLinks, words: [[UInt8]], _ tokens: TokenizedPart
  ) {
    var related = [Bool](repeating: false, count: occurrence.columns)
    let lemmas = occurrence.links.tokens.map { words[Int(tokens.ids[Int($0)])] }
    glosses = term.glossWords.map { gloss in
      gloss.map { word in
        lemmas.indices.filter { column in
          guard Self.areRelated(word, lemmas[column]) else { return false }
          related[column] = true
          return true
        }
      }
    }
    isRelated = related
  }

  /// The largest share of a gloss's words that stand among some columns, 0 to 1.
  func covered(by columns: Range<Int>) -> Float {
    var best: Float = 0
    for gloss in glosses where !gloss.isEmpty {
      let found = gloss.count { $0.contains { columns.contains($0) } }
      best = max(best, Float(found) / Float(gloss.count))
    }
    return best
  }

  /// Whether two lemmas share at least four letters at their beginning, and most of the shorter one.
  static func areRelated(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let shorter = min(a.count, b.count)
    var shared = 0
    while shared < shorter, a[shared] == b[shared] { shared += 1 }
    return shared == a.count && shared == b.count
      || shared >= 4 && shared + 2 >= shorter && 5 * shared >= 2 * max(a.count, b.count)
  }
}
