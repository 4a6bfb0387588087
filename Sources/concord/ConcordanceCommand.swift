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
      The rendering is verbatim; it is empty where the translation does not render the term. A place inside a longer \
      given term counts for both where the longer term's rendering holds the shorter one's, else for the longer alone.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, json, html }

  @OptionGroup var inputs: InputOptions

  @Option(
    help: "The source terms: one a line, or a table (column source_term or term, else the first).",
    completion: .file())
  var terms: String

  @Option(help: "tsv, json or html.")
  var format: Format = .tsv

  func run() throws {
    let wanted = Tables.listedTerms(try CorpusReader().readLines(terms))
    if wanted.isEmpty {
      throw CorpusError(
        file: terms, reason: "the list holds no term", advice: "write one term a line")
    }
    var progress = Progress(of: 3)
    let (corpus, loaded, _) = try inputs.aligned(&progress, with: inputs.knowledge.words)
    progress.begin("finding renderings")
    let list = try TermExtractor(
      corpus, tagger: loaded.tagger, weights: loaded.weights, workers: inputs.knowledge.workers
    ).occurrences(of: wanted)
    progress.end()
    switch format {
    case .tsv: try Tables.concordance(list) { try StandardOutput.write(Data($0)) }
    case .json: try StandardOutput.write(Tables.concordanceJSON(list))
    case .html:
      let report = ConsistencyAnalysis(forms: loaded.forms).report(on: list)
      let page = HTMLReport(report, of: list, title: "Concordance").bytes()
      try StandardOutput.write(Data(page))
    }
  }
}
