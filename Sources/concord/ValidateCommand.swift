import ArgumentParser
import Exchange
import Foundation

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks TBX files: all their errors, where they are and what to do.",
    discussion: """
      Versions 2 and 3, data categories as attributes or as elements, and both editions of TBX-Basic. What programs such as \
      OmegaT will make of a file is said in notes. The exit code is 1 where a file has a finding at or above --fail-on.
      """)

  @Argument(help: "TBX files.", completion: .file(extensions: ["tbx", "xml"]))
  var files: [String]

  @Option(
    help: """
      The edition to judge by: auto (the one of the file's dialect that it breaks least), both (of TBX-Basic or TBX-Min), or \
      one of \(TBXEdition.allCases.map(\.rawValue).joined(separator: ", ")).
      """)
  var edition: EditionOption = .automatic

  @Option(help: "text, json or sarif (2.1.0).")
  var format: Format = .text

  @Option(help: "error, warning or note: the exit code is 1 from this level on.")
  var failOn: Threshold = .error

  @Flag(
    help: """
      Writes the file mended to --output, where there is one right way, and reports on the mended file. What was done is told on \
      standard error.
      """)
  var fix = false

  @Option(name: .shortAndLong, help: "With --fix: the file to write.", completion: .file())
  var output: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note

    var level: ValidationFinding.Level {
      switch self {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    }
  }

  enum EditionOption: ExpressibleByArgument {
    case automatic, both
    case one(TBXEdition)

    init?(argument: String) {
      switch argument {
      case "auto": self = .automatic
      case "both": self = .both
      default:
        guard let edition = TBXEdition(rawValue: argument) else { return nil }
        self = .one(edition)
      }
    }

    var defaultValueDescription: String { "auto" }

    var choice: EditionChoice {
      switch self {
      case .automatic: .automatic
      case .both: .all
      case .one(let edition): .these([edition])
      }
    }
  }

  func validate() throws {
    if fix != (output != nil) { throw ValidationError("--fix and --output go together") }
    if fix, files.count > 1 { throw ValidationError("--fix takes one file at a time") }
  }

  func run() throws {
    let validator = TBXValidator(edition.choice)
    var reports = try files.map { try validator.report(path: $0) }
    if fix, let output, let report = reports.first, report.isComplete,
      let edition = report.judged.first
    {
      let mended = try TBXRepair(for: edition).document(path: report.file)
      try AtomicFile.write(mended.bytes, to: output)
      for change in mended.changes {
        Diagnostics.note("\(report.file):\(change.line): \(change.what)")
      }
      reports = [try validator.report(path: output)]
    }
    switch format {
    case .text: try StandardOutput.write(reports.map { $0.text() }.joined())
    case .json: try StandardOutput.write(Data(ValidationReport.json(reports)))
    case .sarif:
      try StandardOutput.write(
        Data(ValidationReport.sarif(reports, version: Concord.configuration.version)))
    }
    let isFailing = reports.contains { report in
      !report.isComplete || report.findings.contains { $0.level >= failOn.level }
    }
    if isFailing { throw ExitCode(1) }
  }
}
