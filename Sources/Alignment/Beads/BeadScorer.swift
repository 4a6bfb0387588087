import Glibc

/// How well rows of two texts translate each other word by word.
///
/// A bead of source rows S and target rows T is worth, against chance, half of
/// sum over e in T of log(λ + (1 - λ) A(e) / (|S| + 1) / p(e)), A(e) the sum of t(e|z) over z in S, and the same
/// backwards (the mixture of Moore 2002 as a log-ratio, in both directions, so that beads of any size compare).
struct BeadScorer: Sendable {
  let source: BeadText
  let target: BeadText
  let lexicon: BeadLexicon
  /// λ: share of words that translate nothing.
  static let unlinked: Float = 0.35

  static let unlinkedLog = log(unlinked)
  /// (1 - λ) / λ
  static let linkedScale = (1 - unlinked) / unlinked
}

extension BeadScorer {
  /// What a single bead's words are worth.
  func score(_ s: Range<Int>, _ t: Range<Int>) -> Float {
    let sourceWords = source.words(of: s)
    let targetWords = target.words(of: t)
    var forward = [Float](repeating: 0, count: targetWords.count)
    var backward = [Float](repeating: 0, count: sourceWords.count)
    for (q, z) in sourceWords.enumerated() {
      for (p, e) in targetWords.enumerated() {
        guard let k = lexicon.cell(of: z, e) else { continue }
        forward[p] += lexicon.forward[k]
        backward[q] += lexicon.backward[k]
      }
    }
    var score = Float(forward.count + backward.count) * Self.unlinkedLog
    for (sum, e) in zip(forward, targetWords) where sum > 0 {
      score += log(
        1 + sum * Self.linkedScale / lexicon.targetFrequency[Int(e)] / Float(sourceWords.count + 1))
    }
    for (sum, z) in zip(backward, sourceWords) where sum > 0 {
      score += log(
        1 + sum * Self.linkedScale / lexicon.sourceFrequency[Int(z)] / Float(targetWords.count + 1))
    }
    return score
  }
}
