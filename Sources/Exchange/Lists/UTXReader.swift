internal import Terminology

/// Reads UTX (AAMT), and what older versions called UTX-S: the header names the languages, its last line the columns.
struct UTXReader {
  static func isUTX(_ bytes: some Collection<UInt8>) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes.dropFirst(0)
    return start.starts(with: "#UTX".utf8)
  }

  /// - Parameter bytes: UTF-8 without byte order mark.
  static func read(_ bytes: [UInt8], file: String) throws(ExchangeError) -> GlossaryReading {
    var text = DelimitedText(file: file, bytes: bytes, separator: 0x09)
    var languages: [LanguageTag] = []
    var columns: [String] = []
    var builder = ListBuilder()
    while let record = try text.next() {
      if let first = record.fields.first, first.hasPrefix("#") {
        if languages.isEmpty {
          languages = Self.languages(first)
          guard languages.count == 2 else {
            throw ExchangeError(
              kind: .malformed, file: file, line: record.line,
              reason: "the header does not name two languages",
              advice: "Begin the file like this: #UTX 1.20; zh-CN/en-US; 2026-01-31")
          }
        } else {
          columns = [String(first.dropFirst())] + record.fields.dropFirst()
        }
        continue
      }
      if columns.isEmpty { columns = ["src", "tgt", "src:pos"] }
      add(record, columns, languages, to: &builder)
    }
    guard let source = languages.first else {
      throw ExchangeError(
        kind: .unknownFormat, file: file, reason: "there is no entry in it",
        advice: "Give it one term and its translation on each line, separated by a tab.")
    }
    return GlossaryReading(
      glossary: Glossary(
        title: splitPath(file).name, sourceDescription: "UTX \(splitPath(file).name)",
        language: source, concepts: builder.concepts),
      format: .utx, losses: builder.losses.losses)
  }

  /// `#UTX 1.20; zh-CN/en-US; …`
  private static func languages(_ header: String) -> [LanguageTag] {
    let fields = header.split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count > 1 else { return [] }
    return fields[1].split(separator: "/").compactMap { LanguageTag(String($0).withoutLayout) }
  }

  private static func add(
    _ record: DelimitedText.Record, _ columns: [String], _ languages: [LanguageTag],
    to builder: inout ListBuilder
  ) {
    var source = Term(text: "")
    var target = Term(text: "")
    var row = ListRow(line: record.line)
    for (field, column) in zip(record.fields, columns.map { $0.withoutLayout.lowercased() })
    where !field.isEmpty {
      switch column {
      case "src": source.text = field.withoutLayout
      case "tgt": target.text = field.withoutLayout
      case "src:pos": source.set(.termNote, "partOfSpeech", to: field)
      case "tgt:pos": target.set(.termNote, "partOfSpeech", to: field)
      case "term status", "tgt:term status":
        switch field.lowercased() {
        case "approved": target.status = .preferred
        case "non-standard": target.status = .admitted
        case "forbidden": target.status = .deprecated
        case "provisional": break
        default:
          builder.losses.add(
            "term status \"\(field)\"", "left out: its sense is not known", line: record.line)
        }
      case "concept id": row.id = field
      case "comment", "src:comment", "tgt:comment": target.add(.note(field))
      default:
        builder.losses.add(
          "column \(column)", "left out: nothing is known of it", line: record.line)
      }
    }
    row.sections = [
      LanguageSection(language: languages[0], terms: source.text.isEmpty ? [] : [source]),
      LanguageSection(language: languages[1], terms: target.text.isEmpty ? [] : [target]),
    ].filter { !$0.terms.isEmpty }
    builder.add(row, sourceLanguage: languages[0], givesStatus: false)
  }
}
