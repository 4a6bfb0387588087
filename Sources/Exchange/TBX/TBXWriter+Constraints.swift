internal import Terminology
internal import XML

extension TBXWriter {
  /// The constraint file (ISO 30042:2008 section 9, XCS) of a glossary: its languages, and the data categories of the edition.
  func constraintBytes(for glossary: Glossary) throws(ExchangeError) -> [UInt8] {
    let edition = edition ?? .v2Basic
    do throws(XMLError) {
      var writer = try XMLWriter()
      try writer.doctype("TBXXCS", systemID: TBXDocumentTypes.constraintsName)
      try writer.start(
        "TBXXCS",
        ["name": edition == .v2Basic ? "Basic" : "Default", "version": "2", "lang": "en"])
      try writer.start("header")
      try writer.element(
        "title", text: "\(edition.dialect), with the languages of \(glossary.title)")
      writer.end()
      try writer.start("languages")
      for language in Self.languages(of: glossary) {
        try writer.start("langInfo")
        try writer.element("langCode", text: language.text)
        try writer.element("langName", text: language.text)
        writer.end()
      }
      writer.end()
      try writer.start("datCatSet")
      for carrier in DataCategory.Carrier.allCases {
        for category in DataCategory.all.filter({ $0.carrier == carrier })
          .sorted(by: { $0.name < $1.name })
        {
          guard let rules = category.rules(in: edition) else { continue }
          try Self.write(category, rules, to: &writer)
        }
        for added in client?.extensions ?? [] where added.carrier == carrier {
          try writer.start("\(carrier.rawValue)Spec", ["name": added.name, "datcatId": ""])
          try writer.start("contents")
          writer.end()
          writer.end()
        }
      }
      writer.end()
      try Self.writeReferences(glossary.references, to: &writer)
      return try writer.finish().bytes
    } catch { throw ExchangeError(error) }
  }

  private static func languages(of glossary: Glossary) -> [LanguageTag] {
    var tags: Set<LanguageTag> = [glossary.language]
    for concept in glossary.concepts { tags.formUnion(concept.languages.map(\.language)) }
    return tags.sorted()
  }

  private static func write(
    _ category: DataCategory, _ rules: DataCategory.Rules, to writer: inout XMLWriter
  ) throws(XMLError) {
    try writer.start(
      "\(category.carrier.rawValue)Spec",
      ["name": category.name, "datcatId": category.legacyIdentifier ?? ""])
    switch (rules.content, category.target) {
    case (.values(let values), _):
      try writer.element(
        "contents", ["datatype": "picklist"], text: values.joined(separator: " "))
    case (_, .element): try writer.element("contents", ["targetType": "element"], text: "")
    case (_, .person): try writer.element("contents", ["targetType": "respPerson"], text: "")
    case (_, .web): try writer.element("contents", ["targetType": "external"], text: "")
    case (_, .none): try writer.element("contents", text: "")
    }
    if category.carrier == .descrip {
      let names: [DataCategoryPlaces.Level: String] = [
        .concept: "termEntry", .language: "langSet", .term: "term",
      ]
      try writer.element(
        "levels", text: rules.places.levels.compactMap { names[$0] }.joined(separator: " "))
    }
    writer.end()
  }

  /// The fields of persons and works; the file format wants the place for them even where nothing refers to any.
  private static func writeReferences(
    _ sections: [ReferenceSection], to writer: inout XMLWriter
  ) throws(XMLError) {
    var fields: [(type: String, names: Set<String>)] = []
    for section in sections {
      let names = Set(section.objects.flatMap { $0.fields.compactMap(\.type) })
      if let known = fields.firstIndex(where: { $0.type == section.type }) {
        fields[known].names.formUnion(names)
      } else {
        fields.append((section.type, names))
      }
    }
    try writer.start("refObjectDefSet")
    for (type, names) in fields.isEmpty ? [("", ["none"])] : fields {
      try writer.start("refObjectDef")
      try writer.element("refObjectType", text: type)
      try writer.start("itemSpecSet", ["type": type.isEmpty ? "none" : type])
      for name in names.isEmpty ? ["none"] : names.sorted() {
        try writer.element("itemSpec", ["type": name], text: "")
      }
      writer.end()
      writer.end()
    }
    writer.end()
  }
}
