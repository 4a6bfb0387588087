/// How the features of a span add up to a score: a conditional log-linear model over the spans of one occurrence.
///
/// exp(score) / sum of exp(score) is the probability that the span is the rendering, given that one of them is. The
/// weights were fitted by maximum likelihood with a Gaussian prior on the renderings of terms in texts of two fields
/// (foreign policy, central banking), then rounded.
enum RenderingModel {
  static func score(_ features: SpanFeatures) -> Float {
    // Through spans: to subscript an inline array that is a property copies all of it.
    let (values, weights) = (features.values.span, spanWeights.span)
    var sum: Float = 0
    for k in 0..<SpanFeature.allCases.count { sum += values[k] * weights[k] }
    return sum
  }

  static func score(_ features: UsageFeatures) -> Float { (features.vector * usageWeights).sum() }

  private static let spanWeights: InlineArray<64, Float> = {
    var weights = InlineArray<64, Float>(repeating: 0)
    for (feature, weight) in ofSpans { weights[feature.rawValue] = weight }
    return weights
  }()

  private static let usageWeights: SIMD16<Float> = {
    var vector = SIMD16<Float>(repeating: 0)
    for (feature, weight) in ofUsage { vector[feature.rawValue] = weight }
    return vector
  }()

  private static let ofSpans: [SpanFeature: Float] = [
    .value: 0.09,
    .coverage: 0.52,
    .inside: -1.31,
    .outside: -0.33,
    .firstOutside: -1.01,
    .lastOutside: -0.50,
    .headOutside: 0.89,
    .firstUnexplained: 3.12,
    .firstSought: 0.73,
    .headSought: 0.04,
    .beforeSought: 0.47,
    .afterSought: -0.35,
    .afterInside: -1.30,
    .beginningCovered: 0.62,
    .firstByFirst: 0.36,
    .lastByHead: 2.06,
    .shortness: -1.41,
    .capitalised: 2.88,
    .acronym: 2.26,
    .stopShare: -2.69,
    .auxiliaries: -0.64,
    .prepositions: -0.37,
    .genitives: 1.25,
    .infinitives: -1.60,
    .commas: -1.83,
    .listCommas: -2.06,
    .verbs: 0.32,
    .verbsOfVerbTerm: -2.27,
    .clause: -2.23,
    .startsOnVerb: -1.53,
    .looseStart: 1.22,
    .endsOnNoNoun: -1.82,
    .endsOnNoNounOfVerbTerm: -0.72,
    .danglingAdjective: -1.09,
    .phraseOpenRight: -1.00,
    .phraseOpenLeft: -0.41,
    .phraseCutRight: 0.03,
    .phraseCutLeft: -0.71,
    .nounRight: -9.52,
    .capitalLeft: -1.94,
    .capitalRight: -4.34,
    .contentLeft: -0.38,
    .determinerBefore: 0.69,
    .possessiveBefore: 1.31,
  ]

  private static let ofUsage: [UsageFeature: Float] = [
    .gloss: 3.70,
    .share: 1.86,
    .documentShare: 1.06,
    .overallShare: 0.92,
    .meanShare: -3.93,
    .dice: 1.93,
    .likelihoodRatio: 0.34,
    .specificity: 0.82,
    .fragment: -0.43,
    .meanCoverage: 1.86,
    .meanOutside: -0.50,
    .meanValue: 0.31,
  ]
}
