import Corpus

/// How the features of a span add up to a score: a conditional log-linear model over the spans of one occurrence.
///
/// exp(score) / sum of exp(score) is the probability that the span is the rendering, given that one of them is.
struct RenderingModel: Sendable {
  private let spanWeights: SpanFeatures
  private let usageWeights: UsageFeatures

  /// - Throws: where the file of weights knows other features.
  init(_ weights: FittedWeights) throws(CorpusError) {
    let names = SpanFeature.allCases.map { "\($0)" } + UsageFeature.allCases.map { "\($0)" }
    let fitted = try weights.weights(of: "rendering", names)
    var (spans, usage) = (SpanFeatures(), UsageFeatures())
    for (feature, weight) in zip(SpanFeature.allCases, fitted) { spans[feature] = weight }
    let rest = fitted.dropFirst(SpanFeature.allCases.count)
    for (feature, weight) in zip(UsageFeature.allCases, rest) { usage[feature] = weight }
    spanWeights = spans
    usageWeights = usage
  }

  func score(_ features: SpanFeatures) -> Float { features.sum(weighedBy: spanWeights) }

  func score(_ features: UsageFeatures) -> Float { features.sum(weighedBy: usageWeights) }
}
