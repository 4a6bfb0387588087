import Corpus
import Workers

/// How the characters of source words are rendered, by the mean of a model over words and one over characters: the
/// half of `WordLinkModel` that adds to what `LinkModel` finds, with less work put into it.
struct SampledRenderings: Sendable {
  private let models: [(units: LinkUnits, model: DirectedLinkModel)]
  private let characters: WordPieces
  /// How much the model counts beside `LinkModel`: the more, the more it had to learn from, as agreement by glosses is
  /// surer in a text of a few sentences (measured on longer ones: .3 to .6 are alike).
  let share: Float

  /// - Parameter characters: the characters of the source words.
  init(_ training: RenderingTraining, characters: WordPieces, workers: WorkerPool) {
    self.characters = characters
    share = 0.45 * training.tokens / (training.tokens + 200)
    let views = training.views
    let count = views.count * training.chains
    // The long runs, over characters, begin first.
    models = workers.map(count) { place in
      let k = count - 1 - place
      let view = views[k % views.count]
      let model = view.model(
        isReversed: true, settings: training.settings, seed: UInt64(k / views.count))
      return (view.units, model)
    }.reversed()
  }

  /// P(character i is rendered by target token j), row-major; words that are not Chinese are one character. Empty where
  /// a side is longer than `WordLinkModel.longestSide`.
  func posteriors(_ source: [Int32], _ target: [Int32]) -> [Float] {
    guard max(source.count, target.count) <= WordLinkModel.longestSide else { return [] }
    let lengths = source.map { characters[$0].count }
    let m = target.count
    var result = [Float](repeating: 0, count: lengths.reduce(0, +) * m)
    for (units, model) in models {
      let sourceUnits = units.source(source)
      let found = model.posteriors(units.target(target), sourceUnits)
      var (row, unit) = (0, 0)
      for (word, length) in zip(source, lengths) {
        let isWhole = units.count(word) != length
        for k in 0..<length {
          let column = isWhole ? unit : unit + k
          for j in 0..<m {
            result[row * m + j] += found[j * sourceUnits.count + column] / Float(models.count)
          }
          row += 1
        }
        unit += units.count(word)
      }
    }
    return result
  }
}

/// What ``SampledRenderings`` learn from: the pairs as words and as characters, and how much work to put into them.
struct RenderingTraining: Sendable {
  fileprivate let views: [TrainingView]
  fileprivate let settings: LinkSettings
  fileprivate let chains: Int
  /// Source words of all pairs.
  fileprivate let tokens: Float

  /// - Parameter pairs: all words of the beads to learn from, function words and punctuation included.
  init(
    _ pairs: TokenPairs, source: Interner, target: Interner, lexicon: Lexicon,
    morphology: EnglishMorphology, background: TranslationCounts, workers: WorkerPool
  ) {
    tokens = Float(pairs.source.count)
    let effort = LinkEffort(pairs)
    var settings = effort.settings
    settings.wordSweeps = min(4, settings.wordSweeps)
    settings.jumpSweeps = min(6, settings.jumpSweeps)
    settings.fertilitySweeps = min(12, settings.fertilitySweeps)
    settings.readingSweeps = min(12, settings.readingSweeps)
    self.settings = settings
    // What one sampler finds in a small text depends on its seed; two are steadier.
    chains = min(2, effort.chains)
    let units = LinkUnits.granularities(source: source, target: target, morphology)
    views = workers.map(units.count) { k in
      TrainingView(pairs, effort.sample, units: units[k], lexicon: lexicon, background: background)
    }
  }
}
