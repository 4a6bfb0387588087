/// Reads a document of any size event by event, holding one piece of it in memory.
///
/// Meant for files from strangers: entities are never expanded and their use is an error, nothing outside the document is ever
/// opened, and depth, text, markup and size are limited. A document type declaration is accepted and not fetched.
///
///     var reader = try XMLReader(path: "memory.tmx")
///     while let event = try reader.next() {
///       if case .start(let tag) = event, tag.name.local == "tu" { units += 1 }
///     }
///
/// Encodings are those of libxml2: UTF-8, UTF-16, ISO 8859, and through iconv most others (GB18030, Big5, windows-125x).
/// - Complexity: O(n) in the bytes of the document; memory is bounded by `XMLLimits`.
public struct XMLReader: ~Copyable {
  /// The file as the caller named it, for messages.
  public let file: String
  /// Where the last event ended, or began where it was text.
  public private(set) var position = XMLPosition(line: 1, column: 1)

  private let source: ByteSource
  private let parser: SAXParser
  private let events: EventQueue
  private var isFinished = false

  /// Opens a file.
  /// - Throws: `XMLError` of kind `unreadable` or `limit`.
  public init(path: String, limits: XMLLimits = XMLLimits()) throws(XMLError) {
    try self.init(
      source: ByteSource(path: path, limit: limits.documentBytes), limits: limits)
  }

  /// Reads a document that is in memory; `name` stands for the file in messages.
  /// - Throws: `XMLError` of kind `limit`.
  public init(bytes: [UInt8], name: String, limits: XMLLimits = XMLLimits()) throws(XMLError) {
    try self.init(
      source: ByteSource(bytes: bytes, name: name, limit: limits.documentBytes), limits: limits)
  }

  private init(source: ByteSource, limits: XMLLimits) throws(XMLError) {
    self.file = source.name
    self.source = source
    let names = XMLNameTable()
    self.events = EventQueue(names: names)
    self.parser = try SAXParser(
      file: source.name, limits: limits, names: names, handler: events)
  }

  /// The next event, or nil after the end of the document.
  ///
  /// Everything before a defect is delivered before the defect is thrown.
  /// - Throws: `XMLError`, with the place of the defect.
  public mutating func next() throws(XMLError) -> XMLEvent? {
    while true {
      if let (event, place) = events.take() {
        position = place
        return event
      }
      if let failure = parser.failure { throw failure }
      if isFinished { return nil }
      if try !source.withNextChunk({ parser.parse($0) }) {
        parser.finish()
        isFinished = true
      }
    }
  }
}

/// Keeps the pieces of a document as events until they are asked for.
private final class EventQueue: XMLHandler {
  /// Events not yet taken, oldest first from `next`.
  private var events: [(event: XMLEvent, position: XMLPosition)] = []
  private var next = 0
  private let names: XMLNameTable
  private var text: [UInt8] = []
  /// Where the tag before the pending text ended.
  private var textPosition = XMLPosition(line: 1, column: 1)
  /// The prefixes of the elements that are open.
  private var prefixes: [String?] = []

  init(names: XMLNameTable) {
    self.names = names
  }

  /// The oldest event not yet taken.
  func take() -> (event: XMLEvent, position: XMLPosition)? {
    guard next < events.count else {
      events.removeAll(keepingCapacity: true)
      next = 0
      return nil
    }
    defer { next += 1 }
    return events[next]
  }

  func start(_ tag: borrowing XMLScannedTag) {
    flushText()
    var name = names.names[tag.name]
    name.prefix = tag.prefix
    prefixes.append(name.prefix)
    var event = XMLTag(name: name)
    event.attributes.reserveCapacity(tag.attributeCount)
    for index in 0..<tag.attributeCount {
      let id = tag.attributeName(index)
      let attribute = names.names[id]
      event.attributes.append(
        XMLAttribute(
          name: attribute.local, prefix: tag.attributePrefix(index),
          namespace: attribute.namespace,
          value: String(decoding: tag.value(index), as: UTF8.self)))
    }
    append(.start(event), tag.place.end)
  }

  func end(_ name: XMLNameID, at place: borrowing XMLScannedPlace) {
    flushText()
    var full = names.names[name]
    full.prefix = prefixes.popLast() ?? nil
    append(.end(full), place.end)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
    text.append(contentsOf: bytes)
  }

  private func append(_ event: XMLEvent, _ position: XMLPosition) {
    events.append((event, position))
    textPosition = position
  }

  private func flushText() {
    guard !text.isEmpty else { return }
    events.append((.text(String(decoding: text, as: UTF8.self)), textPosition))
    text.removeAll(keepingCapacity: text.capacity < 1 << 20)
  }
}
