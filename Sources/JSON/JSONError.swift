/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// Within a sentence: `a colon is missing`.
  public var reason: String
  /// Whether the text is well formed so far, and goes deeper than is read.
  public var isLimit: Bool
}
