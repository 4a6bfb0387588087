extension StoredReport {
  /// Why a finding is there and weighs what it does, worked out again from the counts that were stored with it.
  ///
  /// - Returns: nil where there is no such finding.
  public func explanation(of id: String) -> String? {
    guard let finding = findings.first(where: { $0.id == id }) else { return nil }
    let counts = finding.counts
    var lines = [
      "\(finding.id), \(finding.level.rawValue): \(finding.rule.title)",
      finding.message,
      "",
      "severity = 100 · w · L · R · q = \(counts.working)",
      "  w = \(Figures.short(counts.weight, decimals: 4)): what a finding of this kind weighs",
      "  L = " + (counts.boost == 1 ? "" : "\(Figures.short(counts.boost, decimals: 4)) times ")
        + "the one-sided 90 % lower bound (Wilson 1927) of a share of \(counts.bad) in"
        + " \(counts.total)" + (counts.boost == 1 ? "" : ", at most 1"),
      "  R = min(1, log2(1 + \(counts.total)) / 3): how much evidence there is",
      "  q = \(Figures.short(counts.confidence, decimals: 4)): mean confidence of the places",
      "note below 25, warning from 25 (and wherever a rendering is deprecated), error from 60, but only where a"
        + " glossary says what is right",
    ]
    if !finding.evidence.isEmpty { lines.append("") }
    for place in finding.evidence {
      lines += [
        "\(place.targetDocument):\(place.targetLine): "
          + finding.rule.wording(place.rendering),
        "  \(place.sourceDocument):\(place.sourceLine): \(place.sourceText)",
        "  \(place.targetText)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
