import Glibc
public import Terminology
internal import XML

/// Reads a glossary, whatever its format: the content decides, not the name of the file.
///
/// - TBX of both versions.
/// - A list: tab-, comma- or semicolon-separated text, UTF-8 or UTF-16 with byte order mark. A header may name the columns, by
///   language (`zh-CN`, `en`, …) or as `source_term` and `target_term`; without one the first column is the source, the second the
///   target. `|` separates several equivalents, of which the first is preferred. Rows with the same source term are one concept.
///   A column `status` says how far the target terms of a row are recommended (`preferred`, `admitted`, `deprecated` or
///   `forbidden`, `superseded`), a column `flags` how they are matched with texts (`case`, `exact`).
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
      return try TBXReader(byteLimit: byteLimit).read(path: path)
    }
    let bytes = try FileBytes.read(path, atMost: byteLimit + 1)
    guard bytes.count <= byteLimit else {
      throw ExchangeError(
        kind: .limit, file: path, reason: "the file is larger than \(byteLimit) bytes",
        advice: "Split it.")
    }
    return try readList(bytes, file: path)
  }

  /// Reads a glossary that is in memory; `name` stands for the file in messages.
  /// - Throws: `ExchangeError`.
  public func read(bytes: [UInt8], name: String) throws(ExchangeError) -> GlossaryReading {
    guard Self.isXML(bytes.prefix(Self.sniffedBytes)) else {
      return try readList(bytes, file: name)
    }
    return try TBXReader(byteLimit: byteLimit).read(bytes: bytes, name: name)
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
    var builder = ListBuilder()
    var columns: [ListColumn]?
    while let record = try text.next() {
      if Self.isComment(record) { continue }
      guard let known = columns else {
        if let header = ListColumn.header(
          record.fields, source: sourceLanguage, target: targetLanguage)
        {
          columns = header
          for case .other(let name) in header {
            builder.losses.add(
              "column \(name)", "left out: nothing is known of it", line: record.line)
          }
        } else {
          let first = [ListColumn.language(sourceLanguage), .language(targetLanguage)]
          columns = first
          builder.add(record, columns: first)
        }
        continue
      }
      builder.add(record, columns: known)
    }
    guard let columns, !builder.concepts.isEmpty else {
      throw ExchangeError(
        kind: .unknownFormat, file: file, reason: "there is no entry in it",
        advice: "Give it one term and its translation on each line, separated by a tab.")
    }
    let languages = columns.compactMap(\.language)
    return GlossaryReading(
      glossary: Glossary(
        title: splitPath(file).name, sourceDescription: "List \(splitPath(file).name)",
        language: languages.first ?? sourceLanguage, concepts: builder.concepts),
      format: .list, losses: builder.losses.losses)
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
    guard !bytes.contains(0), !bytes.starts(with: "PK\u{3}\u{4}".utf8) else {
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

/// What a column of a list holds.
private enum ListColumn {
  case language(LanguageTag)
  /// How far the target terms of the row are recommended.
  case status
  /// How they are to be looked for in texts.
  case flags
  case other(String)

  var language: LanguageTag? {
    if case .language(let tag) = self { tag } else { nil }
  }

  /// The columns that a first record names, or nil where it is an entry already.
  static func header(_ fields: [String], source: LanguageTag, target: LanguageTag) -> [Self]? {
    let names = fields.map(\.withoutLayout)
    let words = names.map { $0.lowercased() }
    if let sourceIndex = words.firstIndex(where: sourceNames.contains),
      let targetIndex = words.firstIndex(where: targetNames.contains)
    {
      return names.enumerated().map { index, name in
        index == sourceIndex
          ? .language(source) : index == targetIndex ? .language(target) : remark(name)
      }
    }
    let tags = names.map { isLanguageName($0) ? LanguageTag($0) : nil }
    guard Set(tags.compactMap { $0 }).count >= 2 else { return nil }
    return zip(names, tags).map { name, tag in tag.map(Self.language) ?? remark(name) }
  }

  private static func remark(_ name: String) -> Self {
    switch name.lowercased() {
    case "status", "usage": .status
    case "flags", "match", "matching": .flags
    default: .other(name)
    }
  }

  private static let sourceNames: Set<String> = ["source_term", "source", "src"]
  private static let targetNames: Set<String> = ["target_term", "target", "tgt"]

  /// A tag is taken for one only if it begins with a code of ISO 639-1: a list of acronyms would be full of tags otherwise.
  private static func isLanguageName(_ name: String) -> Bool {
    guard let tag = LanguageTag(name) else { return false }
    return codes.contains(tag.primary)
  }

  private static let codes = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn \
    ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os \
    pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw \
    ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))
}

