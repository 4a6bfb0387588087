import Corpus
import Workers

/// Sections that stand in another order.
extension BeadAligner {
  /// Ways through stretches that the way in order left without counterpart on both sides, best first.
  ///
  /// Which stretches to compare is told by the rare words they share, so that no pair is tried in vain.
  func moves(besides path: [BeadStep]) -> [[BeadStep]] {
    var free = (
      source: [Bool](repeating: true, count: source.count),
      target: [Bool](repeating: true, count: target.count)
    )
    func occupy(_ steps: [BeadStep]) {
      for step in steps where Self.agrees(step) {
        for row in step.source { free.source[row] = false }
        for row in step.target { free.target[row] = false }
      }
    }
    occupy(path)
    guard free.source.contains(true), free.target.contains(true) else { return [] }
    let candidates = AnchorFinder(source: source, target: target, lexicon: lexicon)
      .candidates(of: free.source.indices.filter { free.source[$0] }, in: 0..<target.count)
    var found: [[BeadStep]] = []
    for _ in 0..<Self.rounds {
      let moved = sections(free, candidates)
      guard !moved.isEmpty else { break }
      for steps in moved {
        // A better section may have taken the rows.
        guard
          steps.allSatisfy({ step in
            step.isNull
              || step.source.allSatisfy { free.source[$0] }
                && step.target.allSatisfy { free.target[$0] }
          })
        else { continue }
        occupy(steps)
        found.append(steps)
      }
    }
    return found
  }

  private static let rounds = 4

  /// How much of two texts translates each other along a way: what the words of agreeing beads are worth, per word of
  /// the shorter text.
  func likeness(along path: [BeadStep]) -> Double {
    let words = min(source.words.count, target.words.count)
    return words > 0 ? gain(path) / Double(words) : -.infinity
  }

  /// The same with the sections that stand in another order.
  func likenessWithMoves(along path: [BeadStep]) -> Double {
    likeness(along: path + moves(besides: path).joined())
  }

  /// The beads along a way through both texts and those of sections that stand elsewhere, in the order of the source.
  func beads(_ path: [BeadStep]) -> [LikelyBead] {
    var taken = (
      source: [Bool](repeating: false, count: source.count),
      target: [Bool](repeating: false, count: target.count)
    )
    var found: [LikelyBead] = []
    for bead in moves(besides: path).flatMap({ beads(within: $0) }) + beads(along: path)
    where !bead.source.contains(where: { taken.source[$0] })
      && !bead.target.contains(where: { taken.target[$0] })
    {
      for row in bead.source { taken.source[row] = true }
      for row in bead.target { taken.target[row] = true }
      found.append(bead)
    }
    return found.sorted { $0.source.lowerBound < $1.source.lowerBound }
  }

  /// The most probable beads of a section.
  private func beads(within section: [BeadStep]) -> [LikelyBead] {
    let steps = section.filter { !$0.isNull }
    guard let first = steps.first, let last = steps.last else { return [] }
    let (i, j) = (first.source.lowerBound, first.target.lowerBound)
    let part = BeadAligner(
      source: source.slice(i..<last.source.upperBound),
      target: target.slice(j..<last.target.upperBound), lexicon: lexicon, prices: prices,
      workers: workers)
    return part.beads(along: steps.map { $0.moved(-i, -j) }).map { $0.moved(i, j) }
  }

  /// Whether the words of a bead speak for it.
  static func agrees(_ step: BeadStep) -> Bool { step.lexical > 0 }

  private func sections(
    _ free: (source: [Bool], target: [Bool]), _ candidates: [[Anchor]]
  ) -> [[BeadStep]] {
    let sourceRuns = runs(free.source)
    let targetRuns = runs(free.target)
    var anchors: [RunPair: [Anchor]] = [:]
    for row in candidates {
      for anchor in row {
        let (s, t) = (sourceRuns.runOf[anchor.source], targetRuns.runOf[anchor.target])
        if s >= 0, t >= 0 { anchors[RunPair(source: s, target: t), default: []].append(anchor) }
      }
    }
    let pairs = anchors.filter { $0.value.reduce(0) { $0 + $1.weight } >= Self.leastWeight }
      .sorted { ($0.key.source, $0.key.target) < ($1.key.source, $1.key.target) }
    let paths = workers.map(pairs.count) { k in
      let (s, t) = (
        sourceRuns.runs[Int(pairs[k].key.source)], targetRuns.runs[Int(pairs[k].key.target)]
      )
      return path(within: s, t)
    }
    return paths.map { (path: $0, gain: gain($0)) }
      .filter { $0.gain > Self.leastGain }
      .sorted { $0.gain > $1.gain }
      .map(\.path)
  }

  private static let leastWeight: Float = 0.3
  private static let leastGain = 20.0

  private func gain(_ path: [BeadStep]) -> Double {
    path.reduce(0) { $0 + max(0, $1.lexical) }
  }

  /// The best way through a rectangle of both texts.
  func path(within s: Range<Int>, _ t: Range<Int>) -> [BeadStep] {
    let part = BeadAligner(
      source: source.slice(s), target: target.slice(t), lexicon: lexicon, prices: prices,
      workers: workers)
    return part.path().map { $0.moved(s.lowerBound, t.lowerBound) }
  }

  /// Maximal runs of free rows, and the run of each row, -1 for those that are not free.
  private func runs(_ free: [Bool]) -> (runs: [Range<Int>], runOf: [Int32]) {
    var runs: [Range<Int>] = []
    var runOf = [Int32](repeating: -1, count: free.count)
    for row in free.indices where free[row] {
      if let last = runs.last, last.upperBound == row {
        runs[runs.count - 1] = last.lowerBound..<(row + 1)
      } else {
        runs.append(row..<(row + 1))
      }
      runOf[row] = Int32(runs.count - 1)
    }
    return (runs, runOf)
  }
}

private struct RunPair: Hashable {
  let source: Int32
  let target: Int32
}
