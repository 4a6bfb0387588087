extension ValidationReport {
  /// The report for a terminal: a line for each finding, as compilers write them, then what the file is and the verdict.
  /// - Parameter limit: findings that are shown at most.
  public func text(limit: Int = 200) -> String {
    var lines: [String] = []
    for finding in findings.prefix(limit) {
      lines.append(
        "\(file):\(finding.line):\(finding.column): \(finding.level) \(finding.rule.rawValue): "
          + "\(finding.message). \(finding.advice)" + editionRemark(finding))
    }
    let more = findingCount - min(findings.count, limit)
    if more > 0 { lines.append("\(file): and \(more) more") }
    lines.append("\(file): \(summary)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rule's editions, where the file is judged by several and not all have it.
  private func editionRemark(_ finding: ValidationFinding) -> String {
    guard judged.count > 1, Set(finding.editions) != Set(judged) else { return "" }
    return " [\(finding.editions.map(\.title).joined(separator: ", "))]"
  }

  /// What the file is and how it does, in a line.
  public var summary: String {
    let kind =
      dialect.isEmpty ? "no TBX" : dialect + (style.map { ", style \($0)" } ?? ", version 2")
    let size = "\(Self.count(concepts, "concept")), \(Self.count(terms, "term"))"
    guard isComplete else { return "not well-formed XML; read up to there: \(kind), \(size)" }
    let mine = verdicts.filter { judged.contains($0.edition) }
    let others = verdicts.filter { !judged.contains($0.edition) }
    let words = mine.map { verdict in
      verdict.isValid
        ? "valid \(verdict.edition.title)"
        : "not valid \(verdict.edition.title) (\(Self.count(verdict.errors, "error")))"
    }
    let asOthers = others.map { verdict in
      "as \(verdict.edition.title) "
        + (verdict.isValid ? "valid" : Self.count(verdict.errors, "error"))
    }
    return "\(words.joined(separator: ", ")): \(kind), \(size)"
      + (asOthers.isEmpty ? "" : "; " + asOthers.joined(separator: ", "))
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
