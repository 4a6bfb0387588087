import XML

extension XMLReader {
  /// Opens an XML file of a corpus. A packed one is unpacked into memory first, within the limit of a text.
  /// - Throws: where the file cannot be read or is too large.
  static func open(
    _ path: String, document: String, limits: InputLimits
  ) throws(CorpusError) -> XMLReader {
    let xml = XMLLimits(textBytes: limits.lineBytes)
    let isPacked = path.lowercased().hasSuffix(".gz")
    let bytes =
      isPacked ? try FileBytes.read(path, name: document, limit: limits.textBytes) : []
    do throws(XMLError) {
      return isPacked
        ? try XMLReader(bytes: bytes, name: document, limits: xml)
        : try XMLReader(path: path, limits: xml)
    } catch {
      throw CorpusError(error, in: document)
    }
  }

  /// The next event, or nil after the end of the document.
  /// - Throws: where the document breaks off or breaks a rule, with the place.
  mutating func next(in document: String) throws(CorpusError) -> XMLEvent? {
    do throws(XMLError) { return try next() } catch { throw CorpusError(error, in: document) }
  }
}

extension CorpusError {
  /// - Parameter document: what the file is called in messages.
  init(_ error: XMLError, in document: String) {
    self.init(
      file: document, line: error.position?.line, column: error.position?.column,
      reason: error.message, advice: error.advice)
  }
}
