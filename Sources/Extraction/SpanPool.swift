import Glibc

/// The n-grams that may render a term in one translation, pooled over its occurrences there.
struct SpanPool: Sendable {
  struct Entry: Sendable {
    /// Mean share among the spans of an occurrence.
    fileprivate(set) var share = 0.0
    fileprivate(set) var association = Association()
    /// Weighted means over the occurrences.
    fileprivate(set) var mean: (coverage: Float, outside: Float, value: Float) = (0, 0, 0)

    /// Beads that hold both the term and the n-gram, and the last of them.
    fileprivate var beads = 0
    private var lastBead: Int32 = -1

    fileprivate init() {}

    fileprivate mutating func add(_ span: Span, _ share: Double, bead: Int32) {
      let weight = Float(share)
      self.share += share
      mean.coverage += weight * span.coverage
      mean.outside += weight * span.outside
      mean.value += weight * span.score
      if lastBead != bead {
        lastBead = bead
        beads += 1
      }
    }

    /// What may be said of an n-gram that was not among the occurrences pooled.
    init(unseen span: Span) { mean = (span.coverage, span.outside, span.score) }
  }

  private(set) var entries = KeyTable<Entry>()

  /// - Parameters:
  ///   - occurrences: the spans of each occurrence, best first, and its bead.
  ///   - association: tells it of a key that stands together with the term in so many beads.
  init(
    _ occurrences: [(spans: [Span], bead: Int32)],
    association: (_ key: UInt64, _ joint: Int) -> Association
  ) {
    var total = 0.0
    for (spans, bead) in occurrences where !spans.isEmpty {
      total += 1
      for (span, share) in zip(spans, Self.shares(of: spans)) {
        entries[span.key, default: Entry()].add(span, share, bead: bead)
      }
    }
    entries.update { key, entry in
      let weight = Float(entry.share)
      if weight > 0 {
        entry.mean.coverage /= weight
        entry.mean.outside /= weight
        entry.mean.value /= weight
      }
      entry.share /= max(1, total)
      entry.association = association(key, entry.beads)
    }
  }

  /// exp(2 score) of each span as share of their sum.
  static func shares(of spans: [Span]) -> [Double] {
    guard let best = spans.first else { return [] }
    let weights = spans.map { exp(2 * Double($0.score - best.score)) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

/// How probable each n-gram is as the rendering of a term in one translation.
struct SpanVotes {
  /// Sum of the probabilities, and what speaks for the n-gram where it stands.
  private var votes = KeyTable<(mass: Double, evidence: BilingualEvidence)>()

  /// Notes how probable each span of an occurrence is.
  mutating func note(_ spans: [Span], _ scores: [Double], _ pool: SpanPool) {
    guard let best = scores.max() else { return }
    let weights = scores.map { exp($0 - best) }
    let sum = weights.reduce(0, +)
    for (span, weight) in zip(spans, weights) {
      guard let association = pool.entries[span.key]?.association else { continue }
      let share = weight / sum
      let evidence = BilingualEvidence(span, association)
      votes.change(span.key, default: (0, BilingualEvidence())) {
        $0.mass += share
        $0.evidence.add(evidence, weight: share)
      }
    }
  }

  /// The n-gram that is most probably the rendering, and how it fits; of equal ones that with the smaller key.
  var leader: (key: UInt64, evidence: BilingualEvidence)? {
    let best = votes.keys.indices.max {
      (votes.values[$0].mass, votes.keys[$1]) < (votes.values[$1].mass, votes.keys[$0])
    }
    guard let best, votes.values[best].mass > 0 else { return nil }
    var evidence = votes.values[best].evidence.averaged()
    evidence.translations = 1
    return (votes.keys[best], evidence)
  }
}
