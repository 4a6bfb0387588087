import ArgumentParser
import Corpus
import Exchange
import Foundation
import Review
import Terminology

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Lets people decide on the terms of a project, and writes what they decided.",
    discussion: "concord review FOLDER is short for concord review open FOLDER.",
    subcommands: [
      ReviewOpenCommand.self, ReviewExportCommand.self, ReviewSheetCommand.self,
      ReviewApplyCommand.self,
    ],
    defaultSubcommand: ReviewOpenCommand.self)
}

struct ReviewExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the decided glossary: accepted terms with the renderings that have a status.",
    discussion: """
      Preferred and admitted renderings are so in the glossary, forbidden ones deprecated; notes, definitions, subject fields, \
      and who decided when go with them. Formats: \(GlossaryFileFormat.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(
    help: "The folder of the texts, or the store in it (\(ReviewStore.fileName)).",
    completion: .file())
  var path: String

  @Option(
    help: "The format to write.", completion: .list(GlossaryFileFormat.allCases.map(\.rawValue)),
    transform: GlossaryFileFormat.named)
  var to: GlossaryFileFormat = .tbx

  @Option(
    name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file()
  )
  var output: String?

  @Option(help: "A file for what the format cannot hold, as JSON.", completion: .file())
  var lossReport: String?

  func run() throws {
    let glossary = try ReviewStore(existingFor: path).decidedGlossary()
    guard !glossary.concepts.isEmpty else {
      throw CorpusError(
        file: path, reason: "no term is accepted yet", advice: "accept some first")
    }
    let writer = GlossaryWriter(to)
    let losses: [Loss]
    if let output {
      let written = try writer.write(glossary, to: output)
      if written.droppedCharacters > 0 {
        Diagnostics.note(
          "warning: \(written.droppedCharacters) control characters, which XML cannot hold, were left out"
        )
      }
      losses = written.losses
    } else {
      let document = try writer.document(of: glossary)
      FileHandle.standardOutput.write(Data(document.bytes))
      losses = document.losses
    }
    if let lossReport { try AtomicFile.write(Loss.report(losses), to: lossReport) }
    for loss in losses { Diagnostics.note("\(loss.what): \(loss.why) (\(loss.count)×)") }
  }
}
