import ArgumentParser
import Exchange
import Foundation
import Terminology

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what changed from one glossary to another, concept by concept.",
    discussion: """
      Any two formats that concord convert reads. Concepts are the same where they share identifier and a term, or most of \
      their terms; the order of concepts does not count. The exit code is 1 where something changed and --fail is given.
      """)

  @Argument(help: "The older glossary.", completion: .file())
  var old: String

  @Argument(help: "The newer glossary.", completion: .file())
  var new: String

  @Option(help: "text, html or json.")
  var format: Format = .text

  @Flag(help: "Exits with 1 where something changed.")
  var fail = false

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, json }

  func run() throws {
    let diff = GlossaryDiff(
      from: try GlossaryReader().read(path: old).glossary,
      to: try GlossaryReader().read(path: new).glossary)
    let report = DiffReport(diff, old: old, new: new)
    switch format {
    case .text: try StandardOutput.write(report.text())
    case .html: try StandardOutput.write(report.html())
    case .json: try StandardOutput.write(Data(report.json()))
    }
    if fail, !diff.concepts.isEmpty { throw ExitCode(1) }
  }
}
