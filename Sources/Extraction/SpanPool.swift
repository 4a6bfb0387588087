import Glibc

/// The n-grams that may render a term in one translation, pooled over its occurrences there.
struct SpanPool {
  struct Entry {
    /// Mean share among the spans of an occurrence.
    fileprivate(set) var share = 0.0
    fileprivate(set) var association = Association(joint: 0, 1, 1, of: 1)
    /// Weighted means over the occurrences.
    fileprivate(set) var mean: (coverage: Float, outside: Float, value: Float) = (0, 0, 0)
    /// Beads that hold both the term and the n-gram, and the last of them.
    fileprivate var joint = 0
    fileprivate var lastBead: Int32 = -1
    /// Sum of the probabilities that it is the rendering.
    fileprivate var mass = 0.0
    fileprivate var evidence = BilingualEvidence()
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
    for (spans, bead) in occurrences where !spans.isEmpty {
      total += 1
      for (span, share) in zip(spans, Self.shares(of: spans)) {
        var entry = entries[span.key] ?? Entry()
        let weight = Float(share)
        entry.share += share
        entry.mean.coverage += weight * span.coverage
        entry.mean.outside += weight * span.outside
        entry.mean.value += weight * span.score
        if entry.lastBead != bead {
          entry.lastBead = bead
          entry.joint += 1
        }
        entries[span.key] = entry
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
      entry.association = association(key, entry.joint)
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

  /// Notes how probable each span of an occurrence is.
  mutating func note(_ spans: [Span], _ scores: [Double]) {
    guard let best = scores.max() else { return }
    let weights = scores.map { exp($0 - best) }
    let sum = weights.reduce(0, +)
    for (span, weight) in zip(spans, weights) {
      entries[span.key]?.mass += weight / sum
      if let association = entries[span.key]?.association {
        entries[span.key]?.evidence.add(
          BilingualEvidence(span, association), weight: weight / sum)
      }
    }
  }

  /// The n-gram that is most probably the rendering, and how it fits; of equal ones that with the smaller key.
  var leader: (key: UInt64, evidence: BilingualEvidence)? {
    let best = entries.max { ($0.value.mass, $1.key) < ($1.value.mass, $0.key) }
    guard let best, best.value.mass > 0 else { return nil }
    var evidence = best.value.evidence.averaged()
    evidence.translations = 1
    return (best.key, evidence)
  }
}
