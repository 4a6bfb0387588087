internal import CLibXML2
import Glibc

/// What a finished writer leaves behind.
public struct XMLOutput: Hashable, Sendable {
  /// The document, or nothing where it went to a file.
  public var bytes: [UInt8]
  /// Characters that XML 1.0 does not allow (controls, U+FFFE, U+FFFF) and that were therefore left out.
  public var droppedCharacters: Int
}

/// Writes a UTF-8 document tag by tag through libxml2's text writer, to memory or to a file.
///
/// Names are checked, text is escaped, and characters that XML does not allow are dropped and counted. A failed write is
/// reported once, by `finish()`.
///
///     var writer = try XMLWriter()
///     try writer.start("note", ["xml:lang": "zh-CN"])
///     writer.text("生态文明")
///     writer.end()
///     let bytes = try writer.finish().bytes
public struct XMLWriter: ~Copyable {
  private let writer: xmlTextWriterPtr
  private let sink: OutputSink
  private let isIndented: Bool
  private var openElements = 0
  private var droppedCharacters = 0

  /// Writes to memory, each element on a line of its own where `indented`.
  public init(indented: Bool = true) throws(XMLError) {
    try self.init(sink: OutputSink(), indented: indented)
  }

  /// Writes to a file, which is created or emptied.
  /// - Throws: `XMLError` of kind `unwritable`.
  public init(path: String, indented: Bool = true) throws(XMLError) {
    try self.init(sink: OutputSink(path: path), indented: indented)
  }

  private init(sink: OutputSink, indented: Bool) throws(XMLError) {
    precondition(LibXML.isReady)
    self.sink = sink
    self.isIndented = indented
    // The output buffer keeps the sink's address; `sink` is released after `deinit` has freed the writer.
    let buffer = xmlOutputBufferCreateIO(
      { context, bytes, count in
        if let context, let bytes {
          Unmanaged<OutputSink>.fromOpaque(context).takeUnretainedValue()
            .append(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        }
        // A failure is kept in the sink: told of it, libxml2 would print to standard error.
        return count
      }, { _ in 0 }, Unmanaged.passUnretained(sink).toOpaque(), nil)
    guard let writer = xmlNewTextWriter(buffer) else {
      xmlOutputBufferClose(buffer)
      throw XMLError(
        kind: .unwritable, file: sink.name, message: "there is no memory left to write it",
        advice: "Close other programs and try again.")
    }
    self.writer = writer
    // The declaration is written as it is: named through libxml2, every byte would pass an encoder that does nothing.
    xmlTextWriterWriteRaw(writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xmlTextWriterSetIndentString(writer, "  ")
    xmlTextWriterSetIndent(writer, indented ? 1 : 0)
  }

  deinit {
    xmlFreeTextWriter(writer)
  }

  /// Writes `<!DOCTYPE name SYSTEM "systemID">`, before the first element.
  /// - Throws: `XMLError` of kind `name`.
  public mutating func doctype(_ name: String, systemID: String) throws(XMLError) {
    precondition(openElements == 0, "a document type comes before the first element")
    try check(name)
    guard !systemID.contains("\""), systemID.unicodeScalars.allSatisfy(XMLCharacters.isAllowed)
    else { throw badName(systemID) }
    // With indentation on, libxml2 would break the line inside the declaration.
    xmlTextWriterSetIndent(writer, 0)
    xmlTextWriterWriteDTD(writer, name, nil, systemID, nil)
    xmlTextWriterWriteRaw(writer, "\n")
    xmlTextWriterSetIndent(writer, isIndented ? 1 : 0)
  }

  /// Opens an element. Namespaces are declared as attributes: `["xmlns": "urn:…"]`.
  /// - Throws: `XMLError` of kind `name` where the element or an attribute has an impossible name.
  public mutating func start(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:]
  ) throws(XMLError) {
    try startElement(name, attributes)
  }

  /// Opens an element with attributes that are made as the program runs.
  /// - Throws: `XMLError` of kind `name`.
  public mutating func start(
    _ name: String, attributes: [(key: String, value: String)]
  ) throws(XMLError) {
    try startElement(name, attributes)
  }

  private mutating func startElement(
    _ name: String, _ attributes: some Collection<(key: String, value: String)>
  ) throws(XMLError) {
    try check(name)
    xmlTextWriterStartElement(writer, name)
    openElements += 1
    for (key, value) in attributes {
      try check(key)
      xmlTextWriterStartAttribute(writer, key)
      writeEscaped(value, inAttribute: true)
      xmlTextWriterEndAttribute(writer)
    }
  }

  /// Writes text into the open element, escaped.
  public mutating func text(_ text: String) {
    writeEscaped(text, inAttribute: false)
  }

  /// Writes a piece of well-formed XML as it is: whole elements, made with `XMLText`, or white space.
  ///
  /// For what a document has a million of: libxml2 takes several calls for each element and attribute.
  public mutating func wellFormed(_ bytes: borrowing [UInt8]) {
    bytes.withUnsafeBufferPointer { writeRaw($0) }
  }

  /// Closes the element opened last.
  public mutating func end() {
    precondition(openElements > 0, "every end needs a start")
    openElements -= 1
    xmlTextWriterEndElement(writer)
  }

  /// Writes an element with text in it.
  /// - Throws: `XMLError` of kind `name`.
  public mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) throws(XMLError) {
    try start(name, attributes)
    self.text(text)
    end()
  }

