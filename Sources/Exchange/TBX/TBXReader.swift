public import Terminology
internal import XML

/// Reads TBX of all editions, dialects and styles, and what is called TBX in the wild: version 3 with data categories as attributes
/// or elements, version 2 with `tig` or `ntig`, TBX-Min of 2013.
///
/// Elements are known by their local name, so prefixes and a wrong or missing namespace do not matter. Language tags may have any
/// case and `_`. A document type is not fetched. Data categories nobody knows are kept; what a glossary cannot hold is counted.
public struct TBXReader: Hashable, Sendable {
  /// Largest file accepted, in bytes.
  public var byteLimit: Int

  public init(byteLimit: Int = 4 << 30) {
    self.byteLimit = byteLimit
  }

  /// Hands over the concepts of a file one by one, so that all of them need not be in memory.
  ///
  /// A concept without a usable id gets one that no concept before it has.
  /// - Parameter take: called in document order; `head` is the glossary so far: title, header and language, without concepts.
  /// - Returns: the glossary without its concepts; references come last in a file, and are there only now.
  /// - Throws: `ExchangeError` with the line, where the document is damaged, hostile or not TBX, or what `take` throws.
  /// - Complexity: O(n) in the size of the document; memory is bounded by its largest concept, its ids and its references.
  public func read(
    path: String, _ take: @escaping (_ concept: Concept, _ head: Glossary) throws -> Void
  ) throws -> GlossaryReading {
    let scanner = XMLScanner(limits: XMLLimits(documentBytes: byteLimit))
    let assembler = TBXAssembler(file: path, names: scanner.names, take: take)
    try assembler.run { () throws(XMLError) in try scanner.scan(path: path, into: assembler) }
    if let error = assembler.refusal { throw error }
    return try assembler.finish()
  }

  func read(path: String) throws(ExchangeError) -> GlossaryReading {
    let scanner = XMLScanner(limits: XMLLimits(documentBytes: byteLimit))
    let assembler = TBXAssembler(file: path, names: scanner.names, take: nil)
    try assembler.run { () throws(XMLError) in try scanner.scan(path: path, into: assembler) }
    return try assembler.finish()
  }

  func read(bytes: [UInt8], name: String) throws(ExchangeError) -> GlossaryReading {
    let scanner = XMLScanner(limits: XMLLimits(documentBytes: byteLimit))
    let assembler = TBXAssembler(file: name, names: scanner.names, take: nil)
    try assembler.run { () throws(XMLError) in
      try scanner.scan(bytes: bytes, name: name, into: assembler)
    }
    return try assembler.finish()
  }
}
