internal import Terminology

/// Makes a glossary of the records of a table, whatever it is stored in.
struct ListReader {
  /// The languages of a table whose header does not name them.
  let sourceLanguage: LanguageTag
  let targetLanguage: LanguageTag
  private var columns: [ListColumn]?
  private var builder = ListBuilder()

  init(sourceLanguage: LanguageTag, targetLanguage: LanguageTag) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
  }

  mutating func take(_ record: DelimitedText.Record) {
    if let columns { return add(record, columns) }
    if let header = ListColumn.header(record.fields, source: sourceLanguage, target: targetLanguage)
    {
      columns = header
      for case .other(let name) in header {
        builder.losses.add(
          "column \(name)", "left out: nothing is known of it", line: record.line)
      }
    } else {
      // OmegaT's lists have a comment in the third column.
      let first = [
        ListColumn.language(sourceLanguage), .language(targetLanguage), .termItem(.note, ""),
      ]
      columns = first
      add(record, first)
    }
  }

  func finish(
    file: String, format: GlossaryFormat
  ) throws(ExchangeError) -> GlossaryReading {
    guard let columns, !builder.concepts.isEmpty else {
      throw ExchangeError(
        kind: .unknownFormat, file: file, reason: "there is no entry in it",
        advice: "Give it one term and its translation on each line, separated by a tab.")
    }
    let name = splitPath(file).name
    return GlossaryReading(
      glossary: Glossary(
        title: name, sourceDescription: "List \(name)",
        language: columns.lazy.compactMap(\.language).first ?? sourceLanguage,
        concepts: builder.concepts),
      format: format, losses: builder.losses.losses)
  }

  private mutating func add(_ record: DelimitedText.Record, _ columns: [ListColumn]) {
    if record.fields.dropFirst(columns.count).contains(where: { !$0.isEmpty }) {
      builder.losses.add(
        "text beyond column \(columns.count)", "left out: its column has no title",
        line: record.line)
    }
    var row = ListRow(line: record.line)
    for (field, column) in zip(record.fields, columns) where !field.isEmpty {
      switch column {
      case .language(let language):
        let texts = field.split(separator: "|").map { String($0).withoutLayout }
          .filter { !$0.isEmpty }
        if !texts.isEmpty {
          row.sections.append(
            LanguageSection(language: language, terms: texts.map { Term(text: $0) }))
        }
      case .id: row.id = field.withoutLayout
      case .item(let kind, let category): row.items.append(DataItem(kind, category, field))
      case .termItem(let kind, let category):
        guard let last = row.sections.indices.last else { continue }
        row.sections[last].terms[0].add(DataItem(kind, category, field))
      case .status, .flags, .other: break
      }
    }
    for (field, column) in zip(record.fields, columns) where !field.isEmpty {
      switch column {
      case .status(let language?): giveStatuses(field, language, to: &row)
      case .status(nil), .flags: note(field.lowercased(), on: &row)
      default: break
      }
    }
    let source = columns.lazy.compactMap(\.language).first
    builder.add(row, sourceLanguage: source, givesStatus: true)
  }

  /// The statuses of synonyms, separated like these.
  private mutating func giveStatuses(
    _ field: String, _ language: LanguageTag, to row: inout ListRow
  ) {
    guard let section = row.sections.firstIndex(where: { $0.language == language }) else { return }
    let words = field.split(separator: "|", omittingEmptySubsequences: false)
    for (term, word) in zip(row.sections[section].terms.indices, words) where !word.isEmpty {
      if let status = UsageStatus(value: String(word).withoutLayout) {
        row.sections[section].terms[term].status = status
      } else {
        builder.losses.add(
          "remark “\(word)”", "left out: its sense is not known", line: row.line)
      }
    }
  }

  /// What a row remarks on its target terms: a status, flags, or both.
  private mutating func note(_ remarks: String, on row: inout ListRow) {
    guard row.sections.count > 1, let target = row.sections.indices.last else { return }
    for remark in remarks.split(whereSeparator: { " ,;|".contains($0) }).map(String.init) {
      let status = UsageStatus(value: remark)
      let rule = Self.rules[remark]
      if status == nil, rule == nil {
        builder.losses.add(
          "remark “\(remark)”", "left out: its sense is not known", line: row.line)
      }
      for k in row.sections[target].terms.indices {
        if let status { row.sections[target].terms[k].status = status }
        if let rule { row.sections[target].terms[k].matching.insert(rule) }
      }
    }
  }

  private static let rules: [String: MatchRules] = [
    "case": .caseSensitive, "casesensitive": .caseSensitive, "exact": .exact,
  ]
}
