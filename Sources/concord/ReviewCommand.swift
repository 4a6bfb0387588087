import ArgumentParser
import Corpus
import Exchange
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

  @OptionGroup var destination: GlossaryOutput

  func run() throws {
    let glossary = try ReviewStore(existingFor: path).decidedGlossary()
    guard !glossary.concepts.isEmpty else {
      throw CorpusError(
        file: path, reason: "no term is accepted yet", advice: "accept some first")
    }
    try destination.write(glossary, with: GlossaryWriter(to))
  }
}
