import Alignment
import ArgumentParser
import Corpus
import Exchange
import Foundation
import Terminology
import Workers

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Writes which sentences translate which, to standard output.",
    discussion: """
      With --segmented, the two inputs are a source and a target text with one segment a line; the columns \
      source_segments and target_segments then give line numbers from 0, and segments without counterpart are \
      listed with an empty other side. Only then may the languages be named.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, tmx, xliff }

  @OptionGroup var inputs: InputOptions

  @Option(help: "tsv, tmx (1.4) or xliff (2.0).")
  var format: Format = .tsv

  @Flag(help: "SOURCE TARGET have one segment a line.")
  var segmented = false

  @OptionGroup var languages: LanguageOptions

  func validate() throws {
    guard segmented else {
      if languages.source != nil || languages.target != nil {
        throw ValidationError("--source-language and --target-language go with --segmented")
      }
      return
    }
    guard inputs.input.count == 2 else {
      throw ValidationError("--segmented takes two files: SOURCE TARGET")
    }
    guard format == .tsv else { throw ValidationError("--segmented writes --format tsv") }
  }

  func run() throws {
    if segmented {
      let (corpus, isReversed) = try alignedLines()
      Progress.clear()
      try StandardOutput.write(segmentTable(corpus, isReversed: isReversed))
      return
    }
    var progress = Progress(of: 2)
    let corpus = try inputs.aligned(&progress)
    progress.end()
    switch format {
    case .tsv: try StandardOutput.write(table(corpus))
    case .tmx: try StandardOutput.write(Data(writer.tmx(corpus.bitextRecords)))
    case .xliff: try StandardOutput.write(Data(writer.xliff(corpus.bitextRecords)))
    }
  }

  private var writer: BitextWriter { BitextWriter(source: .chinese, target: .english) }

  /// Aligns two files of one segment a line. The aligner works from Chinese to English; where the files come in the other
  /// order, the table is written in theirs.
  private func alignedLines() throws -> (corpus: AlignedCorpus, isReversed: Bool) {
    let reader = CorpusReader()
    let first = try reader.readSegments(inputs.input[0], language: languages.source)
    let second = try reader.readSegments(inputs.input[1], language: languages.target)
    var aligner = CorpusAligner(
      lexicon: try inputs.knowledge.lexicon(), morphology: try ShippedData.forms(),
      background: try inputs.knowledge.background(),
      workers: inputs.knowledge.workers)
    // The user says that one translates the other.
    aligner.isPairKnown = true
    return (
      try aligner.align(Corpus(parts: [first, second])), first.language.primary == "en"
    )
  }

  private static let header =
    "source_document\ttarget_document\tbead\tsource_text\ttarget_text\tconfidence"

  private func cells(_ record: BitextRecord) -> [String] {
    [
      record.sourceDocument, record.targetDocument, String(record.bead), record.sourceText,
      record.targetText, String(format: "%.3f", record.confidence),
    ]
  }

  private func table(_ corpus: AlignedCorpus) -> String {
    let lines = corpus.bitextRecords.map { Tables.row(cells($0)) }
    return ([Self.header] + lines).joined(separator: "\n") + "\n"
  }

  /// The segments of a bead without the page furniture, foreign and blank lines among them.
  private func textLines(of range: Range<Int>, _ part: DocumentPart) -> [Int] {
    range.filter { part.segments[$0].isOwnText }
  }

  private func numbers(_ range: Range<Int>, _ part: DocumentPart) -> String {
    textLines(of: range, part).map(String.init).joined(separator: ",")
  }

  /// The beads with their line numbers, and every line that is in no bead with an empty other side.
  private func segmentTable(_ corpus: AlignedCorpus, isReversed: Bool) -> String {
    var rows: [[String]] = []
    for bitext in corpus.bitexts {
      for (n, bead) in bitext.beads.enumerated() {
        rows.append(
          cells(corpus.record(of: bead, in: bitext, number: n + 1))
            + [
              numbers(bead.source, corpus.source.parts[bitext.source]),
              numbers(bead.target, corpus.target.parts[bitext.target]),
            ])
      }
      let source = corpus.source.parts[bitext.source]
      let target = corpus.target.parts[bitext.target]
      let documents = [source.document, target.document, ""]
      let usedSources = Set(bitext.beads.flatMap { textLines(of: $0.source, source) })
      for k in source.segments.indices where !usedSources.contains(k) {
        rows.append(documents + [source.segments[k].text, "", "", String(k), ""])
      }
      let usedTargets = Set(bitext.beads.flatMap { textLines(of: $0.target, target) })
      for k in target.segments.indices where !usedTargets.contains(k) {
        rows.append(documents + ["", target.segments[k].text, "", "", String(k)])
      }
    }
    let order = isReversed ? [1, 0, 2, 4, 3, 5, 7, 6] : [0, 1, 2, 3, 4, 5, 6, 7]
    let lines = rows.map { row in Tables.row(order.map { row[$0] }) }
    return ([Self.header + "\tsource_segments\ttarget_segments"] + lines).joined(separator: "\n")
      + "\n"
  }
}
