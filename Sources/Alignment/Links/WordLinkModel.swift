public import Corpus
public import Workers

/// Links the words of sentence pairs by the mean of directed models: source to target and target to source, over words
/// and over characters.
///
/// Training and reading are apart: a model is trained on some pairs and then links any pair of the same vocabularies.
public struct WordLinkModel: Sendable {
  /// Posterior probabilities for a pair: rows are source words, columns target words.
  public struct Posteriors: Sendable {
    public let rows: Int
    public let columns: Int
    /// That target word j comes from source word i; a column sums to at most 1. Row-major.
    public let fromTarget: [Float]
    /// That source word i is rendered by target word j. Row-major.
    public let fromSource: [Float]

    /// Cells whose mean of both directions is at least `threshold`, in the order of the source.
    public func links(threshold: Float = 0.36) -> [(source: Int, target: Int)] {
      fromTarget.indices.compactMap { k in
        (fromTarget[k] + fromSource[k]) / 2 >= threshold ? (k / columns, k % columns) : nil
      }
    }
  }

  /// Pairs with more tokens on a side are neither learned from nor linked: no sentence is that long.
  public static let longestSide = 1_000

  let granularities: [Granularity]
  let morphology: EnglishMorphology
  let workers: WorkerPool

  /// - Parameters:
  ///   - pairs: ids of the vocabularies; where they are very many, a sample of them is learned from.
  ///   - source: source words in folded form.
  ///   - target: target words in lower case.
  ///   - lexicon: what is known of the source words.
  ///   - morphology: forms of target words; rules alone where none are given.
  ///   - background: how words were rendered elsewhere.
  ///   - names: target words that are always written with a capital; they are linked by their sound, too.
  public init(
    training pairs: TokenPairs, source: Interner, target: Interner, lexicon: Lexicon,
    morphology: EnglishMorphology = EnglishMorphology(),
    background: TranslationCounts = TranslationCounts(), names: [String] = [],
    workers: WorkerPool = WorkerPool()
  ) {
    self.workers = workers
    self.morphology = morphology
    let effort = LinkEffort(pairs)
    let views = LinkUnits.granularities(source: source, target: target, morphology)
      .map {
        TrainingView(
          pairs, effort.sample, units: $0, lexicon: lexicon, background: background, names: names)
      }
    // Both directions of a granularity cost the same, so two threads end together.
    let jobs = (0..<effort.chains).flatMap { chain in
      views.indices.flatMap { view in
        [false, true].map { (chain: chain, view: view, isReversed: $0) }
      }
    }
    let models = workers.map(jobs.count) { k in
      let (chain, view, isReversed) = jobs[k]
      return views[view].model(
        isReversed: isReversed, settings: effort.settings, seed: UInt64(chain))
    }
    granularities = views.indices.map { view in
      func own(_ isReversed: Bool) -> [DirectedLinkModel] {
        jobs.indices.filter { jobs[$0].view == view && jobs[$0].isReversed == isReversed }
          .map { models[$0] }
      }
      return Granularity(units: views[view].units, forward: own(false), backward: own(true))
    }
  }

  /// - Returns: nothing but zeros where a side is longer than `longestSide`.
  public func posteriors(_ source: [Int32], _ target: [Int32]) -> Posteriors {
    let (n, m) = (source.count, target.count)
    var a = [Float](repeating: 0, count: n * m)
    var q = a
    if max(n, m) <= Self.longestSide {
      for granularity in granularities {
        granularity.add(source, target, weight: 1 / Float(granularities.count), to: &a, &q)
      }
    }
    return Posteriors(rows: n, columns: m, fromTarget: a, fromSource: q)
  }

  /// The links of pairs, worked out on all threads.
  public func links(of pairs: TokenPairs, _ range: Range<Int>) -> [[(source: Int, target: Int)]] {
    workers.map(range.count) { k in
      let pair = range.lowerBound + k
      return posteriors(
        Array(pairs.source[pairs.source(of: pair)]), Array(pairs.target[pairs.target(of: pair)])
      ).links()
    }
  }
}

/// The models of one granularity, several of each direction.
struct Granularity: Sendable {
  let units: LinkUnits
  let forward: [DirectedLinkModel]
  let backward: [DirectedLinkModel]

  /// Adds what the models say of a pair to the matrices of its words. A target word comes from a source word with the
  /// sum over its units; a source word is rendered as the unit is that is surest of it.
  func add(
    _ source: [Int32], _ target: [Int32], weight: Float, to a: inout [Float], _ q: inout [Float]
  ) {
    let sourceUnits = units.source(source)
    let stems = units.target(target)
    let m = target.count
    let total = sourceUnits.count
    for model in forward {
      let found = model.posteriors(sourceUnits, stems)
      let share = weight / Float(forward.count)
      var unit = 0
      for (i, word) in source.enumerated() {
        for _ in 0..<units.count(word) {
          for j in 0..<m { a[i * m + j] += share * found[unit * m + j] }
          unit += 1
        }
      }
    }
    for model in backward {
      let found = model.posteriors(stems, sourceUnits)
      let share = weight / Float(backward.count)
      var unit = 0
      for (i, word) in source.enumerated() {
        let end = unit + units.count(word)
        for j in 0..<m {
          var best: Float = 0
          for k in unit..<end { best = max(best, found[j * total + k]) }
          q[i * m + j] += share * best
        }
        unit = end
      }
    }
  }

  /// For each unit of a pair (rows) and each of its target words the geometric mean of what both directions say.
  func agreed(_ source: [Int32], _ target: [Int32]) -> [Float] {
    let sourceUnits = units.source(source)
    let stems = units.target(target)
    let (n, m) = (sourceUnits.count, stems.count)
    var a = [Float](repeating: 0, count: n * m)
    for model in forward {
      for (k, found) in model.posteriors(sourceUnits, stems).enumerated() { a[k] += found }
    }
    var q = [Float](repeating: 0, count: n * m)
    for model in backward {
      for (k, found) in model.posteriors(stems, sourceUnits).enumerated() {
        q[k % n * m + k / n] += found
      }
    }
    let scale = 1 / Float(max(1, forward.count * backward.count)).squareRoot()
    return zip(a, q).map { ($0 * $1).squareRoot() * scale }
  }
}
