import Alignment
import ArgumentParser
import Consistency
import Corpus
import Exchange
import Extraction
import Foundation
import Terminology

struct ConsistencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency",
    abstract: "Scores how consistently terms are rendered and finds what diverges.",
    discussion: """
      The terms are mined, or taken from --terms, or from --glossary: then its approved renderings are the standard, and \
      where a translation has none of them, or one that is deprecated, is a finding. What is found goes to standard output. With --fail-on the exit code \
      is 1 where a finding of that level, or a graver one, is there.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, tsv }

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note
    /// Whatever its level.
    case new

    /// Whether a finding counts: one that is neither suppressed nor as grave in the baseline.
    func includes(_ finding: Finding) -> Bool {
      finding.suppression == nil && finding.change != .unchanged
        && finding.level >= (Level(rawValue: rawValue) ?? .note)
    }
  }

  @OptionGroup var inputs: InputOptions

  @Option(
    help: "The source terms: one a line, or a table (column source_term or term, else the first).",
    completion: .file())
  var terms: String?

  @Option(help: "text, json, html or tsv (a row for each finding).")
  var format: Format = .text

  @Option(
    help: """
      error, warning or note: the exit code is 1 where there is a finding of this level or a graver one. new: where \
      there is any that the baseline does not have.
      """)
  var failOn: Threshold?

  @Option(
    help: """
      An earlier report (--format json): findings are marked new, unchanged, or updated where they are graver now, and \
      unchanged ones do not count for --fail-on.
      """, completion: .file())
  var baseline: String?

  @Option(
    help: """
      A table of findings to bear: columns id, reason and expires (a day, may be empty), separated by tabs. They are \
      still shown, and do not count for --fail-on.
      """, completion: .file())
  var suppressions: String?

  func validate() throws {
    if failOn == .new, baseline == nil {
      throw ValidationError("--fail-on new compares with an earlier report: add --baseline FILE")
    }
  }

  func run() throws {
    let wanted = try terms.map { path in
      let list = Tables.listedTerms(try CorpusReader().readLines(path))
      if list.isEmpty {
        throw CorpusError(
          file: path, reason: "the list holds no term", advice: "write one term a line")
      }
      return list
    }
    let earlier = try baseline.map(StoredReports.read)
    let decided = try suppressions.map { path in
      try SuppressionList(try CorpusReader().readLines(path), file: path)
    }
    var progress = Progress()
    let (corpus, loaded) = try inputs.aligned(&progress, with: ShippedData.english)
    progress.begin(2, "linking words")
    let workers = inputs.knowledge.workers
    let extractor = TermExtractor(corpus, tagger: loaded.tagger, workers: workers)
    let rules = try inputs.knowledge.rules(
      try CorpusReader().project(in: inputs.input), lexicon: corpus.profile.lexicon,
      forms: loaded.forms)
    progress.begin(3, wanted == nil && rules == nil ? "mining terms" : "finding renderings")
    let found =
      (wanted ?? rules?.terms).map { extractor.occurrences(of: $0) } ?? extractor.terms()
    let list = rules?.applied(to: found) ?? found
    progress.begin(4, "comparing translations")
    var report = ConsistencyAnalysis(forms: loaded.forms, workers: workers).report(
      on: list, against: rules)
    progress.end()
    if let decided { Diagnostics.warn(decided.apply(to: &report, on: Self.today)) }
    if let earlier {
      let gone = Baseline(earlier).apply(to: &report)
      if !gone.isEmpty {
        Diagnostics.note("of the baseline's findings \(gone.count) are gone")
      }
    }
    try StandardOutput.write(Data(bytes(of: report, list)))
    if let failOn, report.findings.contains(where: failOn.includes) {
      throw ExitCode(1)
    }
  }

  /// ISO 8601, in the time zone of the machine.
  private static var today: String {
    Date.now.formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day())
  }

  private func bytes(of report: ConsistencyReport, _ list: TermList) -> [UInt8] {
    switch format {
    case .json: report.json()
    case .html: HTMLReport(report, of: list, title: "Consistency").bytes()
    case .text: Array(report.text().utf8)
    case .tsv: Array(Tables.findings(report).utf8)
    }
  }
}
