/// What a request's line names: `/terms/%E6%94%B9?sort=severity`.
struct RequestTarget: Hashable {
  /// Percent-decoded segments; `/` has none.
  var path: [String]
  var query: FormFields

  /// - Throws: a refusal where the path has an empty segment, one that leads upwards, a control character or no UTF-8.
  init(_ text: String) throws(HTTPRefusal) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path: [String] = []
    if parts[0] != "/" {
      for raw in parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
        guard let segment = PercentEncoding.decoded(raw), !segment.isEmpty,
          segment != ".", segment != "..",
          segment.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { throw .malformed }
        path.append(segment)
      }
    }
    self.path = path
    query = try parts.count == 2 ? FormFields(urlEncoded: parts[1]) : FormFields()
  }
}

enum PercentEncoding {
  /// - Parameter plusIsBlank: as in forms.
  /// - Returns: nil where a `%` is not followed by two hexadecimal digits, or the bytes are no UTF-8.
  static func decoded(_ text: Substring, plusIsBlank: Bool = false) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Leaves letters, digits and the given signs as they are.
  static func encoded(_ text: String, leaving signs: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case _ where signs.utf8.contains(byte): bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension FormFields {
  /// How many fields a form may have: a batch names every term of the largest list.
  static let limit = 50_000

  /// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1).
  /// - Throws: a refusal where it is malformed, no UTF-8, or has too many fields.
  init(urlEncoded text: Substring) throws(HTTPRefusal) {
    var pairs: [(String, String)] = []
    for part in text.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pairs.count < Self.limit,
        let name = PercentEncoding.decoded(sides[0], plusIsBlank: true),
        let value = PercentEncoding.decoded(sides.count == 2 ? sides[1] : "", plusIsBlank: true)
      else { throw .wrongForm }
      pairs.append((name, value))
    }
    self.init(pairs)
  }
}
