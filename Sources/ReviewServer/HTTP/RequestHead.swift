/// The line and the fields that an HTTP/1.1 request begins with (RFC 9112, sections 3 and 5), read strictly: what two readers could
/// understand in two ways is refused.
struct RequestHead: Hashable, Sendable {
  var method: String
  /// Path and query as they were sent.
  var target: String
  private var fields: [String: String]

  /// Fields that decide something here; to send one twice is to try something.
  private static let singular: Set<String> = [
    "connection", "content-length", "content-type", "cookie", "expect", "host", "origin",
    "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-purpose", "transfer-encoding",
  ]

  init(method: String, target: String, fields: [String: String]) {
    self.method = method
    self.target = target
    self.fields = fields
  }

  /// - Parameter bytes: up to the empty line, without it.
  /// - Throws: a refusal with status 400, 501 or 505.
  init(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) {
    var lines = try Self.lines(bytes)[...]
    guard let first = lines.popFirst() else { throw .malformed }
    let parts = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, let method = Self.token(parts[0]), parts[1].first == UInt8(ascii: "/"),
      parts[1].allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
    else { throw .malformed }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version.hasPrefix("HTTP/") else { throw .malformed }
    guard version == "HTTP/1.1" else {
      throw HTTPRefusal(status: 505, reason: "Only HTTP/1.1 is spoken here.")
    }
    self.method = method
    target = String(decoding: parts[1], as: UTF8.self)
    fields = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        let name = Self.token(line[..<colon])?.lowercased()
      else { throw .malformed }
      let value = line[line.index(after: colon)...]
      guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { throw .malformed }
      let text = String(decoding: Self.trimmed(value), as: UTF8.self)
      if let old = fields[name] {
        guard !Self.singular.contains(name) else { throw .malformed }
        fields[name] = old + ", " + text
      } else {
        fields[name] = text
      }
    }
    guard fields["transfer-encoding"] == nil else {
      throw HTTPRefusal(status: 501, reason: "Transfer codings are not understood here.")
    }
  }

  /// The value of a field.
  /// - Parameter name: in small letters.
  subscript(name: String) -> String? { fields[name] }

  /// Bytes of the body; 0 without one.
  /// - Throws: a refusal with status 400.
  var contentLength: Int {
    get throws(HTTPRefusal) {
      guard let text = fields["content-length"] else { return 0 }
      guard (1...18).contains(text.utf8.count),
        text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let length = Int(text)
      else { throw .malformed }
      return length
    }
  }

  var wantsToClose: Bool {
    fields["connection"]?.lowercased().split(separator: ",")
      .contains { $0.trimmingPrefix(while: { $0 == " " }) == "close" } ?? false
  }

  /// Cuts at CR LF; a CR or LF alone is refused, as is a line that goes on with the next one.
  private static func lines(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let isLast = line.endIndex == bytes.endIndex
      let content = isLast ? line : line.dropLast()
      guard isLast || line.last == UInt8(ascii: "\r"), !content.contains(UInt8(ascii: "\r")),
        !content.isEmpty
      else { throw .malformed }
      lines.append(content)
    }
    return lines
  }

  /// Letters, digits and the signs of RFC 9110, section 5.6.2.
  private static func token(_ bytes: ArraySlice<UInt8>) -> String? {
    let signs = "!#$%&'*+-.^_`|~".utf8
    let isToken = bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: signs.contains(byte)
      }
    }
    return isToken && !bytes.isEmpty ? String(decoding: bytes, as: UTF8.self) : nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return bytes[first...last]
  }
}
