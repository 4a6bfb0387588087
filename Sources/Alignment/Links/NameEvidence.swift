import Corpus

/// What the sound of words says of a pair of texts: characters that spell a name of the translation render it.
///
/// Characters that the segmentation left apart are taken together, whole units each.
struct NameEvidence {
  private let transliteration: Transliteration
  private let scalars: [[UInt32]]
  /// The names of the translations that have a stem.
  private var names: [Int32: [String]] = [:]
  private var known: [String: ForeignName] = [:]

  /// - Parameter names: target words that are always written with a capital, in lower case.
  init(lexicon: Lexicon, units: LinkUnits, names: [String]) {
    let scalars = (0..<Int32(units.source.count))
      .map { [UInt32](scalarsOf: units.source.text(of: $0)) }
    self.scalars = scalars
    transliteration = Transliteration(lexicon: lexicon, characters: scalars.joined())
    for name in names where name.count > 2 {
      if let stem = units.stem(of: name) { self.names[stem, default: []].append(name) }
    }
  }

  /// A unit and a stem that may translate it, with a weight; those of a name sum to at most 1.
  mutating func shares(
    _ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>
  ) -> [GlossaryEvidence.Share] {
    let starts = spelledStarts(source)
    guard !starts.isEmpty else { return [] }
    var shares: [GlossaryEvidence.Share] = []
    for j in target.indices {
      for length in 1...2 where j + length <= target.endIndex {
        let stems = target[j..<(j + length)]
        guard let found = best(stems, source, starts) else { continue }
        let own = Set(source[found.units])
        let weight = found.score / Float(own.count * stems.count)
        for unit in own.sorted() { for stem in stems { shares.append((unit, stem, weight)) } }
      }
    }
    return shares
  }

  /// Units from which two or more characters on may spell a name.
  private func spelledStarts(_ source: ArraySlice<Int32>) -> [Int] {
    let isSpelled = source.map { scalars[Int($0)].allSatisfy(transliteration.spells) }
    return source.indices.filter { i in
      let k = i - source.startIndex
      guard isSpelled[k] else { return false }
      return scalars[Int(source[i])].count > 1 || k + 1 < isSpelled.count && isSpelled[k + 1]
    }
  }

  /// The units that spell a name best, where some do well enough.
  private mutating func best(
    _ stems: ArraySlice<Int32>, _ source: ArraySlice<Int32>, _ starts: [Int]
  ) -> (units: Range<Int>, score: Float)? {
    var best: (units: Range<Int>, score: Float)?
    for name in spellings(of: stems) {
      for start in starts {
        guard let first = scalars[Int(source[start])].first,
          transliteration.mayBegin(name, with: first)
        else { continue }
        let rest = source[start...].lazy.flatMap { [scalars] in scalars[Int($0)] }
        let scores = transliteration.scores(of: rest.prefix(Transliteration.longest), for: name)
        var count = 0
        for end in start..<source.endIndex {
          count += scalars[Int(source[end])].count
          guard count <= scores.count else { break }
          let score = scores[count - 1]
          if score >= Transliteration.threshold(characters: count),
            score > best?.score ?? 0
          {
            best = (start..<(end + 1), score)
          }
        }
      }
    }
    return best
  }

  private mutating func spellings(of stems: ArraySlice<Int32>) -> [ForeignName] {
    var texts = [""]
    for stem in stems {
      texts = texts.flatMap { head in (names[stem] ?? []).map { head + $0 } }
    }
    return texts.map { text in
      if let name = known[text] { return name }
      let name = ForeignName(text)
      known[text] = name
      return name
    }
  }
}
