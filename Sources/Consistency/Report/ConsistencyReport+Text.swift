import Terminology

extension ConsistencyReport {
  /// The report as plain text for a terminal: the translations, how they compare, the findings with their evidence.
  public func text() -> String {
    (summary + (summary.isEmpty ? [] : [""]) + ["Translations"]
      + documents.filter { $0.translates != nil }.flatMap(lines) + [""]
      + comparisonLines + findingLines).joined(separator: "\n") + "\n"
  }

  private func lines(_ document: DocumentConsistency) -> [String] {
    let about = [document.publisher, document.date, document.kind?.rawValue].compactMap(\.self)
    let title =
      "  \(document.id)" + (about.isEmpty ? "" : " (\(about.joined(separator: ", ")))")
      + (document.isReference ? ", reference" : "")
    return [
      title,
      "    agreement \(Self.figure(document.agreement.micro, document.agreementInterval)),"
        + " conformity \(Self.figure(document.conformity.micro, document.conformityInterval)),"
        + " omitted \(document.omitted) of \(document.rendered + document.omitted)"
        + (document.uncertain > 0 ? ", \(document.uncertain) too uncertain to score" : ""),
    ]
  }

  private var comparisonLines: [String] {
    if pairs.isEmpty { return [] }
    return ["Compared"]
      + pairs.flatMap { pair -> [String] in
        let differing = pair.terms.filter { $0.verdict == .differs }.map(\.term)
        let untested = pair.terms.count { $0.verdict == .tooFew || $0.verdict == .noOverlap }
        return [
          "  \(pair.a) and \(pair.b): source effect G \(HTMLText.twoDecimals(pair.g))"
            + " (p \(Self.chance(pair.p))), \(HTMLText.counted(pair.sharedTerms, "shared term"))",
          "    beyond chance: \(differing.isEmpty ? "none" : differing.joined(separator: ", "));"
            + " too few to test: \(untested)",
        ]
      } + [""]
  }

  private var findingLines: [String] {
    if findings.isEmpty { return ["No findings"] }
    let counts = [Level.error, .warning, .note].map { level in
      HTMLText.counted(findings.count { $0.level == level }, level.rawValue)
    }
    return ["Findings: \(counts.joined(separator: ", "))"]
      + findings.flatMap { finding -> [String] in
        ["", "\(Int(finding.severity.rounded())) \(finding.level.rawValue) \(finding.id)"]
          + ["  \(finding.message)"]
          + finding.evidence.map { place in
            "  \(place.target.document):\(place.target.line): "
              + (place.rendering.map { "“\($0)”" } ?? "not rendered")
              + " — \(place.source.document):\(place.source.line)"
          }
      }
  }

  /// `0.84 [0.80–0.88]`
  private static func figure(_ value: Double?, _ interval: ShareInterval?) -> String {
    HTMLText.twoDecimals(value)
      + (interval.map { " [\(HTMLText.twoDecimals($0.low))–\(HTMLText.twoDecimals($0.high))]" }
        ?? "")
  }

  private static func chance(_ p: Double?) -> String {
    guard let p else { return "–" }
    return p < 0.001
      ? "< 0.001" : p < 0.0095 ? "0.00\(Int((p * 1000).rounded()))" : HTMLText.twoDecimals(p)
  }
}
