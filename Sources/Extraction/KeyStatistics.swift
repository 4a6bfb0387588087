import Alignment

/// How many beads hold each n-gram that occurs among the spans.
struct KeyStatistics: Sendable {
  private var beads: [UInt64: Int32] = [:]
  private let beadCount: Int

  init(finder: SpanFinder, beads numbers: BeadNumbers, spans: [[Span]]) {
    for span in spans.joined() {
      beads[span.key] = 0
      if let key = span.leftKey { beads[key] = 0 }
      if let key = span.rightKey { beads[key] = 0 }
    }
    beadCount = numbers.count
    var last: [UInt64: Int32] = [:]
    var n: Int32 = 0
    for bitext in finder.corpus.bitexts {
      for bead in bitext.beads {
        finder.forEachKey(bead, bitext) { key in
          guard beads[key] != nil, last[key] != n else { return }
          last[key] = n
          beads[key, default: 0] += 1
        }
        n += 1
      }
    }
  }

  /// Where an n-gram recurs and always with the same word beside it, that word belongs to it, unless it renders other
  /// source words.
  func fragment(_ span: Span) -> Float {
    let own = beads[span.key] ?? 0
    guard own >= 2 else { return 0 }
    var fragment: Float = 0
    if let key = span.leftKey, beads[key] == own { fragment = max(0, 1 - 2 * span.leftOutside) }
    if let key = span.rightKey, beads[key] == own {
      fragment = max(fragment, 1 - 2 * span.rightOutside)
    }
    return fragment
  }

  /// Dice coefficient, log-likelihood ratio (Dunning 1993) and the share of the n-gram's beads that hold the term.
  func association(
    key: UInt64, joint: Int, termBeads: Int
  ) -> Association {
    Association(joint: joint, termBeads, Int(beads[key] ?? 0), of: beadCount)
  }
}
