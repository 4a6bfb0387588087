import ArgumentParser
import Extraction
import Foundation

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Mines the terms of texts and writes glossary and report.")

  @OptionGroup var inputs: InputOptions

  @Option(name: .shortAndLong, help: "The folder for the results.", completion: .directory)
  var output: String

  func run() throws {
    let list = TermExtractor(try inputs.aligned()).terms()
    try FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: true)
    try Tables.terms(list).write(toFile: output + "/terms.tsv", atomically: true, encoding: .utf8)
    try Tables.concordance(list).write(
      toFile: output + "/concordance.tsv", atomically: true, encoding: .utf8)
  }
}
