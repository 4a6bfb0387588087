internal import Terminology
internal import XML

/// Reads TBX of both versions, dialects and styles, and what is called TBX in the wild.
///
/// Elements are known by their local name, so prefixes and a missing namespace do not matter; `ntig` and `tig` are the same; data
/// categories may be attributes (`<descrip type="context">`) or elements (`<basic:context>`). Language tags may have any case and
/// `_`. What a `Glossary` cannot hold is counted. How a term is matched with texts is a note of it (``MatchRules/note``); the term
/// notes `forbidden`, `caseSensitive` and `exactMatch`, which translation systems write beside the standard's, are read, too.
struct TBXReader {
  /// - Throws: `ExchangeError` with the line, where the document is damaged, hostile or not TBX.
  /// - Complexity: O(n) in the size of the document.
  static func read(_ reader: consuming XMLReader) throws(ExchangeError) -> GlossaryReading {
    var assembler = TBXAssembler(file: reader.file)
    while true {
      let event: XMLEvent?
      do throws(XMLError) { event = try reader.next() } catch { throw ExchangeError(error) }
      guard let event else { return assembler.finish() }
      switch event {
      case .start(let tag): try assembler.start(tag, line: reader.position.line)
      case .text(let text): assembler.add(text)
      case .end(let name): assembler.end(name.local, line: reader.position.line)
      }
    }
  }
}

/// Builds a glossary from the tags of a TBX document.
private struct TBXAssembler {
  /// An element whose text is wanted.
  private struct Leaf {
    /// The data category, or the name of the element where it is its own.
    var category: String
    var depth: Int
    var text = ""
  }

  private struct OpenConcept {
    var id: String?
    var line: Int
    var concept = Concept(id: "", languages: [])
  }

  private let file: String
  private var root: XMLName?
  private var format = GlossaryFormat.tbx3
  private var title = ""
  private var sourceParagraphs: [String] = []
  private var language: LanguageTag?

  private var depth = 0
  private var leaf: Leaf?
  /// Depth of an inline code whose content is no text.
  private var codeDepth: Int?
  private var isInSourceDescription = false
  private var concept: OpenConcept?
  private var section: LanguageSection?
  private var term: Term?
  private var isTermForbidden = false
  /// Whether a context of the open term waits for its source.
  private var isContextGroupOpen = false

  private var concepts: [Concept] = []
  private var ids: Set<String> = []
  /// Concepts whose id is missing, twice used or no XML identifier.
  private var unnamed: [Int] = []
  private var ignored = IgnoredContentLog()

  init(file: String) {
    self.file = file
  }

  mutating func start(_ tag: XMLTag, line: Int) throws(ExchangeError) {
    depth += 1
    guard root != nil else { return try startRoot(tag, line: line) }
    guard leaf == nil else {
      if codeDepth == nil, ["ph", "bpt", "ept", "sc", "ec"].contains(tag.name.local) {
        codeDepth = depth
      }
      return
    }
    switch tag.name.local {
    case "conceptEntry", "termEntry":
      concept = OpenConcept(id: tag["id"], line: line)
    case "langSec", "langSet":
      startSection(tag, line: line)
    case "termSec", "tig", "ntig":
      term = Term(text: "")
      isTermForbidden = false
    case "descripGrp":
      isContextGroupOpen = false
    case "sourceDesc":
      isInSourceDescription = true
    case "term", "note", "title", "p":
      leaf = Leaf(category: tag.name.local, depth: depth)
    case "descrip", "descripNote", "termNote", "admin", "adminNote", "transac", "transacNote",
      "ref", "xref", "date", "item":
      leaf = Leaf(category: tag["type"] ?? tag.name.local, depth: depth)
    default:
      if isDataCategory(tag.name) { leaf = Leaf(category: tag.name.local, depth: depth) }
    }
  }

  mutating func add(_ text: String) {
    if codeDepth == nil { leaf?.text += text }
  }

  mutating func end(_ name: String, line: Int) {
    defer { depth -= 1 }
    if codeDepth == depth { codeDepth = nil }
    if let leaf {
      guard leaf.depth == depth else { return }
      take(leaf, line: line)
      self.leaf = nil
      return
    }
    switch name {
    case "conceptEntry", "termEntry": endConcept(line: line)
    case "langSec", "langSet": endSection()
    case "termSec", "tig", "ntig": endTerm(line: line)
    case "sourceDesc": isInSourceDescription = false
    case "descripGrp": isContextGroupOpen = false
    default: break
    }
  }

  func finish() -> GlossaryReading {
    var concepts = concepts
    var ids = ids
    var number = 0
    for index in unnamed {
      repeat { number += 1 } while !ids.insert("c\(number)").inserted
      concepts[index].id = "c\(number)"
    }
    let language = language ?? concepts.first?.languages.first?.language
    return GlossaryReading(
      glossary: Glossary(
        title: title, sourceDescription: sourceParagraphs.joined(separator: "\n"),
        language: language ?? .undetermined, concepts: concepts),
      format: format, ignored: ignored.contents)
  }

  // MARK: Structure

  private mutating func startRoot(_ tag: XMLTag, line: Int) throws(ExchangeError) {
    switch tag.name.local {
    case "tbx": format = .tbx3
    case "martif": format = .tbx2
    default:
      throw ExchangeError(
        kind: .unknownFormat, file: file, line: line,
        reason:
          "the root element is <\(tag.name.local)>, and a TBX file begins with <tbx> or <martif>",
        advice: "Export the glossary as TBX-Basic, or as a list of two columns.")
    }
    root = tag.name
    language = tag.language.flatMap { LanguageTag($0) }
  }

