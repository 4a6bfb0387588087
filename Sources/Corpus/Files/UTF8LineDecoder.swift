/// Decodes the lines of a text in UTF-8 that is read piece by piece.
struct UTF8LineDecoder {
  /// The file's name, for messages.
  let file: String
  private var line = 0
  private var scalarCount = 0
  private var badCount = 0
  private var firstBadLine: Int?

  init(file: String) { self.file = file }

  /// Bytes that are no UTF-8 become U+FFFD; a byte order mark is left out.
  mutating func decode(_ bytes: [UInt8]) -> [UInt32] {
    line += 1
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      let (scalar, width) = TextDecoder.scalar(bytes, at: i)
      if let scalar {
        if scalar != 0xFEFF || line > 1 || i > 0 { scalars.append(scalar) }
      } else {
        badCount += 1
        firstBadLine = firstBadLine ?? line
        scalars.append(0xFFFD)
      }
      i += width
    }
    scalarCount += scalars.count
    return scalars
  }

  /// - Returns: a warning where some bytes were no UTF-8.
  /// - Throws: where so many were that the text must be in another encoding.
  func finish() throws(CorpusError) -> CorpusError? {
    guard badCount > 0 else { return nil }
    guard badCount * 1000 <= scalarCount else {
      throw CorpusError(
        file: file, line: firstBadLine, reason: "the table is large and not in UTF-8",
        advice: "convert it to UTF-8, for example with iconv")
    }
    return CorpusError(
      file: file, line: firstBadLine, reason: "\(badCount) byte sequences are not UTF-8",
      advice: "they are read as \u{FFFD}")
  }
}
