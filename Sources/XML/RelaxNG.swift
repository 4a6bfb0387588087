internal import CLibXML2

/// A place where a document breaks its schema.
public struct XMLDiagnostic: Hashable, Sendable {
  /// 1-based; nil where the schema processor names none.
  public var line: Int?
  public var message: String

  public init(line: Int?, message: String) {
    self.line = line
    self.message = message
  }
}

/// A compiled RELAX NG schema (ISO/IEC 19757-2, XML syntax), for documents of any size.
///
/// Not shared between threads: compile one for each. Schema processing rests on libxml2's text reader, which has no bound for
/// the size of one tag: pass a document from a stranger through `XMLReader` first.
public struct RelaxNG: ~Copyable {
  private let schema: xmlRelaxNGPtr

  /// Compiles a schema; `name` stands for it in messages. It may not include other files.
  /// - Throws: `XMLError` of kind `schema`.
  public init(schema bytes: [UInt8], name: String) throws(XMLError) {
    precondition(LibXML.isReady)
    let reports = ReportSink()
    let schema = withExtendedLifetime(reports) {
      bytes.withUnsafeBytes { raw -> xmlRelaxNGPtr? in
        let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let context = xmlRelaxNGNewMemParserCtxt(start, Int32(raw.count)) else { return nil }
        defer { xmlRelaxNGFreeParserCtxt(context) }
        xmlRelaxNGSetParserStructuredErrors(context, ReportSink.callback, reports.address)
        return xmlRelaxNGParse(context)
      }
    }
    guard let schema else {
      let first = reports.reports.first
      throw XMLError(
        kind: .schema, file: name, position: first?.position,
        message: "the schema does not compile: \(first?.message ?? "unknown reason")",
        advice: "Correct the schema.")
    }
    self.schema = schema
  }

  deinit {
    xmlRelaxNGFree(schema)
  }

  /// Checks a file by streaming; no diagnostics means that it is valid.
  /// - Throws: `XMLError` where the file cannot be read or is not well-formed XML.
  /// - Complexity: O(n) time, memory bounded by the depth of the document and the number of its identifiers.
  public func diagnostics(
    path: String, limits: XMLLimits = XMLLimits()
  ) throws(XMLError) -> [XMLDiagnostic] {
    try diagnostics(ByteSource(path: path, limit: limits.documentBytes), limits: limits)
  }

  /// Checks a document in memory; `name` stands for the file in messages.
  /// - Throws: `XMLError` where the document is not well-formed XML.
  public func diagnostics(
    bytes: [UInt8], name: String, limits: XMLLimits = XMLLimits()
  ) throws(XMLError) -> [XMLDiagnostic] {
    try diagnostics(
      ByteSource(bytes: bytes, name: name, limit: limits.documentBytes), limits: limits)
  }

  private func diagnostics(
    _ source: ByteSource, limits: XMLLimits
  ) throws(XMLError) -> [XMLDiagnostic] {
    let input = ReaderInput(source)
    let reports = ReportSink()
    guard
      let reader = xmlReaderForIO(
        { context, buffer, count in
          guard let context, let buffer else { return -1 }
          return Unmanaged<ReaderInput>.fromOpaque(context).takeUnretainedValue()
            .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
        }, { _ in 0 }, input.address, nil, nil, LibXML.options)
    else {
      throw XMLError(
        kind: .limit, file: source.name, message: "there is no memory left to check it",
        advice: "Close other programs and try again.")
    }
    defer {
      withExtendedLifetime((input, reports)) { xmlFreeTextReader(reader) }
    }
    xmlTextReaderSetStructuredErrorHandler(reader, ReportSink.callback, reports.address)
    xmlTextReaderRelaxNGSetSchema(reader, schema)
    var status = LibXML.silently { xmlTextReaderRead(reader) }
    while status == 1 {
      let line = Int(xmlTextReaderGetParserLineNumber(reader))
      if xmlTextReaderNodeType(reader) == Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue) {
        throw XMLError(
          kind: .entityReference, file: source.name, position: XMLPosition(line: line, column: 1),
          message: "an entity is used, and entities are not expanded",
          advice: "Replace it in the file by the text it stands for.")
      }
      guard Int(xmlTextReaderDepth(reader)) < limits.depth else {
        throw XMLError(
          kind: .limit, file: source.name, position: XMLPosition(line: line, column: 1),
          message: "more than \(limits.depth) elements are open at once",
          advice: "Correct the file, or raise the limit if you trust its origin.")
      }
      status = LibXML.silently { xmlTextReaderRead(reader) }
    }
    if let failure = input.failure { throw failure }
    if let fatal = reports.reports.first(where: \.isFatal) {
      throw fatal.error(file: source.name, atEnd: input.isAtEnd)
    }
    guard status == 0 else {
      let line = Int(xmlTextReaderGetParserLineNumber(reader))
      throw LibXML.undecodable(file: source.name, position: XMLPosition(line: line, column: 1))
    }
    let isInvalid = xmlTextReaderIsValid(reader) != 1
    let found = reports.reports.map {
      XMLDiagnostic(line: $0.position.line > 0 ? $0.position.line : nil, message: $0.message)
    }
    return found.isEmpty && isInvalid
      ? [XMLDiagnostic(line: nil, message: "the document is not valid")] : found
  }
}

/// Feeds a text reader from a byte source and keeps the first failure.
private final class ReaderInput {
  private let source: ByteSource
  private var pending: [UInt8] = []
  private var offset = 0
  private(set) var failure: XMLError?
  private(set) var isAtEnd = false

  init(_ source: ByteSource) {
    self.source = source
  }

  var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    if offset == pending.count {
      offset = 0
      do throws(XMLError) {
        if try !source.withNextChunk({ pending = [UInt8]($0) }) {
          pending = []
          isAtEnd = true
        }
      } catch {
        failure = error
        pending = []
      }
    }
    let count = min(buffer.count, pending.count - offset)
    buffer.copyBytes(from: pending[offset..<offset + count])
    offset += count
    return Int32(count)
  }
}

/// Collects what libxml2 reports during one call.
private final class ReportSink {
  private(set) var reports: [LibXML.Report] = []

  /// A broken document can have a defect on every line.
  private static let limit = 100

  var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let callback: xmlStructuredErrorFunc = { context, error in
    guard let context, let error else { return }
    let sink = Unmanaged<ReportSink>.fromOpaque(context).takeUnretainedValue()
    if sink.reports.count < limit { sink.reports.append(LibXML.Report(error.pointee)) }
  }
}
