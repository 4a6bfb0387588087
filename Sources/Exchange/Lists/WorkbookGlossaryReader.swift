internal import Spreadsheet
internal import Terminology
internal import XML

/// Reads a glossary from a workbook: its first sheet with rows, in the form that is written here (a row for each term) or as a list
/// with a column for each language.
struct WorkbookGlossaryReader {
  static func read(
    _ bytes: [UInt8], file: String, sourceLanguage: LanguageTag, targetLanguage: LanguageTag
  ) throws(ExchangeError) -> GlossaryReading {
    let sheets: [SheetReading]
    do throws(SpreadsheetError) {
      sheets = try WorkbookReader().read(bytes: bytes, name: file)
    } catch { throw ExchangeError(error) }
    let sheet = sheets.first { $0.rows.contains { !$0.isEmpty } }
    let rows = (sheet?.rows ?? []).enumerated().map { index, cells in
      DelimitedText.Record(line: index + 1, fields: cells.map(text))
    }
    let first = rows.first { $0.fields.contains { !$0.isEmpty } }
    let titles = (first?.fields ?? []).map { GlossaryWorkbook.Title(rawValue: $0) }
    var losses = LossLog()
    for other in sheets.dropFirst() where other.name != sheet?.name {
      losses.add("sheet \(other.name)", "left out: a glossary is one sheet")
    }
    var reading: GlossaryReading
    if let first, titles.contains(.term), titles.contains(.language) {
      reading = try terms(rows.filter { $0.line > first.line }, first.fields, titles, file)
    } else {
      var list = ListReader(sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
      for row in rows where row.fields.contains(where: { !$0.isEmpty }) { list.take(row) }
      reading = try list.finish(file: file, format: .workbook)
    }
    losses.add(reading.losses)
    reading.losses = losses.losses
    return reading
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : String(number)
    }
  }

  private static func terms(
    _ rows: [DelimitedText.Record], _ names: [String], _ titles: [GlossaryWorkbook.Title?],
    _ file: String
  ) throws(ExchangeError) -> GlossaryReading {
    var losses = LossLog()
    for (name, title) in zip(names, titles) where title == nil && !name.isEmpty {
      losses.add("column \(name)", "left out: nothing is known of it", line: 1)
    }
    var concepts: [Concept] = []
    var indices: [String: Int] = [:]
    var ids = ConceptNames()
    for row in rows where row.fields.contains(where: { !$0.isEmpty }) {
      var values: [GlossaryWorkbook.Title: String] = [:]
      for (field, title) in zip(row.fields, titles) where !field.isEmpty {
        if let title { values[title] = field }
      }
      guard let language = values[.language].flatMap({ LanguageTag($0.withoutLayout) }),
        let text = values[.term]?.withoutLayout, !text.isEmpty
      else {
        losses.add(
          "row without a term or its language", "left out: no term can be made of it",
          line: row.line)
        continue
      }
      let key = values[.concept]?.withoutLayout ?? "row \(row.line)"
      let index = indices[key] ?? concepts.count
      if index == concepts.count {
        indices[key] = index
        let id = ids.take(key.isXMLIdentifier ? key : "c\(key.filter(\.isNumber))")
        concepts.append(Concept(id: id, items: [], languages: []))
      }
      concepts[index].take(values, language: language, text: text)
    }
    guard let first = concepts.first?.languages.first?.language else {
      throw ExchangeError(
        kind: .unknownFormat, file: file, reason: "there is no entry in it",
        advice: "Give each term a row with its concept and its language.")
    }
    let name = splitPath(file).name
    return GlossaryReading(
      glossary: Glossary(
        title: name, sourceDescription: "Workbook \(name)", language: first, concepts: concepts),
      format: .workbook, losses: losses.losses)
  }
}

extension Concept {
  /// Takes what a row says.
  fileprivate mutating func take(
    _ values: [GlossaryWorkbook.Title: String], language: LanguageTag, text: String
  ) {
    var term = Term(text: text)
    if let status = values[.status] {
      term.set(
        .termNote, "administrativeStatus",
        to: UsageStatus(value: status.withoutLayout)?.standardValue ?? status)
    }
    term.set(.termNote, "termType", to: values[.type])
    term.set(.termNote, "partOfSpeech", to: values[.partOfSpeech])
    term.reading = values[.reading]
    if let context = values[.context] {
      term.contexts = [Context(text: context, source: values[.source])]
    }
    term.notes = paragraphs(values[.note])
    term.setEvidence(.occurrenceCount, to: values[.occurrences])
    term.setEvidence(.documentCount, to: values[.documents])
    let index = languages.firstIndex { $0.language == language } ?? languages.endIndex
    if index == languages.endIndex {
      languages.append(LanguageSection(language: language, terms: []))
    }
    if let definition = values[.definition] { languages[index].definition = definition }
    languages[index].terms.append(term)
    if let field = values[.subjectField] { subjectField = field }
    if values[.conceptNote] != nil { notes += paragraphs(values[.conceptNote]) }
    if let rank = values[.rank] { setEvidence(.rank, to: rank) }
    if let score = values[.score] { setEvidence(.score, to: score) }
  }

  private func paragraphs(_ text: String?) -> [String] {
    text?.split(separator: "\n").map(String.init) ?? []
  }
}
