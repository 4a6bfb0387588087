/// Writes a JSON text piece by piece (RFC 8259), for texts too large to be a ``JSONValue`` first and with line breaks of their
/// own.
public struct JSONLines {
  public private(set) var bytes: [UInt8] = []
  /// Whether something stands before the next value that it must be separated from.
  private var needsComma = false
  private var breaksLine = false

  public init() {}

  /// - Parameter bracket: `{` or `[`.
  public mutating func open(_ bracket: Character) {
    separate()
    bytes += String(bracket).utf8
    needsComma = false
  }

  /// - Parameters:
  ///   - bracket: `}` or `]`, as was opened.
  ///   - onNewLine: whether a line break comes before it.
  public mutating func close(_ bracket: Character, onNewLine: Bool = false) {
    if onNewLine { bytes.append(0x0A) }
    bytes += String(bracket).utf8
    needsComma = true
  }

  /// The next value begins a line.
  public mutating func lineBreak() { breaksLine = true }

  /// The name of the member whose value comes next.
  public mutating func key(_ name: String) {
    separate()
    string(name)
    bytes += ": ".utf8
    needsComma = false
  }

  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
    needsComma = true
  }

  public mutating func member(_ name: String, _ values: [String]) {
    key(name)
    open("[")
    for value in values { element(value) }
    close("]")
  }

  /// A text in an array.
  public mutating func element(_ value: String) {
    separate()
    string(value)
    needsComma = true
  }

  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    bytes += String(value).utf8
    needsComma = true
  }

  /// A member where there is a value, else nothing.
  public mutating func optional(_ name: String, _ value: String?) {
    if let value { member(name, value) }
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if breaksLine {
      bytes.append(0x0A)
      breaksLine = false
    } else if needsComma {
      bytes.append(0x20)
    }
  }

  private mutating func string(_ text: String) { JSONText.append(text, to: &bytes) }
}
