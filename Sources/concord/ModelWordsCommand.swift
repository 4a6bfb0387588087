import ArgumentParser
import Corpus
import Exchange
import Foundation

/// Counts the words of Chinese texts, for Scripts/training/ranking.py to learn from which are general.
struct ModelWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Counts how often each word of the lexicon stands in a text.",
    discussion: "FILE has a Chinese passage a line. One row a word: word and count.",
    shouldDisplay: false)

  @Argument(help: "The text.", completion: .file())
  var file: String

  @OptionGroup var knowledge: KnowledgeOptions

  @Option(name: .shortAndLong, help: "The file for the table.", completion: .file())
  var output: String

  @Flag(help: "Write each line with its characters as matching sees them, and count nothing.")
  var fold = false

  func run() throws {
    if fold { return try writeFolded() }
    let segments = try CorpusReader().readLines(file).map {
      Segment(text: $0.text, line: $0.number, paragraph: $0.number)
    }
    let lexicon = try knowledge.lexicon()
    var profile = ChineseProfile(lexicon: lexicon)
    var vocabulary = Interner()
    let tokens = profile.tokenize([segments], vocabulary: &vocabulary, workers: knowledge.workers)
    var counts = [Int](repeating: 0, count: vocabulary.count)
    for id in tokens.lazy.flatMap(\.ids) { counts[Int(id)] += 1 }
    let rows = counts.indices.compactMap { id -> String? in
      let word = vocabulary.text(of: Int32(id))
      guard word.unicodeScalars.count > 1, lexicon.entry(of: [UInt32](scalarsOf: word)) != nil
      else { return nil }
      return "\(word)\t\(counts[id])\n"
    }
    try AtomicFile.write(Array(rows.sorted().joined().utf8), to: output)
  }

  private func writeFolded() throws {
    var profile = ChineseProfile(lexicon: try knowledge.lexicon())
    let lines = try CorpusReader().readLines(file).map {
      String(scalars: profile.folded($0.text)) + "\n"
    }
    try AtomicFile.write(Array(lines.joined().utf8), to: output)
  }
}
