/// How far a term is recommended (ISO 30042 `administrativeStatus`, in TBX-Basic version 4 `usageStatus`).
public enum UsageStatus: String, Hashable, Sendable, CaseIterable {
  case preferred, admitted, deprecated, superseded

  /// The value of `administrativeStatus` in ISO 30042: `preferredTerm-admn-sts`.
  public var standardValue: String { "\(rawValue)Term-admn-sts" }

  /// Knows the values of all editions of TBX and the words that programs write instead, in any case: `preferred`,
  /// `deprecatedTerm-admn-sts`, `notRecommended`, `obsolete`.
  ///
  /// Of the values of TBX-Default, a standardized term is preferred, a legal or regulated one admitted.
  public init?(value: String) {
    var word = value.lowercased()
    if word.hasSuffix("-admn-sts") { word.removeLast("-admn-sts".count) }
    if word.hasSuffix("term") { word.removeLast("term".count) }
    switch word {
    case "preferred", "standardized", "approved": self = .preferred
    case "admitted", "allowed", "legal", "regulated": self = .admitted
    case "deprecated", "notrecommended", "forbidden", "rejected": self = .deprecated
    case "superseded", "obsolete": self = .superseded
    default: return nil
    }
  }
}
