public import Terminology
internal import XML

/// An edition of ISO 30042.
public enum TBXVersion: String, Hashable, Sendable, CaseIterable {
  /// ISO 30042:2019, root `tbx`.
  case v3
  /// ISO 30042:2008, root `martif`: what OmegaT, Weblate and most other programs read.
  case v2
}

/// What was written, for the summary of a run.
public struct WrittenGlossary: Hashable, Sendable {
  /// The files, the glossary itself first.
  public var files: [String]
  /// Characters that XML does not allow (controls, U+FFFE, U+FFFF) and that were left out.
  public var droppedCharacters: Int
}

/// Writes a glossary as TBX-Basic.
///
/// Version 3 is the portable subset that TBX-Basic 1.2.1 (2023) and version 4 (2025) both accept, in data-category-as-attribute
/// style. Version 2 is a bundle: the glossary, a constraint file (`.xcs`) that lists its languages (checkers refuse Chinese without),
/// and the two document types these refer to.
///
/// Every file is checked against a schema before it takes the place of an older one. Terms are written without padding; contexts,
/// notes and definitions verbatim. The same glossary gives the same bytes.
public struct TBXWriter: Hashable, Sendable {
  public var version: TBXVersion

  public init(version: TBXVersion) {
    self.version = version
  }

  /// Writes the glossary to `path`; with version 2 the rest of the bundle beside it.
  /// - Throws: `ExchangeError` of kind `unrepresentable` or `unwritable`, or `selfCheck` where the result is not valid. The glossary
  ///   that was at `path` is then untouched.
  /// - Complexity: O(n) in the size of the glossary, constant memory.
  public func write(_ glossary: Glossary, to path: String) throws(ExchangeError) -> WrittenGlossary
  {
    switch version {
    case .v3:
      let file = try AtomicFile(replacing: path)
      let dropped = try writeChecked(glossary, to: file, schema: TBXSchema.v3, constraints: nil)
      try file.commit()
      return WrittenGlossary(files: [path], droppedCharacters: dropped)
    case .v2:
      return try writeBundle(glossary, to: path)
    }
  }

  /// The document in memory, not checked against the schema: for tests and pipes.
  /// - Throws: `ExchangeError` of kind `unrepresentable`.
  public func bytes(of glossary: Glossary) throws(ExchangeError) -> [UInt8] {
    let constraints = version == .v2 ? "glossary.xcs" : nil
    return try compose(
      glossary, into: withXMLErrors { () throws(XMLError) in try XMLWriter() },
      file: glossary.title,
      constraints: constraints
    ).bytes
  }

  private func writeBundle(
    _ glossary: Glossary, to path: String
  ) throws(ExchangeError) -> WrittenGlossary {
    let (folder, name) = splitPath(path)
    let stem = name.lowercased().hasSuffix(".tbx") ? String(name.dropLast(4)) : name
    let constraintsName = stem + ".xcs"
    // All is written and checked before anything is replaced.
    let main = try AtomicFile(replacing: path)
    let constraints = try AtomicFile(replacing: folder + constraintsName)
    let martif = try AtomicFile(replacing: folder + TBXDocumentTypes.martifName)
    let constraintsType = try AtomicFile(replacing: folder + TBXDocumentTypes.constraintsName)
    let dropped = try writeChecked(
      glossary, to: main, schema: TBXSchema.v2, constraints: constraintsName)
    try constraints.fill(constraintBytes(for: glossary))
    try martif.fill([UInt8](TBXDocumentTypes.martif.utf8))
    try constraintsType.fill([UInt8](TBXDocumentTypes.constraints.utf8))
    try martif.commit()
    try constraintsType.commit()
    try constraints.commit()
    try main.commit()
    return WrittenGlossary(
      files: [
        path, folder + constraintsName, folder + TBXDocumentTypes.martifName,
        folder + TBXDocumentTypes.constraintsName,
      ], droppedCharacters: dropped)
  }

