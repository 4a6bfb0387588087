internal import Terminology
internal import XML

/// Builds a glossary from the pieces of a TBX document.
final class TBXAssembler: XMLHandler {
  /// An element whose text is wanted.
  private struct Leaf {
    var role: TBXRole
    var item: DataItem
    var line: Int
  }

  /// A group whose end is awaited.
  private struct Group {
    var kind: DataItem.Kind
    var depth: Int
    var head: DataItem?
    /// What came before the head.
    var early: [DataItem] = []
  }

  let file: String
  private let names: XMLNameTable
  private let take: ((Concept, Glossary) throws -> Void)?
  /// What the taker of concepts threw.
  private(set) var refusal: (any Error)?
  private var failure: ExchangeError?
  /// Whether one of the two errors is there: asked for each piece of the document.
  private var isStopped = false

  private var roles: [TBXRole?] = []
  private var root: XMLName?
  private var format = GlossaryFormat.tbx3
  private var attributes = TBXAttributes()

  private var depth = 0
  private var leaf: Leaf?
  /// Depth of the open leaf; 0 where none is open.
  private var leafDepth = 0
  private var text = MarkedTextBuffer()
  private var groups: [Group] = []
  /// Depth of an element that is passed over.
  private var skippedDepth = 0
  private var headerPart: TBXHeaderPart?
  private var revision: [String] = []
  private var sourceParagraphs: [String] = []
  private var minNoteKey: String?

  private var concept: Concept?
  private var conceptLine = 0
  private var section: LanguageSection?
  private var isSectionBroken = false
  private var term: Term?

  private var head = Glossary(
    title: "", sourceDescription: "", language: .undetermined, concepts: [])
  private var hasLanguage = false
  private var concepts: [Concept] = []
  private var ids: Set<String> = []
  /// Concepts whose id is missing, twice used or no XML identifier.
  private var unnamed: [Int] = []
  private var madeIDs = 0
  private var losses = LossLog()

  init(
    file: String, names: XMLNameTable, take: ((Concept, Glossary) throws -> Void)?
  ) {
    self.file = file
    self.names = names
    self.take = take
  }

  /// Scans, and throws what is wrong with the document as TBX before what is wrong with it as XML.
  func run(_ scan: () throws(XMLError) -> Void) throws(ExchangeError) {
    do throws(XMLError) { try scan() } catch { throw failure ?? ExchangeError(error) }
    if let failure { throw failure }
  }

  func finish() throws(ExchangeError) -> GlossaryReading {
    var number = 0
    for index in unnamed {
      repeat { number += 1 } while !ids.insert("c\(number)").inserted
      concepts[index].id = "c\(number)"
    }
    head.sourceDescription = sourceParagraphs.joined(separator: "\n")
    if !hasLanguage {
      head.language = concepts.first?.languages.first?.language ?? .undetermined
    }
    head.concepts = concepts
    return GlossaryReading(glossary: head, format: format, losses: losses.losses)
  }

  // MARK: Events

