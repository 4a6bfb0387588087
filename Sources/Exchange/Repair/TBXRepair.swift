internal import XML

/// Mends what is wrong with a TBX file where there is one right way: names, order, language tags, values, layout.
///
/// Nothing is invented and no words are lost: what only a person can decide is left for the person, and is in the report on the mended file. Mending a
/// mended file changes nothing.
public struct TBXRepair: Hashable, Sendable {
  /// Something that was mended.
  public struct Change: Hashable, Sendable {
    /// 1-based line of the element in the file as it was.
    public var line: Int
    /// What was done, in a sentence without its full stop.
    public var what: String
  }

  /// The edition to mend for.
  public var edition: TBXEdition

  public init(for edition: TBXEdition) {
    self.edition = edition
  }

  /// A mended file, and what was done. It has the same bytes each time.
  /// - Throws: `ExchangeError` where the file cannot be read as XML.
  /// - Complexity: O(n) in the size of the file, which is held in memory.
  public func document(path: String) throws(ExchangeError) -> (bytes: [UInt8], changes: [Change]) {
    try document(bytes: FileBytes.read(path, atMost: 1 << 30), name: path)
  }

  /// The same for a document in memory; `name` stands for the file in messages.
  public func document(
    bytes: [UInt8], name: String
  ) throws(ExchangeError) -> (bytes: [UInt8], changes: [Change]) {
    let scanner = XMLScanner()
    let tree = XMLTree(names: scanner.names)
    try withXMLErrors { () throws(XMLError) in
      try scanner.scan(bytes: bytes, name: name, into: tree)
    }
    let result = mended(tree)
    // A file so damaged that mending one thing breaks another is left to a person.
    guard try errors(result.bytes, name) <= errors(bytes, name) else { return (bytes, []) }
    return result
  }

  private func errors(_ bytes: [UInt8], _ name: String) throws(ExchangeError) -> Int {
    try TBXValidator(.these([edition])).report(bytes: bytes, name: name).verdicts.first?.errors ?? 0
  }

  private func mended(_ tree: XMLTree) -> (bytes: [UInt8], changes: [Change]) {
    var mender = TreeMender(edition)
    mender.mend(tree)
    let changes = mender.changes.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    return (tree.bytes, changes.map(\.element))
  }
}
