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
  /// Expected counts without those of the pairs that were set apart; nothing where none were.
  let settled: PairCounts
  /// Pseudo-counts of all target words together for one source word.
  let smoothingMass: Float

  /// - Parameters:
  ///   - settledPairs: the first pairs, whose counts are kept on their own, too.
  ///   - seed: decides the random numbers; models of different seeds may be averaged.
  init(
    training pairs: TokenPairs, settledPairs: Int, prior: LinkPrior, settings: LinkSettings,
    seed: UInt64
  ) {
    var sampler = LinkSampler(
      pairs, settledPairs: settledPairs, prior: prior, settings: settings, seed: seed)
    sampler.run()
    settled = sampler.settled
    smoothingMass = settings.smoothing * Float(prior.vocabulary)
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
      / (nullTotal + smoothingMass)
  }
}