  /// Closes what is open, writes everything out and hands over the result.
  /// - Throws: `XMLError` of kind `unwritable` where any write since the start failed.
  public consuming func finish() throws(XMLError) -> XMLOutput {
    xmlTextWriterEndDocument(writer)
    xmlTextWriterFlush(writer)
    return XMLOutput(bytes: try sink.finish(), droppedCharacters: droppedCharacters)
  }

  /// Writes text escaped. libxml2 would do it, but it turns every quotation mark of a text, and every Han character of an attribute,
  /// into a reference, and lets forbidden characters pass.
  private mutating func writeEscaped(_ text: String, inAttribute: Bool) {
    var text = text
    let dropped = text.withUTF8 { bytes -> Int in
      if XMLCharacters.arePlain(bytes) {
        writeRaw(bytes)
        return 0
      }
      let (escaped, dropped) = XMLCharacters.escaped(bytes, inAttribute: inAttribute)
      escaped.withUnsafeBufferPointer { writeRaw($0) }
      return dropped
    }
    droppedCharacters += dropped
  }

  private func writeRaw(_ bytes: UnsafeBufferPointer<UInt8>) {
    // An empty buffer has no address, and no length would mean "up to the zero byte".
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    xmlTextWriterWriteRawLen(writer, start, Int32(bytes.count))
  }

  private func check(_ name: String) throws(XMLError) {
    guard XMLCharacters.isQualifiedName(name) else { throw badName(name) }
  }

  private func badName(_ name: String) -> XMLError {
    XMLError(
      kind: .name, file: sink.name, message: "\"\(name)\" cannot be a name in XML",
      advice: "Use letters, digits, hyphens and dots, beginning with a letter.")
  }
}

/// Takes what the text writer gives out, into an array or a file, and keeps the first failure.
private final class OutputSink {
  let name: String
  private var descriptor: Int32?
  private var bytes: [UInt8] = []
  private var failure: Int32?

  private static let bufferBytes = 256 << 10

  init() {
    name = "XML document"
  }

  init(path: String) throws(XMLError) {
    name = path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw unwritable(errno) }
    self.descriptor = descriptor
    bytes.reserveCapacity(Self.bufferBytes)
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  func append(_ piece: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: piece)
    if descriptor != nil, bytes.count >= Self.bufferBytes { drain() }
  }

  func finish() throws(XMLError) -> [UInt8] {
    guard descriptor != nil else { return bytes }
    drain()
    if let failure { throw unwritable(failure) }
    return []
  }

  private func drain() {
    guard let descriptor, failure == nil else { return bytes.removeAll() }
    bytes.withUnsafeBytes { all in
      var offset = 0
      while offset < all.count {
        let count = write(descriptor, all.baseAddress.map { $0 + offset }, all.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          failure = errno
          return
        }
        offset += count
      }
    }
    bytes.removeAll(keepingCapacity: true)
  }

  private func unwritable(_ code: Int32) -> XMLError {
    XMLError(
      kind: .unwritable, file: name,
      message: "cannot be written: \(String(cString: strerror(code)))",
      advice: "Check the folder, its permissions and the free space.")
  }
}
