internal import Terminology
internal import XML

extension TBXWriter {
  /// The constraint file (ISO 30042:2008 section 9, XCS) of a glossary: its languages and the data categories the writer uses.
  func constraintBytes(for glossary: Glossary) throws(ExchangeError) -> [UInt8] {
    do throws(XMLError) {
      var writer = try XMLWriter()
      try writer.doctype("TBXXCS", systemID: TBXDocumentTypes.constraintsName)
      try writer.start("TBXXCS", ["name": "Basic", "version": "2", "lang": "en"])
      try writer.start("header")
      try writer.element("title", text: "TBX-Basic, with the languages of \(glossary.title)")
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
      for category in Self.categories { try category.write(to: &writer) }
      writer.end()
      // Nothing refers to persons or works, but the file format wants the place for them.
      try writer.start("refObjectDefSet")
      try writer.start("refObjectDef")
      try writer.element("refObjectType", text: "")
      try writer.start("itemSpecSet", ["type": "none"])
      try writer.start("itemSpec", ["type": "none"])
      return try writer.finish().bytes
    } catch { throw ExchangeError(error) }
  }

  private static func languages(of glossary: Glossary) -> [LanguageTag] {
    var tags: Set<LanguageTag> = [glossary.language]
    for concept in glossary.concepts { tags.formUnion(concept.languages.map(\.language)) }
    return tags.sorted()
  }

  /// One data category: its name, its identifier in ISO 12620, and what it may hold and where.
  private struct Category {
    var element: String
    var name: String
    var identifier: String
    var values: [String] = []
    var levels: String?

    func write(to writer: inout XMLWriter) throws(XMLError) {
      try writer.start(element, ["name": name, "datcatId": identifier])
      if values.isEmpty {
        try writer.start("contents")
        writer.end()
      } else {
        try writer.element(
          "contents", ["datatype": "picklist"], text: values.joined(separator: " "))
      }
      if let levels { try writer.element("levels", text: levels) }
      writer.end()
    }
  }

  private static let categories = [
    Category(
      element: "termNoteSpec", name: "administrativeStatus", identifier: "ISO12620A-020903",
      values: UsageStatus.allCases.map { "\($0.rawValue)Term-admn-sts" }),
    Category(
      element: "descripSpec", name: "context", identifier: "ISO12620A-0503", levels: "term"),
    Category(
      element: "descripSpec", name: "definition", identifier: "ISO12620A-0501",
      levels: "langSet termEntry"),
    Category(element: "adminSpec", name: "source", identifier: "ISO12620A-1019"),
    Category(
      element: "descripSpec", name: "subjectField", identifier: "ISO12620A-04",
      levels: "termEntry"),
    Category(
      element: "termNoteSpec", name: "termType", identifier: "ISO12620A-0201",
      values: TermType.allCases.map(\.rawValue)),
  ]
}
