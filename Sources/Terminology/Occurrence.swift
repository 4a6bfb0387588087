/// The words with which a translation gives a term at one place, verbatim.
public struct Rendering: Hashable, Sendable {
  /// One of the stretches of a rendering whose words do not stand together.
  public struct Piece: Hashable, Sendable {
    /// The text exactly as the translation has it.
    public var text: String
    /// Where it stands in the occurrence's `targetText`, in UTF-8 bytes.
    public var range: Range<Int>

    public init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// The text exactly as the translation has it: one stretch, the best one where the rendering has several.
  public var text: String
  /// Where it stands in the occurrence's `targetText`, in UTF-8 bytes.
  public var range: Range<Int>
  /// The stretches of a rendering whose words do not stand together, in the order of the text: `dialectical` and
  /// `materialism` in "dialectical and historical materialism" for 辩证唯物主义. They may lie outside of `range`.
  /// Empty where the words do stand together.
  public var pieces: [Piece]

  /// Whether the words of the pieces read as one expression without those between, as the members of a coordination do.
  public var joinsPieces: Bool

  public init(text: String, range: Range<Int>, pieces: [Piece] = [], joinsPieces: Bool = false) {
    self.text = text
    self.range = range
    self.pieces = pieces
    self.joinsPieces = joinsPieces
  }

  /// What the rendering is counted as: `dialectical materialism` where its pieces read as one, else `text`.
  public var wording: String {
    pieces.isEmpty || !joinsPieces ? text : pieces.map(\.text).joined(separator: " ")
  }

  /// The pieces with a mark for what stands between: `dialectical … materialism`; empty where there are none.
  public var piecesText: String { pieces.map(\.text).joined(separator: " … ") }

  /// All stretches of the rendering in the occurrence's `targetText`, in UTF-8 bytes.
  public var ranges: [Range<Int>] { pieces.isEmpty ? [range] : pieces.map(\.range) }
}

/// A line of a file, to lead a person back to the evidence.
public struct Place: Hashable, Sendable {
  /// The file's name, without its folder.
  public var document: String
  /// 1-based line of the file as it lies on disk.
  public var line: Int

  public init(document: String, line: Int) {
    self.document = document
    self.line = line
  }
}

/// One place where a source term stands, and what one translation says there.
public struct Occurrence: Hashable, Sendable {
  public var source: Place
  public var target: Place
  /// 1-based number of the bead within its pair of documents.
  public var bead: Int
  /// The source side of the whole bead.
  public var sourceText: String
  /// Where the term stands in `sourceText`, in UTF-8 bytes.
  public var sourceRange: Range<Int>
  /// The target side of the whole bead.
  public var targetText: String
  /// nil where the translation does not render the term, or not surely enough to say so.
  public var rendering: Rendering?
  /// How sure the rendering (or its absence) is, 0 to 1.
  public var confidence: Double
  /// The longer listed term in which the place stands; nil where it stands in none.
  public var inside: String?

  public init(
    source: Place, target: Place, bead: Int, sourceText: String, sourceRange: Range<Int>,
    targetText: String, rendering: Rendering?, confidence: Double, inside: String? = nil
  ) {
    self.inside = inside
    self.source = source
    self.target = target
    self.bead = bead
    self.sourceText = sourceText
    self.sourceRange = sourceRange
    self.targetText = targetText
    self.rendering = rendering
    self.confidence = confidence
  }
}
