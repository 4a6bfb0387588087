internal import CLibXML2

/// What all users of libxml2 in this module share.
enum LibXML {
  /// Sets the library's tables up once, before any thread uses them.
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// The only parser options in use.
  ///
  /// NONET keeps the library off the network; COMPACT saves memory; NOCDATA makes CDATA sections plain text. NOENT, DTDLOAD,
  /// DTDATTR, DTDVALID, XINCLUDE and HUGE stay off: with them a document could read files or grow without bound.
  static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOCDATA.rawValue)

  /// Runs a call that may report outside any context, where libxml2 would print to standard error.
  ///
  /// The handler belongs to the thread, so it is set and restored around the call: nothing here suspends.
  static func silently<Result>(_ call: () -> Result) -> Result {
    var context: UnsafeMutableRawPointer?
    let previous = clibxml2_silence(&context)
    defer { xmlSetGenericErrorFunc(context, previous) }
    return call()
  }

  /// A document that libxml2 gave up without a report, as it does where its bytes cannot be decoded.
  static func undecodable(file: String, position: XMLPosition) -> XMLError {
    XMLError(
      kind: .encoding, file: file, position: position,
      message: "the bytes from about here on are not text in the declared encoding",
      advice: "Save the file as UTF-8 and declare that encoding.")
  }

  /// What libxml2 reported, copied out of its reused struct.
  struct Report {
    var code: Int
    var isFatal: Bool
    var message: String
    var position: XMLPosition

    init(_ error: xmlError) {
      code = Int(error.code)
      isFatal = error.level == XML_ERR_FATAL
      let text = error.message.map { String(cString: $0) } ?? "unknown error \(error.code)"
      message = String(text.prefix { $0 != "\n" })
      position = XMLPosition(line: Int(error.line), column: Int(error.int2))
    }

    private static let encodingCodes = Set(
      [
        XML_ERR_INVALID_CHAR, XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING,
        XML_ERR_INVALID_ENCODING, XML_ERR_ENCODING_NAME, XML_I18N_CONV_FAILED,
        XML_I18N_NO_OUTPUT,
      ].map { Int($0.rawValue) })

    /// The report as the module's error; `atEnd` says that the last byte had been handed over.
    func error(file: String, atEnd: Bool) -> XMLError {
      if Self.encodingCodes.contains(code) {
        return XMLError(
          kind: .encoding, file: file, position: position,
          message: "the bytes are not text in the declared encoding: \(message)",
          advice: "Save the file as UTF-8 and declare that encoding.")
      } else if code == Int(XML_ERR_DOCUMENT_EMPTY.rawValue) {
        return XMLError(
          kind: .empty, file: file, position: position, message: "there is no XML in it",
          advice: "Check that the right file was named and that it was written to its end.")
      } else if code == Int(XML_ERR_UNDECLARED_ENTITY.rawValue) {
        return XMLError(
          kind: .entityReference, file: file, position: position,
          message: "an entity is used, and entities are not expanded: \(message)",
          advice: "Replace it in the file by the text it stands for.")
      } else if atEnd {
        return XMLError(
          kind: .truncated, file: file, position: position,
          message: "the document ends too early: \(message)",
          advice: "Get the file again from where it came; it was cut off.")
      }
      return XMLError(
        kind: .notWellFormed, file: file, position: position, message: "not XML: \(message)",
        advice: "Correct the file there, or export it again.")
    }
  }
}
