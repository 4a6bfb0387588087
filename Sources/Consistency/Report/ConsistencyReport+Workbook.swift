public import Spreadsheet
import Terminology

extension ConsistencyReport {
  /// The report as sheets of a workbook: findings with room for a reviser's decisions, terms, documents, and pairs of
  /// translations.
  public var sheets: [Sheet] { [findingSheet, termSheet, documentSheet, pairSheet] }

  /// Most severe first. A finding is known again by the last column, whatever order the rows are brought into.
  private var findingSheet: Sheet {
    Sheet(
      name: "Findings",
      columns: [
        Column("Level", width: 9),
        Column("Severity", width: 9, format: .oneDecimal),
        Column("Term", width: 18, format: .wrapped),
        Column("Translation", width: 22, format: .wrapped),
        Column("Finding", width: 48, format: .wrapped),
        Column(
          "Status", width: 12, choices: ["fixed", "accepted", "no issue", "later"]),
        Column("Comment", width: 28, format: .wrapped),
        Column("Source sentence", width: 40, format: .wrapped),
        Column("Translated sentence", width: 48, format: .wrapped),
        Column("Renderings and places", width: 48, format: .wrapped),
        Column("Kind", width: 24, format: .wrapped),
        Column("MQM", width: 30, format: .wrapped),
        Column("Suppressed because", width: 24, format: .wrapped),
        Column("Baseline", width: 11),
        Column("Rule", width: 8),
        Column("ID", width: 24),
      ],
      rows: findings.map { finding in
        let main =
          finding.evidence.first { $0.target.document == finding.document }
          ?? finding.evidence.first
        return [
          .text(finding.level.rawValue), .number(finding.severity), .optional(finding.term),
          .optional(finding.document), .text(finding.message), .empty, .empty,
          .optional(main?.sourceText), .optional(main?.targetText),
          .text(finding.evidence.map { $0.reference(for: finding.rule) }.joined(separator: "\n")),
          .text(finding.rule.title), .text(finding.rule.mqm),
          .optional(finding.suppression?.reason), .optional(finding.change?.rawValue),
          .text(finding.rule.rawValue),
          .text(finding.id),
        ]
      })
  }

  private var termSheet: Sheet {
    var severities: [String: Double] = [:]
    for finding in findings {
      if let term = finding.term {
        severities[term] = max(severities[term] ?? 0, finding.severity)
      }
    }
    return Sheet(
      name: "Terms",
      columns: [
        Column("Rank", width: 7, format: .integer),
        Column("Term", width: 18, format: .wrapped),
        Column("Verdict", width: 11),
        Column("Occurrences", width: 12, format: .integer),
        Column("Agreement", width: 11, format: .twoDecimals),
        Column("Preferred rendering", width: 36, format: .wrapped),
        Column("Other renderings", width: 60, format: .wrapped),
        Column("Not rendered", width: 12, format: .integer),
        Column("Uncertain", width: 10, format: .integer),
        Column("Worst severity", width: 10, format: .oneDecimal),
      ],
      rows: terms.enumerated().map { n, term in
        [
          .number(Double(n + 1)), .text(term.term), .text(term.verdict.rawValue),
          .number(Double(term.occurrences)), .optional(term.agreement),
          .optional(term.renderings.first?.countedText),
          .text(term.renderings.dropFirst().map(\.countedText).joined(separator: "\n")),
          .number(Double(term.omitted)), .number(Double(term.uncertain)),
          .optional(severities[term.term]),
        ]
      })
  }

  private var documentSheet: Sheet {
    let figures = ["Agreement", "Conformity"].flatMap { name in
      [
        Column(name, width: 11, format: .twoDecimals),
        Column("\(name), low", width: 11, format: .twoDecimals),
        Column("\(name), high", width: 11, format: .twoDecimals),
        Column("\(name) over terms", width: 11, format: .twoDecimals),
      ]
    }
    return Sheet(
      name: "Documents",
      columns: [
        Column("Document", width: 28, format: .wrapped),
        Column("Language", width: 10),
        Column("Translates", width: 28, format: .wrapped),
        Column("Publisher", width: 20, format: .wrapped),
        Column("Date", width: 12),
        Column("Kind", width: 10),
        Column("Standard", width: 10),
      ] + figures + [
        Column("Omission", width: 10, format: .twoDecimals),
        Column("Rendered", width: 10, format: .integer),
        Column("Not rendered", width: 10, format: .integer),
        Column("Uncertain", width: 10, format: .integer),
      ],
      rows: documents.map { document in
        [
          .text(document.id), .text(document.language.text), .optional(document.translates),
          .optional(document.publisher), .optional(document.date),
          .optional(document.kind?.rawValue),
          .optional(
            document.translates != nil && standard.documents.contains(document.id) ? "yes" : nil),
          .optional(document.agreement.micro), .optional(document.agreementInterval?.low),
          .optional(document.agreementInterval?.high), .optional(document.agreement.macro),
          .optional(document.conformity.micro), .optional(document.conformityInterval?.low),
          .optional(document.conformityInterval?.high), .optional(document.conformity.macro),
          .optional(document.omission), .number(Double(document.rendered)),
          .number(Double(document.omitted)), .number(Double(document.uncertain)),
        ]
      })
  }

  private var pairSheet: Sheet {
    Sheet(
      name: "Pairs",
      columns: [
        Column("Translation", width: 28, format: .wrapped),
        Column("Other translation", width: 28, format: .wrapped),
        Column("Source effect G", width: 11, format: .twoDecimals),
        Column("p", width: 9, format: .fourDecimals),
        Column("Shared terms", width: 9, format: .integer),
        Column("Same places", width: 9, format: .integer),
        Column("Rendered alike", width: 10, format: .twoDecimals),
        Column("Terms that differ beyond chance", width: 60, format: .wrapped),
        Column("Too few to test", width: 10, format: .integer),
      ],
      rows: pairs.map { pair in
        [
          .text(pair.a), .text(pair.b), .optional(pair.g), .optional(pair.p),
          .number(Double(pair.sharedTerms)), .number(Double(pair.pairedPlaces)),
          .optional(pair.pairedAgreement),
          .text(
            pair.terms.filter { $0.verdict == .differs }.map(\.term).joined(separator: ", ")),
          .number(
            Double(pair.terms.count { $0.verdict == .tooFew || $0.verdict == .noOverlap })),
        ]
      })
  }
}

extension RenderingCount {
  /// `tide wetlands (2, singular or plural)`
  fileprivate var countedText: String {
    "\(text) (\(([String(total)] + [rung?.label].compactMap(\.self)).joined(separator: ", ")))"
  }
}

extension Evidence {
  /// What stands there and where: `“tide wetlands” b.txt:12 — a.txt:9`.
  func reference(for rule: Rule) -> String {
    rule.wording(pieces ?? rendering)
      + " \(target.document):\(target.line) — \(source.document):\(source.line)"
  }
}
