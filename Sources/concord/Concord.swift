import ArgumentParser

@main
struct Concord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concord",
    abstract: "Finds the terms of texts and their translations, and how each is rendered everywhere.",
    version: "0.1.0",
    subcommands: [ExtractCommand.self, AlignCommand.self, ConcordanceCommand.self])
}
