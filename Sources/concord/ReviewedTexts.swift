import Corpus
import Foundation
import Review

/// The texts of a project whose terms are reviewed, and the store beside them.
struct ReviewedTexts {
  /// The folder of the texts, or a store.
  let path: String
  let knowledge: KnowledgeOptions

  /// The store with the terms of the texts as they are now.
  /// - Parameter again: mines them even where nothing changed.
  func store(again: Bool) throws -> ReviewStore {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard isFolder.boolValue else {
      guard isThere, !path.hasSuffix(".sqlite") else {
        return try ReviewStore(existingFor: path)
      }
      throw CorpusError(
        file: path, reason: "a review is of a folder of texts", advice: "name the folder it lies in"
      )
    }
    let place = ReviewStore.place(for: path)
    let inputs = InputOptions([path], knowledge)
    let texts = try description(inputs)
    if FileManager.default.fileExists(atPath: place) {
      let store = try ReviewStore(path: place)
      if !again, try store.isExtracted(from: texts) { return store }
      try extract(inputs, texts, into: { store })
      return store
    }
    // Made only when there is something to put into it; what speaks against it is said before the long work.
    try ReviewStore.check(place: place)
    return try extract(inputs, texts) { try ReviewStore(path: place) }
  }

  /// Mines the terms, rejected ones too, which may be taken back, and says what is new.
  @discardableResult
  private func extract(
    _ inputs: InputOptions, _ texts: [String], into store: () throws -> ReviewStore
  ) throws -> ReviewStore {
    var progress = Progress(of: 6)
    let (corpus, words, _) = try inputs.aligned(&progress, with: knowledge.words)
    let mined = try MinedTerms(of: corpus, with: words, workers: knowledge.workers, &progress)
    progress.begin("storing")
    let store = try store()
    let isFirst = try store.extractionCount() == 0
    let report = try store.importExtraction(
      mined.list, mined.report, passages: corpus.passages)
    try store.record(texts: texts, ofExtraction: report.extraction)
    progress.end()
    Diagnostics.note(Self.summary(report, isFirst: isFirst))
    return store
  }

  static func summary(_ report: ImportReport, isFirst: Bool) -> String {
    let terms = report.changes.count { $0.kind != .gone }
    if isFirst { return "\(terms) terms to review" }
    if report.isRepeated { return "\(terms) terms, the same as before" }
    let gone = report.changes.filter { $0.kind == .gone }
    let kept = gone.count(where: \.isDecided)
    return
      "\(terms) terms: \(report.count(.new)) new, \(report.count(.changed)) changed, \(gone.count) gone"
      + (kept > 0 ? " (what was decided of \(kept) of them is kept)" : "")
  }

  /// What tells these texts, with these options and this program, from others: of each file path, size and time.
  private func description(_ inputs: InputOptions) throws -> [String] {
    let reader = CorpusReader()
    let project = try reader.project(in: inputs.input)
    // The store itself, and what SQLite keeps beside it, changes with every decision.
    let texts = try reader.files(inputs.input).filter { !$0.contains(ReviewStore.fileName) }
    let files =
      texts + [path + "/concord.yaml"] + project.dictionaries
      + knowledge.dictionary + project.glossaries + knowledge.glossary
      + [knowledge.model ?? project.model].compactMap(\.self)
    return ["concord \(Concord.programVersion)", try ShippedData.folder("")]
      + files.map { file in
        var about = stat()
        // What cannot be read is said when it is read.
        guard stat(file, &about) == 0 else { return file }
        return "\(file) \(about.st_size) \(about.st_mtim.tv_sec).\(about.st_mtim.tv_nsec)"
      }
  }
}
