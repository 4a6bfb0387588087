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
      The terms are mined, or taken from --terms. What is found goes to standard output. With --fail-on the exit code \
      is 1 where a finding of that level, or a graver one, is there.
      """)

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note

    /// Whether a finding counts.
    func includes(_ level: Level) -> Bool {
      switch level {
      case .error: true
      case .warning: self != .error
      case .note: self == .note
      }
    }
  }

  @OptionGroup var inputs: InputOptions

  @Option(
    help: "The source terms: one a line, or a table (column source_term or term, else the first).",
    completion: .file())
  var terms: String?

  @Option(
    help: """
      text, json, html, tsv (a row for each finding), sarif (2.1.0), junit, xlsx or xliff (2.1 with ITS).
      """)
  var format: ReportFormat = .text

  @Option(
    help: "error, warning or note: the exit code is 1 where there is a finding of this level.")
  var failOn: Threshold?

  func run() throws {
    let wanted = try terms.map { path in
      let list = Tables.listedTerms(try CorpusReader().readLines(path))
      if list.isEmpty {
        throw CorpusError(
          file: path, reason: "the list holds no term", advice: "write one term a line")
      }
      return list
    }
    var progress = Progress()
    let (corpus, tagger) = try inputs.aligned(&progress, with: ShippedData.tagger)
    progress.begin(2, "linking words")
    let workers = inputs.knowledge.workers
    let extractor = TermExtractor(corpus, tagger: tagger, workers: workers)
    progress.begin(3, wanted == nil ? "mining terms" : "finding renderings")
    let list = wanted.map { extractor.occurrences(of: $0) } ?? extractor.terms()
    progress.begin(4, "comparing translations")
    let report = ConsistencyAnalysis(workers: workers).report(on: list)
    progress.end()
    let threshold = failOn ?? .warning
    let writer = ReportWriter(report: report, list: list, corpus: corpus) {
      threshold.includes($0.level)
    }
    try StandardOutput.write(Data(try writer.bytes(as: format)))
    if let failOn, report.findings.contains(where: { failOn.includes($0.level) }) {
      throw ExitCode(1)
    }
  }
}