  private func writeChecked(
    _ glossary: Glossary, to file: borrowing AtomicFile, schema: String, constraints: String?
  ) throws(ExchangeError) -> Int {
    let temporaryPath = file.temporaryPath
    do throws(ExchangeError) {
      let output = try compose(
        glossary,
        into: withXMLErrors { () throws(XMLError) in try XMLWriter(path: temporaryPath) },
        file: file.path, constraints: constraints)
      let found = try withXMLErrors { () throws(XMLError) in
        try RelaxNG(schema: [UInt8](schema.utf8), name: "TBX \(version.rawValue) schema")
          .diagnostics(path: temporaryPath)
      }
      if let first = found.first {
        throw ExchangeError(
          kind: .selfCheck, file: file.path, line: first.line,
          reason: "the glossary as written would not be valid TBX: \(first.message)",
          advice: "This is a defect of Concord; please report it with the glossary.")
      }
      return output.droppedCharacters
    } catch {
      // The person knows the file by its own name, and has nothing to correct in what was written here.
      var error = error
      if error.kind == .malformed { error.kind = .selfCheck }
      if error.file == temporaryPath { error.file = file.path }
      throw error
    }
  }
}

// MARK: The document

extension TBXWriter {
  /// The elements that version 3 renamed.
  private struct Names {
    var root, header, concept, language, term: String

    static let v3 = Names(
      root: "tbx", header: "tbxHeader", concept: "conceptEntry", language: "langSec",
      term: "termSec")
    static let v2 = Names(
      root: "martif", header: "martifHeader", concept: "termEntry", language: "langSet",
      term: "tig")
  }

  private func compose(
    _ glossary: Glossary, into writer: consuming XMLWriter, file: String, constraints: String?
  ) throws(ExchangeError) -> XMLOutput {
    try checkRepresentable(glossary, file: file)
    do throws(XMLError) {
      try writeDocument(glossary, to: &writer, constraints: constraints)
      return try writer.finish()
    } catch { throw ExchangeError(error) }
  }

