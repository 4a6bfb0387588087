import Alignment
import Corpus

/// The lemma of a word, as it is compared with others.
struct Lemma: Sendable {
  let bytes: [UInt8]
  /// The first four bytes, zeros after them: lemmas that differ here are no relatives.
  let beginning: UInt32

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    beginning = (0..<4).reduce(0) { $0 << 8 | ($1 < bytes.count ? UInt32(bytes[$1]) : 0) }
  }

  /// Whether two lemmas share at least four letters at their beginning, and most of the shorter one.
  func isRelated(to other: Lemma) -> Bool {
    guard beginning == other.beginning else { return false }
    let shorter = min(bytes.count, other.bytes.count)
    var shared = 0
    while shared < shorter, bytes[shared] == other.bytes[shared] { shared += 1 }
    return shared == bytes.count && shared == other.bytes.count
      || shared >= 4 && shared + 2 >= shorter
        && 5 * shared >= 2 * max(bytes.count, other.bytes.count)
  }
}

/// Which words of a bead belong to the word family of a gloss of a term, whatever their ending: 道德 "moral", "morally".
struct TermFamilies {
  /// By column of the link matrix: whether some gloss of the term has a word of that family.
  let isRelated: [Bool]
  /// By gloss of the term, or by its parts where it has none: columns of each word's family.
  private let glosses: [[[Int]]]

  /// - Parameter words: the lemma of each word of the target vocabulary.
  init(
    _ term: TermTraits, _ occurrence: OccurrenceLinks, words: [Lemma], _ tokens: TokenizedPart
  ) {
    var related = [Bool](repeating: false, count: occurrence.columns)
    let ids = occurrence.links.tokens.map { Int(tokens.ids[Int($0)]) }
    glosses = term.glossWords.map { gloss in
      gloss.map { word in
        ids.indices.filter { column in
          guard word.isRelated(to: words[ids[column]]) else { return false }
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
      let found = gloss.count { $0.contains(where: columns.contains) }
      best = max(best, Float(found) / Float(gloss.count))
    }
    return best
  }
}
