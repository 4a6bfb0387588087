import Corpus

/// How the features of a span add up to a score: a conditional log-linear model over the spans of one occurrence.
///
/// exp(score) / sum of exp(score) is the probability that the span is the rendering, given that one of them is.
struct RenderingModel: Sendable {
  private let spanWeights: InlineArray<104, Float>
  private let usageWeights: SIMD32<Float>

  /// - Throws: where the file of weights knows other features.
  init(_ weights: FittedWeights) throws(CorpusError) {
    let names = SpanFeature.allCases.map { "\($0)" } + UsageFeature.allCases.map { "\($0)" }
    let fitted = try weights.weights(of: "rendering", names)
    var spans = InlineArray<104, Float>(repeating: 0)
    var usage = SIMD32<Float>(repeating: 0)
    for (k, weight) in fitted.enumerated() {
      if k < SpanFeature.allCases.count {
        spans[k] = weight
      } else {
        usage[k - SpanFeature.allCases.count] = weight
      }
    }
    spanWeights = spans
    usageWeights = usage
  }

  func score(_ features: SpanFeatures) -> Float {
    // Through spans: to subscript an inline array that is a property copies all of it.
    let (values, weights) = (features.values.span, spanWeights.span)
    var sum: Float = 0
    for k in 0..<SpanFeature.allCases.count { sum += values[k] * weights[k] }
    return sum
  }

  func score(_ features: UsageFeatures) -> Float { (features.vector * usageWeights).sum() }
}
