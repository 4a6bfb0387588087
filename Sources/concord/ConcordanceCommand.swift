import ArgumentParser
import Consistency
import Corpus
import Exchange
import Extraction
import Foundation
import Terminology
import Workers

struct ConcordanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Shows every occurrence of given terms with its rendering, on standard output.",
    discussion: """
      An argument that exists as a file or folder is a text, every other one a term; after -- all are terms:

        concord concordance report.zh.docx report.en.docx 人类命运共同体
        concord concordance texts/ --terms terms.txt

      The rendering is verbatim; it is empty where the translation does not render the term. The column inside names \
      the longer given term in which a place stands.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, json, html }

  @OptionGroup var inputs: InputOptions

  @Option(
    help: "The source terms: one a line, or a table (column source_term or term, else the first).",
    completion: .file())
  var terms: String?

  @Option(help: "tsv, json or html.")
  var format: Format = .tsv

  func run() throws {
    let paths = beforeTerminator.filter(Self.isPath)
    if paths.isEmpty, terms == nil {
      throw ValidationError(
        "none of the arguments is a text that exists: name texts, and terms after them or with --terms"
      )
    }
    let wanted = try wantedTerms()
    // Where there is no text, the reader says which is missing.
    let inputs = InputOptions(
      paths.isEmpty ? Array(beforeTerminator) : paths, self.inputs.knowledge)
    var progress = Progress(of: 3)
    let (corpus, loaded, _) = try inputs.aligned(&progress, with: inputs.knowledge.words)
    progress.begin("finding renderings")
    let list = try TermExtractor(
      corpus, tagger: loaded.tagger, weights: loaded.weights, workers: inputs.knowledge.workers
    ).occurrences(of: wanted)
    progress.end()
    let absent = list.terms.filter { $0.totalFrequency == 0 }
    if let first = absent.first {
      let others = absent.count > 1 ? " and \(absent.count - 1) other terms do" : " does"
      Diagnostics.note("\(first.sourceTerm)\(others) not occur in the texts")
    }
    switch format {
    case .tsv: try Tables.concordance(list) { try StandardOutput.write(Data($0)) }
    case .json: try StandardOutput.write(Tables.concordanceJSON(list))
    case .html:
      let report = ConsistencyAnalysis(forms: loaded.forms).report(on: list)
      let page = HTMLReport(report, of: list, title: "Concordance").bytes()
      try StandardOutput.write(Data(page))
    }
  }

  /// What may be a text: all arguments before `--`, which the parser itself takes for no more than the end of options.
  private var beforeTerminator: ArraySlice<String> {
    let arguments = CommandLine.arguments
    let after = arguments.firstIndex(of: "--").map { arguments.count - $0 - 1 } ?? 0
    return inputs.input.dropLast(after)
  }

  /// Whether an argument is a text rather than a term.
  private static func isPath(_ argument: String) -> Bool {
    argument == "-" || FileManager.default.fileExists(atPath: argument)
  }

  /// The terms of the list, and those given by themselves, each once.
  private func wantedTerms() throws -> [String] {
    let listed = try terms.map { Tables.listedTerms(try CorpusReader().readLines($0)) } ?? []
    if let terms, listed.isEmpty {
      throw CorpusError(
        file: terms, reason: "the list holds no term", advice: "write one term a line")
    }
    let named =
      beforeTerminator.filter { !Self.isPath($0) } + inputs.input.dropFirst(beforeTerminator.count)
    if listed.isEmpty, named.isEmpty {
      throw ValidationError("no term is given: name some after the texts, or a list with --terms")
    }
    var seen: Set<String> = []
    return (listed + named).filter { seen.insert($0).inserted }
  }
}
