import Corpus

/// What the user's glossary says of a pair of texts, where a term of several units stands in one and an equivalent in
/// the other, word for word: every unit of the term may then be rendered by every content word of the equivalent.
///
/// A term that is one unit is left to `GlossEvidence`.
struct GlossaryEvidence {
  /// A unit and a stem that may translate it, with a weight; those of a term sum to at most 1.
  typealias Share = (unit: Int32, stem: Int32, weight: Float)

  private let lexicon: Lexicon
  private let units: LinkUnits
  private let scalars: [[UInt32]]
  private var cache: [Lexicon.Entry: [Equivalent]] = [:]

  private struct Equivalent {
    var stems: [Int32]
    var content: Set<Int32>
  }

  init(lexicon: Lexicon, units: LinkUnits) {
    self.lexicon = lexicon
    self.units = units
    scalars = (0..<Int32(units.source.count)).map { [UInt32](scalarsOf: units.source.text(of: $0)) }
  }

  mutating func shares(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>) -> [Share] {
    var text: [UInt32] = []
    var unitAt: [Int: Int] = [:]
    for (k, unit) in source.enumerated() {
      unitAt[text.count] = k
      text += scalars[Int(unit)]
    }
    unitAt[text.count] = source.count
    var found: [(range: Range<Int>, entry: Lexicon.Entry)] = []
    for start in text.indices {
      guard let first = unitAt[start] else { continue }
      lexicon.forEachWord(in: text, from: start, to: text.count) { length, entry in
        guard let end = unitAt[start + length], end - first > 1,
          lexicon.classes(of: entry).contains(.glossary)
        else { return }
        found.append((first..<end, entry))
      }
    }
    let target = Array(target)
    return found.flatMap { term in
      let own = Set(
        source[
          (source.startIndex + term.range.lowerBound)..<(source.startIndex + term.range.upperBound)]
      )
      return equivalents(of: term.entry).filter { Self.stands($0.stems, in: target) }
        .flatMap { equivalent in
          let weight = 1 / Float(own.count * equivalent.content.count)
          return own.sorted().flatMap { unit in
            equivalent.content.sorted().map { (unit, $0, weight) }
          }
        }
    }
  }

  private static func stands(_ stems: [Int32], in text: [Int32]) -> Bool {
    guard stems.count <= text.count else { return false }
    return (0...(text.count - stems.count)).contains { start in
      text[start..<(start + stems.count)].elementsEqual(stems)
    }
  }

  /// The equivalents whose words all occur somewhere.
  private mutating func equivalents(of entry: Lexicon.Entry) -> [Equivalent] {
    if let known = cache[entry] { return known }
    let list = lexicon.equivalents(of: entry).compactMap { text -> Equivalent? in
      let words = EnglishProfile.words(of: text)
      let stems = words.compactMap { units.stem(of: $0.word) }
      guard stems.count == words.count else { return nil }
      let content = zip(words, stems).filter(\.0.isContent).map(\.1)
      return content.isEmpty ? nil : Equivalent(stems: stems, content: Set(content))
    }
    cache[entry] = list
    return list
  }
}
