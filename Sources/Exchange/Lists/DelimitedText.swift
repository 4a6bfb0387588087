/// Splits tab- or comma-separated text into records.
///
/// Quotes follow RFC 4180: a field that begins with `"` may hold separators, line breaks and doubled quotes. In tab-separated text,
/// where a term may well begin with a quotation mark, a field is quoted only if its closing quote ends it.
public struct DelimitedText {
  public struct Record {
    /// 1-based line on which the record begins.
    public var line: Int
    public var fields: [String]
  }

  /// Where a quoted field is given up: without a bound, text full of stray quotes would take quadratic time.
  private static let quotedFieldBytes = 1 << 20

  let file: String
  let bytes: [UInt8]
  let separator: UInt8
  private var offset = 0
  private var line = 1

  /// - Parameters:
  ///   - file: its name, for messages.
  ///   - bytes: UTF-8.
  ///   - separator: the byte between fields.
  public init(file: String, bytes: [UInt8], separator: UInt8) {
    self.file = file
    self.bytes = bytes
    self.separator = separator
  }

  /// The next record that is not blank, or nil at the end.
  /// - Throws: `ExchangeError` of kind `malformed`, with the line, where a quote is not closed or the bytes are not UTF-8.
  public mutating func next() throws(ExchangeError) -> Record? {
    while offset < bytes.count {
      let record = try readRecord()
      if record.fields.contains(where: { !$0.isEmpty }) { return record }
    }
    return nil
  }

  private mutating func readRecord() throws(ExchangeError) -> Record {
    var record = Record(line: line, fields: [])
    while true {
      record.fields.append(try readField())
      guard offset < bytes.count else { return record }
      let byte = bytes[offset]
      offset += 1
      if byte == separator { continue }
      if byte == UInt8(ascii: "\r"), offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") {
        offset += 1
      }
      line += 1
      return record
    }
  }

  /// Reads up to the separator or line break that ends the field, and leaves it.
  private mutating func readField() throws(ExchangeError) -> String {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\""), let field = try readQuotedField()
    {
      return field
    }
    let start = offset
    while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
    return try decoded(bytes[start..<offset])
  }

  private mutating func readQuotedField() throws(ExchangeError) -> String? {
    var content: [UInt8] = []
    var index = offset + 1
    var lines = 0
    let end = min(bytes.count, offset + Self.quotedFieldBytes)
    while index < end {
      let byte = bytes[index]
      if byte != UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\n") { lines += 1 }
        content.append(byte)
        index += 1
      } else if index + 1 < bytes.count, bytes[index + 1] == byte {
        content.append(byte)
        index += 2
      } else if index + 1 == bytes.count || isEnd(bytes[index + 1]) {
        let text = try decoded(content[...])
        offset = index + 1
        line += lines
        return text
      } else {
        break
      }
    }
    if separator == UInt8(ascii: "\t") { return nil }
    throw ExchangeError(
      kind: .malformed, file: file, line: line,
      reason: index < end
        ? "text follows a closing quote" : "a quote opened here is never closed",
      advice: "Double the quotes inside a quoted field, and quote the whole field.")
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func decoded(_ slice: ArraySlice<UInt8>) throws(ExchangeError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw ExchangeError(
        kind: .malformed, file: file, line: line, reason: "the bytes are not UTF-8 text",
        advice: "Save the file as UTF-8.")
    }
    return text
  }
}
