/// What all SARIF 2.1.0 logs have in common (OASIS Standard, 27 March 2020).
public enum SARIF {
  /// The address of the standard's JSON Schema.
  public static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// The name of the folder that relative URIs are relative to.
  public static let baseID = "%SRCROOT%"

  /// What relative URIs are relative to; where that is, the reader of the log knows best (section 3.14.14).
  public static let base = JSONValue.object([
    (
      baseID,
      .object([("description", message("The folder that the paths of the texts start from."))])
    )
  ])

  /// A message or multiformatMessageString of plain text: braces stand for placeholders and are doubled (section
  /// 3.11.5), brackets begin links and are escaped (3.11.6).
  public static func message(_ text: String) -> JSONValue {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "{": escaped += "{{"
      case "}": escaped += "}}"
      case "[", "]", "\\": escaped += "\\\(character)"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return .object([("text", .string(escaped))])
  }

  /// An artifactLocation (section 3.4) of a path that is absolute, or relative to the base.
  public static func artifact(_ path: String) -> JSONValue {
    if path.hasPrefix("/") { return .object([("uri", .string("file://" + uri(path)))]) }
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return .object([("uri", .string(uri(relative))), ("uriBaseId", .string(baseID))])
  }

  /// A log with one run of the program.
  public static func log(driver: JSONValue, artifacts: [JSONValue], results: [JSONValue])
    -> JSONValue
  {
    .object([
      ("$schema", .string(schema)),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])),
            ("columnKind", .string("unicodeCodePoints")),
            ("originalUriBaseIds", base),
            ("artifacts", .array(artifacts.map { .object([("location", $0)]) })),
            ("results", .array(results)),
          ])
        ])
      ),
    ])
  }

  /// A path with everything percent-encoded that is not unreserved in a URI (RFC 3986 section 2.3).
  public static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
