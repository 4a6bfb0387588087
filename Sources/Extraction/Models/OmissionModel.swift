import Corpus
import Glibc

/// What is known of an occurrence that its translation may not render at all; each has a weight in `OmissionModel`.
enum OmissionFeature: Int, CaseIterable {
  case constant
  /// ln of the sum of exp(score) over the spans, and the share that the best one has of it.
  case evidence, bestShare
  /// Of the best span: features of `SpanFeature` and `UsageFeature` by the same names.
  case inside, glossCovered, familyCovered, memberMissing, gloss
  /// Share of the characters around the occurrence that are rendered.
  case passage
  /// ln of the Han characters of the term.
  case length
}

/// How probable it is that a translation renders an occurrence, given what the best of its spans looks like: logistic
/// regression.
struct OmissionModel: Sendable {
  private let weights: [Float]
  /// The probability that an occurrence is rendered where no span was found that could be its rendering.
  let renderedWithoutSpans: Double

  /// - Throws: where the file of weights knows other features.
  init(_ fitted: FittedWeights) throws(CorpusError) {
    let names = OmissionFeature.allCases.map { "\($0)" } + ["withoutSpans"]
    var weights = try fitted.weights(of: "omission", names)
    renderedWithoutSpans = Self.probability(Double(weights.removeLast()))
    self.weights = weights
  }

  /// - Parameter features: in the order of ``OmissionFeature``.
  /// - Returns: 0 to 1.
  func rendered(_ features: [Float]) -> Double {
    Self.probability(Double(zip(features, weights).reduce(0) { $0 + $1.0 * $1.1 }))
  }

  private static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
