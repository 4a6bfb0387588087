import Alignment
import ArgumentParser
import Corpus
import Exchange
import Foundation
import Terminology

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Writes which sentences translate which, to standard output.",
    discussion: """
      With --segmented, the two inputs are a source and a target text with one segment a line; the columns \
      source_segments and target_segments then give line numbers from 0, and segments without counterpart are \
      listed with an empty other side.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case tsv, tmx, xliff }

  @OptionGroup var inputs: InputOptions

  @Option(help: "tsv, tmx (1.4) or xliff (2.0).")
  var format: Format = .tsv

  @Flag(help: "SOURCE TARGET have one segment a line.")
  var segmented = false

  @Option(help: "With --segmented: the language of the first file.")
  var sourceLanguage = "zh"

  @Option(help: "With --segmented: the language of the second file.")
  var targetLanguage = "en"

  func validate() throws {
    guard segmented else { return }
    guard inputs.input.count == 2 else {
      throw ValidationError("--segmented takes two files: SOURCE TARGET")
    }
    guard LanguageTag(sourceLanguage)?.primary == "zh", LanguageTag(targetLanguage)?.primary == "en"
    else { throw ValidationError("the source language is zh and the target language en for now") }
    guard format == .tsv else { throw ValidationError("--segmented writes --format tsv") }
  }

  func run() throws {
    let corpus = segmented ? try alignedLines() : try inputs.aligned()
    Progress.clear()
    switch format {
    case .tsv: try StandardOutput.write(table(corpus))
    case .tmx: try StandardOutput.write(Data(writer.tmx(records(corpus).map(\.record))))
    case .xliff: try StandardOutput.write(Data(writer.xliff(records(corpus).map(\.record))))
    }
  }

  private var writer: BitextWriter { BitextWriter(source: .chinese, target: .english) }

  private func alignedLines() throws -> AlignedCorpus {
    let reader = CorpusReader()
    let source = try reader.readSegments(inputs.input[0], language: .chinese)
    let target = try reader.readSegments(inputs.input[1], language: .english)
    var aligner = CorpusAligner(lexicon: try inputs.knowledge.lexicon())
    // The user says that one translates the other.
    aligner.documentThreshold = -.infinity
    return try aligner.align(Corpus(parts: [source, target]))
  }

  private func records(
    _ corpus: AlignedCorpus
  ) -> [(record: BitextRecord, source: Range<Int>, target: Range<Int>)] {
    corpus.bitexts.flatMap { bitext in
      bitext.beads.enumerated().map { n, bead in
        (
          BitextRecord(
            sourceDocument: corpus.source.parts[bitext.source].document,
            targetDocument: corpus.target.parts[bitext.target].document, bead: n + 1,
            sourceText: corpus.source.text(of: bead.source, part: bitext.source, separator: "")
              .text,
            targetText: corpus.target.text(of: bead.target, part: bitext.target, separator: " ")
              .text, confidence: bead.confidence), bead.source, bead.target
        )
      }
    }
  }

  private func table(_ corpus: AlignedCorpus) -> String {
    var header = "source_document\ttarget_document\tbead\tsource_text\ttarget_text\tconfidence"
    if segmented { header += "\tsource_segments\ttarget_segments" }
    var lines = [header]
    for (record, source, target) in records(corpus) {
      var cells = [
        record.sourceDocument, record.targetDocument, String(record.bead), record.sourceText,
        record.targetText, String(format: "%.3f", record.confidence),
      ]
      if segmented {
        cells += [source, target].map { $0.map(String.init).joined(separator: ",") }
      }
      lines.append(Tables.row(cells))
    }
    if segmented { lines += unaligned(corpus) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A row for each segment of a segmented pair that is in no bead.
  private func unaligned(_ corpus: AlignedCorpus) -> [String] {
    guard let bitext = corpus.bitexts.first else { return [] }
    let source = corpus.source.parts[bitext.source]
    let target = corpus.target.parts[bitext.target]
    let usedSources = Set(bitext.beads.flatMap(\.source))
    let usedTargets = Set(bitext.beads.flatMap(\.target))
    let names = [source.document, target.document, ""]
    return source.segments.indices.filter { !usedSources.contains($0) }.map {
      Tables.row(names + [source.segments[$0].text, "", "", String($0), ""])
    }
      + target.segments.indices.filter { !usedTargets.contains($0) }.map {
        Tables.row(names + ["", target.segments[$0].text, "", "", String($0)])
      }
  }
}
