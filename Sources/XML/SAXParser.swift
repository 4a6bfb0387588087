internal import CLibXML2
import Glibc

/// Drives libxml2's push parser under our own limits, and hands what it finds to a handler.
///
/// The push parser is the layer below `xmlTextReader`. It is used directly because at each callback it knows the true line and
/// column (the text reader is up to 512 bytes ahead and saturates at line 65535), reports entity use where the reader would
/// leave a hole in the text, and is twice as fast.
final class SAXParser {
  private(set) var failure: XMLError?
  private var hasFailed = false
  private let limits: XMLLimits
  private let file: String
  private var context: xmlParserCtxtPtr?
  private var isAtEnd = false
  /// Whether only white space has been seen.
  private var isBlank = true
  private var depth = 0
  /// Bytes of the text since the last tag.
  private var textBytes = 0
  private let names: XMLNameTable
  private let handler: any XMLHandler

  init(
    file: String, limits: XMLLimits, names: XMLNameTable, handler: any XMLHandler
  ) throws(XMLError) {
    precondition(LibXML.isReady)
    self.file = file
    self.limits = limits
    self.names = names
    self.handler = handler
    var callbacks = Self.callbacks
    // The context keeps the address, and this object outlives the context: see deinit.
    context = xmlCreatePushParserCtxt(
      &callbacks, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
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

  func parse(_ chunk: UnsafeBufferPointer<UInt8>) {
    guard let context, !hasFailed else { return }
    isBlank = isBlank && chunk.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
    chunk.withMemoryRebound(to: CChar.self) { characters in
      _ = LibXML.silently {
        xmlParseChunk(context, characters.baseAddress, Int32(characters.count), 0)
      }
    }
    checkForSilentHalt()
    guard let input = context.pointee.input, let end = input.pointee.end, !hasFailed else {
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
    guard let context, !hasFailed else { return }
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
    guard let context, !hasFailed else { return }
    if context.pointee.disableSAX != 0 || context.pointee.wellFormed == 0 {
      fail(LibXML.undecodable(file: file, position: position))
    }
  }

  // MARK: Callbacks

  /// How far the parser has read.
  var position: XMLPosition {
    guard let input = context?.pointee.input else { return XMLPosition(line: 1, column: 1) }
    return XMLPosition(line: Int(input.pointee.line), column: Int(input.pointee.col))
  }

  /// Where the markup that the parser stands in began: at the last `<`, which nothing in a tag can contain.
  var markupStart: XMLPosition {
    let end = position
    guard let input = context?.pointee.input, let base = input.pointee.base,
      var byte = input.pointee.cur, byte > base
    else { return end }
    var characters = 0
    var lines = 0
    repeat {
      byte -= 1
      if byte.pointee == UInt8(ascii: "\n") {
        lines += 1
      } else if byte.pointee & 0xC0 != 0x80 {
        characters += 1
      }
    } while byte > base && byte.pointee != UInt8(ascii: "<")
    guard lines > 0 else {
      return XMLPosition(line: end.line, column: max(1, end.column - characters))
    }
    var column = 1
    while byte > base, (byte - 1).pointee != UInt8(ascii: "\n") {
      byte -= 1
      if byte.pointee & 0xC0 != 0x80 { column += 1 }
    }
    return XMLPosition(line: max(1, end.line - lines), column: column)
  }

  private func fail(_ message: String) {
    fail(
      XMLError(
        kind: .limit, file: file, position: position, message: message,
        advice: "Correct the file, or raise the limit if you trust its origin."))
  }

  private func fail(_ error: XMLError) {
    guard !hasFailed else { return }
    failure = error
    hasFailed = true
  }

  private func text(_ pointer: UnsafePointer<UInt8>?, count: Int32) {
    guard !hasFailed, let pointer else { return }
    textBytes += Int(count)
    guard textBytes <= limits.textBytes else {
      return fail("a text is longer than \(limits.textBytes) bytes")
    }
    handler.text(
      UnsafeBufferPointer(start: pointer, count: Int(count)), at: XMLScannedPlace(self))
  }

  private func start(
    _ name: XMLNameID, prefix: UnsafePointer<UInt8>?,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int,
    namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, namespaceCount: Int
  ) {
    guard !hasFailed else { return }
    textBytes = 0
    depth += 1
    guard depth <= limits.depth else {
      return fail("more than \(limits.depth) elements are open at once")
    }
    if let attributes {
      for index in 0..<count {
        // Five pointers each: local name, prefix, namespace name, start and end of the value.
        guard let value = attributes[5 * index + 3], let end = attributes[5 * index + 4] else {
          continue
        }
        guard end - value <= limits.textBytes else {
          return fail("an attribute is longer than \(limits.textBytes) bytes")
        }
        attributes[5 * index + 4] = Self.replacingAmpersands(value, end)
      }
    }
    handler.start(
      XMLScannedTag(
        name: name, prefix: prefix, fields: attributes, attributeCount: count,
        namespaces: namespaces, namespaceCount: namespaceCount, names: names,
        place: XMLScannedPlace(self)))
  }

  /// Turns `&#38;` into `&`: while entities are not to be replaced, libxml2 leaves that of the ampersand for a tree to replace.
  /// - Returns: the new end.
  private static func replacingAmpersands(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    guard memchr(start, Int32(UInt8(ascii: "&")), end - start) != nil else { return end }
    // A value with a reference in it is a copy that libxml2 made for this call.
    let bytes = UnsafeMutablePointer(mutating: start)
    let count = end - start
    var read = 0
    var written = 0
    while read < count {
      bytes[written] = bytes[read]
      let isReference =
        read + 5 <= count && memcmp(bytes + read, "&#38;", 5) == 0
      read += isReference ? 5 : 1
      written += 1
    }
    return start + written
  }

  private func end(_ name: XMLNameID) {
    guard !hasFailed else { return }
    textBytes = 0
    depth -= 1
    handler.end(name, at: XMLScannedPlace(self))
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

  /// The callbacks. Those left out (entity and attribute declarations) do nothing.
  private static var callbacks: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = {
      context, local, prefix, namespace, namespaceCount, namespaces, count, defaulted, attributes in
      guard let parser = SAXParser.parser(context) else { return }
      // Defaults come last. They are left out, or a short tag could stand for a megabyte.
      parser.start(
        parser.names.id(local: local, namespace: namespace), prefix: prefix,
        attributes: attributes, count: Int(count - defaulted), namespaces: namespaces,
        namespaceCount: Int(namespaceCount))
    }
    handler.endElementNs = { context, local, prefix, namespace in
      guard let parser = SAXParser.parser(context) else { return }
      parser.end(parser.names.id(local: local, namespace: namespace))
    }
    handler.characters = { context, text, count in
      SAXParser.parser(context)?.text(text, count: count)
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.comment = { context, text in
      guard let parser = SAXParser.parser(context), !parser.hasFailed, let text else { return }
      parser.handler.comment(String(cString: text))
    }
    handler.processingInstruction = { context, target, data in
      guard let parser = SAXParser.parser(context), !parser.hasFailed, let target else {
        return
      }
      parser.handler.instruction(
        target: String(cString: target), data: data.map { String(cString: $0) },
        at: XMLScannedPlace(parser))
    }
    handler.internalSubset = { context, name, publicID, systemID in
      guard let parser = SAXParser.parser(context), !parser.hasFailed, let name else { return }
      parser.handler.documentType(
        name: String(cString: name), publicID: publicID.map { String(cString: $0) },
        systemID: systemID.map { String(cString: $0) }, at: XMLScannedPlace(parser))
    }
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
