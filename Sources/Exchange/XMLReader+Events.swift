internal import XML

extension XMLReader {
  /// Hands over the events of a document with the line each begins on.
  /// - Throws: `ExchangeError`, where the document is damaged or hostile.
  consuming func visit(
    _ take: (_ event: XMLEvent, _ line: Int) -> Void
  ) throws(ExchangeError) {
    var reader = self
    while true {
      let event: XMLEvent?
      do throws(XMLError) { event = try reader.next() } catch { throw ExchangeError(error) }
      guard let event else { return }
      take(event, reader.position.line)
    }
  }
}
