internal import Terminology
internal import XML

/// Writes the elements of a TBX document. Structure goes through libxml2's writer element by element; data categories, of which there
/// are millions, go to it as whole elements made here.
struct TBXComposer {
  let dialect: TBXDialect
  /// Name of the constraint file, with version 2.
  let constraints: String?
  var ids: TBXIdentifiers
  var losses: LossLog
  var droppedCharacters = 0

  var categories: [CategoryKey: TBXDialect.Category?] = [:]
  /// Elements of a level that are made, and not handed on yet.
  var pending: [UInt8] = []
  var depth = 0
  var concept: String?

  struct CategoryKey: Hashable {
    var kind: DataItem.Kind
    var name: String
  }

  init(dialect: TBXDialect, constraints: String?, ids: TBXIdentifiers, losses: LossLog) {
    self.dialect = dialect
    self.constraints = constraints
    self.ids = ids
    self.losses = losses
  }

  var isVersion2: Bool { dialect.isVersion2 }

  // MARK: Document

  mutating func write(_ glossary: Glossary, to xml: inout XMLWriter) throws(XMLError) {
    let type = dialect.editions.first?.dialect ?? "TBX-Basic"
    if isVersion2 {
      try xml.doctype("martif", systemID: TBXDocumentTypes.martifName)
      try xml.start("martif", ["type": type, "xml:lang": glossary.language.text])
    } else {
      let namespace = "urn:iso:std:iso:30042:ed-2"
      if dialect.style == .dca {
        try xml.start(
          "tbx",
          ["type": type, "style": "dca", "xml:lang": glossary.language.text, "xmlns": namespace])
      } else {
        try startElementStyle(type, namespace, glossary.language, &xml)
      }
    }
    depth = 1
    try writeHeader(glossary, to: &xml)
    try open("text", &xml)
    // Version 3 allows a text without body, and no body without entries.
    if !glossary.concepts.isEmpty {
      try open("body", &xml)
      for concept in glossary.concepts { try write(concept, to: &xml) }
      close(&xml)
    }
    try writeReferences(glossary.references, to: &xml)
    close(&xml)
    close(&xml)
  }

  private func startElementStyle(
    _ type: String, _ namespace: String, _ language: LanguageTag, _ xml: inout XMLWriter
  ) throws(XMLError) {
    let modules = dialect.editions.first?.modules ?? []
    var attributes: [(key: String, value: String)] = [
      ("type", type), ("style", "dct"), ("xml:lang", language.text), ("xmlns", namespace),
    ]
    for module in modules {
      if let namespace = module.namespace {
        attributes.append(("xmlns:\(module.rawValue)", namespace))
      }
    }
    try xml.start("tbx", attributes: attributes)
  }

  private mutating func writeHeader(
    _ glossary: Glossary, to xml: inout XMLWriter
  ) throws(XMLError) {
    try open(isVersion2 ? "martifHeader" : "tbxHeader", &xml)
    try open("fileDesc", &xml)
    // The editions of version 3 that have an order have this one, version 2 the other.
    if isVersion2 { try writeTitle(glossary, to: &xml) }
    try writeParagraphs(glossary.header.publication, in: "publicationStmt", to: &xml)
    if !isVersion2 { try writeTitle(glossary, to: &xml) }
    try writeParagraphs([glossary.sourceDescription], in: "sourceDesc", to: &xml)
    close(&xml)
    if let constraints {
      try open("encodingDesc", &xml)
      element("p", "type=\"XCSURI\"", text: constraints)
      for paragraph in glossary.header.encoding { element("p", text: paragraph) }
      close(&xml)
    } else {
      try writeParagraphs(glossary.header.encoding, in: "encodingDesc", to: &xml)
    }
    if !glossary.header.revisions.isEmpty {
      try open("revisionDesc", &xml)
      for revision in glossary.header.revisions {
        try writeParagraphs([revision], in: "change", to: &xml)
      }
      close(&xml)
    }
    close(&xml)
  }

  private mutating func writeTitle(
    _ glossary: Glossary, to xml: inout XMLWriter
  ) throws(XMLError) {
    try open("titleStmt", &xml)
    element("title", text: glossary.title)
    for note in glossary.header.notes { element("note", text: note) }
    close(&xml)
  }

