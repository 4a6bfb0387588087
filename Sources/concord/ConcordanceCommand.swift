import ArgumentParser
import Corpus
import Extraction
import Foundation

struct ConcordanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Shows every occurrence of given terms with its rendering.")

  @OptionGroup var inputs: InputOptions

  @Option(help: "The terms: one a line, or the first column of a table.", completion: .file())
  var terms: String

  func run() throws {
    let text = try String(contentsOfFile: terms, encoding: .utf8)
    let list = text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: "\t").first.map(String.init) ?? "" }.filter { !$0.isEmpty }
    let found = TermExtractor(try inputs.aligned()).occurrences(of: list)
    print(Tables.concordance(found), terminator: "")
  }
}
