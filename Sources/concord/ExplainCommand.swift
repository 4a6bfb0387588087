import ArgumentParser
import Consistency
import Corpus
import Exchange
import Foundation

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why a finding is there, and works its severity out again.",
    discussion: "All figures come from the counts that the report holds.")

  @Argument(help: "The id of the finding, as every report shows it: TC004-….")
  var id: String

  @Option(
    help: "A report that `concord extract` or `concord consistency --format json` wrote.",
    completion: .file())
  var report = "consistency.json"

  func run() throws {
    guard let text = try StoredReports.read(report).explanation(of: id) else {
      throw CorpusError(
        file: report, reason: "there is no finding \(id) in it",
        advice: "look the id up in a report of the same run")
    }
    try StandardOutput.write(Data(text.utf8))
  }
}

/// Reads reports back.
enum StoredReports {
  static func read(_ path: String) throws -> StoredReport {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CorpusError(
        file: path, reason: "the report cannot be read",
        advice: "name a consistency.json that concord wrote")
    }
    do {
      return try StoredReport(data)
    } catch {
      throw CorpusError(
        file: path, reason: "this is no report: \(error.reason)",
        advice: "name a consistency.json that concord wrote")
    }
  }
}