/// Builds the concepts of a list, one for each source term.
private struct ListBuilder {
  private(set) var concepts: [Concept] = []
  var losses = LossLog()
  private var indices: [String: Int] = [:]

  mutating func add(_ record: DelimitedText.Record, columns: [ListColumn]) {
    if record.fields.dropFirst(columns.count).contains(where: { !$0.isEmpty }) {
      losses.add(
        "text beyond column \(columns.count)", "left out: its column has no title",
        line: record.line)
    }
    var sections: [LanguageSection] = []
    for (field, column) in zip(record.fields, columns) {
      guard let language = column.language else { continue }
      let texts = field.split(separator: "|").map { String($0).withoutLayout }
        .filter { !$0.isEmpty }
      if !texts.isEmpty {
        sections.append(
          LanguageSection(language: language, terms: texts.map { Term(text: $0) }))
      }
    }
    for (field, column) in zip(record.fields, columns) where !field.isEmpty {
      if case .language = column { continue }
      if case .other = column { continue }
      note(field.lowercased(), on: &sections, line: record.line)
    }
    let sourceLanguage = columns.lazy.compactMap(\.language).first
    guard let source = sections.first, source.language == sourceLanguage,
      let key = source.terms.first?.text
    else { 
      return losses.add(
        "row without a source term", "left out: no concept can be made of it", line: record.line)
    }
    if let index = indices[key] {
      for section in sections { concepts[index].merge(section) }
    } else {
      indices[key] = concepts.count
      var concept = Concept(id: "c\(concepts.count + 1)", languages: [])
      for section in sections { concept.merge(section) }
      concepts.append(concept)
    }
  }

  /// What a row remarks on its target terms: a status, flags, or both.
  private mutating func note(_ remarks: String, on sections: inout [LanguageSection], line: Int) {
    guard sections.count > 1, let target = sections.indices.last else { return }
    for remark in remarks.split(whereSeparator: { " ,;|".contains($0) }).map(String.init) {
      let status = Self.statuses[remark]
      let rule = Self.rules[remark]
      if status == nil, rule == nil {
        losses.add("remark “\(remark)”", "left out: its sense is not known", line: line)
      }
      for k in sections[target].terms.indices {
        if let status { sections[target].terms[k].status = status }
        if let rule { sections[target].terms[k].matching.insert(rule) }
      }
    }
  }

  private static let statuses: [String: UsageStatus] = [
    "preferred": .preferred, "approved": .preferred, "admitted": .admitted, "allowed": .admitted,
    "deprecated": .deprecated, "forbidden": .deprecated, "rejected": .deprecated,
    "superseded": .superseded, "obsolete": .superseded,
  ]

  private static let rules: [String: MatchRules] = [
    "case": .caseSensitive, "casesensitive": .caseSensitive, "exact": .exact,
  ]
}

extension Concept {
  /// Adds the terms not yet there; of those without a status the first of a language is preferred, the others are
  /// admitted.
  fileprivate mutating func merge(_ section: LanguageSection) {
    let index =
      languages.firstIndex { $0.language == section.language } ?? languages.endIndex
    if index == languages.endIndex {
      languages.append(LanguageSection(language: section.language, terms: []))
    }
    for var term in section.terms
    where !languages[index].terms.contains(where: { $0.text == term.text }) {
      let hasPreferred = languages[index].terms.contains { $0.status == .preferred }
      term.status = term.status ?? (hasPreferred ? .admitted : .preferred)
      languages[index].terms.append(term)
    }
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
