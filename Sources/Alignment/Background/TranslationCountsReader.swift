public import Corpus

/// Reads the file that `concord model build` wrote.
public struct TranslationCountsReader {
  public init() {}

  /// - Throws: `CorpusError`, with line and column, where the file cannot be read or is no model of this version, whole
  ///   and in order.
  public func read(_ path: String) throws(CorpusError) -> TranslationCounts {
    var limits = InputLimits()
    limits.lineBytes = TranslationCountsFile.lineBytes
    let lines = try LineReader(path, limits: limits)
    let announced = try Self.announcedLines(try lines.next() ?? [], file: path)
    var counts = TranslationCounts()
    var read = 0
    while let line = try lines.next() {
      guard read < announced else {
        throw Self.damaged(
          path, lines.line, "there are more lines than the \(announced) that the first one names")
      }
      try ModelLine(line, file: path, number: lines.line).add(to: &counts)
      read += 1
    }
    guard read == announced else {
      throw Self.damaged(
        path, lines.line, "the file ends after \(read) of \(announced) lines")
    }
    return counts
  }

  private static func announcedLines(
    _ line: [UInt8], file: String
  ) throws(CorpusError) -> Int {
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix(TranslationCountsFile.header) else {
      let isOther = text.hasPrefix("concord-model/")
      throw CorpusError(
        file: file, line: 1, column: 1,
        reason: isOther
          ? "this is a model of another version or of other languages" : "this is no model",
        advice: "make one with concord model build")
    }
    let number = text.dropFirst(TranslationCountsFile.header.count)
    guard let lines = Int(number), (0...TranslationCountsFile.lines).contains(lines) else {
      throw CorpusError(
        file: file, line: 1, column: TranslationCountsFile.header.utf8.count + 1,
        reason: "“\(number.prefix(20))” is no number of lines up to \(TranslationCountsFile.lines)",
        advice: "build the model anew, of fewer texts if it was too large")
    }
    return lines
  }

  private static func damaged(_ file: String, _ line: Int, _ reason: String) -> CorpusError {
    CorpusError(
      file: file, line: max(1, line), column: 1, reason: reason,
      advice: "copy the whole file again, or build the model anew")
  }
}

/// One line after the first.
private struct ModelLine {
  private let fields: [ArraySlice<UInt8>]
  private let file: String
  private let number: Int

  init(_ line: [UInt8], file: String, number: Int) throws(CorpusError) {
    self.file = file
    self.number = number
    fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard fields.count == 4 else {
      throw error(at: 0, "the line has \(fields.count) fields and not four")
    }
  }

  func add(to counts: inout TranslationCounts) throws(CorpusError) {
    let name = String(decoding: fields[0], as: UTF8.self)
    guard let unit = TranslationCounts.Unit(rawValue: name) else {
      throw error(at: 0, "“\(name.prefix(20))” is neither word nor character")
    }
    let (source, target) = (try text(1), try text(2))
    try add(source, target, try count(), to: &counts[unit])
  }

  private func add(
    _ source: String, _ target: String, _ count: Float, to table: inout TranslationTable
  ) throws(CorpusError) {
    if source.isEmpty {
      guard !target.isEmpty else { throw error(at: 1, "the line names no word") }
      guard table.add(target: target, occurrences: count) else {
        throw error(at: 2, "the word is there twice")
      }
    } else if target.isEmpty {
      guard table.add(source: source, occurrences: count) else {
        throw error(at: 1, "the word is there twice")
      }
    } else {
      guard let unit = table.sources.id(of: source), Int(unit) == table.sources.count - 1 else {
        throw error(at: 1, "the line does not follow the one that counts the word alone")
      }
      guard let word = table.targets.id(of: target) else {
        throw error(at: 2, "no line before counts the word alone")
      }
      if let last = table[unit].cells.last, last.target >= word {
        throw error(at: 2, "the word is there twice, or the lines are not in order")
      }
      table.add(unit, word, count: count)
    }
  }

  private func text(_ field: Int) throws(CorpusError) -> String {
    guard let text = String(validating: fields[field], as: UTF8.self) else {
      throw error(at: field, "the word is not UTF-8")
    }
    return text
  }

  /// Digits, and one decimal where there is a point.
  private func count() throws(CorpusError) -> Float {
    let parts = fields[3].split(separator: 0x2E, omittingEmptySubsequences: false)
    let isNumber =
      parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
      && (parts.count == 1 || parts[1].count == 1)
    let text = String(decoding: fields[3], as: UTF8.self)
    guard isNumber, let count = Float(text), count > 0,
      count < Float(TranslationCountsFile.countLimit)
    else {
      throw error(
        at: 3,
        "“\(text.prefix(20))” is no number from 0.1 up to \(TranslationCountsFile.countLimit) with one decimal"
      )
    }
    return count
  }

  private func error(at field: Int, _ reason: String) -> CorpusError {
    CorpusError(
      file: file, line: number, column: fields[..<field].reduce(1) { $0 + $1.count + 1 },
      reason: reason, advice: "build the model anew with concord model build")
  }
}