  private mutating func writeParagraphs(
    _ paragraphs: [String], in name: String, to xml: inout XMLWriter
  ) throws(XMLError) {
    guard !paragraphs.isEmpty else { return }
    try open(name, &xml)
    for paragraph in paragraphs { element("p", text: paragraph) }
    close(&xml)
  }

  private mutating func writeReferences(
    _ sections: [ReferenceSection], to xml: inout XMLWriter
  ) throws(XMLError) {
    concept = nil
    let sections = sections.compactMap { section -> ReferenceSection? in
      var section = section
      section.objects.removeAll { $0.fields.isEmpty }
      return section.objects.isEmpty ? nil : section
    }
    guard !sections.isEmpty else { return }
    try open("back", &xml)
    for section in sections {
      try open(
        isVersion2 ? "refObjectList" : "refObjectSec", &xml, [(key: "type", value: section.type)])
      for object in section.objects {
        try open("refObject", &xml, identifier(object.id))
        for field in object.fields {
          var attribute: [UInt8] = []
          if let type = field.type {
            attribute = Array("type=\"".utf8)
            XMLText.append(type, to: &attribute, inAttribute: true)
            attribute.append(UInt8(ascii: "\""))
          }
          element("item", String(decoding: attribute, as: UTF8.self), text: field.text)
        }
        close(&xml)
      }
      close(&xml)
    }
    close(&xml)
  }

  // MARK: Entries

  private mutating func write(_ concept: Concept, to xml: inout XMLWriter) throws(XMLError) {
    self.concept = concept.id
    ids.writeConcept(concept.id)
    try open(isVersion2 ? "termEntry" : "conceptEntry", &xml, [(key: "id", value: concept.id)])
    writeItems(concept.items, at: .concept)
    for section in concept.languages {
      // Version 3 has no id here.
      let attributes = isVersion2 ? identifier(section.id) : []
      if !isVersion2, section.id != nil {
        lose("id of a language section", "left out: version 3 has none")
      }
      try open(
        isVersion2 ? "langSet" : "langSec", &xml,
        attributes + [(key: "xml:lang", value: section.language.text)])
      writeItems(section.items, at: .language)
      for term in section.terms {
        try open(isVersion2 ? "tig" : "termSec", &xml, identifier(term.id))
        writeWording(term)
        writeItems(term.items, at: .term)
        close(&xml)
      }
      close(&xml)
    }
    close(&xml)
  }

  private mutating func writeWording(_ term: Term) {
    newLine()
    pending += "<term>".utf8
    // Programs that read version 2 show markup in a term as part of it.
    if let markup = term.markup, !isVersion2, dialect.style == .dca,
      let inline = inline(markup, allowsForeign: false)
    {
      pending += inline
    } else {
      if term.markup != nil { lose("markup in a term", "left out, the words are kept") }
      append(term.text.withoutLayout)
    }
    pending += "</term>".utf8
  }

  private mutating func writeItems(_ items: [DataItem], at level: DataCategoryPlaces.Level) {
    var notes: [String] = []
    var evidence: [DataItem] = []
    var matching: MatchRules = []
    // Notes on the term come before everything else (annex A).
    if level == .term {
      for item in items where item.kind == .termNote { write(item, at: level, &notes, &matching) }
    }
    // Such a note has its place before those of people.
    let matchingNote = matching.note
    var hasMatchingNote = matchingNote == nil
    for item in items where level != .term || item.kind != .termNote {
      if !hasMatchingNote, item.kind == .note, let matchingNote {
        element("note", text: matchingNote)
        hasMatchingNote = true
      }
      if item.evidence != nil, category(item.kind, item.category) == nil {
        evidence.append(item)
      } else {
        write(item, at: level, &notes, &matching)
      }
    }
    if !hasMatchingNote, let matchingNote { element("note", text: matchingNote) }
    for note in notes { element("note", text: note) }
    if !evidence.isEmpty { element("note", text: EvidenceNote.text(evidence)) }
  }
}
