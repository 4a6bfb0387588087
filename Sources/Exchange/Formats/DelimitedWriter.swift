/// Writes tab- or comma-separated text.
struct DelimitedWriter {
  private(set) var bytes: [UInt8] = []
  private let separator: UInt8
  private let lineEnd: String

  init(separator: Character, lineEnd: String = "\n") {
    self.separator = separator.asciiValue ?? 0x2C
    self.lineEnd = lineEnd
  }

  /// Writes a line that is no record.
  mutating func line(_ text: String) { bytes += (text + lineEnd).utf8 }

  /// Writes a record. Between commas, fields are quoted where they must be (RFC 4180); between tabs, where most programs know no
  /// quotes, line breaks and tabs within a field become spaces.
  mutating func record(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(separator) }
      if separator == 0x09 {
        bytes += field.utf8.lazy.map { [0x09, 0x0A, 0x0D].contains($0) ? 0x20 : $0 }
      } else if index == 0 && field.utf8.first == UInt8(ascii: "#")
        || field.utf8.contains(where: { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D })
      {
        bytes.append(0x22)
        for byte in field.utf8 {
          if byte == 0x22 { bytes.append(0x22) }
          bytes.append(byte)
        }
        bytes.append(0x22)
      } else {
        bytes += field.utf8
      }
    }
    bytes += lineEnd.utf8
  }
}
