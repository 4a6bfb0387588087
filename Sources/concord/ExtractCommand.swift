import ArgumentParser
import Consistency
import Corpus
import Exchange
import Extraction
import Foundation
import Terminology
import Workers

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Mines the terms of texts and their translations; writes glossary and report.",
    discussion: """
      Writes into the folder: glossary.tbx (TBX v3, TBX-Basic), glossary-v2/ (the same for programs that read TBX v2: \
      OmegaT, translate-toolkit, Okapi), terms.tsv, concordance.tsv, consistency.json and report.html. Every file is \
      replaced as a whole or not at all.
      """)

  @OptionGroup var inputs: InputOptions

  @Option(name: .shortAndLong, help: "The folder for the results.", completion: .directory)
  var output: String

  @OptionGroup var limits: ListOptions

  @Flag(help: "Say on standard error how long each stage took and how much memory was held.")
  var timings = false

  func run() throws {
    var progress = Progress(of: 6, isTimed: timings)
    let (corpus, loaded, _) = try inputs.aligned(&progress, with: inputs.knowledge.words)
    // Before the long work, which would be lost otherwise.
    let folder = try OutputFolder(output)
    let workers = inputs.knowledge.workers
    let mined = try MinedTerms(
      of: corpus, with: loaded, without: try inputs.rejectedTerms(), limits: limits.limits,
      workers: workers, &progress)
    let (list, report) = (mined.list, mined.report)
    progress.begin("writing")
    let results: [@Sendable () throws -> Void] = [
      {
        let page = HTMLReport(
          report, of: list, title: "Terms and their renderings",
          company: .resultFiles)
        try AtomicFile.write(page.bytes(), to: folder.path("report.html"))
      },
      {
        let glossary = list.glossary(
          title: "Terms and equivalents", sourceDescription: description(of: list))
        try write(glossary, into: folder)
      },
      {
        try AtomicFile.write(to: folder.path("concordance.tsv")) { write in
          try Tables.concordance(list, to: write)
        }
        try AtomicFile.write(Array(Tables.terms(list).utf8), to: folder.path("terms.tsv"))
      },
      { try AtomicFile.write(report.json(), to: folder.path("consistency.json")) },
    ]
    let written = workers.map(results.count) { k in Result { try results[k]() } }
    for result in written { try result.get() }
    progress.end()
    Diagnostics.note(
      "\(list.terms.count) terms from \(Set(list.documents.map(\.id)).count) documents are in \(output)"
    )
  }

  private func write(_ glossary: Glossary, into folder: OutputFolder) throws {
    var written = try TBXWriter(version: .v3).write(glossary, to: folder.path("glossary.tbx"))
    if glossary.concepts.isEmpty {
      // That of an older run does not belong to these results.
      try? FileManager.default.removeItem(atPath: folder.path("glossary-v2/glossary.tbx"))
      Diagnostics.note("warning: no term has an equivalent, so there is no glossary-v2")
    } else {
      let v2 = try OutputFolder(folder.path("glossary-v2"))
      written.droppedCharacters +=
        try TBXWriter(version: .v2).write(glossary, to: v2.path("glossary.tbx")).droppedCharacters
    }
    if written.droppedCharacters > 0 {
      Diagnostics.note(
        "warning: \(written.droppedCharacters) control characters, which XML cannot hold, were left out of the TBX files"
      )
    }
  }

  private func description(of list: TermList) -> String {
    var names: [String] = []
    for document in list.documents where !names.contains(document.id) { names.append(document.id) }
    return "Mined by Concord from \(names.joined(separator: ", "))"
  }
}

/// Which of the terms found are listed.
struct ListOptions: ParsableArguments {
  @Flag(help: "List also the strings at which the list would end (column termhood below one half).")
  var all = false

  @Option(help: "List the most important N terms only.")
  var top: Int?

  @Option(help: "List only terms that stand N times or more.")
  var minCount = 1

  var limits: ListLimits { ListLimits(isComplete: all, top: top, minimumCount: minCount) }

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number from 1 up") }
    if minCount < 1 { throw ValidationError("--min-count takes a number from 1 up") }
  }
}

/// A folder that results go to.
struct OutputFolder {
  private let root: String

  /// Makes the folder if it is not there.
  init(_ root: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    } catch {
      throw CorpusError(
        file: root, reason: "the folder cannot be made", advice: "choose another place with -o")
    }
    self.root = root
  }

  func path(_ name: String) -> String { root.hasSuffix("/") ? root + name : root + "/" + name }
}
