import Alignment
import Corpus

/// How many beads hold each n-gram that occurs among the spans.
struct KeyStatistics: Sendable {
  private var keys = KeyInterner()
  /// Beads that hold each key.
  private var beads: [Int32] = []
  private let beadCount: Int

  init(finder: SpanFinder, beads numbers: BeadNumbers, spans: [[Span]]) {
    var keys = KeyInterner()
    for span in spans.joined() {
      _ = keys.intern(span.key)
      if let key = span.leftKey { _ = keys.intern(key) }
      if let key = span.rightKey { _ = keys.intern(key) }
    }
    beadCount = numbers.count
    var beads = [Int32](repeating: 0, count: keys.count)
    var last = [Int32](repeating: -1, count: keys.count)
    var n: Int32 = 0
    for bitext in finder.corpus.bitexts {
      let tokens = finder.corpus.target.tokens[bitext.target]
      for bead in bitext.beads {
        finder.forEachKey(bead, bitext, tokens) { key in
          guard let id = keys.id(of: key), last[Int(id)] != n else { return }
          last[Int(id)] = n
          beads[Int(id)] += 1
        }
        n += 1
      }
    }
    self.keys = keys
    self.beads = beads
  }

  private func beads(with key: UInt64) -> Int32 { keys.id(of: key).map { beads[Int($0)] } ?? 0 }

  /// Where an n-gram recurs and always with the same word beside it, that word belongs to it, unless it renders other
  /// source words.
  func context(of span: Span) -> Span.Context {
    let own = beads(with: span.key)
    guard own >= 2 else { return Span.Context() }
    var context = Span.Context()
    if let key = span.leftKey {
      let both = beads(with: key)
      if both == own { context.fragment = max(0, 1 - 2 * span.leftOutside) }
      context.leftBound = Float(both - 1) / Float(own) * (1 - span.leftOutside)
    }
    if let key = span.rightKey {
      let both = beads(with: key)
      if both == own { context.fragment = max(context.fragment, 1 - 2 * span.rightOutside) }
      context.rightBound = Float(both - 1) / Float(own) * (1 - span.rightOutside)
    }
    return context
  }

  /// Dice coefficient, log-likelihood ratio (Dunning 1993) and the share of the n-gram's beads that hold the term.
  func association(
    key: UInt64, joint: Int, termBeads: Int
  ) -> Association {
    Association(joint: joint, termBeads, Int(beads(with: key)), of: beadCount)
  }
}
