import Terminology

extension ConsistencyReport {
  /// The report as plain text for a terminal: the translations, how they compare, the findings with their evidence.
  public func text() -> String {
    (summary + (summary.isEmpty ? [] : [""]) + ["Translations"]
      + documents.filter { $0.translates != nil }.flatMap(lines) + [""]
      + comparisonLines + findingLines + (selfTest?.sentence.map { ["", $0] } ?? [])).joined(
        separator: "\n") + "\n"
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
          "  \(pair.a) and \(pair.b): source effect G \(Figures.twoDecimals(pair.g))"
            + " (p \(Figures.probability(pair.p))), \(Figures.counted(pair.sharedTerms, "shared term"))",
          "    beyond chance: \(differing.isEmpty ? "none" : differing.joined(separator: ", "));"
            + " too few to test: \(untested)",
        ]
      } + [""]
  }

  private var findingLines: [String] {
    if findings.isEmpty { return ["No findings"] }
    let counts = [Level.error, .warning, .note].map { level in
      Figures.counted(findings.count { $0.level == level }, level.rawValue)
    }
    return ["Findings: \(counts.joined(separator: ", "))"]
      + findings.flatMap { finding -> [String] in
        ["", finding.plainText]
      }
  }

  /// `0.84 [0.80–0.88]`
  private static func figure(_ value: Double?, _ interval: ShareInterval?) -> String {
    Figures.twoDecimals(value) + (interval.map { " [\(Figures.interval($0))]" } ?? "")
  }
}

extension Finding {
  /// What is to be read of it in a terminal: severity, message, and where each rendering stands.
  var plainText: String {
    (["\(Figures.severity(severity)) \(level.rawValue) \(id)", "  \(message)"]
      + evidence.map { place in
        "  \(place.target.document):\(place.target.line): "
          + rule.wording(place.rendering)
          + " — \(place.source.document):\(place.source.line)"
      }).joined(separator: "\n")
  }
}
