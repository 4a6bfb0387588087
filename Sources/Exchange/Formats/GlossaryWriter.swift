public import Terminology

/// Writes a glossary in any format.
public struct GlossaryWriter: Hashable, Sendable {
  public var format: GlossaryFileFormat
  /// The source language of formats with two languages; nil for the glossary's own, or the first it has terms of.
  public var sourceLanguage: LanguageTag?
  /// The target language of formats with two languages; nil for the first other one.
  public var targetLanguage: LanguageTag?
  /// The program that TBX version 2 is for; nil for all.
  public var client: TBXClient?

  public init(
    _ format: GlossaryFileFormat, sourceLanguage: LanguageTag? = nil,
    targetLanguage: LanguageTag? = nil, client: TBXClient? = nil
  ) {
    self.format = format
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.client = client
  }

  /// Writes a file, with TBX version 2 the rest of its bundle beside it. What was there before is replaced as a whole or not at all.
  /// - Throws: `ExchangeError` of kind `unrepresentable` or `unwritable`.
  /// - Complexity: O(n) in the size of the glossary.
  public func write(_ glossary: Glossary, to path: String) throws(ExchangeError) -> WrittenGlossary
  {
    if let writer = format.tbxWriter(client: client) { return try writer.write(glossary, to: path) }
    let document = try document(of: glossary)
    try AtomicFile.write(document.bytes, to: path)
    return WrittenGlossary(files: [path], droppedCharacters: 0, losses: document.losses)
  }

  /// The document in memory, and what it does not hold.
  /// - Throws: `ExchangeError` of kind `unrepresentable`.
  public func document(
    of glossary: Glossary
  ) throws(ExchangeError) -> (bytes: [UInt8], losses: [Loss]) {
    if let writer = format.tbxWriter(client: client) { return try writer.document(of: glossary) }
    var losses = LossLog()
    if format != .json, glossary.header != GlossaryHeader() {
      losses.add("header beside title and origin", "left out: the format has no place for it")
    }
    let bytes: [UInt8]
    switch format {
    case .omegatTSV: bytes = OmegaTList(isTabbed: true).bytes(try pairs(glossary, &losses), &losses)
    case .omegatCSV:
      bytes = OmegaTList(isTabbed: false).bytes(try pairs(glossary, &losses), &losses)
    case .utx: bytes = UTXFormat.bytes(try pairs(glossary, &losses), &losses)
    case .memoqCSV: bytes = MemoQList.bytes(glossary, &losses)
    case .tradosCSV: bytes = TradosList.bytes(glossary, &losses)
    case .xlsx: bytes = try GlossaryWorkbook.bytes(glossary, &losses)
    case .mtf: bytes = try MultiTermWriter.bytes(glossary, &losses)
    case .skos: bytes = SKOSWriter.bytes(glossary, &losses)
    case .tmx: bytes = try ContextMemory.bytes(try pairs(glossary, &losses), &losses)
    case .xliff: bytes = try XLIFFGlossary.bytes(try pairs(glossary, &losses), &losses)
    case .markdown: bytes = MarkdownGlossary.bytes(glossary, &losses)
    case .html: bytes = try HTMLGlossary.bytes(glossary)
    case .json: bytes = GlossaryJSON.bytes(glossary)
    case .tbx, .tbxBasic, .tbxBasicDCT, .tbxV4, .tbxMin, .tbxLinguist, .tbxConcord, .tbxV2:
      preconditionFailure("TBX has a writer of its own")
    }
    return (bytes, losses.losses)
  }

  /// The glossary in two languages.
  private func pairs(
    _ glossary: Glossary, _ losses: inout LossLog
  ) throws(ExchangeError) -> BilingualGlossary {
    let languages = glossary.languages
    let source = sourceLanguage.flatMap { wanted in languages.first { $0.matches(wanted) } }
    let target = targetLanguage.flatMap { wanted in languages.first { $0.matches(wanted) } }
    for (wanted, found) in [(sourceLanguage, source), (targetLanguage, target)] {
      guard let wanted, found == nil else { continue }
      throw ExchangeError(
        kind: .unrepresentable, file: glossary.title,
        reason: "there is no term in the language \(wanted)",
        advice: "Choose from \(languages.map(\.text).joined(separator: ", ")).")
    }
    guard let first = source ?? languages.first(where: { $0 != target }),
      let second = target ?? languages.first(where: { $0 != first }), first != second
    else {
      throw ExchangeError(
        kind: .unrepresentable, file: glossary.title,
        reason: "this format pairs two languages, and the glossary has one",
        advice: "Choose another format, or add terms in a second language.")
    }
    return BilingualGlossary(glossary, source: first, target: second, &losses)
  }
}

