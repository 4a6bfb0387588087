import Corpus

/// The pairs to learn from as the units of one granularity, with what is known of them beforehand.
struct TrainingView: Sendable {
  let units: LinkUnits
  private let pairs: TokenPairs
  private var forward: LinkPrior
  private var backward: LinkPrior

  /// Pseudo-count of a one-word gloss.
  private static let glossCount: Float = 10
  /// Pseudo-count with which a function word has no counterpart.
  private static let nullCount: Float = 2

  /// - Parameter sample: which pairs to learn from.
  init(_ all: TokenPairs, _ sample: [Int], units: LinkUnits, lexicon: Lexicon) {
    self.units = units
    var pairs = TokenPairs()
    for pair in Self.sorted(
      sample.map {
        (units.source(all.source[all.source(of: $0)]), units.target(all.target[all.target(of: $0)]))
      })
    {
      pairs.append(pair.source, pair.target)
    }
    self.pairs = pairs
    forward = LinkPrior(sources: units.source.count, targets: units.target.count)
    backward = LinkPrior(sources: units.target.count, targets: units.source.count)
    addGlosses(lexicon)
    addFunctionWords(lexicon)
  }

  /// A sampler goes through the pairs one by one; the order of the input must not show in what it finds.
  private static func sorted(
    _ pairs: [(source: [Int32], target: [Int32])]
  ) -> [(source: [Int32], target: [Int32])] {
    pairs.sorted {
      $0.source == $1.source
        ? $0.target.lexicographicallyPrecedes($1.target)
        : $0.source.lexicographicallyPrecedes($1.source)
    }
  }

  func model(isReversed: Bool, settings: LinkSettings, seed: UInt64) -> DirectedLinkModel {
    DirectedLinkModel(
      training: isReversed ? pairs.reversed() : pairs, prior: isReversed ? backward : forward,
      settings: settings, seed: seed)
  }

  /// Only glosses that stand in the translation somewhere count: the rest would only take probability away from them.
  private mutating func addGlosses(_ lexicon: Lexicon) {
    var evidence = GlossEvidence(lexicon: lexicon, units: units)
    let rows = (0..<Int32(units.source.count)).map { evidence.row(of: $0) }
    var pairOfStem = [Int](repeating: -1, count: units.target.count)
    for pair in 0..<pairs.count {
      for j in pairs.target(of: pair) { pairOfStem[Int(pairs.target[j])] = pair }
      for i in pairs.source(of: pair) {
        let unit = pairs.source[i]
        for (stem, weight) in rows[Int(unit)]
        where pairOfStem[Int(stem)] == pair && forward.counts[unit, stem] == 0 {
          forward.add(unit, stem, Self.glossCount * weight)
          backward.add(stem, unit, Self.glossCount * weight)
        }
      }
    }
  }

  private mutating func addFunctionWords(_ lexicon: Lexicon) {
    for unit in 0..<Int32(units.source.count) {
      let word = [UInt32](scalarsOf: units.source.text(of: unit))
      guard let first = word.first else { continue }
      let isFunction =
        lexicon.entry(of: word).map { lexicon.classes(of: $0).contains(.function) } ?? false
      if isFunction || word.count == 1 && ChineseProfile.isFunctionCharacter(first)
        || first.kind == .punctuation
      {
        backward.add(null: unit, Self.nullCount)
      }
    }
    for stem in 0..<Int32(units.target.count) {
      let text = units.target.text(of: stem)
      let isFunction = EnglishProfile.words(of: text).allSatisfy { !$0.isContent }
      if isFunction { forward.add(null: stem, Self.nullCount) }
    }
  }
}
