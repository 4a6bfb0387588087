extension JSONValue {
  /// Reads a JSON text (RFC 8259), with or without byte order mark. Values may be 64 deep.
  ///
  /// Numbers without fraction and exponent that fit are integers. Of a name that an object has twice, both members are kept.
  /// - Throws: `JSONError` naming the line.
  /// - Complexity: O(n) in the size of the text.
  public init(reading bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes)
    self = try parser.document()
  }

  /// The first member of an object that has this name.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// The value of a number, be it whole or not.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
