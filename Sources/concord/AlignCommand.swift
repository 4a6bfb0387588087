import Alignment
import ArgumentParser
import Corpus
import Foundation

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Writes which sentences translate which.")

  @OptionGroup var inputs: InputOptions

  func run() throws {
    let corpus = try inputs.aligned()
    print("source_document\ttarget_document\tbead\tsource_text\ttarget_text\tconfidence")
    for bitext in corpus.bitexts {
      for (n, bead) in bitext.beads.enumerated() {
        let s = corpus.source.text(of: bead.source, part: bitext.source, separator: "").text
        let t = corpus.target.text(of: bead.target, part: bitext.target, separator: " ").text
        print(
          corpus.source.parts[bitext.source].document, corpus.target.parts[bitext.target].document,
          n + 1, s, t, String(format: "%.3f", bead.confidence), separator: "\t")
      }
    }
  }
}
