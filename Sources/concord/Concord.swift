import ArgumentParser
import Corpus
import Exchange
import Foundation
import Review
import ReviewServer

@main
struct Concord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concord",
    abstract:
      "Finds the terms of texts and their translations, and how each is rendered everywhere.",
    discussion: """
      Exit codes: 0 good, 1 findings at or above --fail-on, 2 usage, 3 bad input (named on standard error), 4 internal error.
      """,
    version: programVersion,
    subcommands: [
      InitCommand.self, ExtractCommand.self, AlignCommand.self, LinksCommand.self,
      ConcordanceCommand.self,
      ConsistencyCommand.self, ExplainCommand.self,
      ModelCommand.self, ConvertCommand.self, DiffCommand.self, MergeCommand.self,
      ValidateCommand.self, SchemaCommand.self, ReviewCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as CorpusError {
      stop("\(error)", code: 3)
    } catch let error as ExchangeError {
      stop("\(error)", code: 3)
    } catch let error as ReviewError {
      stop("\(error)", code: 3)
    } catch let error as ReviewServerError {
      stop("\(error)", code: 3)
    } catch let findings as ExitCode {
      Foundation.exit(findings.rawValue)
    } catch {
      let code = exitCode(for: error)
      if code == .success { exit(withError: error) }
      if code == .validationFailure {
        FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
        Foundation.exit(2)
      }
      stop("\(error)", code: 4)
    }
  }

  static let programVersion = "0.1.0"

  private static func stop(_ message: String, code: Int32) -> Never {
    Progress.clear()
    FileHandle.standardError.write(Data("concord: error: \(message)\n".utf8))
    Foundation.exit(code)
  }
}
