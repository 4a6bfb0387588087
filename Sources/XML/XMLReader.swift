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
    self.parser = try SAXParser(file: source.name, limits: limits)
  }

  /// The next event, or nil after the end of the document.
  ///
  /// Everything before a defect is delivered before the defect is thrown.
  /// - Throws: `XMLError`, with the place of the defect.
  public mutating func next() throws(XMLError) -> XMLEvent? {
    while true {
      if let (event, place) = parser.takeEvent() {
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
