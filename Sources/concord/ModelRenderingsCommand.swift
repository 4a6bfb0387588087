import ArgumentParser
import Corpus
import Extraction
import Foundation
import Terminology

extension ModelCommand {
  /// What Scripts/train reads.
  struct Renderings: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Writes what the model of renderings sees at each place of given terms, to fit it to.",
      discussion: """
        OUTPUT.jsonl: a line with the names of the features, then one a place; OUTPUT.f32: for each span of each place \
        its features as 32-bit numbers, little endian.
        """, shouldDisplay: false)

    @OptionGroup var knowledge: KnowledgeOptions

    @Argument(help: "Texts, as extract takes them.")
    var input: [String] = []

    @Option(help: "The source terms: one a line, or a table.", completion: .file())
    var terms: String?

    @Option(name: .shortAndLong, help: "The beginning of the files' names.", completion: .file())
    var output: String?

    @Flag(help: "Print the names of the features, and do nothing else.")
    var features = false

    private struct Line: Encodable {
      var source: String
      var target: String
      var bead: Int
      var line: Int
      var sourceText: String
      var place: [Int]
      var targetText: String
      var spans: [[Int]]
      var occurrence: [Float]
    }

    func run() throws {
      guard !features else {
        return print(RenderingExample.featureNames.joined(separator: "\n"))
      }
      guard let terms, let output, !input.isEmpty else {
        throw ValidationError("name texts, --terms and -o")
      }
      let inputs = InputOptions(input, knowledge)
      var progress = Progress(of: 4)
      let (corpus, loaded, _) = try inputs.aligned(&progress, with: inputs.knowledge.words)
      progress.begin("finding renderings")
      let examples = try TermExtractor(
        corpus, tagger: loaded.tagger, weights: loaded.weights, workers: inputs.knowledge.workers
      ).examples(of: Tables.listedTerms(try CorpusReader().readLines(terms)))
      progress.begin("writing")
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      var lines = try encoder.encode(RenderingExample.featureNames) + Data("\n".utf8)
      var numbers = Data()
      for example in examples {
        let place = example.place
        lines += try encoder.encode(
          Line(
            source: place.source.document, target: place.target.document, bead: place.bead,
            line: example.sourceLine, sourceText: place.sourceText,
            place: [place.sourceRange.lowerBound, place.sourceRange.upperBound],
            targetText: place.targetText,
            spans: example.spans.map { [$0.lowerBound, $0.upperBound] },
            occurrence: example.occurrence))
        lines += Data("\n".utf8)
        for value in example.features.joined() {
          withUnsafeBytes(of: value.bitPattern.littleEndian) { numbers.append(contentsOf: $0) }
        }
      }
      try lines.write(to: URL(filePath: output + ".jsonl"))
      try numbers.write(to: URL(filePath: output + ".f32"))
      progress.end()
    }
  }
}
