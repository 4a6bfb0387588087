/// A model of which source token each target token comes from: words, jumps and fertilities, estimated by collapsed
/// Gibbs sampling with Dirichlet priors (Östling and Tiedemann 2016). Training and reading are apart: a trained model
/// links any pair of its vocabulary.
struct DirectedLinkModel: Sendable {
  let settings: LinkSettings
  private(set) var lexical: PairCounts
  /// Sum of the counts of each source word.
  private(set) var totals: [Float]
  /// Counts of target words without counterpart, and their sum.
  private(set) var null: [Float]
  private(set) var nullTotal: Float
  private(set) var jumps: JumpTable
  private(set) var fertility: FertilityTable

  /// - Parameter seed: decides the random numbers; models of different seeds may be averaged.
  init(training pairs: TokenPairs, prior: LinkPrior, settings: LinkSettings, seed: UInt64) {
    var sampler = LinkSampler(pairs, prior: prior, settings: settings, seed: seed)
    sampler.run()
    self.settings = settings
    lexical = sampler.average.counts
    totals = sampler.average.totals
    null = sampler.average.null
    nullTotal = null.reduce(0, +)
    jumps = sampler.jumpSum
    jumps.estimate()
    fertility = sampler.fertilitySum
    fertility.estimate(
      prior: settings.fertilityPrior, scale: 1 / Float(max(1, sampler.averagedSweeps)))
  }

  /// Probability of a target word without counterpart.
  @inline(__always)
  func probability(null target: Int32) -> Float {
    (null[Int(target)] + settings.smoothing)
      / (nullTotal + settings.smoothing * Float(null.count))
  }
}
