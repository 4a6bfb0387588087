import Terminology

/// Reads a tab-separated table whose header names two languages: one pair of texts a row.
struct TableReader {
  let document: String
  let limits: InputLimits
  /// Takes the pairs instead of the document that is returned.
  var consumer: PairConsumer?

  /// Whether a header names a Chinese and an English column, and which they are.
  static func languageColumns(_ header: String) -> (source: Int, target: Int)? {
    let names = header.split(separator: "\t", omittingEmptySubsequences: false)
      .map {
        LanguageTag(String($0.filter { $0 != " " && $0 != "\u{FEFF}" && $0 != "\"" }))?.primary
      }
    guard let source = names.firstIndex(of: "zh"), let target = names.firstIndex(of: "en") else {
      return nil
    }
    return (source, target)
  }

  /// - Returns: the pairs, and a warning where rows lack one of the languages.
  func read(
    _ scalars: [UInt32]
  ) throws(CorpusError) -> (document: AlignedDocument, warning: CorpusError?) {
    var rows = TableRows(document: document, limits: limits, consumer: consumer)
    for line in scalars.split(separator: 0x0A, omittingEmptySubsequences: false) {
      try rows.add(line)
    }
    return try rows.finish()
  }

  /// Reads a table that is too large to be held in memory as a text; it must be in UTF-8.
  /// - Returns: the pairs, and warnings where rows lack one of the languages and where bytes are no text.
  func read(
    streaming path: String
  ) throws(CorpusError) -> (document: AlignedDocument, warnings: [CorpusError]) {
    var rows = TableRows(document: document, limits: limits, consumer: consumer)
    var decoder = UTF8LineDecoder(file: document)
    var pending: [UInt8] = []
    var total = 0
    try FileBytes.forEachChunk(path, name: document) { chunk throws(CorpusError) in
      total += chunk.count
      guard total <= limits.tableBytes else {
        throw CorpusError(
          file: document, reason: "the table is larger than \(limits.tableBytes >> 20) MB",
          advice: "split it")
      }
      var start = chunk.startIndex
      while let end = chunk[start...].firstIndex(of: 0x0A) {
        try rows.add(decoder.decode(pending + chunk[start..<end])[...])
        pending.removeAll(keepingCapacity: true)
        start = end + 1
      }
      pending += chunk[start...]
      // A scalar has four bytes at most.
      if pending.count > 4 * limits.lineBytes { try rows.add(decoder.decode(pending)[...]) }
      return true
    }
    if !pending.isEmpty { try rows.add(decoder.decode(pending)[...]) }
    let read = try rows.finish()
    return (read.document, try [decoder.finish(), read.warning].compactMap(\.self))
  }
}

/// The rows of a table, taken one after the other.
private struct TableRows {
  let document: String
  let limits: InputLimits
  private var builder: AlignedDocumentBuilder
  private var columns: (source: Int, target: Int)?
  private var number = 0

  init(document: String, limits: InputLimits, consumer: PairConsumer?) {
    self.document = document
    self.limits = limits
    builder = AlignedDocumentBuilder(document: document, consumer: consumer)
  }

  /// - Parameter line: without its line feed.
  mutating func add(_ line: ArraySlice<UInt32>) throws(CorpusError) {
    number += 1
    if line.count > limits.lineBytes {
      throw CorpusError(
        file: document, line: number,
        reason: "the line is longer than \(limits.lineBytes) characters",
        advice: "check that rows end with a line break")
    }
    let line = line.last == 0x0D ? line.dropLast() : line
    guard let found = columns else {
      columns = TableReader.languageColumns(String(scalars: line))
      if columns == nil {
        throw CorpusError(
          file: document, line: number, reason: "the header names no Chinese and English column",
          advice: "let the first line be zh and en (or zh-CN, en-GB …), separated by a tab")
      }
      return
    }
    if line.isEmpty { return }
    let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard cells.count > max(found.source, found.target) else {
      builder.countIncomplete(line: number)
      return
    }
    builder.add(
      source: Array(cells[found.source]), target: Array(cells[found.target]), line: number)
  }

  func finish() throws(CorpusError) -> (document: AlignedDocument, warning: CorpusError?) {
    try builder.finish()
  }
}

/// Collects pairs of texts and splits each side into sentences.
struct AlignedDocumentBuilder {
  private(set) var document: AlignedDocument
  /// Pairs of which one side is empty or missing.
  private(set) var incomplete = 0
  private var firstIncomplete: Int?
  private var rows = 0
  private let consumer: PairConsumer?

  /// - Parameter consumer: takes the pairs; nil to keep them.
  init(
    document: String, source: LanguageTag = .chinese, target: LanguageTag = .english,
    consumer: PairConsumer? = nil
  ) {
    self.consumer = consumer
    self.document = AlignedDocument(
      source: DocumentPart(document: document, language: source, segments: []),
      target: DocumentPart(document: document, language: target, segments: []))
  }

  mutating func countIncomplete(line: Int) {
    incomplete += 1
    firstIncomplete = firstIncomplete ?? line
  }

  mutating func add(source: [UInt32], target: [UInt32], line: Int) {
    if let consumer {
      let pair = TextPair(
        source: String(scalars: source), target: String(scalars: target), line: line)
      guard pair.isComplete else {
        countIncomplete(line: line)
        return
      }
      consumer(pair)
      rows += 1
      return
    }
    let left = segments(source, .han, line: line)
    let right = segments(target, .latin, line: line)
    guard !left.isEmpty, !right.isEmpty else {
      countIncomplete(line: line)
      return
    }
    document.source.segments += left
    document.target.segments += right
    rows += 1
  }

  /// - Returns: the pairs, and a warning where some were left out.
  /// - Throws: where no pair was complete.
  func finish() throws(CorpusError) -> (document: AlignedDocument, warning: CorpusError?) {
    guard rows > 0 else {
      throw CorpusError(
        file: document.source.document, line: firstIncomplete,
        reason: "no row has text in both languages",
        advice: "check the columns and the languages the file names")
    }
    guard incomplete > 0 else { return (document, nil) }
    let warning = CorpusError(
      file: document.source.document, line: firstIncomplete,
      reason:
        "\(incomplete) \(incomplete == 1 ? "pair has" : "pairs have") text in one language only and "
        + (incomplete == 1 ? "is left out" : "are left out"),
      advice: "fill both sides")
    return (document, warning)
  }

  private func segments(
    _ text: [UInt32], _ script: LineStitcher.Script, line: Int
  ) -> [Segment] {
    let cleaned = LineCleaner().lines(of: text).map(\.scalars).filter { !$0.isEmpty }
      .joined(separator: [0x20])
    let scalars = Array(cleaned)
    return SentenceSplitter(script: script).sentences(scalars).map {
      Segment(text: String(scalars: scalars[$0]), line: line, paragraph: rows)
    }
  }
}
