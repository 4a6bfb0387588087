/// An address within this server; it cannot lead elsewhere, since it begins with one slash and everything else is percent-encoded.
struct PageAddress: Hashable, Sendable {
  private(set) var text: String

  init(_ path: String..., fields: [(String, String)] = []) {
    text = "/" + path.map(Self.encoded).joined(separator: "/")
    add(fields)
  }

  func with(_ fields: (String, String)...) -> Self {
    var address = self
    address.add(fields)
    return address
  }

  private mutating func add(_ fields: [(String, String)]) {
    for (name, value) in fields {
      text += text.contains("?") ? "&" : "?"
      text += Self.encoded(name) + "=" + Self.encoded(value)
    }
  }

  /// Leaves RFC 3986's unreserved characters as they are.
  private static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
      default:
        result.append(0x25)
        result += [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
