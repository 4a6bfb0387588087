internal import XML

/// Which edition a file is judged by.
public enum EditionChoice: Hashable, Sendable {
  /// That of its dialect which it breaks least; the older one where it breaks both alike.
  case automatic
  /// All editions of its dialect.
  case all
  /// These, whatever the file says of itself.
  case these([TBXEdition])
}

/// Checks TBX files of both versions and styles, in one pass and with all their errors.
///
/// Sources: ISO 30042:2019 in the wording of both published core schemas, ISO 30042:2008, and the table of data categories
/// (`DataCategory.all`).
public struct TBXValidator: Hashable, Sendable {
  /// How many findings are kept; the others are counted.
  public static let findingLimit = 10_000

  public var choice: EditionChoice

  public init(_ choice: EditionChoice = .automatic) {
    self.choice = choice
  }

  /// What is wrong with a file. One that cannot be read as XML has a finding that says so.
  /// - Throws: `ExchangeError` where there is no such file.
  /// - Complexity: O(n) in the size of the file; memory for its identifiers and for one hash a concept.
  public func report(path: String) throws(ExchangeError) -> ValidationReport {
    try report(file: path) { (scanner, handler) throws(XMLError) in
      try scanner.scan(path: path, into: handler)
    }
  }

  /// The same for a document in memory; `name` stands for the file in messages.
  public func report(bytes: [UInt8], name: String) throws(ExchangeError) -> ValidationReport {
    try report(file: name) { (scanner, handler) throws(XMLError) in
      try scanner.scan(bytes: bytes, name: name, into: handler)
    }
  }

  private func report(
    file: String, _ scan: (XMLScanner, any XMLHandler) throws(XMLError) -> Void
  ) throws(ExchangeError) -> ValidationReport {
    let scanner = XMLScanner()
    let handler = ValidationHandler(names: scanner.names, choice: choice)
    do throws(XMLError) {
      try scan(scanner, handler)
    } catch {
      guard error.kind != .unreadable else { throw ExchangeError(error) }
      handler.stop(error)
    }
    return handler.report(file: file)
  }
}
