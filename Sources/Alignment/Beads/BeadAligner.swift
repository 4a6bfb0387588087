import Corpus
import Glibc
import Workers

/// Finds the beads between two texts.
struct BeadAligner: Sendable {
  let source: BeadText
  let target: BeadText
  let lexicon: BeadLexicon
  let prices: BeadPrices
  let workers: WorkerPool

  /// The best way through both texts in the order in which they stand.
  /// - Parameter previous: the way that an earlier round found.
  /// - Complexity: O(rows × width of the band); long texts are cut where they surely agree, and their sections sought
  ///   side by side.
  func path(after previous: [BeadStep]? = nil) -> [BeadStep] {
    if let whole = Band(whole: source.count, target.count, upTo: Self.fewPoints) {
      return path(in: whole)
    }
    let way = previous.map(Self.points) ?? chain()
    return mapSections(along: way, rows: Self.sectionRows) { part, way in
      part.path(
        in: Band(along: way, part.source.count, part.target.count) {
          previous == nil ? min(400, max(12, Int(8 * Double($0).squareRoot()))) : Self.laterWidth
        })
    }.map { steps, i, j in steps.map { $0.moved(i, j) } }.flatMap { $0 }
  }

  private func path(in band: Band) -> [BeadStep] {
    let found = lattice(band).bestPath()
    return widened(found.steps, at: found.atEdge).map { scored($0) }
  }

  private func chain() -> [WayPoint] {
    let finder = AnchorFinder(source: source, target: target, lexicon: lexicon)
    return finder.chain().map { WayPoint(i: $0.source, j: $0.target) }
  }

  /// Where the beads of a way begin.
  private static func points(_ path: [BeadStep]) -> [WayPoint] {
    path.filter { !$0.isNull }
      .map { WayPoint(i: $0.source.lowerBound, j: $0.target.lowerBound) }
  }

  /// Rows of a section at least.
  private static let sectionRows = 1_000

  /// Where a way runs along the edge of the band a better one may lie outside: there it is sought again in the whole
  /// rectangle (after Moore 2002, who widens the band).
  private func widened(_ steps: [BeadStep], at edges: [Int]) -> [BeadStep] {
    var result: [BeadStep] = []
    var next = 0
    for stretch in Self.stretches(around: edges, in: steps.count) {
      guard let first = steps[stretch].first, let last = steps[stretch].last else { continue }
      let s = first.source.lowerBound..<last.source.upperBound
      let t = first.target.lowerBound..<last.target.upperBound
      guard let whole = Band(whole: s.count, t.count, upTo: Self.manyPoints) else { continue }
      result += steps[next..<stretch.lowerBound]
      let part = BeadAligner(
        source: source.slice(s), target: target.slice(t), lexicon: lexicon, prices: prices,
        workers: workers)
      result += part.lattice(whole).bestPath().steps.map { $0.moved(s.lowerBound, t.lowerBound) }
      next = stretch.upperBound
    }
    return result + steps[next...]
  }

  /// Stretches of steps around some of them, those that meet joined.
  private static func stretches(around places: [Int], in count: Int) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    for place in places {
      let stretch = max(0, place - surroundingSteps)..<min(count, place + surroundingSteps)
      if let last = stretches.last, last.upperBound >= stretch.lowerBound {
        stretches[stretches.count - 1] = last.lowerBound..<stretch.upperBound
      } else {
        stretches.append(stretch)
      }
    }
    return stretches
  }

  private static let surroundingSteps = 40

  /// The most probable beads along a way through both texts, with their probabilities.
  func beads(along path: [BeadStep]) -> [LikelyBead] {
    mapSections(along: Self.points(path), rows: Self.sectionRows) { part, way in
      let band = Band(along: way, part.source.count, part.target.count, wholeRectangle: 400) { _ in
        Self.surroundings
      }
      let lattice = part.lattice(band)
      return lattice.mostProbable(lattice.posterior())
    }.map { beads, i, j in beads.map { $0.moved(i, j) } }.flatMap { $0 }
  }

  private static let surroundings = 8
  /// How far from the way of the last round the next may run, in rows.
  private static let laterWidth = 10
  /// Texts of fewer points are compared as a whole; stretches at the edge of a band, up to the greater number.
  private static let fewPoints = 20_000
  private static let manyPoints = 200_000

  var scorer: BeadScorer { BeadScorer(source: source, target: target, lexicon: lexicon) }

  private func lattice(_ band: Band) -> BeadLattice {
    BeadLattice(scorer: scorer, prices: prices, band: band, workers: workers)
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
