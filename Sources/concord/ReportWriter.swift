import Alignment
import ArgumentParser
import Consistency
import Corpus
import Foundation
import Spreadsheet
import Terminology

/// The forms a consistency report can have.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html, tsv, sarif, junit, xlsx
}

/// Writes a report in any of its forms.
struct ReportWriter {
  let report: ConsistencyReport
  let list: TermList
  let corpus: AlignedCorpus
  /// Whether a finding is grave enough to fail a build.
  let isFailure: (Finding) -> Bool

  /// - Throws: where there is no memory left.
  func bytes(as format: ReportFormat) throws -> [UInt8] {
    switch format {
    case .json: report.json()
    case .html: HTMLReport(report, of: list, title: "Consistency").bytes()
    case .text: Array(report.text().utf8)
    case .tsv: Array(Tables.findings(report).utf8)
    case .sarif: report.sarif(paths: paths, version: Concord.configuration.version)
    case .junit: try report.junit(failing: isFailure)
    case .xlsx: try WorkbookWriter().bytes(report.sheets)
    }
  }

  /// Where the documents lie, as seen from the folder the program runs in.
  private var paths: [String: String] {
    let here = FileManager.default.currentDirectoryPath + "/"
    return corpus.descriptions.mapValues { known in
      let path = NSString(string: known.path).standardizingPath
      return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
  }
}
