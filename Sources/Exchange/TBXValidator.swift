internal import XML

/// A place where a glossary file breaks the rules of its format.
public struct ValidationFinding: Hashable, Sendable {
  /// 1-based; nil where none can be named.
  public var line: Int?
  public var message: String

  public init(line: Int?, message: String) {
    self.line = line
    self.message = message
  }
}

/// Checks TBX files against the rules of TBX-Basic.
public struct TBXValidator: Hashable, Sendable {
  public init() {}

  /// The places where the file is not valid TBX-Basic; none means that it is valid.
  ///
  /// The values and levels of TBX-Basic 1.2.1 and version 4 are both accepted. Files in other dialects, or with data categories as
  /// elements, are not judged.
  /// - Throws: `ExchangeError` where the file cannot be read, is not well-formed, or is of a kind that is not judged.
  /// - Complexity: O(n) in the size of the file, in constant memory but for the identifiers.
  public func findings(path: String) throws(ExchangeError) -> [ValidationFinding] {
    let schema = try Self.schema(of: path)
    let found = try withXMLErrors { () throws(XMLError) in
      try RelaxNG(schema: [UInt8](schema.utf8), name: "TBX schema").diagnostics(path: path)
    }
    return found.map { ValidationFinding(line: $0.line, message: $0.message) }
  }

  /// The schema for the root element. Reads the whole file, under the reader's limits, before schema processing sees it.
  private static func schema(of path: String) throws(ExchangeError) -> String {
    let root = try withXMLErrors { () throws(XMLError) -> XMLTag? in
      var reader = try XMLReader(path: path)
      var root: XMLTag?
      while let event = try reader.next() {
        if root == nil, case .start(let tag) = event { root = tag }
      }
      return root
    }
    let type = root?["type"] ?? "no type"
    switch (root?.name.local, type, root?["style"]) {
    case ("tbx", "TBX-Basic", "dca"): return TBXSchema.v3
    case ("martif", "TBX-Basic", _): return TBXSchema.v2
    default:
      let style = root?["style"].map { ", style \($0)" } ?? ""
      throw ExchangeError(
        kind: .unknownFormat, file: path,
        reason:
          "<\(root?.name.local ?? "")> of \(type)\(style) is not TBX-Basic with categories as attributes",
        advice: "Convert it first; the converted file can be checked.")
    }
  }
}
