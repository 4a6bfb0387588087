import Corpus
import Glibc

/// Finds the beads between two texts.
struct BeadAligner: Sendable {
  let source: BeadText
  let target: BeadText
  let lexicon: BeadLexicon
  let prices: BeadPrices
  let workers: WorkerPool

  /// The best way through both texts in the order in which they stand.
  /// - Parameter previous: the way that an earlier round found.
  func path(after previous: [BeadStep]? = nil) -> [BeadStep] {
    var width = 1
    while true {
      let band = self.band(after: previous, widened: width)
      let found = lattice(band).bestPath()
      if !found.touchesEdge || width >= Self.widest { return found.steps.map { scored($0) } }
      width *= 2
    }
  }

  /// The most probable beads along a way through both texts, with their probabilities.
  func beads(along path: [BeadStep]) -> [LikelyBead] {
    let way = path.filter { !$0.isNull }.map { ($0.source.lowerBound, $0.target.lowerBound) }
    let band = Band(along: way, source.count, target.count, wholeRectangle: 400) { _ in
      Self.surroundings
    }
    let lattice = lattice(band)
    return lattice.mostProbable(lattice.posterior())
  }

  private static let surroundings = 8
  /// How far from the way of the last round the next may run, in rows.
  private static let laterWidth = 10
  private static let widest = 4
  private static let fewPoints = 20_000

  var scorer: BeadScorer { BeadScorer(source: source, target: target, lexicon: lexicon) }

  private func lattice(_ band: Band) -> BeadLattice {
    BeadLattice(scorer: scorer, prices: prices, band: band, workers: workers)
  }

  private func band(after previous: [BeadStep]?, widened factor: Int) -> Band {
    let (n, m) = (source.count, target.count)
    if let whole = Band(whole: n, m, upTo: Self.fewPoints) { return whole }
    if let previous {
      let way = previous.filter { !$0.isNull }.map { ($0.source.lowerBound, $0.target.lowerBound) }
      return Band(along: way, n, m) { _ in Self.laterWidth * factor }
    }
    let finder = AnchorFinder(source: source, target: target, lexicon: lexicon)
    let chain = finder.chain(finder.candidates())
    return Band(along: chain.map { ($0.source, $0.target) }, n, m) {
      factor * max(12, Int(8 * Double($0).squareRoot()))
    }
  }

  /// Beads as the steps of a way, with what their words are worth.
  func steps(of beads: [LikelyBead]) -> [BeadStep] {
    beads.map { scored(BeadStep(source: $0.source, target: $0.target)) }
  }

  private func scored(_ step: BeadStep) -> BeadStep {
    var step = step
    if !step.isNull { step.lexical = Double(scorer.score(step.source, step.target)) }
    return step
  }
}
