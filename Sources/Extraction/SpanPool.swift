import Glibc

/// The n-grams that may render a term in one translation, pooled over its occurrences there.
struct SpanPool: Sendable {
  struct Entry: Sendable {
    /// Mean share among the spans of an occurrence.
    fileprivate(set) var share = 0.0
    fileprivate(set) var association = Association()
    /// Weighted means over the occurrences.
    fileprivate(set) var mean: (coverage: Float, outside: Float, value: Float) = (0, 0, 0)

    fileprivate init() {}

    /// What may be said of an n-gram that was not among the occurrences pooled.
    init(unseen span: Span) { mean = (span.coverage, span.outside, span.score) }
  }

  /// Beads that hold both the term and an n-gram, and the last of them.
  private struct Joint {
    var count = 0
    var lastBead: Int32 = -1
  }

  private(set) var entries: [UInt64: Entry] = [:]

  /// - Parameters:
  ///   - occurrences: the spans of each occurrence, best first, and its bead.
  ///   - association: tells it of a key that stands together with the term in so many beads.
  init(
    _ occurrences: [(spans: [Span], bead: Int32)],
    association: (_ key: UInt64, _ joint: Int) -> Association
  ) {
    var total = 0.0
    var joints: [UInt64: Joint] = [:]
    for (spans, bead) in occurrences where !spans.isEmpty {
      total += 1
      for (span, share) in zip(spans, Self.shares(of: spans)) {
        var entry = entries[span.key] ?? Entry()
        let weight = Float(share)
        entry.share += share
        entry.mean.coverage += weight * span.coverage
        entry.mean.outside += weight * span.outside
        entry.mean.value += weight * span.score
        entries[span.key] = entry
        if joints[span.key]?.lastBead != bead {
          joints[span.key, default: Joint()].lastBead = bead
          joints[span.key]?.count += 1
        }
      }
    }
    for (key, entry) in entries {
      var entry = entry
      let weight = Float(entry.share)
      if weight > 0 {
        entry.mean.coverage /= weight
        entry.mean.outside /= weight
        entry.mean.value /= weight
      }
      entry.share /= max(1, total)
      entry.association = association(key, joints[key]?.count ?? 0)
      entries[key] = entry
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
  private var votes: [UInt64: (mass: Double, evidence: BilingualEvidence)] = [:]

  /// Notes how probable each span of an occurrence is.
  mutating func note(_ spans: [Span], _ scores: [Double], _ pool: SpanPool) {
    guard let best = scores.max() else { return }
    let weights = scores.map { exp($0 - best) }
    let sum = weights.reduce(0, +)
    for (span, weight) in zip(spans, weights) {
      guard let association = pool.entries[span.key]?.association else { continue }
      var vote = votes[span.key] ?? (0, BilingualEvidence())
      vote.mass += weight / sum
      vote.evidence.add(BilingualEvidence(span, association), weight: weight / sum)
      votes[span.key] = vote
    }
  }

  /// The n-gram that is most probably the rendering, and how it fits; of equal ones that with the smaller key.
  var leader: (key: UInt64, evidence: BilingualEvidence)? {
    let best = votes.max { ($0.value.mass, $1.key) < ($1.value.mass, $0.key) }
    guard let best, best.value.mass > 0 else { return nil }
    var evidence = best.value.evidence.averaged()
    evidence.translations = 1
    return (best.key, evidence)
  }
}
