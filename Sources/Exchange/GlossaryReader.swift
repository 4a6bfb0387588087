import Glibc
public import Terminology
internal import XML

/// Reads a glossary, whatever its format: the content decides, not the name of the file.
///
/// - TBX of all editions (``TBXReader``), MultiTerm's XML, TMX, and Concord's own JSON.
/// - Workbooks (`.xlsx`): a row for each term, or a list.
/// - UTX.
/// - A list: tab-, comma- or semicolon-separated text, UTF-8 or UTF-16 with byte order mark. A header may name the columns, by
///   language (`zh-CN`, `en`, … or as memoQ names them) or as `source_term` and `target_term`; without one the first column is the
///   source, the second the target, the third a comment. `|` separates several equivalents, of which the first is preferred. Rows
///   with the same id or, where there is none, the same source term are one concept.
///   A column `status` says how far the target terms of a row are recommended (`preferred`, `admitted`, `deprecated` or
///   `forbidden`, `superseded`), a column `en status` those of a language, a column `flags` how target terms are matched with texts
///   (`case`, `exact`); `ID`, `Subject`, `Definition` and `Note` speak of the concept.
///   A line that begins with `# `, or with `#` and has no second column, is a comment.
public struct GlossaryReader: Hashable, Sendable {
  /// The language of the source column of a list whose header does not name it.
  public var sourceLanguage: LanguageTag
  /// The language of the target column of a list whose header does not name it.
  public var targetLanguage: LanguageTag
  /// Largest file accepted, in bytes. Default 1 GiB: a glossary is held in memory, and takes about as much as its file.
  public var byteLimit: Int

  public init(
    sourceLanguage: LanguageTag = .chinese, targetLanguage: LanguageTag = .english,
    byteLimit: Int = 1 << 30
  ) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.byteLimit = byteLimit
  }

  /// Reads a file.
  /// - Throws: `ExchangeError` naming file, line, reason and next step.
  /// - Complexity: O(n) in the size of the file.
  public func read(path: String) throws(ExchangeError) -> GlossaryReading {
    let start = try FileBytes.read(path, atMost: Self.sniffedBytes)
    if Self.isXML(start) {
      let limits = XMLLimits(documentBytes: byteLimit)
      switch try Self.root({ () throws(XMLError) in try XMLReader(path: path, limits: limits) }) {
      case "mtf":
        return try MultiTermReader.read(
          withXMLErrors { () throws(XMLError) in try XMLReader(path: path, limits: limits) })
      case "tmx":
        return try MemoryGlossaryReader.read(
          withXMLErrors { () throws(XMLError) in try XMLReader(path: path, limits: limits) })
      default: return try TBXReader(byteLimit: byteLimit).read(path: path)
      }
    }
    let bytes = try FileBytes.read(path, atMost: byteLimit + 1)
    guard bytes.count <= byteLimit else {
      throw ExchangeError(
        kind: .limit, file: path, reason: "the file is larger than \(byteLimit) bytes",
        advice: "Split it.")
    }
    return try readOther(bytes, file: path)
  }

  /// Reads a glossary that is in memory; `name` stands for the file in messages.
  /// - Throws: `ExchangeError`.
  public func read(bytes: [UInt8], name: String) throws(ExchangeError) -> GlossaryReading {
    guard Self.isXML(bytes.prefix(Self.sniffedBytes)) else {
      return try readOther(bytes, file: name)
    }
    let limits = XMLLimits(documentBytes: byteLimit)
    func open() throws(XMLError) -> XMLReader {
      try XMLReader(bytes: bytes, name: name, limits: limits)
    }
    switch try Self.root(open) {
    case "mtf": return try MultiTermReader.read(withXMLErrors(open))
    case "tmx": return try MemoryGlossaryReader.read(withXMLErrors(open))
    default: return try TBXReader(byteLimit: byteLimit).read(bytes: bytes, name: name)
    }
  }

  /// The name of the root element; nil where there is none to be seen, which the reader of TBX will say better.
  private static func root(
    _ open: () throws(XMLError) -> XMLReader
  ) throws(ExchangeError) -> String? {
    do throws(XMLError) {
      var reader = try open()
      while let event = try reader.next() {
        if case .start(let tag) = event { return tag.name.local }
      }
      return nil
    } catch {
      if error.kind == .unreadable || error.kind == .limit { throw ExchangeError(error) }
      return nil
    }
  }

  private func readOther(_ bytes: [UInt8], file: String) throws(ExchangeError) -> GlossaryReading {
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      return try WorkbookGlossaryReader.read(
        bytes, file: file, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
    }
    if bytes.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "{") {
      return try GlossaryJSONReader.read(bytes, file: file)
    }
    if UTXReader.isUTX(bytes) {
      return try UTXReader.read(Self.utf8(bytes, file: file), file: file)
    }
    return try readList(bytes, file: file)
  }

  private static let sniffedBytes = 4096

  /// Whether the first character that is not white space is `<`, in UTF-8 or UTF-16.
  private static func isXML(_ bytes: some Collection<UInt8>) -> Bool {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x09, 0x0A, 0x0D, 0x20]
    return bytes.first { !marks.contains($0) } == UInt8(ascii: "<")
  }
}