extension Glossary {
  /// The languages that terms are in: the glossary's own first, the others in the order in which they are met.
  var languages: [LanguageTag] {
    var found: [LanguageTag] = []
    for concept in concepts {
      for section in concept.languages where !found.contains(section.language) {
        found.append(section.language)
      }
    }
    if let own = found.firstIndex(of: language) { found.swapAt(0, own) }
    return found
  }
}

extension LanguageTag {
  /// Whether the tag is what was asked for, or a narrower one: `zh-CN` for `zh`.
  func matches(_ wanted: Self) -> Bool {
    text == wanted.text || text.hasPrefix(wanted.text + "-")
  }
}

/// A glossary in two of its languages.
struct BilingualGlossary {
  struct Entry {
    var concept: Concept
    var source: LanguageSection
    var target: LanguageSection
  }

  let glossary: Glossary
  let source: LanguageTag
  let target: LanguageTag
  /// Concepts with terms in both languages.
  let entries: [Entry]

  init(
    _ glossary: Glossary, source: LanguageTag, target: LanguageTag, _ losses: inout LossLog
  ) {
    self.glossary = glossary
    self.source = source
    self.target = target
    var entries: [Entry] = []
    for concept in glossary.concepts {
      for section in concept.languages
      where section.language != source && section.language != target {
        losses.add(
          "terms in \(section.language)", "left out: the format has two languages",
          concept: concept.id)
      }
      guard let first = concept.languages.first(where: { $0.language == source }),
        let second = concept.languages.first(where: { $0.language == target })
      else {
        losses.add(
          "concept without terms in both languages", "left out: the format pairs terms",
          concept: concept.id)
        continue
      }
      entries.append(Entry(concept: concept, source: first, target: second))
    }
    self.entries = entries
    if !glossary.references.isEmpty {
      losses.add("references", "left out: the format has no place for them")
    }
  }
}

/// An item and where it stands.
struct ItemPlace {
  var level: DataCategoryPlaces.Level
  /// nil at the level of the concept.
  var language: LanguageTag?
  var item: DataItem
  /// What the item hangs on.
  var parent: DataItem?

  var category: String { item.category }

  /// Whether it is a note, hanging on nothing.
  var isNote: Bool { item.kind == .note && parent == nil }

  /// Whether it is one of these categories, hanging on nothing.
  func isOne(of categories: Set<String>) -> Bool {
    parent == nil && categories.contains(item.category)
  }
}

extension LossLog {
  /// Reports the items of an entry that a format has no place for.
  mutating func addItems(
    of concept: Concept, _ sections: [LanguageSection], unless holds: (ItemPlace) -> Bool
  ) {
    func check(
      _ items: [DataItem], _ level: DataCategoryPlaces.Level, _ language: LanguageTag?,
      below parent: DataItem? = nil
    ) {
      for item in items {
        if holds(ItemPlace(level: level, language: language, item: item, parent: parent)) {
          if item.content.markup != nil {
            add(
              "markup in \(item.category)", "left out, the words are kept", concept: concept.id)
          }
          check(item.items, level, language, below: item)
        } else {
          let name = item.category.isEmpty ? item.kind.rawValue : item.category
          add(
            parent.map { "\(name) of \($0.category)" } ?? name,
            "left out: the format has no place for it", concept: concept.id)
        }
      }
    }
    check(concept.items, .concept, nil)
    for section in sections {
      check(section.items, .language, section.language)
      for term in section.terms {
        if term.markup != nil {
          add("markup in a term", "left out, the words are kept", concept: concept.id)
        }
        check(term.items, .term, section.language)
      }
    }
  }
}
