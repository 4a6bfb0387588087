import Workers

/// The source words and the target classes of a bead.
typealias WordBead = (source: ArraySlice<Int32>, target: ArraySlice<Int32>)

/// What IBM model 1 learns from beads, in both directions (Brown et al. 1993).
struct TrainedTable: Sendable {
  private(set) var starts: [Int32] = [0]
  private(set) var targets: [Int32] = []
  private(set) var forward: [Float] = []
  private(set) var backward: [Float] = []

  func cells(of word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }

  /// - Parameters:
  ///   - beads: source words and target classes of each bead.
  ///   - lexicon: where the iterations start.
  init(
    beads: [WordBead], lexicon: BeadLexicon, workers: WorkerPool, iterations: Int = 5
  ) {
    var pairs = CooccurringPairs(beads: beads, lexicon: lexicon)
    pairs.reestimate(iterations: iterations, workers: workers)
    for word in 0..<Int32(lexicon.sourceCount) {
      let row = pairs.pairs(of: word).filter {
        pairs.forward[$0] >= Self.leastProbability || pairs.backward[$0] >= Self.leastProbability
      }
      for k in row.sorted(by: { pairs.targets[$0] < pairs.targets[$1] }) {
        targets.append(pairs.targets[k])
        forward.append(pairs.forward[k])
        backward.append(pairs.backward[k])
      }
      starts.append(Int32(targets.count))
    }
  }

  private static let leastProbability: Float = 0.01
}
