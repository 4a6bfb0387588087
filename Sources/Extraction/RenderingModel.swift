/// How the features of a span add up to a score: a conditional log-linear model over the spans of one occurrence.
///
/// exp(score) / sum of exp(score) is the probability that the span is the rendering, given that one of them is. The
/// weights were fitted by maximum likelihood with a Gaussian prior on the renderings of terms in texts of two fields
/// (foreign policy, central banking), then rounded.
enum RenderingModel {
  static func score(_ features: SpanFeatures) -> Float {
    var sum: Float = 0
    for k in features.values.indices { sum += features.values[k] * spanWeights[k] }
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
    .coverage: -0.77,
    .inside: -1.07,
    .outside: -0.28,
    .firstOutside: -0.55,
    .lastOutside: -0.17,
    .headOutside: 0.56,
    .firstUnexplained: 3.39,
    .firstSought: -0.02,
    .headSought: -0.76,
    .beforeSought: 0.64,
    .afterSought: -0.30,
    .afterInside: -1.31,
    .beginningCovered: 0.50,
    .firstByFirst: 1.15,
    .lastByHead: 2.48,
    .shortness: -0.94,
    .capitalised: 2.79,
    .acronym: 1.80,
    .stopShare: -1.95,
    .auxiliaries: -1.67,
    .prepositions: -0.48,
    .genitives: 1.05,
    .infinitives: -1.51,
    .commas: -2.31,
    .listCommas: -2.24,
    .verbs: 0.51,
    .verbsOfVerbTerm: -0.97,
    .clause: -2.25,
    .startsOnVerb: -1.70,
    .looseStart: 0.70,
    .endsOnNoNoun: -1.52,
    .endsOnNoNounOfVerbTerm: -2.10,
    .danglingAdjective: -0.67,
    .phraseOpenRight: -1.03,
    .phraseOpenLeft: -0.29,
    .phraseCutRight: 0.61,
    .phraseCutLeft: -0.90,
    .nounRight: -9.77,
    .capitalLeft: -2.60,
    .capitalRight: -4.84,
    .contentLeft: -0.57,
    .determinerBefore: 0.49,
    .possessiveBefore: 1.38,
  ]

  private static let ofUsage: [UsageFeature: Float] = [
    .gloss: 2.96,
    .share: 2.07,
    .documentShare: 0.74,
    .overallShare: 1.43,
    .meanShare: -3.99,
    .dice: 1.60,
    .likelihoodRatio: 0.41,
    .specificity: 0.80,
    .fragment: -3.02,
    .meanCoverage: 1.41,
    .meanOutside: -0.45,
    .meanValue: 0.37,
  ]
}