  /// Whether the element is a data category as element (ISO 30042:2019 DCT style): it has a namespace other than the core's.
  private func isDataCategory(_ name: XMLName) -> Bool {
    guard let namespace = name.namespace else {
      return name.prefix != nil && name.prefix != root?.prefix
    }
    return namespace != root?.namespace
  }

  private mutating func startSection(_ tag: XMLTag, line: Int) {
    guard concept != nil else { return }
    if let language = (tag.language ?? tag["lang"]).flatMap({ LanguageTag($0.withoutLayout) }) {
      section = LanguageSection(language: language, terms: [])
    } else {
      ignored.add("language section without a valid xml:lang", line: line)
    }
  }

  private mutating func endTerm(line: Int) {
    defer { term = nil }
    guard var term, section != nil else { return }
    if isTermForbidden { term.status = .deprecated }
    guard !term.text.isEmpty else { return ignored.add("term without text", line: line) }
    section?.terms.append(term)
  }

  private mutating func endSection() {
    defer { section = nil }
    guard let section, !section.terms.isEmpty, concept != nil else { return }
    let known = concept?.concept.languages.firstIndex { $0.language == section.language }
    if let known {
      concept?.concept.languages[known].terms += section.terms
    } else {
      concept?.concept.languages.append(section)
    }
  }

  private mutating func endConcept(line: Int) {
    defer { concept = nil }
    guard let open = concept else { return }
    guard !open.concept.languages.isEmpty else {
      return ignored.add("concept without a term", line: open.line)
    }
    var concept = open.concept
    if let id = open.id, id.isXMLIdentifier, ids.insert(id).inserted {
      concept.id = id
    } else {
      if let id = open.id {
        ignored.add("concept id \"\(id)\", twice used or not valid", line: open.line)
      }
      unnamed.append(concepts.count)
    }
    concepts.append(concept)
  }

  // MARK: Content

  private mutating func take(_ leaf: Leaf, line: Int) {
    let text = leaf.text
    guard concept != nil else { return takeHeader(leaf) }
    switch leaf.category {
    case "term" where term != nil: term?.text = text.withoutLayout
    case "note":
      if let rules = MatchRules(note: text), term != nil {
        term?.matching.formUnion(rules)
      } else if term != nil {
        term?.notes.append(text)
      } else {
        concept?.concept.notes.append(text)
      }
    case "context" where term != nil:
      term?.contexts.append(Context(text: text))
      isContextGroupOpen = true
    case "source" where isContextGroupOpen && term?.contexts.last?.source == nil:
      if let last = term?.contexts.indices.last { term?.contexts[last].source = text }
    case "definition": takeDefinition(text)
    case "subjectField" where concept?.concept.subjectField == nil:
      concept?.concept.subjectField = text
    case "administrativeStatus" where term != nil, "usageStatus" where term != nil:
      if let status = Self.status(text) {
        term?.status = status
      } else {
        ignored.add("\(leaf.category) \"\(text.withoutLayout)\"", line: line)
      }
    case "forbidden" where term != nil: isTermForbidden = Self.isTrue(text)
    case "caseSensitive" where term != nil:
      if Self.isTrue(text) { term?.matching.insert(.caseSensitive) }
    case "exactMatch" where term != nil:
      if Self.isTrue(text) { term?.matching.insert(.exact) }
    case "termType" where term != nil:
      if let type = TermType(rawValue: text.withoutLayout) {
        term?.type = type
      } else {
        ignored.add("termType \"\(text.withoutLayout)\"", line: line)
      }
    default: ignored.add(leaf.category, line: line)
    }
  }

  private mutating func takeHeader(_ leaf: Leaf) {
    switch leaf.category {
    case "title" where title.isEmpty: title = leaf.text.withoutLayout
    case "p" where isInSourceDescription: sourceParagraphs.append(leaf.text)
    default: break
    }
  }

  /// A concept has one definition here; those of other languages become notes that say so.
  private mutating func takeDefinition(_ text: String) {
    if concept?.concept.definition == nil {
      concept?.concept.definition = text
    } else {
      let language = section.map { " (\($0.language))" } ?? ""
      concept?.concept.notes.append("definition\(language): \(text)")
    }
  }

  private static func isTrue(_ text: String) -> Bool {
    ["true", "yes", "1"].contains(text.withoutLayout.lowercased())
  }

  /// The values of the standard, of TBX-Basic 4, and the display forms that programs write instead.
  private static func status(_ text: String) -> UsageStatus? {
    var word = text.withoutLayout.lowercased()
    if word.hasSuffix("-admn-sts") { word.removeLast("-admn-sts".count) }
    if word.hasSuffix("term") { word.removeLast("term".count) }
    switch word {
    case "preferred": return .preferred
    case "admitted": return .admitted
    case "deprecated", "notrecommended", "forbidden": return .deprecated
    case "superseded", "obsolete": return .superseded
    default: return nil
    }
  }
}

extension LanguageTag {
  /// The tag for a language nobody named (BCP 47 `und`).
  fileprivate static let undetermined = LanguageTag("und") ?? .english
}
