internal import CLibXML2

/// Turns the callbacks of libxml2's push parser into a queue of events, under our own limits.
///
/// The push parser is the layer below `xmlTextReader`. It is used directly because at each callback it knows the true line and
/// column (the text reader is up to 512 bytes ahead and saturates at line 65535), reports entity use where the reader would
/// leave a hole in the text, and is twice as fast.
final class SAXParser {
  private(set) var failure: XMLError?
  /// Events not yet taken, oldest first from `next`.
  private var events: [(event: XMLEvent, position: XMLPosition)] = []
  private var next = 0

  private let limits: XMLLimits
  private let file: String
  private var context: xmlParserCtxtPtr?
  private var isAtEnd = false
  /// Whether only white space has been seen.
  private var isBlank = true
  private var depth = 0
  private var text: [UInt8] = []
  /// Where the tag before the pending text ended.
  private var textPosition = XMLPosition(line: 1, column: 1)
  /// Prefixes and namespace names by the address at which the parser's dictionary keeps them for its lifetime.
  private var dictionary: [UnsafePointer<UInt8>: String] = [:]
  private var last: (pointer: UnsafePointer<UInt8>, text: String)?

  init(file: String, limits: XMLLimits) throws(XMLError) {
    precondition(LibXML.isReady)
    self.file = file
    self.limits = limits
    var handler = Self.handler
    // The context keeps the address, and this object outlives the context: see deinit.
    context = xmlCreatePushParserCtxt(
      &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    guard let context else {
      throw XMLError(
        kind: .limit, file: file, message: "there is no memory left to read it",
        advice: "Close other programs and try again.")
    }
    xmlCtxtUseOptions(context, LibXML.options)
  }

  deinit {
    guard let context else { return }
    // Entity declarations of an internal subset end up in a document that belongs to nobody.
    if let document = context.pointee.myDoc {
      xmlFreeDoc(document)
      context.pointee.myDoc = nil
    }
    xmlFreeParserCtxt(context)
  }

  /// The oldest event not yet taken.
  func takeEvent() -> (event: XMLEvent, position: XMLPosition)? {
    guard next < events.count else {
      events.removeAll(keepingCapacity: true)
      next = 0
      return nil
    }
    defer { next += 1 }
    return events[next]
  }

  func parse(_ chunk: UnsafeBufferPointer<UInt8>) {
    guard let context, failure == nil else { return }
    isBlank = isBlank && chunk.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
    chunk.withMemoryRebound(to: CChar.self) { characters in
      _ = LibXML.silently {
        xmlParseChunk(context, characters.baseAddress, Int32(characters.count), 0)
      }
    }
    checkForSilentHalt()
    guard let input = context.pointee.input, let end = input.pointee.end, failure == nil else {
      return
    }
    // The parser waits for the end of a piece of markup, and of a CDATA section, before it works on it.
    let waiting = end - input.pointee.cur - ByteSource.chunkBytes
    if context.pointee.instate == XML_PARSER_CDATA_SECTION {
      if waiting > limits.textBytes { fail("a text is longer than \(limits.textBytes) bytes") }
    } else if waiting > limits.markupBytes {
      fail("a tag, comment or declaration is longer than \(limits.markupBytes) bytes")
    }
  }

  func finish() {
    guard let context, failure == nil else { return }
    isAtEnd = true
    guard !isBlank else {
      return fail(
        XMLError(
          kind: .empty, file: file, message: "there is nothing in it",
          advice: "Check that the right file was named and that it was written to its end."))
    }
    _ = LibXML.silently { xmlParseChunk(context, nil, 0, 1) }
    checkForSilentHalt()
  }

  /// Encoders that meet bytes they cannot decode stop the parser without calling the error handler.
  private func checkForSilentHalt() {
    guard let context, failure == nil else { return }
    if context.pointee.disableSAX != 0 || context.pointee.wellFormed == 0 {
      fail(LibXML.undecodable(file: file, position: position))
    }
  }

  // MARK: Callbacks

  private var position: XMLPosition {
    guard let input = context?.pointee.input else { return XMLPosition(line: 1, column: 1) }
    return XMLPosition(line: Int(input.pointee.line), column: Int(input.pointee.col))
  }

  private func fail(_ message: String) {
    fail(
      XMLError(
        kind: .limit, file: file, position: position, message: message,
        advice: "Correct the file, or raise the limit if you trust its origin."))
  }

  private func fail(_ error: XMLError) {
    if failure == nil { failure = error }
  }

  private func string(interned pointer: UnsafePointer<UInt8>?) -> String? {
    guard let pointer else { return nil }
    // Nearly always the namespace of the tag before.
    if pointer == last?.pointer { return last?.text }
    let text = dictionary[pointer] ?? String(cString: pointer)
    dictionary[pointer] = text
    last = (pointer, text)
    return text
  }

  private func flushText() {
    guard !text.isEmpty else { return }
    events.append((.text(String(decoding: text, as: UTF8.self)), textPosition))
    text.removeAll(keepingCapacity: text.capacity < 1 << 20)
  }

  private func append(_ pointer: UnsafePointer<UInt8>?, count: Int32) {
    guard failure == nil, let pointer else { return }
    text.append(contentsOf: UnsafeBufferPointer(start: pointer, count: Int(count)))
    if text.count > limits.textBytes { fail("a text is longer than \(limits.textBytes) bytes") }
  }

  private func start(
    _ name: XMLName, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    guard failure == nil else { return }
    flushText()
    depth += 1
    guard depth <= limits.depth else {
      return fail("more than \(limits.depth) elements are open at once")
    }
    var tag = XMLTag(name: name)
    if let attributes, count > 0 {
      tag.attributes.reserveCapacity(count)
      for index in 0..<count {
        // Five pointers each: local name, prefix, namespace name, start and end of the value.
        let fields = attributes + 5 * index
        guard let local = fields[0], let value = fields[3], let end = fields[4] else { continue }
        guard end - value <= limits.textBytes else {
          return fail("an attribute is longer than \(limits.textBytes) bytes")
        }
        tag.attributes.append(
          XMLAttribute(
            name: String(cString: local), prefix: string(interned: fields[1]),
            namespace: string(interned: fields[2]),
            value: String(
              decoding: UnsafeBufferPointer(start: value, count: end - value), as: UTF8.self)))
      }
    }
    let place = position
    events.append((.start(tag), place))
    textPosition = place
  }

  private func end(_ name: XMLName) {
    guard failure == nil else { return }
    flushText()
    depth -= 1
    let place = position
    events.append((.end(name), place))
    textPosition = place
  }

  private func refuseEntity(_ name: String) {
    // While a declaration is read the parser asks for the entity it is about to declare: no use of it yet.
    guard context?.pointee.inSubset == 0 else { return }
    fail(
      XMLError(
        kind: .entityReference, file: file, position: position,
        message: "the entity &\(name); is used, and entities are not expanded",
        advice: "Replace it in the file by the text it stands for."))
  }

  private func report(_ report: LibXML.Report) {
    guard report.isFatal else { return }
    fail(report.error(file: file, atEnd: isAtEnd))
  }

  private static func parser(_ context: UnsafeMutableRawPointer?) -> SAXParser? {
    context.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func name(
    _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?,
    _ namespace: UnsafePointer<UInt8>?
  ) -> XMLName {
    XMLName(
      local.map { String(cString: $0) } ?? "", prefix: string(interned: prefix),
      namespace: string(interned: namespace))
  }

  /// The callbacks. Those left out (document type, entity and attribute declarations, comments, instructions) do nothing.
  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = {
      context, local, prefix, namespace, _, _, count, defaulted, attributes in
      guard let parser = SAXParser.parser(context) else { return }
      // Defaults come last. They are left out, or a short tag could stand for a megabyte.
      parser.start(
        parser.name(local, prefix, namespace), attributes: attributes,
        count: Int(count - defaulted))
    }
    handler.endElementNs = { context, local, prefix, namespace in
      guard let parser = SAXParser.parser(context) else { return }
      parser.end(parser.name(local, prefix, namespace))
    }
    handler.characters = { context, text, count in
      SAXParser.parser(context)?.append(text, count: count)
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.getEntity = { context, name in
      if let name { SAXParser.parser(context)?.refuseEntity(String(cString: name)) }
      return nil
    }
    handler.serror = { context, error in
      guard let error else { return }
      SAXParser.parser(context)?.report(LibXML.Report(error.pointee))
    }
    return handler
  }
}
