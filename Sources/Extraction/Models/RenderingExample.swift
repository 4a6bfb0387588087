public import Terminology

/// A place of a term and the spans that may render it, as the model of renderings sees them: what it is fitted to.
public struct RenderingExample: Sendable {
  /// The place; it has no rendering.
  public var place: Occurrence
  public var sourceLine: Int
  /// UTF-8 ranges of the spans in the place's target text.
  public var spans: [Range<Int>]
  /// By span: its features, in the order of ``featureNames``.
  public var features: [[Float]]
  /// Share of the characters around the place that are rendered, and the term's Han characters.
  public var occurrence: [Float]

  /// The names of the features, as files of weights have them.
  public static var featureNames: [String] {
    SpanFeature.allCases.map { "\($0)" } + UsageFeature.allCases.map { "\($0)" }
  }
}
