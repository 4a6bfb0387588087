import Alignment
import ArgumentParser
import Corpus
import Foundation
import Workers

struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Writes which words of sentence pairs translate each other, to standard output.",
    discussion: """
      FILE has one sentence pair a line: tokens between blanks, source and target parted by |||. What is written has \
      a line for each, with links i-j from source token i to target token j, counted from 0.
      """)

  @Argument(help: "Tokenised sentence pairs, plain or gzip.", completion: .file())
  var file: String

  @OptionGroup var languages: LanguageOptions

  @OptionGroup var knowledge: KnowledgeOptions

  /// Pairs whose links are held at a time.
  private static let blockSize = 4_096

  func run() throws {
    let read = try TokenizedPairReader(first: languages.source, second: languages.target)
      .read(file)
    warnOfLongPairs(read.pairs)
    let model = WordLinkModel(
      training: read.pairs, source: read.source, target: read.target,
      lexicon: try knowledge.lexicon(), morphology: try ShippedData.forms(),
      background: try knowledge.background(),
      names: read.names,
      workers: knowledge.workers)
    for start in stride(from: 0, to: read.pairs.count, by: Self.blockSize) {
      let block = start..<min(start + Self.blockSize, read.pairs.count)
      let lines = model.links(of: read.pairs, block).map { links in
        links.map { read.isReversed ? "\($0.target)-\($0.source)" : "\($0.source)-\($0.target)" }
          .joined(separator: " ") + "\n"
      }
      try StandardOutput.write(lines.joined())
    }
  }

  private func warnOfLongPairs(_ pairs: TokenPairs) {
    let limit = WordLinkModel.longestSide
    let long = (0..<pairs.count).filter {
      max(pairs.source(of: $0).count, pairs.target(of: $0).count) > limit
    }
    guard let first = long.first else { return }
    Diagnostics.note(
      """
      warning: \(file):\(first + 1): more than \(limit) tokens on a side; this line and \(long.count - 1) others \
      like it have no links (write one sentence a line)
      """)
  }
}
