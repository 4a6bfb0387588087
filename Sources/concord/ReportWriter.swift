import ArgumentParser
import Consistency
import Exchange
import Foundation
import Spreadsheet
import Terminology

/// The forms a consistency report can have.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html, tsv, sarif, junit, xlsx, xliff
}

/// Writes a report in any of its forms.
struct ReportWriter {
  var report: ConsistencyReport
  let list: TermList
  /// Those that evidence is of, in the order of their documents; made only where they are asked for.
  let beads: () -> [BitextRecord]
  /// Where the documents lie, by their names.
  let paths: [String: String]

  /// - Parameter isFailure: whether a finding is grave enough to fail a build.
  /// - Throws: where there is no memory left.
  func bytes(
    as format: ReportFormat, failing isFailure: (Finding) -> Bool
  ) throws -> [UInt8] {
    switch format {
    case .json: report.json()
    case .html:
      HTMLReport(report, of: list, title: "Consistency").bytes()
    case .text: Array(report.text().utf8)
    case .tsv: Array(Tables.findings(report).utf8)
    case .sarif: report.sarif(paths: pathsFromHere, version: Concord.configuration.version)
    case .junit: try report.junit(failing: isFailure)
    case .xlsx: try WorkbookWriter().bytes(report.sheets)
    case .xliff: try xliff()
    }
  }

  /// The beads, with the findings at all places they blame; findings about a whole translation are notes.
  private func xliff() throws(ExchangeError) -> [UInt8] {
    let issues = report.findings.filter { !$0.isAboutDocument }.flatMap { finding in
      finding.blamed.map { place in
        QualityIssue(
          sourceDocument: place.source.document, targetDocument: place.target.document,
          bead: place.bead, type: finding.rule.itsType,
          comment: "\(finding.message) (\(finding.id))", severity: finding.severity,
          isEnabled: finding.suppression == nil,
          sourceRanges: [place.sourceRange], targetRanges: place.targetRanges)
      }
    }
    let whole = report.findings.filter(\.isAboutDocument).compactMap { finding in
      finding.document.map { (document: $0, message: "\(finding.message) (\(finding.id))") }
    }
    return try BitextWriter(source: list.sourceLanguage, target: list.targetLanguage).xliff(
      beads(), issues: issues,
      notes: Dictionary(grouping: whole, by: \.document).mapValues { $0.map(\.message) })
  }

  /// The paths as seen from the folder the program runs in.
  private var pathsFromHere: [String: String] {
    let here = FileManager.default.currentDirectoryPath + "/"
    return paths.mapValues { path in
      let path = NSString(string: path).standardizingPath
      return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
  }
}
