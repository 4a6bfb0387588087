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

    /// Cells whose mean of both directions is at least `sure`, and next to links, diagonals included, the likeliest at
    /// least `likely` whose source or target word has no link yet (grow-diag, Koehn, Och and Marcu 2003); in the order
    /// of the source.
    public func links(
      sure: Float = 0.44, likely: Float = 0.3
    ) -> [(source: Int, target: Int)] {
      let scores = zip(fromTarget, fromSource).map { ($0 + $1) / 2 }
      var isLink = scores.map { $0 >= sure }
      var (isRowTaken, isColumnTaken) = (
        [Bool](repeating: false, count: rows), [Bool](repeating: false, count: columns)
      )
      func take(_ cell: Int) {
        isLink[cell] = true
        isRowTaken[cell / columns] = true
        isColumnTaken[cell % columns] = true
      }
      func touchesLink(_ cell: Int) -> Bool {
        let (i, j) = (cell / columns, cell % columns)
        return (max(0, i - 1)...min(rows - 1, i + 1)).contains { row in
          (max(0, j - 1)...min(columns - 1, j + 1)).contains { isLink[row * columns + $0] }
        }
      }
      for cell in isLink.indices where isLink[cell] { take(cell) }
      var open = scores.indices.filter { scores[$0] >= likely && !isLink[$0] }
        .sorted { (scores[$0], $1) > (scores[$1], $0) }
      var count: Int
      repeat {
        count = open.count
        open.removeAll { cell in
          let isFree = !isRowTaken[cell / columns] || !isColumnTaken[cell % columns]
          if isFree, touchesLink(cell) { take(cell) }
          return isLink[cell] || !isFree
        }
      } while open.count < count
      return isLink.indices.filter { isLink[$0] }.map { ($0 / columns, $0 % columns) }
    }
  }

  /// Pairs with more tokens on a side are neither learned from nor linked: no sentence is that long.
  public static let longestSide = 1_000

  /// The models of all pairs.
  let granularities: [Granularity]
  let morphology: EnglishMorphology
  /// The pairs of a large set that the others tell little about, and their own models.
  private let scarce: (pairs: ScarcePairs, granularities: [Granularity])?
  let workers: WorkerPool

  /// - Parameters:
  ///   - pairs: ids of the vocabularies; where they are very many, a sample of them is learned from.
  ///   - source: source words in folded form.
  ///   - target: target words in lower case.
  ///   - lexicon: what is known of the source words.
  ///   - morphology: forms of target words; rules alone where none are given.
  ///   - background: how words were rendered elsewhere.
  ///   - names: target words that are always written with a capital; they are linked by their sound, too.
  ///   - isThorough: whether pairs of a large set that the others tell little about are learned anew.
  public init(
    training pairs: TokenPairs, source: Interner, target: Interner, lexicon: Lexicon,
    morphology: EnglishMorphology = EnglishMorphology(),
    background: TranslationCounts = TranslationCounts(), names: [String] = [],
    isThorough: Bool = true, workers: WorkerPool = WorkerPool()
  ) {
    self.workers = workers
    self.morphology = morphology
    let sample = LinkSample(pairs)
    let chosen =
      isThorough && sample.effort.isLarge ? ScarcePairs(pairs, among: sample.usable) : nil
    let apart = Set(chosen?.pairs ?? [])
    let views = LinkUnits.granularities(source: source, target: target, morphology)
      .map {
        TrainingView(
          pairs, sample.pairs.filter { !apart.contains($0) },
          apart: sample.pairs.filter(apart.contains), units: $0, lexicon: lexicon,
          background: background, names: names)
      }
    let general = Self.granularities(of: views, sample.effort, workers)
    granularities = general
    guard let chosen, !chosen.pairs.isEmpty else {
      scarce = nil
      return
    }
    let scarceViews = zip(views, general).map { view, models in
      TrainingView(
        pairs, chosen.pairs, units: view.units, lexicon: lexicon, background: background,
        names: names, learned: view.learned(models.forward, models.backward))
    }
    scarce = (chosen, Self.granularities(of: scarceViews, .renewed, workers))
  }

  private static func granularities(
    of views: [TrainingView], _ effort: LinkEffort, _ workers: WorkerPool
  ) -> [Granularity] {
    // Both directions of a granularity cost the same, so two threads end together.
    let jobs = (0..<effort.chains).flatMap { chain in
      views.indices.flatMap { view in
        [false, true].map { (chain: chain, view: view, isReversed: $0) }
      }
    }
    let models = workers.map(jobs.count) { k in
      let (chain, view, isReversed) = jobs[k]
      return views[view].model(
        isReversed: isReversed, settings: effort.settings,
        seed: UInt64(chain))
    }
    return views.indices.map { view in
      func own(_ isReversed: Bool) -> [DirectedLinkModel] {
        jobs.indices.filter { jobs[$0].view == view && jobs[$0].isReversed == isReversed }
          .map { models[$0] }
      }
      return Granularity(units: views[view].units, forward: own(false), backward: own(true))
    }
  }

  /// Weight of the models over words and of those over characters: words are what is linked.
  private static func weight(of granularity: Granularity, among all: [Granularity]) -> Float {
    all.count == 1 ? 1 : granularity.units.isSplit ? 0.45 : 0.55
  }

  /// - Returns: nothing but zeros where a side is longer than `longestSide`.
  public func posteriors(_ source: [Int32], _ target: [Int32]) -> Posteriors {
    let (n, m) = (source.count, target.count)
    var a = [Float](repeating: 0, count: n * m)
    var q = a
    if max(n, m) <= Self.longestSide {
      let models = models(for: source, target)
      for granularity in models {
        granularity.add(
          source, target, weight: Self.weight(of: granularity, among: models), to: &a, &q)
      }
    }
    return Posteriors(rows: n, columns: m, fromTarget: a, fromSource: q)
  }

  private func models(for source: [Int32], _ target: [Int32]) -> [Granularity] {
    guard let scarce, scarce.pairs.contain(source, target) else { return granularities }
    return scarce.granularities
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