// MARK: Lists

extension GlossaryReader {
  private func readList(_ bytes: [UInt8], file: String) throws(ExchangeError) -> GlossaryReading {
    let bytes = try Self.utf8(bytes, file: file)
    var text = DelimitedText(
      file: file, bytes: bytes, separator: try Self.separator(of: bytes, file: file))
    var list = ListReader(sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
    while let record = try text.next() {
      if !Self.isComment(record) { list.take(record) }
    }
    return try list.finish(file: file, format: .list)
  }

  private static func isComment(_ record: DelimitedText.Record) -> Bool {
    guard let first = record.fields.first, first.hasPrefix("#") else { return false }
    return first.hasPrefix("# ") || record.fields.dropFirst().allSatisfy(\.isEmpty)
  }

  /// The bytes without byte order mark and as UTF-8.
  private static func utf8(_ bytes: [UInt8], file: String) throws(ExchangeError) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return [UInt8](bytes.dropFirst(3)) }
    let isLittleEndian = bytes.starts(with: [0xFF, 0xFE])
    guard isLittleEndian || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let high = UInt16(bytes[isLittleEndian ? index + 1 : index])
      let low = UInt16(bytes[isLittleEndian ? index : index + 1])
      return high << 8 | low
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
    else {
      throw ExchangeError(
        kind: .malformed, file: file, reason: "the bytes are not UTF-16 text",
        advice: "Save the file as UTF-8.")
    }
    return [UInt8](text.utf8)
  }

  /// The separator that the first line with content uses outside quotes.
  private static func separator(of bytes: [UInt8], file: String) throws(ExchangeError) -> UInt8 {
    guard !bytes.contains(0) else {
      throw ExchangeError(
        kind: .unknownFormat, file: file, reason: "the file is not text",
        advice: "Export the glossary as TBX or as UTF-8 text; of a spreadsheet, one sheet.")
    }
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first(where: { $0 > 0x20 }), first != UInt8(ascii: "#") else {
        continue
      }
      var isQuoted = false
      var counts: [UInt8: Int] = [:]
      for byte in line {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if !isQuoted || byte == UInt8(ascii: "\t") { counts[byte, default: 0] += 1 }
      }
      if counts[UInt8(ascii: "\t")] != nil { return UInt8(ascii: "\t") }
      let commas = counts[UInt8(ascii: ","), default: 0]
      let semicolons = counts[UInt8(ascii: ";"), default: 0]
      guard max(commas, semicolons) > 0, first != UInt8(ascii: "{") else {
        throw ExchangeError(
          kind: .unknownFormat, file: file, line: number,
          reason: "neither TBX nor a list of two columns",
          advice: "Give it one term and its translation on each line, separated by a tab.")
      }
      return commas >= semicolons ? UInt8(ascii: ",") : UInt8(ascii: ";")
    }
    throw ExchangeError(
      kind: .unknownFormat, file: file, reason: "there is no entry in it",
      advice: "Give it one term and its translation on each line, separated by a tab.")
  }
}

/// Reads files into memory.
enum FileBytes {
  /// The first bytes of a file, all of it where it has no more than `limit`.
  static func read(_ path: String, atMost limit: Int) throws(ExchangeError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .system(.unreadable, file: path, code: errno, doing: "read")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 20))
    while bytes.count < limit {
      let wanted = min(chunk.count, limit - bytes.count)
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, wanted) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(.unreadable, file: path, code: errno, doing: "read") }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
