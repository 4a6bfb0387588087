public import Terminology

/// What a consistency run may be told.
public struct ConsistencyOptions: Hashable, Sendable {
  /// Occurrences whose confidence is lower are reported but never scored, 0 to 1. 0.5 is the project's default τ,
  /// taken over from the reference design and not yet measured here.
  public var confidenceThreshold: Double
  /// Ids of the translations that set the standard (the official ones): where one of them renders a term, its most
  /// frequent rendering is the preferred one. Empty: all translations vote.
  public var references: Set<String>
  /// Random relabellings for the p of a source effect; 2000 resolve p down to 0.0005.
  public var permutations: Int
  /// Start of the random numbers, so that two runs agree.
  public var seed: UInt64

  public init(
    confidenceThreshold: Double = SureEnough.threshold, references: Set<String> = [],
    permutations: Int = 2000,
    seed: UInt64 = 1
  ) {
    self.confidenceThreshold = confidenceThreshold
    self.references = references
    self.permutations = permutations
    self.seed = seed
  }
}
