internal import Terminology
internal import XML

/// Reads MultiTerm's XML (MTF).
struct MultiTermReader {
  private var concepts: [Concept] = []
  private var concept: Concept?
  private var section: LanguageSection?
  private var term: Term?
  private var number = ""
  /// Fields within each other; the innermost last.
  private var fields: [DataItem] = []
  private var transaction: Transaction?
  private var leaf: (name: String, type: String?, depth: Int)?
  private var text = ""
  private var depth = 0
  private var ids = ConceptNames()
  private var losses = LossLog()

  static func read(_ xml: consuming XMLReader) throws(ExchangeError) -> GlossaryReading {
    var reader = MultiTermReader()
    let file = xml.file
    try xml.visit { event, line in
      switch event {
      case .start(let tag): reader.start(tag, line: line)
      case .text(let text): if reader.leaf != nil { reader.text += text }
      case .end(let name): reader.end(name.local, line: line)
      }
    }
    let name = splitPath(file).name
    return GlossaryReading(
      glossary: Glossary(
        title: name, sourceDescription: "MultiTerm \(name)",
        language: reader.concepts.first?.languages.first?.language ?? .undetermined,
        concepts: reader.concepts),
      format: .multiTerm, losses: reader.losses.losses)
  }

  private mutating func start(_ tag: XMLTag, line: Int) {
    depth += 1
    guard leaf == nil else { return }
    switch tag.name.local {
    case "conceptGrp":
      concept = Concept(id: "", items: [], languages: [])
      number = ""
    case "languageGrp": section = LanguageSection(language: .undetermined, terms: [])
    case "language": takeLanguage(tag, line: line)
    case "termGrp": term = Term(text: "", items: [])
    case "descripGrp": fields.append(DataItem(.descrip, "", ""))
    case "transacGrp": transaction = Transaction(type: "")
    case "concept", "term", "descrip", "transac", "date":
      leaf = (tag.name.local, tag["type"], depth)
      text = ""
    case "mtf", "system", "xref": break
    default:
      losses.add("element <\(tag.name.local)>", "left out: MultiTerm's XML has none", line: line)
    }
  }

  private mutating func end(_ name: String, line: Int) {
    defer { depth -= 1 }
    if let leaf {
      guard leaf.depth == depth else { return }
      self.leaf = nil
      return take(leaf.name, leaf.type)
    }
    switch name {
    case "conceptGrp": endConcept(line: line)
    case "languageGrp":
      if let section, !section.terms.isEmpty {
        if let known = concept?.languages.firstIndex(where: { $0.language == section.language }) {
          concept?.languages[known].items += section.items
          concept?.languages[known].terms += section.terms
        } else {
          concept?.languages.append(section)
        }
      } else if section != nil {
        losses.add("language without a term", "left out", line: line)
      }
      section = nil
    case "termGrp":
      if let term, !term.text.isEmpty {
        section?.terms.append(term)
      } else {
        losses.add("term without text", "left out: there is no word in it", line: line)
      }
      term = nil
    case "descripGrp":
      guard let field = fields.popLast(), !(field.category.isEmpty && field.kind == .descrip) else {
        return
      }
      emit(field)
    case "transacGrp":
      if let transaction { emit(transaction.item) }
      transaction = nil
    default: break
    }
  }

  /// The tag is in `lang`, or `type` is one; MultiTerm lets people name their languages as they like.
  private mutating func takeLanguage(_ tag: XMLTag, line: Int) {
    let codes = [tag["lang"], tag["type"]].compactMap { $0 }
    guard let language = codes.lazy.compactMap({ LanguageTag($0.withoutLayout) }).first else {
      return losses.add(
        "language \"\(tag["type"] ?? "")\"", "taken for undetermined: it is no language tag",
        line: line)
    }
    section?.language = language
  }

  private mutating func take(_ name: String, _ type: String?) {
    switch name {
    case "concept": number = text.withoutLayout
    case "term": term?.text = text.withoutLayout
    case "transac":
      transaction?.type = type ?? "modification"
      transaction?.person = text.isEmpty ? nil : text
    case "date":
      transaction?.date = text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
    default:
      var item = MultiTermNames.item(type ?? "descrip", text)
      if item.category == "administrativeStatus",
        let status = UsageStatus(value: text.withoutLayout)
      {
        item.content = MarkedText(status.standardValue)
      }
      guard let last = fields.indices.last else { return emit(item) }
      item.items = fields[last].items
      fields[last] = item
    }
  }

  private mutating func emit(_ item: DataItem) {
    if let last = fields.indices.last {
      fields[last].items.append(item)
    } else if term != nil {
      term?.items.append(item)
    } else if section != nil {
      section?.items.append(item)
    } else if item.category == "ID", item.text.isXMLIdentifier, concept?.id.isEmpty == true {
      concept?.id = item.text
    } else {
      concept?.items.append(item)
    }
  }

  private mutating func endConcept(line: Int) {
    defer { concept = nil }
    guard var concept else { return }
    guard !concept.languages.isEmpty else {
      return losses.add("concept without a term", "left out", line: line)
    }
    if concept.id.isEmpty { concept.id = "c\(number)" }
    concept.id = ids.take(concept.id)
    concepts.append(concept)
  }
}
