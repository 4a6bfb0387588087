public import Terminology
internal import XML

/// A version of ISO 30042.
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
  /// What the format cannot hold, in the order of the glossary.
  public var losses: [Loss]
}

/// Writes a glossary as TBX of an edition, following the table of data categories (``DataCategory/all``).
///
/// Without an edition it writes the portable subset of TBX-Basic, which 1.2.1 (2023) and version 4 (2025) both accept. Version 2 is a
/// bundle: the glossary, a constraint file (`.xcs`) that lists its languages and categories (checkers refuse Chinese without), and
/// the two document types these refer to.
///
/// What the edition has no place for becomes a note (`partOfSpeech: properNoun`) or is left out, and is reported as a loss;
/// evidence becomes one note of a fixed form (see README). Terms are written without padding, all other text verbatim. The same
/// glossary gives the same bytes.
public struct TBXWriter: Hashable, Sendable {
  /// nil for the portable subset of TBX-Basic.
  public var edition: TBXEdition?
  public var style: TBXStyle
  /// The program that a file of version 2 is for; nil for all.
  public var client: TBXClient?

  /// - Precondition: style DCT is of version 3, and not of TBX-Core, which has no categories; clients read version 2.
  public init(edition: TBXEdition? = nil, style: TBXStyle = .dca, client: TBXClient? = nil) {
    precondition(
      style == .dca || edition?.isVersion2 != true, "version 2 has no categories as elements")
    precondition(client == nil || edition?.isVersion2 == true, "clients read version 2")
    self.edition = edition
    self.style = style
    self.client = client
  }

  /// TBX-Basic: the portable subset of version 3, or version 2.
  public init(version: TBXVersion) {
    self.init(edition: version == .v2 ? .v2Basic : nil)
  }

  var isVersion2: Bool { edition?.isVersion2 == true }

  /// Writes the glossary to `path`; with version 2 the rest of the bundle beside it.
  /// - Throws: `ExchangeError` of kind `unrepresentable` or `unwritable`. The glossary that was at `path` is then untouched.
  /// - Complexity: O(n) in the size of the glossary, memory for its ids.
  public func write(_ glossary: Glossary, to path: String) throws(ExchangeError) -> WrittenGlossary
  {
    let (folder, name) = splitPath(path)
    let stem = name.lowercased().hasSuffix(".tbx") ? String(name.dropLast(4)) : name
    let main = try AtomicFile(replacing: path)
    let temporaryPath = main.temporaryPath
    var result: Composition
    do throws(ExchangeError) {
      result = try compose(glossary, constraints: stem + ".xcs", file: path) {
        () throws(XMLError) in
        try XMLWriter(path: temporaryPath, indented: false)
      }
    } catch {
      // The person knows the file by its own name.
      var error = error
      if error.file == temporaryPath { error.file = path }
      throw error
    }
    var files = [path]
    if isVersion2 {
      // All is written before anything is replaced.
      let constraints = try AtomicFile(replacing: folder + stem + ".xcs")
      let martif = try AtomicFile(replacing: folder + TBXDocumentTypes.martifName)
      let constraintsType = try AtomicFile(replacing: folder + TBXDocumentTypes.constraintsName)
      try constraints.fill(constraintBytes(for: result.glossary))
      try martif.fill([UInt8](TBXDocumentTypes.martif.utf8))
      try constraintsType.fill([UInt8](TBXDocumentTypes.constraints.utf8))
      try martif.commit()
      try constraintsType.commit()
      try constraints.commit()
      files += [
        folder + stem + ".xcs", folder + TBXDocumentTypes.martifName,
        folder + TBXDocumentTypes.constraintsName,
      ]
    }
    try main.commit()
    return WrittenGlossary(
      files: files, droppedCharacters: result.output.droppedCharacters,
      losses: result.losses.losses)
  }

  /// The document in memory, and what it does not hold: for pipes and tests.
  /// - Throws: `ExchangeError` of kind `unrepresentable`.
  public func document(
    of glossary: Glossary
  ) throws(ExchangeError) -> (bytes: [UInt8], losses: [Loss]) {
    let result = try compose(glossary, constraints: "glossary.xcs", file: glossary.title) {
      () throws(XMLError) in try XMLWriter(indented: false)
    }
    return (result.output.bytes, result.losses.losses)
  }

  /// The document in memory.
  /// - Throws: `ExchangeError` of kind `unrepresentable`.
  public func bytes(of glossary: Glossary) throws(ExchangeError) -> [UInt8] {
    try document(of: glossary).bytes
  }

  private struct Composition {
    var output: XMLOutput
    var losses: LossLog
    /// The glossary as the client is given it.
    var glossary: Glossary
  }

  private func compose(
    _ glossary: Glossary, constraints: String, file: String,
    into makeWriter: () throws(XMLError) -> XMLWriter
  ) throws(ExchangeError) -> Composition {
    var losses = LossLog()
    let glossary = client?.adapted(glossary, &losses) ?? glossary
    try checkRepresentable(glossary, file: file)
    let dialect = TBXDialect(
      editions: edition.map { [$0] } ?? [.basic, .basicV4], style: style,
      extensions: client?.extensions ?? [])
    var ids = TBXIdentifiers(glossary)
    while true {
      var composer = TBXComposer(
        dialect: dialect, constraints: isVersion2 ? constraints : nil, ids: ids, losses: losses)
      do throws(XMLError) {
        var writer = try makeWriter()
        try composer.write(glossary, to: &writer)
        // An id that was referred to may have had no place: then the reference must go, too.
        if let narrower = composer.ids.withoutDangling() {
          ids = narrower
          continue
        }
        var output = try writer.finish()
        output.droppedCharacters += composer.droppedCharacters
        return Composition(output: output, losses: composer.losses, glossary: glossary)
      } catch { throw ExchangeError(error) }
    }
  }

  /// What no edition can say, in the words of the glossary.
  private func checkRepresentable(_ glossary: Glossary, file: String) throws(ExchangeError) {
    func refuse(_ reason: String, _ advice: String) -> ExchangeError {
      ExchangeError(kind: .unrepresentable, file: file, reason: reason, advice: advice)
    }
    guard !isVersion2 || !glossary.concepts.isEmpty else {
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