  func start(_ tag: borrowing XMLScannedTag) {
    depth += 1
    guard !isStopped, skippedDepth == 0 else { return }
    let role = role(tag.name, prefix: root == nil ? tag.prefix : nil)
    if leafDepth > 0, !opensInLeaf(role) { return startInLeaf(tag, role) }
    switch role {
    case .root(let format) where root == nil:
      self.format = format
      root = names.names[tag.name]
      root?.prefix = tag.prefix
      // Roles may depend on the root.
      roles.removeAll()
      attributes.read(tag, names)
      if let language = attributes.language { setLanguage(language) }
    case _ where root == nil: refuseRoot(tag)
    case .root, .unknown:
      let line = tag.place.start.line
      losses.add(
        "element <\(names.names[tag.name].local)>", "left out: it is no element of TBX", line: line,
        concept: concept?.id)
      skippedDepth = depth
    case .through: break
    case .minLanguages:
      attributes.read(tag, names)
      if let source = attributes.source { setLanguage(source) }
    case .concept:
      attributes.read(tag, names)
      concept = Concept(id: attributes.id ?? "", items: [], languages: [])
      conceptLine = tag.place.end.line
    case .language: startSection(tag)
    case .term:
      attributes.read(tag, names)
      term = Term(text: "", id: attributes.id, items: [])
    case .group(let kind): groups.append(Group(kind: kind, depth: depth))
    case .header(let part):
      headerPart = part
      revision = []
    case .references:
      attributes.read(tag, names)
      head.references.append(ReferenceSection(type: attributes.type ?? "", objects: []))
    case .object:
      attributes.read(tag, names)
      if head.references.isEmpty { head.references.append(ReferenceSection(type: "", objects: [])) }
      head.references[head.references.count - 1].objects.append(
        ReferenceObject(id: attributes.id, fields: []))
    case .item(let kind): startItem(tag, role, kind, nil)
    case .category(let kind, let name): startItem(tag, role, kind, name)
    case .note: startItem(tag, role, .note, "")
    case .date: startItem(tag, role, .date, "")
    case .wording, .title, .paragraph, .field, .minHeader, .minNote:
      startItem(tag, role, .note, nil)
    case .inline, .code:
      // Outside of any text they say nothing.
      break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
    if leafDepth > 0, skippedDepth == 0 { text.add(bytes) }
  }

  func end(_ name: XMLNameID, at place: borrowing XMLScannedPlace) {
    defer { depth -= 1 }
    guard !isStopped else { return }
    if skippedDepth > 0 {
      if skippedDepth == depth { skippedDepth = 0 }
      return
    }
    if leafDepth > 0 {
      guard leafDepth == depth, let leaf else { return endInLeaf(name) }
      leafDepth = 0
      return take(leaf)
    }
    switch role(name, prefix: nil) {
    case .concept: endConcept(line: place.end.line)
    case .language: endSection(line: place.end.line)
    case .term: endTerm(line: place.end.line)
    case .group: endGroup()
    case .header(let part):
      if part == .revision, !revision.isEmpty {
        head.header.revisions.append(revision.joined(separator: "\n"))
      }
      headerPart = nil
    default: break
    }
  }

  private func role(_ name: XMLNameID, prefix: String?) -> TBXRole {
    if name < roles.count, let role = roles[name] { return role }
    while roles.count <= name { roles.append(nil) }
    var full = names.names[name]
    full.prefix = prefix ?? full.prefix
    let role = TBXRole.role(of: full, root: root, isMin2013: format == .tbxMin2013)
    roles[name] = role
    return role
  }

  private func refuseRoot(_ tag: borrowing XMLScannedTag) {
    isStopped = true
    failure = ExchangeError(
      kind: .unknownFormat, file: file, line: tag.place.end.line,
      reason:
        "the root element is <\(names.names[tag.name].local)>, and a TBX file begins with <tbx>, <martif> or <TBX>",
      advice: "Export the glossary as TBX-Basic, or as a list of two columns.")
  }

  // MARK: Structure

  private func setLanguage(_ text: String) {
    guard let language = LanguageTag(text.withoutLayout) else { return }
    head.language = language
    hasLanguage = true
  }

  private func startSection(_ tag: borrowing XMLScannedTag) {
    guard concept != nil else { return }
    attributes.read(tag, names)
    if let language = attributes.languageTag {
      section = LanguageSection(language: language, id: attributes.id, terms: [])
    } else {
      isSectionBroken = true
      losses.add(
        "language section without a valid xml:lang", "left out: its language is not known",
        line: tag.place.end.line, concept: concept?.id)
    }
  }

  private func endTerm(line: Int) {
    defer { term = nil }
    guard let term, section != nil else { return }
    guard !term.text.isEmpty else {
      return losses.add(
        "term without text", "left out: there is no word in it", line: line, concept: concept?.id)
    }
    section?.terms.append(term)
  }

  private func endSection(line: Int) {
    defer {
      section = nil
      isSectionBroken = false
    }
    guard let section, concept != nil else { return }
    guard !section.terms.isEmpty else {
      if !section.items.isEmpty {
        losses.add(
          "language section without a term", "left out, with what it says", line: line,
          concept: concept?.id)
      }
      return
    }
    let known = concept?.languages.firstIndex { $0.language == section.language }
    if let known {
      concept?.languages[known].items += section.items
      concept?.languages[known].terms += section.terms
    } else {
      concept?.languages.append(section)
    }
  }

  private func endConcept(line: Int) {
    defer { concept = nil }
    guard var concept else { return }
    guard !concept.languages.isEmpty else {
      return losses.add(
        "concept without a term", "left out", line: conceptLine, concept: concept.id)
    }
    if !(concept.id.isXMLIdentifier && ids.insert(concept.id).inserted) {
      if !concept.id.isEmpty {
        losses.add(
          "concept id \"\(concept.id)\"", "replaced: it is used twice or no XML identifier",
          line: conceptLine)
      }
      if take == nil {
        unnamed.append(concepts.count)
      } else {
        repeat {
          madeIDs += 1
          concept.id = "concept-\(madeIDs)"
        } while !ids.insert(concept.id).inserted
      }
    }
    guard let take else { return concepts.append(concept) }
    if !hasLanguage, let first = concept.languages.first?.language {
      head.language = first
      hasLanguage = true
    }
    head.sourceDescription = sourceParagraphs.joined(separator: "\n")
    do { try take(concept, head) } catch {
      refusal = error
      isStopped = true
    }
  }

  private func endGroup() {
    guard let group = groups.last, group.depth == depth else { return }
    groups.removeLast()
    for item in group.early { emit(item) }
    if let head = group.head { emit(head) }
  }

  // MARK: Text

  /// Whether an element has content of its own although it stands in a text: notes of TBX-Min 2013 have a key and a value.
  private func opensInLeaf(_ role: TBXRole) -> Bool {
    if case .minNote = role { return true }
    return false
  }

  private func startItem(
    _ tag: borrowing XMLScannedTag, _ role: TBXRole, _ kind: DataItem.Kind, _ category: String?
  ) {
    attributes.read(tag, names)
    text.clear()
    let item = DataItem(
      kind, category ?? attributes.type ?? "", "", target: attributes.target,
      language: attributes.languageTag, id: attributes.id)
    leaf = Leaf(role: role, item: item, line: tag.place.end.line)
    leafDepth = depth
    if let datatype = attributes.datatype {
      losses.add(
        "datatype=\"\(datatype)\"", "left out: a glossary has no place for it",
        line: tag.place.end.line, concept: concept?.id)
    }
  }

  private func startInLeaf(_ tag: borrowing XMLScannedTag, _ role: TBXRole) {
    switch role {
    case .inline: text.open(tag, names, isCode: false)
    case .code: text.open(tag, names, isCode: true)
    default:
      losses.add(
        "element <\(names.names[tag.name].local)> within text", "left out, its words are kept",
        line: tag.place.end.line, concept: concept?.id)
    }
  }

  private func endInLeaf(_ name: XMLNameID) {
    switch role(name, prefix: nil) {
    case .inline: text.close(names.names[name].local, isCode: false)
    case .code: text.close(names.names[name].local, isCode: true)
    default: break
    }
  }

  private func take(_ leaf: Leaf) {
    switch leaf.role {
    case .wording: takeWording(leaf)
    case .title: if head.title.isEmpty { head.title = text.string.withoutLayout }
    case .paragraph: takeParagraph(leaf)
    case .field: takeField(leaf)
    case .minHeader(let name): takeMinHeader(name)
    case .minNote(let isKey): takeMinNote(isKey: isKey)
    default:
      var item = leaf.item
      item.content = item.kind == .termNote ? text.shortContent : text.content
      if concept == nil {
        if headerPart == .title, item.kind == .note { head.header.notes.append(item.text) }
        return
      }
      takeItem(item)
    }
  }

  private func takeWording(_ leaf: Leaf) {
    guard term != nil else { return }
    let content = text.content
    term?.text = content.text.withoutLayout
    term?.markup = content.markup
    guard let id = leaf.item.id else { return }
    if term?.id == nil {
      term?.id = id
    } else {
      losses.add(
        "id of a term beside that of its section", "left out: a term has one", line: leaf.line,
        concept: concept?.id)
    }
  }

  private func takeItem(_ item: DataItem) {
    if isSectionBroken { return }
    var item = item
    if item.kind == .termNote,
      item.category == "administrativeStatus" || item.category == "usageStatus"
    {
      item = canonicalStatus(item)
    }
    if item.kind == .note, item.content.markup == nil, let evidence = EvidenceNote.items(item.text)
    {
      for item in evidence { place(item) }
      return
    }
    if item.kind == .note, groups.isEmpty, let rules = MatchRules(note: item.text), term != nil {
      term?.matching.formUnion(rules)
      return
    }
    place(item)
  }

  private func canonicalStatus(_ item: DataItem) -> DataItem {
    var item = item
    let word = item.text.withoutLayout
    guard let status = UsageStatus(value: word) else { return item }
    let kept = ["standardizedTerm-admn-sts", "legalTerm-admn-sts", "regulatedTerm-admn-sts"]
    item.category = "administrativeStatus"
    item.content = MarkedText(kept.contains(word) ? word : status.standardValue)
    return item
  }

  /// Puts an item into the open group, or where no group is open, at the level at hand.
  private func place(_ item: DataItem) {
    guard let last = groups.indices.last else { return emit(item) }
    if item.kind == groups[last].kind {
      if let head = groups[last].head {
        // A group has one head. With a second one, what follows belongs to that.
        groups[last].head = nil
        emit(head, below: last)
        groups[last].head = item
      } else {
        var head = item
        head.items += groups[last].early
        groups[last].head = head
        groups[last].early = []
      }
    } else if groups[last].head != nil {
      groups[last].head?.items.append(item)
    } else {
      groups[last].early.append(item)
    }
  }

  private func emit(_ item: DataItem) { emit(item, below: groups.count) }

  private func emit(_ item: DataItem, below index: Int) {
    if index > 0 {
      if groups[index - 1].head != nil {
        groups[index - 1].head?.items.append(item)
      } else {
        groups[index - 1].early.append(item)
      }
    } else if term != nil {
      term?.items.append(item)
    } else if section != nil {
      section?.items.append(item)
    } else {
      concept?.items.append(item)
    }
  }

  // MARK: Header and back

  private func takeParagraph(_ leaf: Leaf) {
    let content = text.string
    switch headerPart {
    case .publication: head.header.publication.append(content)
    case .source: sourceParagraphs.append(content)
    case .encoding:
      // Which constraints a file follows is another matter in the next file.
      guard !["XCSURI", "XCSContent", "DCSName"].contains(leaf.item.category) else { return }
      head.header.encoding.append(content)
    case .revision: revision.append(content)
    case .title, nil: break
    }
  }

  private func takeField(_ leaf: Leaf) {
    guard let section = head.references.indices.last,
      let object = head.references[section].objects.indices.last
    else { return }
    head.references[section].objects[object].fields.append(
      ReferenceObject.Field(
        type: leaf.item.category.isEmpty ? nil : leaf.item.category, text: text.string))
  }

  private func takeMinHeader(_ name: String) {
    if name == "description" {
      sourceParagraphs.append(text.string)
    } else {
      head.header.publication.append("\(name): \(text.string)")
    }
  }

  /// Notes of TBX-Min 2013 have a key, as in `<noteKey>source</noteKey>`.
  private func takeMinNote(isKey: Bool) {
    let content = text.string
    if isKey {
      minNoteKey = content
    } else {
      place(.note(minNoteKey.map { "\($0): \(content)" } ?? content))
      minNoteKey = nil
    }
  }
}

extension LanguageTag {
  /// The tag for a language nobody named (BCP 47 `und`).
  static let undetermined = LanguageTag("und") ?? .english
}
