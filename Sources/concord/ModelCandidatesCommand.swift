import ArgumentParser
import Corpus
import Exchange
import Extraction
import Foundation

/// Writes what is known of every string that may be a term, for Scripts/training/ranking.py to learn from.
struct ModelCandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates", abstract: "Describes every string of texts that may be a term.",
    discussion: "One row a string: term, places as part:first-end, and the value of each feature.",
    shouldDisplay: false)

  @OptionGroup var inputs: InputOptions

  @Option(name: .shortAndLong, help: "The file for the table.", completion: .file())
  var output: String

  func run() throws {
    var progress = Progress(of: 4)
    let (corpus, words, _) = try inputs.aligned(&progress, with: inputs.knowledge.words)
    progress.begin("describing candidates")
    let extractor = try TermExtractor(
      corpus, tagger: words.tagger, weights: words.weights, isForTraining: true,
      workers: inputs.knowledge.workers)
    let candidates = extractor.describedCandidates()
    progress.begin("writing")
    let header = Tables.row(["term", "places"] + DescribedCandidate.featureNames)
    let rows = candidates.map { candidate in
      let places = candidate.places.map { "\($0.part):\($0.start)-\($0.end)" }
      return Tables.row(
        [candidate.term, places.joined(separator: ",")] + candidate.features.map { "\($0)" })
    }
    try AtomicFile.write(
      Array((([header] + rows).joined(separator: "\n") + "\n").utf8), to: output)
    progress.end()
  }
}