  private func writeDocument(
    _ glossary: Glossary, to writer: inout XMLWriter, constraints: String?
  ) throws(XMLError) {
    let names = version == .v3 ? Names.v3 : Names.v2
    switch version {
    case .v3:
      try writer.start(
        names.root,
        [
          "type": "TBX-Basic", "style": "dca", "xml:lang": glossary.language.text,
          "xmlns": "urn:iso:std:iso:30042:ed-2",
        ])
    case .v2:
      try writer.doctype(names.root, systemID: TBXDocumentTypes.martifName)
      try writer.start(names.root, ["type": "TBX-Basic", "xml:lang": glossary.language.text])
    }
    try writer.start(names.header)
    try writer.start("fileDesc")
    try writer.start("titleStmt")
    try writer.element("title", text: glossary.title)
    writer.end()
    try writer.start("sourceDesc")
    try writer.element("p", text: glossary.sourceDescription)
    writer.end()
    writer.end()
    if let constraints {
      try writer.start("encodingDesc")
      try writer.element("p", ["type": "XCSURI"], text: constraints)
      writer.end()
    }
    writer.end()
    try writer.start("text")
    // Version 3 allows a text without body, and no body without entries.
    if !glossary.concepts.isEmpty {
      try writer.start("body")
      for concept in glossary.concepts { try write(concept, to: &writer, names: names) }
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private func write(
    _ concept: Concept, to writer: inout XMLWriter, names: Names
  ) throws(XMLError) {
    try writer.start(names.concept, ["id": concept.id])
    if let field = concept.subjectField {
      try writer.element("descrip", ["type": "subjectField"], text: field)
    }
    if let definition = concept.definition {
      try writer.element("descrip", ["type": "definition"], text: definition)
    }
    for note in concept.notes { try writer.element("note", text: note) }
    for section in concept.languages {
      try writer.start(names.language, ["xml:lang": section.language.text])
      for term in section.terms { try write(term, to: &writer, names: names) }
      writer.end()
    }
    writer.end()
  }

  private func write(_ term: Term, to writer: inout XMLWriter, names: Names) throws(XMLError) {
    try writer.start(names.term)
    try writer.element("term", text: term.text.withoutLayout)
    if let status = term.status {
      try writer.element(
        "termNote", ["type": "administrativeStatus"], text: "\(status.rawValue)Term-admn-sts")
    }
    if let type = term.type {
      try writer.element("termNote", ["type": "termType"], text: type.rawValue)
    }
    for context in term.contexts {
      guard let source = context.source else {
        try writer.element("descrip", ["type": "context"], text: context.text)
        continue
      }
      try writer.start("descripGrp")
      try writer.element("descrip", ["type": "context"], text: context.text)
      try writer.element("admin", ["type": "source"], text: source)
      writer.end()
    }
    if let note = term.matching.note { try writer.element("note", text: note) }
    for note in term.notes { try writer.element("note", text: note) }
    writer.end()
  }

  /// What the schema would refuse, or would not see, said in the words of the glossary.
  private func checkRepresentable(_ glossary: Glossary, file: String) throws(ExchangeError) {
    func refuse(_ reason: String, _ advice: String) -> ExchangeError {
      ExchangeError(kind: .unrepresentable, file: file, reason: reason, advice: advice)
    }
    guard version == .v3 || !glossary.concepts.isEmpty else {
      throw refuse(
        "there is no entry to write, and TBX version 2 has no empty glossary",
        "Write version 3, or add entries.")
    }
    var ids = Set<String>(minimumCapacity: glossary.concepts.count)
    for concept in glossary.concepts {
      guard concept.id.isXMLIdentifier else {
        throw refuse(
          "the concept id \"\(concept.id)\" is not an XML identifier",
          "Begin it with a letter, and use letters, digits, hyphens and dots.")
      }
      guard ids.insert(concept.id).inserted else {
        throw refuse("the concept id \(concept.id) is there twice", "Give each concept its own.")
      }
      guard !concept.languages.isEmpty, concept.languages.allSatisfy({ !$0.terms.isEmpty }) else {
        throw refuse(
          "concept \(concept.id) has no term, or a language without one",
          "Remove the concept or give it a term.")
      }
      for (index, section) in concept.languages.enumerated() {
        guard !concept.languages[..<index].contains(where: { $0.language == section.language })
        else {
          throw refuse(
            "concept \(concept.id) has two sections for \(section.language)", "Merge them.")
        }
        guard section.terms.allSatisfy({ $0.text.hasVisibleText }) else {
          throw refuse(
            "concept \(concept.id) has an empty term in \(section.language)", "Remove the term.")
        }
      }
    }
  }
}

extension String {
  /// Without the line breaks and padding that belong to a file's layout: runs of XML white space become one space, and those at
  /// the ends are dropped. Other spaces (U+3000, U+00A0) stay.
  var withoutLayout: String {
    // A space between two others than layout is no layout.
    var wasLayout = true
    var isPlain = true
    for byte in utf8 {
      let isLayout = Self.isLayout(byte)
      isPlain = isPlain && !(isLayout && (wasLayout || byte != 0x20))
      wasLayout = isLayout
    }
    if isPlain && !wasLayout { return self }
    return utf8.split(whereSeparator: Self.isLayout).compactMap { String($0) }
      .joined(separator: " ")
  }

  /// Whether something is left of the text without layout and the characters that XML does not allow.
  fileprivate var hasVisibleText: Bool {
    unicodeScalars.contains { $0.value > 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF }
  }

  private static func isLayout(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }
}

/// The folder of a path with its slash, or nothing, and the name in it.
func splitPath(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
  let start = path.utf8.index(after: slash)
  return (String(path[..<start]), String(path[start...]))
}
