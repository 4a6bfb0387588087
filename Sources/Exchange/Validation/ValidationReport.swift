/// A place where a glossary file breaks a rule.
public struct ValidationFinding: Hashable, Sendable {
  /// How grave it is. Only errors make a file invalid.
  public enum Level: Int, Hashable, Sendable, Comparable, CaseIterable {
    case note, warning, error

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public var rule: ValidationRule
  public var level: Level
  /// Where the element begins that it is about; 1-based.
  public var line: Int
  /// 1-based.
  public var column: Int
  /// What is wrong, in a sentence without its full stop.
  public var message: String
  /// What to do about it.
  public var advice: String
  /// The editions that have the rule.
  public var editions: [TBXEdition]
  /// Number of the defect of the published schemas because of which these do not report it (or report what is right): see the documentation
  /// of `SchemaDefect`.
  public var defect: Int?
}

/// What was found out about a file.
public struct ValidationReport: Hashable, Sendable {
  /// How a file does by one edition.
  public struct Verdict: Hashable, Sendable {
    public var edition: TBXEdition
    public var errors: Int
    public var warnings: Int

    public var isValid: Bool { errors == 0 }
  }

  public var file: String
  /// The root's `type` as written.
  public var dialect: String
  /// The root's `style`; nil for version 2.
  public var style: String?
  /// In the order in which the editions were asked for.
  public var verdicts: [Verdict]
  /// The editions that the findings are about: one for `auto`.
  public var judged: [TBXEdition]
  /// In document order; of more than `TBXValidator.findingLimit` the first.
  public var findings: [ValidationFinding]
  /// How many findings there are, those left out included.
  public var findingCount: Int
  public var concepts: Int
  public var terms: Int
  /// Whether it was read to its end: what is not well-formed ends the reading.
  public var isComplete: Bool

  /// Whether no error is about any of the judged editions.
  public var isValid: Bool {
    isComplete && verdicts.allSatisfy { !judged.contains($0.edition) || $0.isValid }
  }
}
