import Corpus

/// The pairs to learn from as the units of one granularity, with what is known of them beforehand.
struct TrainingView: Sendable {
  let units: LinkUnits
  private let pairs: TokenPairs
  /// Pairs from this one on are set apart.
  private let settledPairs: Int
  private var forward: LinkPrior
  private var backward: LinkPrior

  /// Pseudo-count of a one-word gloss.
  private static let glossCount: Float = 10
  /// Pseudo-count of a term of the user's glossary, shared by its units and words.
  private static let termCount: Float = 30
  /// Pseudo-count of a name, shared by the units that spell it.
  private static let nameCount: Float = 10
  /// Pseudo-count with which a function word has no counterpart.
  private static let nullCount: Float = 2

  /// - Parameters:
  ///   - sample: which pairs to learn from.
  ///   - apart: further pairs to learn from, whose counts are not among the settled ones.
  ///   - names: target words that are always written with a capital, in lower case.
  ///   - learned: what other pairs of the same units taught.
  init(
    _ all: TokenPairs, _ sample: [Int], apart: [Int] = [], units: LinkUnits, lexicon: Lexicon,
    background: TranslationCounts, names: [String] = [], learned: LearnedRows? = nil
  ) {
    self.units = units
    var pairs = TokenPairs()
    for part in [sample, apart] {
      for pair in Self.sorted(
        part.map {
          (
            units.source(all.source[all.source(of: $0)]),
            units.target(all.target[all.target(of: $0)])
          )
        })
      {
        pairs.append(pair.source, pair.target)
      }
    }
    self.pairs = pairs
    settledPairs = sample.count
    // Words that only other pairs have would take probability from those that are here.
    let vocabulary = learned.map { _ in (source: Set(pairs.source), target: Set(pairs.target)) }
    forward = LinkPrior(
      sources: units.source.count, targets: units.target.count,
      vocabulary: vocabulary?.target.count)
    backward = LinkPrior(
      sources: units.target.count, targets: units.source.count,
      vocabulary: vocabulary?.source.count)
    addGlosses(lexicon)
    // Terms of the user's glossary that span several units.
    if lexicon.hasGlossary {
      var terms = GlossaryEvidence(lexicon: lexicon, units: units)
      add(Self.termCount) { terms.shares($0, $1) }
    }
    // Names that the lexicon may not have, by their sound.
    if !names.isEmpty {
      var sounds = NameEvidence(lexicon: lexicon, units: units, names: names)
      add(Self.nameCount) { sounds.shares($0, $1) }
    }
    if !background.isEmpty {
      let evidence = BackgroundEvidence(background, units: units)
      add((0..<Int32(units.source.count)).map { evidence.row(of: $0) })
    }
    if let learned { add(learned.rows) }
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
      training: isReversed ? pairs.reversed() : pairs, settledPairs: settledPairs,
      prior: isReversed ? backward : forward,
      settings: settings, seed: seed)
  }

  /// What the settled pairs taught, by the models of both directions.
  func learned(_ forward: [DirectedLinkModel], _ backward: [DirectedLinkModel]) -> LearnedRows {
    var sources = [Float](repeating: 0, count: units.source.count)
    var targets = [Float](repeating: 0, count: units.target.count)
    for pair in 0..<settledPairs {
      for i in pairs.source(of: pair) { sources[Int(pairs.source[i])] += 1 }
      for j in pairs.target(of: pair) { targets[Int(pairs.target[j])] += 1 }
    }
    return LearnedRows(
      forward: forward.map(\.settled), backward: backward.map(\.settled),
      occurrences: (sources, targets))
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

  /// Adds to what the lexicon says; here, too, only for pairs that stand together.
  ///
  /// That words had no counterpart elsewhere is not taken over: texts differ in how freely they are translated.
  private mutating func add(_ rows: [[BackgroundEvidence.Cell]]) {
    var pairOfStem = [Int](repeating: -1, count: units.target.count)
    var added = PairCounts()
    for pair in 0..<pairs.count {
      for j in pairs.target(of: pair) { pairOfStem[Int(pairs.target[j])] = pair }
      for i in pairs.source(of: pair) {
        let unit = pairs.source[i]
        for cell in rows[Int(unit)]
        where pairOfStem[Int(cell.stem)] == pair && added[unit, cell.stem] == 0 {
          added.add(unit, cell.stem, 1)
          forward.add(unit, cell.stem, cell.forward)
          backward.add(cell.stem, unit, cell.backward)
        }
      }
    }
  }

  /// Adds pseudo-counts for what is found in each pair, once for each of its links.
  /// - Parameter shares: the links in a pair, with weights that sum to 1 at most.
  private mutating func add(
    _ count: Float,
    _ shares: (_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>)
      -> [GlossaryEvidence.Share]
  ) {
    var added = PairCounts()
    for pair in 0..<pairs.count {
      let found = shares(pairs.source[pairs.source(of: pair)], pairs.target[pairs.target(of: pair)])
      for (unit, stem, weight) in found where added[unit, stem] == 0 {
        added.add(unit, stem, 1)
        forward.add(unit, stem, count * weight)
        backward.add(stem, unit, count * weight)
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
