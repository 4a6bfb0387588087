internal import Terminology
internal import XML

/// Reads a translation memory (TMX) as a glossary: a concept for each unit, or for each concept where the units say which they
/// belong to, as those written here do.
struct MemoryGlossaryReader {
  private struct Unit {
    var properties: [String: String] = [:]
    var notes: [String] = []
    var segments: [(language: LanguageTag, text: String)] = []
  }

  private var concepts: [Concept] = []
  private var indices: [String: Int] = [:]
  private var ids = ConceptNames()
  private var unit: Unit?
  private var language: LanguageTag?
  private var source: LanguageTag?
  private var leaf: (name: String, type: String?, depth: Int)?
  private var codeDepth: Int?
  private var text = ""
  private var depth = 0
  private var losses = LossLog()

  static func read(_ xml: consuming XMLReader) throws(ExchangeError) -> GlossaryReading {
    var reader = MemoryGlossaryReader()
    let file = xml.file
    try xml.visit { event, line in
      switch event {
      case .start(let tag): reader.start(tag, line: line)
      case .text(let text):
        if reader.leaf != nil, reader.codeDepth == nil { reader.text += text }
      case .end: reader.end(line: line)
      }
    }
    let name = splitPath(file).name
    return GlossaryReading(
      glossary: Glossary(
        title: name, sourceDescription: "Translation memory \(name)",
        language: reader.source ?? reader.concepts.first?.languages.first?.language
          ?? .undetermined, concepts: reader.concepts),
      format: .tmx, losses: reader.losses.losses)
  }

  private mutating func start(_ tag: XMLTag, line: Int) {
    depth += 1
    guard leaf == nil else {
      // Of inline elements only highlighted text and the like (`hi`, `sub`) hold words.
      if codeDepth == nil, ["bpt", "ept", "ph", "it", "ut"].contains(tag.name.local) {
        codeDepth = depth
      }
      return
    }
    switch tag.name.local {
    case "header": source = tag["srclang"].flatMap { LanguageTag($0) }
    case "tu": unit = Unit()
    case "tuv":
      language = (tag.language ?? tag["lang"]).flatMap { LanguageTag($0.withoutLayout) }
      if language == nil {
        losses.add("variant without a language", "left out: its language is not known", line: line)
      }
    case "seg", "prop", "note":
      leaf = (tag.name.local, tag["type"], depth)
      text = ""
    default: break
    }
  }

  private mutating func end(line: Int) {
    defer { depth -= 1 }
    if codeDepth == depth { codeDepth = nil }
    guard let leaf else {
      if depth == 3, unit != nil { endUnit(line: line) }
      return
    }
    guard leaf.depth == depth else { return }
    self.leaf = nil
    switch leaf.name {
    case "seg":
      if let language, !text.withoutLayout.isEmpty { unit?.segments.append((language, text)) }
    case "prop": if let type = leaf.type { unit?.properties[type] = text }
    default: unit?.notes.append(text)
    }
  }

  private mutating func endUnit(line: Int) {
    defer { unit = nil }
    guard let unit else { return }
    guard !unit.segments.isEmpty else {
      return losses.add("unit without text", "left out", line: line)
    }
    let known = Set(["x-kind", "x-concept", "x-source-document", "x-target-document"])
    for property in unit.properties.keys.sorted() where !known.contains(property) {
      losses.add("property \(property)", "left out: nothing is known of it", line: line)
    }
    let name = unit.properties["x-concept"]
    if unit.properties["x-kind"] == "context", let index = name.flatMap({ indices[$0] }) {
      return addContexts(unit, to: index)
    }
    let index = name.flatMap { indices[$0] } ?? concepts.count
    if index == concepts.count {
      let id = ids.take(name ?? "c\(index + 1)")
      concepts.append(Concept(id: id, items: unit.notes.map { .note($0) }, languages: []))
      if let name { indices[name] = index }
    }
    for (language, text) in unit.segments {
      concepts[index].add(Term(text: text.withoutLayout, items: []), in: language)
    }
  }

  /// Contexts belong to the first term of their language.
  private mutating func addContexts(_ unit: Unit, to index: Int) {
    for (number, segment) in unit.segments.enumerated() {
      let document = unit.properties[number == 0 ? "x-source-document" : "x-target-document"]
      guard
        let section = concepts[index].languages.firstIndex(where: {
          $0.language == segment.language
        })
      else { continue }
      concepts[index].languages[section].terms[0].contexts.append(
        Context(text: segment.text, source: document))
    }
  }
}

extension Concept {
  fileprivate mutating func add(_ term: Term, in language: LanguageTag) {
    guard let section = languages.firstIndex(where: { $0.language == language }) else {
      return languages.append(LanguageSection(language: language, terms: [term]))
    }
    if !languages[section].terms.contains(where: { $0.text == term.text }) {
      languages[section].terms.append(term)
    }
  }
}
