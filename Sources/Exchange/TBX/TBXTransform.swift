internal import Terminology
internal import XML

/// Rewrites a TBX file of one style or version as another and leaves all else as it is: white space, comments, instructions,
/// categories nobody knows, values.
///
/// DCA to DCT and back, and version 3 to version 2 and back, give the same canonical XML again. What only version 3 says (style,
/// namespaces and their prefixes) is kept in an instruction (`concord-tbx3`) of the version 2 file. Nothing is fitted to the rules of a
/// dialect: ``TBXWriter`` does that.
public struct TBXTransform: Hashable, Sendable {
  /// What is to come out.
  public enum Form: Hashable, Sendable {
    case version2
    /// Of version 3. A nil style is the one the file had before it became version 2, else DCA.
    case version3(TBXStyle?)
  }

  public var form: Form
  /// Largest file accepted, in bytes.
  public var byteLimit: Int

  public init(to form: Form, byteLimit: Int = 4 << 30) {
    self.form = form
    self.byteLimit = byteLimit
  }

  /// Rewrites a file.
  /// - Throws: `ExchangeError` where the file cannot be read, is damaged, or is neither `tbx` nor `martif`.
  /// - Complexity: O(n) in the size of the file, which is held in memory.
  public func document(
    path: String
  ) throws(ExchangeError) -> (bytes: [UInt8], losses: [Loss]) {
    try document(file: path) { scanner, rewriter throws(XMLError) in
      try scanner.scan(path: path, into: rewriter)
    }
  }

  /// Rewrites a document that is in memory; `name` stands for the file in messages.
  /// - Throws: `ExchangeError`.
  public func document(
    bytes: [UInt8], name: String
  ) throws(ExchangeError) -> (bytes: [UInt8], losses: [Loss]) {
    try document(file: name) { scanner, rewriter throws(XMLError) in
      try scanner.scan(bytes: bytes, name: name, into: rewriter)
    }
  }

  private func document(
    file: String, _ scan: (XMLScanner, TBXRewriter) throws(XMLError) -> Void
  ) throws(ExchangeError) -> (bytes: [UInt8], losses: [Loss]) {
    let scanner = XMLScanner(limits: XMLLimits(documentBytes: byteLimit))
    let rewriter = TBXRewriter(file: file, names: scanner.names, form: form)
    do throws(XMLError) { try scan(scanner, rewriter) } catch {
      throw rewriter.failure ?? ExchangeError(error)
    }
    if let failure = rewriter.failure { throw failure }
    return (rewriter.output + [0x0A], rewriter.losses.losses)
  }
}

/// What the header of a TBX file tells about it, for those who choose how to convert it.
public struct TBXKind: Hashable, Sendable {
  public var version: TBXVersion
  public var style: TBXStyle
  /// The root's `type`: `TBX-Basic`.
  public var dialect: String

  /// - Returns: nil where the file is no TBX of version 2 or 3.
  /// - Throws: `ExchangeError` where the file cannot be read, or is damaged before its root element.
  public static func of(path: String) throws(ExchangeError) -> Self? {
    try withXMLErrors { () throws(XMLError) in
      var reader = try XMLReader(path: path)
      while let event = try reader.next() {
        guard case .start(let tag) = event else { continue }
        let dialect = tag["type"] ?? ""
        switch tag.name.local {
        case "tbx":
          let style = tag["style"].flatMap { TBXStyle(rawValue: $0.lowercased()) } ?? .dca
          return Self(version: .v3, style: style, dialect: dialect)
        case "martif": return Self(version: .v2, style: .dca, dialect: dialect)
        default: return nil
        }
      }
      return nil
    }
  }
}
