/// Something to look at in a pair of passages, as ITS 2.0 has it (section 8.17, Localization Quality Issue).
public struct QualityIssue: Hashable, Sendable {
  /// The pair of documents and the bead, as in ``BitextRecord``.
  public var sourceDocument: String
  public var targetDocument: String
  public var bead: Int
  /// One of the values of ITS: `terminology`, `inconsistency`, `omission` …
  public var type: String
  public var comment: String
  /// 0 to 100.
  public var severity: Double
  /// False where somebody has decided to bear it.
  public var isEnabled: Bool
  /// Where it is, in UTF-8 bytes: stretches of the target text or, where there is nothing in it to point at, of the
  /// source text. Ranges that do not fall on characters of the text are passed over.
  public var sourceRanges: [Range<Int>]
  public var targetRanges: [Range<Int>]

  public init(
    sourceDocument: String, targetDocument: String, bead: Int, type: String, comment: String,
    severity: Double, isEnabled: Bool = true, sourceRanges: [Range<Int>] = [],
    targetRanges: [Range<Int>] = []
  ) {
    self.sourceDocument = sourceDocument
    self.targetDocument = targetDocument
    self.bead = bead
    self.type = type
    self.comment = comment
    self.severity = severity
    self.isEnabled = isEnabled
    self.sourceRanges = sourceRanges
    self.targetRanges = targetRanges
  }
}
