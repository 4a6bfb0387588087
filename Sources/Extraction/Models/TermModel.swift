import Corpus
import Glibc

/// What speaks for a string being a term, and for a term being an important one; learned by `Scripts/train`.
struct TermModel: Sendable {
  private static let names = ["bias"] + TermFeature.allCases.map { "\($0)" }

  private let candidacy: [Float]
  private let termWeights: [Float]

  /// - Throws: where the file of weights knows other features.
  init(_ weights: FittedWeights) throws(CorpusError) {
    candidacy = try weights.weights(of: "candidacy", Self.names)
    termWeights = try weights.weights(of: "termhood", Self.names)
  }

  private static func sum(_ weights: [Float], _ features: TermFeatures) -> Float {
    var sum = weights[0]
    for (k, value) in features.values.enumerated() { sum += weights[k + 1] * value }
    return sum
  }

  /// Log odds of a string being a term by the source texts alone.
  func promise(_ features: TermFeatures) -> Float { Self.sum(candidacy, features) }

  /// The probability that a string is a term with the right boundaries.
  func termhood(_ features: TermFeatures) -> Double {
    1 / (1 + exp(-Double(Self.sum(termWeights, features))))
  }
}
