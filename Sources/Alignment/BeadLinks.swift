/// Word links of one bead: how strongly each source character and each target word belong together.
public struct BeadLinks: Sendable {
  /// Index of the bitext, and of the bead within it.
  public let bitext: Int
  public let bead: Int
  /// Positions of the rows in the source part's text of all tokens without spaces; ascending.
  public let characters: [Int32]
  /// Token indices of the columns in the target part; ascending, content words only.
  public let tokens: [Int32]
  /// A[i,j]: that target token j comes from character i. Columns sum to at most 1. Row-major.
  public var fromTarget: [Float]
  /// Q[i,j]: that the word of character i is rendered by token j. Rows sum to at most 1.
  public var fromSource: [Float]
  /// Sum of A over each column: how far token j is explained at all.
  public let explained: [Float]
  /// Sum of Q over each column: how far token j is asked for.
  public let sought: [Float]
  /// What the lexicon says of source words and the tokens of the bead.
  public let glosses: [GlossLink]

  /// A target token that glosses a source word.
  public struct GlossLink: Hashable, Sendable {
    /// Rows of the source word's characters.
    public var rows: Range<Int32>
    public var column: Int32
    /// See `LexicalPrior`.
    public var weight: Float
  }
}
