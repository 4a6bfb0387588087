import Corpus

/// A string that may be a term, with all that is known of it as names and values.
public struct DescribedCandidate: Sendable {
  public let term: String
  /// Where it stands: part, first character and the one after the last, of the part's text without spaces.
  public let places: [(part: Int, start: Int, end: Int)]
  /// In the order of `featureNames`.
  public let features: [Float]

  public static let featureNames = TermFeature.allCases.map { "\($0)" }

  init(_ candidate: Candidate) {
    term = String(scalars: candidate.scalars)
    places = candidate.sites.map { (Int($0.part), Int($0.start), Int($0.end)) }
    features = candidate.features.values
  }
}
