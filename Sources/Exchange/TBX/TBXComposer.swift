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

  private var categories: [CategoryKey: TBXDialect.Category?] = [:]
  /// Elements of a level that are made, and not handed on yet.
  private var pending: [UInt8] = []
  private var depth = 0
  private var concept: String?

  private struct CategoryKey: Hashable {
    var kind: DataItem.Kind
    var name: String
  }

  init(dialect: TBXDialect, constraints: String?, ids: TBXIdentifiers, losses: LossLog) {
    self.dialect = dialect
    self.constraints = constraints
    self.ids = ids
    self.losses = losses
  }

  private var isVersion2: Bool { dialect.isVersion2 }

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

  // MARK: Items

  private mutating func category(_ kind: DataItem.Kind, _ name: String) -> TBXDialect.Category? {
    let key = CategoryKey(kind: kind, name: name)
    if let known = categories[key] { return known }
    let category = dialect.category(kind, name)
    categories[key] = .some(category)
    return category
  }

  /// Writes an item, or what is left of it into `notes`.
  private mutating func write(
    _ item: DataItem, at level: DataCategoryPlaces.Level, _ notes: inout [String],
    _ matching: inout MatchRules
  ) {
    if item.kind == .note {
      newLine()
      return leaf(item, Array("<note".utf8), Array("</note>".utf8))
    }
    // Nearly all items are as the dialect has them.
    if let category = category(item.kind, item.category), item.kind != .xref, item.kind != .ref,
      item.kind != .transac, category.places.allows(level, .level), category.allows(item.text)
    {
      if item.items.isEmpty {
        newLine()
        return leaf(item, category.opening, category.closing, of: category)
      }
      if let holder = item.kind.holder, category.places.allows(level, holder),
        dialect.hasGroup(item.kind)
      {
        return writeGroup(item, category, at: level, holder, &notes)
      }
    }
    guard let (item, category) = fitted(item, at: level, &notes, &matching) else { return }
    guard !item.items.isEmpty || item.kind == .transac, let holder = item.kind.holder else {
      newLine()
      return leaf(item, category.opening, category.closing, of: category)
    }
    writeGroup(item, category, at: level, holder, &notes)
  }

  private mutating func writeGroup(
    _ item: DataItem, _ category: TBXDialect.Category, at level: DataCategoryPlaces.Level,
    _ holder: DataCategoryPlaces.Holder, _ notes: inout [String]
  ) {
    newLine()
    pending += "<\(item.kind.rawValue)Grp>".utf8
    depth += 1
    newLine()
    leaf(item, category.opening, category.closing, of: category)
    for hanging in item.items { writeHanging(hanging, on: item, at: level, holder, &notes) }
    depth -= 1
    newLine()
    pending += "</\(item.kind.rawValue)Grp>".utf8
  }

  /// The item with a value that the dialect knows, and its category; nil where it became a note.
  private mutating func fitted(
    _ item: DataItem, at level: DataCategoryPlaces.Level, _ notes: inout [String],
    _ matching: inout MatchRules
  ) -> (item: DataItem, category: TBXDialect.Category)? {
    guard let category = category(item.kind, item.category) else {
      if let other = otherCategory(item), let category = self.category(other.kind, other.category),
        category.places.allows(level, .level)
      {
        return (other, category)
      }
      if let rule = MatchRules.rule(item) {
        matching.formUnion(rule)
        return nil
      }
      becomeNote(item, "written as a note: the dialect has no such category", &notes)
      return nil
    }
    guard let item = withKnownValue(item, category) else {
      becomeNote(item, "written as a note: the dialect has no such value", &notes)
      return nil
    }
    let isGroup = item.kind == .transac || !item.items.isEmpty
    if let holder = item.kind.holder, isGroup, category.places.allows(level, holder),
      dialect.hasGroup(item.kind)
    {
      return (item, category)
    }
    guard category.places.allows(level, .level), item.kind != .transac else {
      becomeNote(item, "written as a note: the dialect does not allow it at this level", &notes)
      return nil
    }
    guard hasNeededTarget(item, category) else {
      becomeNote(item, "written as a note: it refers to nothing that is there", &notes)
      return nil
    }
    var bare = item
    for hanging in item.items {
      becomeNote(hanging, "written as a note: the dialect has no group for it", &notes)
    }
    bare.items = []
    return (bare, category)
  }

  /// The status of terms has two names.
  private func otherCategory(_ item: DataItem) -> DataItem? {
    guard item.kind == .termNote, let status = UsageStatus(value: item.text) else { return nil }
    var other = item
    switch item.category {
    case "administrativeStatus":
      other.category = "usageStatus"
      other.content = MarkedText(status.rawValue)
    case "usageStatus":
      other.category = "administrativeStatus"
      other.content = MarkedText(status.standardValue)
    default: return nil
    }
    return other
  }

  private mutating func writeHanging(
    _ item: DataItem, on head: DataItem, at level: DataCategoryPlaces.Level,
    _ holder: DataCategoryPlaces.Holder, _ notes: inout [String]
  ) {
    guard dialect.group(of: head.kind, allows: item.kind) else {
      return becomeNote(item, "written as a note: the dialect does not allow it there", &notes)
    }
    for hanging in item.items {
      becomeNote(hanging, "written as a note: it hangs on what hangs itself", &notes)
    }
    switch item.kind {
    case .note:
      newLine()
      leaf(item, Array("<note".utf8), Array("</note>".utf8))
    case .date:
      guard let date = item.text.withoutLayout.isoDate else {
        return becomeNote(item, "written as a note: it is no date of ISO 8601", &notes)
      }
      var item = item
      item.content = MarkedText(date)
      if isVersion2, item.text.utf8.count > 10 {
        lose("time of a date", "left out: version 2 has days")
        item.content = MarkedText(String(item.text.prefix(10)))
      }
      newLine()
      leaf(item, Array("<date".utf8), Array("</date>".utf8))
    default:
      guard let category = category(item.kind, item.category),
        category.places.allows(level, holder), let item = withKnownValue(item, category),
        hasNeededTarget(item, category)
      else {
        return becomeNote(item, "written as a note: the dialect does not allow it there", &notes)
      }
      newLine()
      leaf(item, category.opening, category.closing, of: category)
    }
  }

  /// The item with its value as the lists of the category have it; nil where they have none for it.
  private mutating func withKnownValue(
    _ item: DataItem, _ category: TBXDialect.Category
  ) -> DataItem? {
    if category.allows(item.text) { return item }
    var known = item
    known.content = MarkedText(item.text.withoutLayout)
    if category.allows(known.text) { return known }
    for value in category.values where value.lowercased() == known.text.lowercased() {
      known.content = MarkedText(value)
      if category.allows(value) { return known }
    }
    if let nearest = Self.nearestValue(item), category.allows(nearest) {
      known.content = MarkedText(nearest)
      lose(
        "\(item.category) \"\(item.text.withoutLayout)\"",
        "written as \(nearest): the dialect has no such value")
      return known
    }
    return nil
  }

  /// Values of one edition in the words of another.
  private static func nearestValue(_ item: DataItem) -> String? {
    switch (item.category, item.text.withoutLayout) {
    case ("partOfSpeech", "properNoun"): "noun"
    case ("grammaticalGender", "otherGender"): "other"
    case ("grammaticalGender", "other"): "otherGender"
    case ("transactionType", "origination"): "creation"
    case ("transactionType", "creation"), ("transactionType", "input"): "origination"
    case ("usageStatus", "superseded"): "deprecated"
    case ("administrativeStatus", let value):
      UsageStatus(value: value)?.standardValue
    default: nil
    }
  }

  // MARK: Elements

  /// Attributes, text and end of an element whose name is written.
  private mutating func leaf(
    _ item: DataItem, _ opening: [UInt8], _ closing: [UInt8],
    of category: TBXDialect.Category? = nil
  ) {
    pending += opening
    if let category, category.isElement {
      var bare = item
      dropAttributes(&bare, category)
      writeRest(of: bare, closing)
    } else {
      writeRest(of: item, closing)
    }
  }

  private mutating func writeRest(of item: DataItem, _ closing: [UInt8]) {
    if let id = item.id {
      if ids.write(id) {
        attribute("id", id)
      } else {
        lose("id \"\(id)\"", "left out: it is used twice or no XML identifier")
      }
    }
    if let language = item.language, item.kind != .xref, item.kind != .date {
      attribute("xml:lang", language.text)
    }
    if let target = item.target {
      if item.kind == .xref {
        attribute("target", target)
      } else if item.kind != .date, ids.refer(to: target) {
        attribute("target", target)
      } else {
        lose("target \"\(target)\"", "left out: nothing in the file has this id")
      }
    }
    pending.append(UInt8(ascii: ">"))
    if let markup = item.content.markup, dialect.allowsMarkup(item.kind),
      let inline = inline(markup, allowsForeign: true)
    {
      pending += inline
    } else {
      if item.content.markup != nil {
        lose("markup in \(item.category)", "left out, the words are kept")
      }
      append(item.text)
    }
    pending += closing
  }

  /// Leaves out what an element for a category cannot have.
  private mutating func dropAttributes(_ item: inout DataItem, _ category: TBXDialect.Category) {
    if item.id != nil { lose("id of \(item.category)", "left out: its element has none") }
    if item.language != nil {
      lose("xml:lang of \(item.category)", "left out: its element has none")
    }
    if item.target != nil, category.target == .none {
      lose("target of \(item.category)", "left out: its element has none")
      item.target = nil
    }
    item.id = nil
    item.language = nil
  }

  /// Whether the item refers to what it must refer to.
  private mutating func hasNeededTarget(
    _ item: DataItem, _ category: TBXDialect.Category
  ) -> Bool {
    switch item.kind {
    case .xref: item.target?.isWebAddress == true
    case .ref where category.isElement: item.target.map { ids.refer(to: $0) } == true
    default: true
    }
  }

  private mutating func inline(_ markup: String, allowsForeign: Bool) -> [UInt8]? {
    var ids = ids
    guard
      let inline = InlineMarkup(
        markup, allowsForeign: allowsForeign, targets: { ids.refer(to: $0) })
    else { return nil }
    self.ids = ids
    for what in inline.dropped { lose("markup \(what)", "left out, the words are kept") }
    return inline.bytes
  }

  private mutating func element(_ name: String, _ attributes: String = "", text: String) {
    newLine()
    pending += "<\(name)".utf8
    if !attributes.isEmpty { pending += " \(attributes)".utf8 }
    pending.append(UInt8(ascii: ">"))
    append(text)
    pending += "</\(name)>".utf8
  }

  private mutating func append(_ text: String) {
    droppedCharacters += XMLText.append(text, to: &pending)
  }

  private mutating func attribute(_ name: String, _ value: String) {
    pending += " \(name)=\"".utf8
    droppedCharacters += XMLText.append(value, to: &pending, inAttribute: true)
    pending.append(UInt8(ascii: "\""))
  }

  private mutating func newLine() {
    pending.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      pending.append(0x20)
      pending.append(0x20)
    }
  }

  private mutating func open(
    _ name: String, _ xml: inout XMLWriter, _ attributes: [(key: String, value: String)] = []
  ) throws(XMLError) {
    newLine()
    xml.wellFormed(pending)
    pending.removeAll(keepingCapacity: true)
    try xml.start(name, attributes: attributes)
    depth += 1
  }

  private mutating func close(_ xml: inout XMLWriter) {
    depth -= 1
    newLine()
    xml.wellFormed(pending)
    pending.removeAll(keepingCapacity: true)
    xml.end()
  }

  private mutating func identifier(_ id: String?) -> [(key: String, value: String)] {
    guard let id else { return [] }
    if ids.write(id) { return [(key: "id", value: id)] }
    lose("id \"\(id)\"", "left out: it is used twice or no XML identifier")
    return []
  }

  private mutating func becomeNote(_ item: DataItem, _ why: String, _ notes: inout [String]) {
    let name = item.category.isEmpty ? item.kind.rawValue : item.category
    lose(name, why)
    let target = item.target.map { " (\($0))" } ?? ""
    notes.append(item.kind == .note ? item.text : "\(name): \(item.text)\(target)")
    for hanging in item.items { becomeNote(hanging, why, &notes) }
  }

  private mutating func lose(_ what: String, _ why: String) {
    losses.add(what, why, concept: concept)
  }
}

extension MatchRules {
  /// The rule that an item says, in the words of translation systems; empty where it says that there is none.
  static func rule(_ item: DataItem) -> Self? {
    guard item.kind == .termNote, item.category == "caseSensitive" || item.category == "exactMatch"
    else { return nil }
    return Term(text: "", items: [item]).matching
  }
}

extension TBXDialect {
  /// Whether there is a group for heads of a kind.
  func hasGroup(_ kind: DataItem.Kind) -> Bool {
    switch kind {
    case .descrip, .transac: true
    case .admin, .termNote: group(of: kind, allows: .note)
    default: false
    }
  }
}
