/// A JSON text, read or in the making: members stay in their order, so that the bytes are the same in every run.
public indirect enum JSONValue: Sendable {
  case null
  case string(String)
  case integer(Int)
  case boolean(Bool)
  /// Printed with four decimals at most.
  case number(Double)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  public static func optional(_ text: String?) -> Self { text.map(Self.string) ?? .null }
  public static func optional(_ number: Double?) -> Self { number.map(Self.number) ?? .null }

  /// The value as indented UTF-8 text with a final line feed; what has no parts of parts stays on one line.
  public func bytes() -> [UInt8] {
    var output: [UInt8] = []
    write(to: &output, indent: 0)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func write(to output: inout [UInt8], indent: Int) {
    switch self {
    case .null: output += "null".utf8
    case .string(let text): JSONText.append(text, to: &output)
    case .integer(let number): output += String(number).utf8
    case .boolean(let isTrue): output += (isTrue ? "true" : "false").utf8
    case .number(let number): output += Self.text(of: number).utf8
    case .array(let items):
      let onOneLine = items.allSatisfy(\.isScalar)
      Self.write(items, in: ("[", "]"), to: &output, indent: onOneLine ? nil : indent) {
        item, output in
        item.write(to: &output, indent: indent + 1)
      }
    case .object(let members):
      let onOneLine = members.allSatisfy(\.value.isScalar)
      Self.write(members, in: ("{", "}"), to: &output, indent: onOneLine ? nil : indent) {
        member, output in
        JSONText.append(member.key, to: &output)
        output += ": ".utf8
        member.value.write(to: &output, indent: indent + 1)
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .null, .string, .integer, .boolean, .number: true
    }
  }

  /// - Parameter indent: of the line the bracket opens on; nil to stay on it.
  private static func write<Item>(
    _ items: [Item], in brackets: (open: String, close: String), to output: inout [UInt8],
    indent: Int?, item write: (Item, inout [UInt8]) -> Void
  ) {
    output += brackets.open.utf8
    for (i, item) in items.enumerated() {
      if i > 0 { output.append(UInt8(ascii: ",")) }
      if let indent {
        breakLine(indent: indent + 1)
      } else if i > 0 {
        output.append(UInt8(ascii: " "))
      }
      write(item, &output)
    }
    if let indent, !items.isEmpty { breakLine(indent: indent) }
    output += brackets.close.utf8

    func breakLine(indent: Int) {
      output.append(UInt8(ascii: "\n"))
      output += repeatElement(UInt8(ascii: " "), count: indent)
    }
  }

  private static func text(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    let rounded = (number * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : "\(rounded)"
  }
}
