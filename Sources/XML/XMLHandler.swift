/// Takes the pieces of a document while `XMLScanner` reads it.
///
/// What is handed over lives in the parser's buffers and is gone after the call: copy what is to be kept.
public protocol XMLHandler: AnyObject {
  func start(_ tag: borrowing XMLScannedTag)
  /// The end of an element; `name` is the number its start tag had.
  func end(_ name: XMLNameID, at place: borrowing XMLScannedPlace)
  /// A piece of text, possibly not all of it up to the next tag: UTF-8, entities of XML itself replaced.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace)
  func comment(_ text: String)
  func instruction(target: String, data: String?, at place: borrowing XMLScannedPlace)
  /// A document type declaration. It is not fetched, whatever it names.
  func documentType(
    name: String, publicID: String?, systemID: String?, at place: borrowing XMLScannedPlace)
}

extension XMLHandler {
  public func comment(_ text: String) {}
  public func instruction(target: String, data: String?, at place: borrowing XMLScannedPlace) {}
  public func documentType(
    name: String, publicID: String?, systemID: String?, at place: borrowing XMLScannedPlace
  ) {}
}

/// Number of a name (local name and namespace) within one scan, from 0 in the order of first appearance.
public typealias XMLNameID = Int

/// A start tag while it is being read.
public struct XMLScannedTag: ~Copyable {
  /// Number of the element's name.
  public let name: XMLNameID
  /// The attributes, without namespace declarations and without defaults.
  public let attributeCount: Int
  public let place: XMLScannedPlace
  private let names: XMLNameTable
  private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let prefixPointer: UnsafePointer<UInt8>?
  /// How many namespaces the tag declares.
  public let namespaceCount: Int

  init(
    name: XMLNameID, prefix: UnsafePointer<UInt8>?,
    fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, attributeCount: Int,
    namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, namespaceCount: Int,
    names: XMLNameTable, place: consuming XMLScannedPlace
  ) {
    self.name = name
    self.prefixPointer = prefix
    self.fields = fields
    self.attributeCount = attributeCount
    self.namespaces = namespaces
    self.namespaceCount = namespaceCount
    self.names = names
    self.place = place
  }

  /// The prefix of the element as written.
  public var prefix: String? { prefixPointer.map { String(cString: $0) } }

  /// Number of the name of attribute `index`.
  public func attributeName(_ index: Int) -> XMLNameID {
    guard let fields else { return -1 }
    return names.id(local: fields[5 * index], namespace: fields[5 * index + 2])
  }

  /// The prefix of attribute `index` as written.
  public func attributePrefix(_ index: Int) -> String? {
    fields?[5 * index + 1].map { String(cString: $0) }
  }

  /// The value of attribute `index`: UTF-8, normalised as XML prescribes.
  public func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let fields, let start = fields[5 * index + 3], let end = fields[5 * index + 4] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  /// The namespace that declaration `index` declares: its prefix (nil for the default namespace) and its name.
  public func namespace(_ index: Int) -> (prefix: String?, name: String) {
    guard let namespaces else { return (nil, "") }
    return (
      namespaces[2 * index].map { String(cString: $0) },
      namespaces[2 * index + 1].map { String(cString: $0) } ?? ""
    )
  }
}

/// Where the scanner is; worked out only where somebody asks.
public struct XMLScannedPlace: ~Copyable {
  // Lives within one callback of the parser, and is made for every piece of a document.
  private unowned(unsafe) let parser: SAXParser

  init(_ parser: SAXParser) {
    self.parser = parser
  }

  /// Where the tag, comment or instruction at hand begins.
  public var start: XMLPosition { parser.markupStart }

  /// How far the parser has read: the end of the piece at hand.
  public var end: XMLPosition { parser.position }
}

/// Numbers the names of a document by the addresses at which the parser's dictionary keeps them.
public final class XMLNameTable {
  /// Local name and namespace of each number.
  public private(set) var names: [XMLName] = []
  private var ids: [Key: XMLNameID] = [:]
  private var numbers: [XMLName: XMLNameID] = [:]
  /// The names met last, by the low bits of their address: nearly every look-up ends here.
  private var recent = [(key: Key, id: XMLNameID)](
    repeating: (Key(local: nil, namespace: nil), -1), count: 256)

  private struct Key: Hashable {
    var local: UnsafePointer<UInt8>?
    var namespace: UnsafePointer<UInt8>?
  }

  func id(local: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?) -> XMLNameID {
    let key = Key(local: local, namespace: namespace)
    let slot =
      (Int(bitPattern: local) >> 1 ^ Int(bitPattern: local) >> 9 ^ Int(bitPattern: namespace) >> 4)
      & 255
    if recent[slot].key == key, recent[slot].id >= 0 { return recent[slot].id }
    let id = ids[key] ?? add(key)
    recent[slot] = (key, id)
    return id
  }

  private func add(_ key: Key) -> XMLNameID {
    let name = XMLName(
      key.local.map { String(cString: $0) } ?? "",
      namespace: key.namespace.map { String(cString: $0) })
    let id = numbers[name] ?? names.count
    if id == names.count {
      names.append(name)
      numbers[name] = id
    }
    ids[key] = id
    return id
  }
}

/// Reads a document of any size and hands its pieces to a handler, without making a `String` of anything.
///
/// The same guards as `XMLReader`: no entity is expanded, nothing outside the document is opened, and all sizes are limited.
public struct XMLScanner {
  /// The names that the handler is given numbers of.
  public let names = XMLNameTable()
  private let limits: XMLLimits

  public init(limits: XMLLimits = XMLLimits()) {
    self.limits = limits
  }

  /// Scans a file from beginning to end.
  /// - Throws: `XMLError` with the place of the first defect; everything before it was handed over.
  /// - Complexity: O(n) in the bytes of the document; memory is bounded by `XMLLimits`.
  public func scan(path: String, into handler: any XMLHandler) throws(XMLError) {
    try scan(ByteSource(path: path, limit: limits.documentBytes), into: handler)
  }

  /// Scans a document in memory; `name` stands for the file in messages.
  public func scan(
    bytes: [UInt8], name: String, into handler: any XMLHandler
  ) throws(XMLError) {
    try scan(ByteSource(bytes: bytes, name: name, limit: limits.documentBytes), into: handler)
  }

  private func scan(_ source: ByteSource, into handler: any XMLHandler) throws(XMLError) {
    let parser = try SAXParser(
      file: source.name, limits: limits, names: names, handler: handler)
    while try source.withNextChunk({ parser.parse($0) }) {
      if let failure = parser.failure { throw failure }
    }
    parser.finish()
    if let failure = parser.failure { throw failure }
  }
}
