internal import Terminology
internal import XML

/// MultiTerm's XML (MTF): concepts with languages with terms, and descriptive fields on each level by their names.
///
/// Concepts have numbers. The names of fields are those that MultiTerm's templates use (`Definition`, `Subject`, `Status`, `Part of
/// Speech`), a data category without such a name keeps its own.
enum MultiTermWriter {
  static func bytes(_ glossary: Glossary, _ losses: inout LossLog) throws(ExchangeError) -> [UInt8]
  {
    try withXMLErrors { () throws(XMLError) in
      var xml = try XMLWriter()
      try xml.start("mtf")
      for (number, concept) in glossary.concepts.enumerated() {
        try write(concept, number: number + 1, to: &xml, &losses)
      }
      if !glossary.references.isEmpty {
        losses.add("references", "left out: the format has no place for them")
      }
      return try xml.finish().bytes
    }
  }

  private static func write(
    _ concept: Concept, number: Int, to xml: inout XMLWriter, _ losses: inout LossLog
  ) throws(XMLError) {
    try xml.start("conceptGrp")
    try xml.element("concept", text: String(number))
    // The id is what other files know the concept by.
    try field("ID", concept.id, [], to: &xml, &losses)
    try write(concept.items, of: concept, to: &xml, &losses)
    for section in concept.languages {
      try xml.start("languageGrp")
      try xml.start(
        "language",
        ["type": section.language.text, "lang": section.language.text.uppercased()])
      xml.end()
      try write(section.items, of: concept, to: &xml, &losses)
      for term in section.terms {
        try xml.start("termGrp")
        try xml.element("term", text: term.text.withoutLayout)
        try write(term.items, of: concept, to: &xml, &losses)
        xml.end()
      }
      xml.end()
    }
    xml.end()
  }

  private static func write(
    _ items: [DataItem], of concept: Concept, to xml: inout XMLWriter, _ losses: inout LossLog
  ) throws(XMLError) {
    for item in items {
      if item.kind == .transac {
        try write(transaction: item, of: concept, to: &xml, &losses)
        continue
      }
      if item.target != nil || item.content.markup != nil {
        losses.add(
          "target or markup of \(item.category)", "left out: the format has no place for it",
          concept: concept.id)
      }
      let name = MultiTermNames.name(item)
      let text =
        item.category == "administrativeStatus"
        ? UsageStatus(value: item.text)?.rawValue ?? item.text : item.text
      try field(name, text, item.items, to: &xml, &losses)
    }
  }

  private static func field(
    _ name: String, _ text: String, _ items: [DataItem], to xml: inout XMLWriter,
    _ losses: inout LossLog
  ) throws(XMLError) {
    try xml.start("descripGrp")
    try xml.element("descrip", ["type": name], text: text)
    for item in items {
      try field(MultiTermNames.name(item), item.text, item.items, to: &xml, &losses)
    }
    xml.end()
  }

  private static func write(
    transaction item: DataItem, of concept: Concept, to xml: inout XMLWriter,
    _ losses: inout LossLog
  ) throws(XMLError) {
    guard let transaction = Transaction(readFrom: item) else { return }
    try xml.start("transacGrp")
    try xml.element(
      "transac", ["type": transaction.type == "creation" ? "origination" : transaction.type],
      text: transaction.person ?? "")
    if let date = transaction.date {
      // MultiTerm wants a time.
      try xml.element("date", text: date.utf8.count == 10 ? "\(date)T00:00:00" : date)
    }
    xml.end()
    for other in item.items where other.kind != .date && other.category != "responsibility" {
      losses.add(
        "\(other.category.isEmpty ? other.kind.rawValue : other.category) of a transaction",
        "left out: the format has no place for it", concept: concept.id)
    }
  }
}

extension Transaction {
  /// The transaction that an item is; nil for other items.
  init?(readFrom item: DataItem) {
    guard let transaction = Concept(id: "", items: [item], languages: []).transactions.first else {
      return nil
    }
    self = transaction
  }
}

/// What MultiTerm's templates call data categories.
enum MultiTermNames {
  private static let table: [(name: String, kind: DataItem.Kind, category: String)] = [
    ("Definition", .descrip, "definition"), ("Subject", .descrip, "subjectField"),
    ("Context", .descrip, "context"), ("Source", .admin, "source"), ("Note", .note, ""),
    ("Status", .termNote, "administrativeStatus"),
    ("Part of Speech", .termNote, "partOfSpeech"), ("Gender", .termNote, "grammaticalGender"),
    ("Type", .termNote, "termType"), ("Reading", .admin, "reading"),
    ("Customer", .admin, "customerSubset"), ("Project", .admin, "projectSubset"),
    ("Geographical usage", .termNote, "geographicalUsage"),
  ]

  static func name(_ item: DataItem) -> String {
    table.first { $0.kind == item.kind && $0.category == item.category }?.name
      ?? (item.category.isEmpty ? item.kind.rawValue : item.category)
  }

  /// The item that a field is.
  static func item(_ name: String, _ text: String) -> DataItem {
    if let known = table.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return DataItem(known.kind, known.category, text)
    }
    let category = DataCategory.all.first { $0.name.lowercased() == name.lowercased() }
    let kind = category.flatMap { DataItem.Kind(rawValue: $0.carrier.rawValue) } ?? .descrip
    return DataItem(kind, category?.name ?? name, text)
  }
}
