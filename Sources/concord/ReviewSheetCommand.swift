import ArgumentParser
import Corpus
import Exchange
import Foundation
import Review

struct ReviewSheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Writes the list as a table to be decided in a spreadsheet program.",
    discussion: """
      A row for each term, and one for each of its renderings. Cells may be edited, rows sorted, filtered and left out; \
      concord review apply takes the file back. The hidden columns at the end tell what a row is about and must stay.
      """)

  @Argument(
    help: "The folder of the texts, or the store in it (\(ReviewStore.fileName)).",
    completion: .file())
  var path: String

  @Option(
    name: .shortAndLong,
    help: "The file to write: a workbook (.xlsx), or text with tabs between the columns (.tsv).",
    completion: .file())
  var output: String

  @Flag(
    inversion: .prefixedNo,
    help: "Whether text begins with a byte order mark, by which Excel knows that it is UTF-8.")
  var byteOrderMark = true

  func validate() throws {
    guard output.lowercased().hasSuffix(".xlsx") || output.lowercased().hasSuffix(".tsv") else {
      throw ValidationError(
        "the name of the file must end in .xlsx or .tsv, which says what is written")
    }
  }

  func run() throws {
    let sheet = try ReviewSheet(ReviewStore(existingFor: path))
    let isWorkbook = output.lowercased().hasSuffix(".xlsx")
    try AtomicFile.write(
      isWorkbook ? sheet.workbook() : sheet.tabbedText(byteOrderMark: byteOrderMark), to: output)
  }
}

struct ReviewApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Shows what an edited sheet changes, and with --yes makes the changes.",
    discussion: """
      What nobody else has changed since the sheet was written is accepted; where somebody has, to another value, it is a \
      conflict, and stays as it is unless --overrule is given. Rows that cannot be are named and left out. All changes are \
      one step, which one undo takes back. The exit code is 1 where a row conflicts or cannot be.
      """)

  @Argument(
    help: "The folder of the texts, or the store in it (\(ReviewStore.fileName)).",
    completion: .file())
  var path: String

  @Argument(
    help: "The sheet: a workbook (.xlsx), or text with tabs between the columns.",
    completion: .file())
  var file: String

  @Flag(help: "Make the changes.")
  var yes = false

  @Flag(help: "Settle conflicts as the sheet says.")
  var overrule = false

  @OptionGroup var reviewer: ReviewerOptions

  func run() throws {
    let store = try ReviewStore(existingFor: path)
    var desk = try ReviewDesk(store: store, reviewer: reviewer.name)
    let plan = try ReviewSheet.plan(
      SheetFile.bytes(file), file: URL(filePath: file).lastPathComponent, for: store)
    try StandardOutput.write(SheetPlanText.text(of: plan))
    if yes {
      let settled = overrule ? Set(plan.rows.compactMap(\.subject)) : []
      let outcome = try desk.apply(plan, overruling: settled)
      let count = outcome.step.events.count
      Diagnostics.note(
        count == 0
          ? "nothing was changed"
          : "\(count) \(count == 1 ? "cell was" : "cells were") taken over, as one step")
    } else if plan.count(.accepted) + plan.count(.conflicting) > 0 {
      Diagnostics.note("nothing was changed; --yes makes the changes")
    }
    let hasConflicts = plan.count(.conflicting) > 0 && !(yes && overrule)
    if hasConflicts || plan.count(.malformed) > 0 { throw ExitCode(1) }
  }
}

/// Reads a sheet from the disk.
enum SheetFile {
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw CorpusError(
        file: path, reason: "the file cannot be read", advice: "check the path and its permissions")
    }
    defer { try? file.close() }
    // One byte more than is allowed shows that there are too many.
    return Array(try file.read(upToCount: ReviewSheet.fileBytes + 1) ?? Data())
  }
}
