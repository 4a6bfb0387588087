import Alignment
import ArgumentParser
import Corpus
import Exchange
import Foundation
import Workers

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Makes a model: what texts teach about words, for other runs.",
    subcommands: [
      Build.self, Renderings.self, ModelCandidatesCommand.self, ModelWordsCommand.self,
    ])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Counts how the words of texts are rendered, for --model of the other commands.",
      discussion: """
        What is written is a table of translation counts, which is small beside the texts and holds none of their \
        sentences.
        """)

    @OptionGroup var inputs: InputOptions

    @Option(name: .shortAndLong, help: "The file for the model.", completion: .file())
    var output: String

    func run() throws {
      var progress = Progress(of: 4)
      let corpus = try inputs.aligned(&progress)
      progress.begin("linking words")
      let counts = corpus.translationCounts(workers: inputs.knowledge.workers)
      progress.begin("writing")
      try AtomicFile.write(counts.bytes(), to: output)
      progress.end()
      Diagnostics.note("\(counts.pairCount) pairs of words are in \(output)")
    }
  }
}
