/// A piece of a page.
///
/// Literal parts are markup and can only come from the program's source; whatever is interpolated is text, and escaped, so that it is
/// safe in content and in quoted attributes. Pages are written as XML too, so that tests can see that they are well formed.
///
///     let row: HTML = "<li title=\"\(note)\">\(term.text)</li>"
struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
  private(set) var bytes: [UInt8] = []

  init() {}

  init(stringLiteral literal: StaticString) { append(literal) }

  init(stringInterpolation: Interpolation) { bytes = stringInterpolation.html.bytes }

  static func += (a: inout Self, b: Self) { a.bytes += b.bytes }

  static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum += b
    return sum
  }

  private mutating func append(_ literal: StaticString) {
    if literal.hasPointerRepresentation {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    } else {
      bytes += String(literal.unicodeScalar).utf8
    }
  }

  /// Control characters have no place in HTML and become U+FFFD; line breaks and tabs stay.
  private mutating func append(escaping text: some StringProtocol) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x22: bytes += "&quot;".utf8
      case 0x27: bytes += "&#39;".utf8
      // As references, since readers of XML make blanks of them in attributes.
      case 0x09: bytes += "&#9;".utf8
      case 0x0A: bytes += "&#10;".utf8
      case 0x20...0x7E: bytes.append(byte)
      case 0..<0x20, 0x7F: bytes += "\u{FFFD}".utf8
      case 0x80..<0xA0 where bytes.last == 0xC2:
        bytes.removeLast()
        bytes += "\u{FFFD}".utf8
      default: bytes.append(byte)
      }
    }
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var html = HTML()

    init(literalCapacity: Int, interpolationCount: Int) {
      html.bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: StaticString) { html.append(literal) }

    mutating func appendInterpolation(_ other: HTML) { html += other }

    mutating func appendInterpolation(_ text: some StringProtocol) { html.append(escaping: text) }

    mutating func appendInterpolation(_ number: some BinaryInteger) {
      html.bytes += String(number).utf8
    }

    mutating func appendInterpolation(_ address: PageAddress) {
      html.append(escaping: address.text)
    }

    /// An attribute with its space before it; nothing where the value is nil.
    mutating func appendInterpolation(_ name: StaticString, _ value: (some StringProtocol)?) {
      guard let value else { return }
      html.bytes.append(0x20)
      html.append(name)
      html.bytes += "=\"".utf8
      html.append(escaping: value)
      html.bytes.append(0x22)
    }

    /// An attribute that is there or not.
    mutating func appendInterpolation(_ name: StaticString, if isSet: Bool) {
      appendInterpolation(name, isSet ? "" : nil)
    }
  }
}

extension String.StringInterpolation {
  /// Markup in a `String` would be escaped where that comes to a page: a warning, and with it an error, tells where one is made by mistake.
  @available(*, deprecated, message: "say that the literal is HTML")
  mutating func appendInterpolation(_ html: HTML) {}
}

extension Sequence {
  /// The pieces of all elements in a row.
  func html(_ piece: (Element) throws -> HTML) rethrows -> HTML {
    var all = HTML()
    for element in self { all += try piece(element) }
    return all
  }
}

/// Markup that is there only on a condition.
func when(_ condition: Bool, _ piece: @autoclosure () -> HTML) -> HTML {
  condition ? piece() : HTML()
}

/// Markup of a value that may be missing.
func when<Value>(_ value: Value?, _ piece: (Value) -> HTML) -> HTML {
  value.map(piece) ?? HTML()
}
