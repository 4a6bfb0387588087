internal import JSON

extension ValidationReport {
  /// Several reports as JSON, schema `concord-validation/1`; the same bytes for the same reports.
  public static func json(_ reports: [ValidationReport]) -> [UInt8] {
    JSONValue.object([
      ("schema", .string("concord-validation/1")),
      ("files", .array(reports.map(\.json))),
    ]).bytes()
  }

  private var json: JSONValue {
    .object([
      ("file", .string(file)),
      ("dialect", .string(dialect)),
      ("style", .optional(style)),
      ("complete", .boolean(isComplete)),
      ("valid", .boolean(isValid)),
      ("concepts", .integer(concepts)),
      ("terms", .integer(terms)),
      (
        "editions",
        .array(
          verdicts.map { verdict in
            .object([
              ("edition", .string(verdict.edition.rawValue)),
              ("judged", .boolean(judged.contains(verdict.edition))),
              ("valid", .boolean(verdict.isValid)),
              ("errors", .integer(verdict.errors)),
              ("warnings", .integer(verdict.warnings)),
            ])
          })
      ),
      ("finding_count", .integer(findingCount)),
      ("findings", .array(findings.map(\.json))),
    ])
  }

  /// Several reports as a SARIF 2.1.0 log, with files relative to the folder the program runs in.
  /// - Parameter version: of the program.
  public static func sarif(_ reports: [ValidationReport], version: String) -> [UInt8] {
    SARIF.log(
      driver: .object([
        ("name", .string("Concord")),
        ("version", .string(version)),
        ("rules", .array(ValidationRule.allCases.map(\.sarif))),
      ]),
      artifacts: reports.map { SARIF.artifact($0.file) },
      results: reports.flatMap { report in report.findings.map { $0.sarif(file: report.file) } }
    ).bytes()
  }
}

extension ValidationFinding {
  fileprivate var json: JSONValue {
    .object(
      [
        ("rule", .string(rule.rawValue)),
        ("level", .string("\(level)")),
        ("line", .integer(line)),
        ("column", .integer(column)),
        ("message", .string(message)),
        ("fix", .string(advice)),
        ("layer", .integer(rule.layer)),
        ("section", .string(rule.section)),
        ("editions", .array(editions.map { .string($0.rawValue) })),
      ] + (defect.map { [("schema_defect", .integer($0))] } ?? []))
  }

  /// A result (SARIF 2.1.0, section 3.27).
  fileprivate func sarif(file: String) -> JSONValue {
    .object([
      ("ruleId", .string(rule.rawValue)),
      ("ruleIndex", .integer(ValidationRule.allCases.firstIndex(of: rule) ?? -1)),
      ("level", .string("\(level)")),
      ("message", SARIF.message("\(message). \(advice)")),
      (
        "locations",
        .array([
          .object([
            (
              "physicalLocation",
              .object([
                ("artifactLocation", SARIF.artifact(file)),
                (
                  "region",
                  .object([("startLine", .integer(line)), ("startColumn", .integer(column))])
                ),
              ])
            )
          ])
        ])
      ),
    ])
  }
}

extension ValidationRule {
  /// A reportingDescriptor (SARIF 2.1.0, section 3.49).
  fileprivate var sarif: JSONValue {
    .object([
      ("id", .string(rawValue)),
      ("name", .string("\(self)".prefix(1).uppercased() + "\(self)".dropFirst())),
      ("shortDescription", SARIF.message(title)),
      ("fullDescription", SARIF.message("\(title) (\(section))")),
    ])
  }
}
