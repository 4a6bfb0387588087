import Terminology

/// Makes SARIF locations of documents and lines.
struct SARIFPlaces {
  /// By the document's id.
  let paths: [String: String]

  /// What relative URIs are relative to; where that is, the reader of the log knows best (section 3.14.14).
  static let base = JSONValue.object([
    (
      baseID,
      .object([
        (
          "description",
          JSONValue.sarifMessage("The folder that the paths of the texts start from.")
        )
      ])
    )
  ])
  private static let baseID = "%SRCROOT%"

  /// An artifactLocation (section 3.4).
  func artifact(_ document: String) -> JSONValue {
    let path = paths[document] ?? document
    if path.hasPrefix("/") { return .object([("uri", .string("file://" + Self.uri(path)))]) }
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return .object([
      ("uri", .string(Self.uri(relative))), ("uriBaseId", .string(Self.baseID)),
    ])
  }

  /// A location (section 3.28) that is a line.
  func location(_ place: Place, _ message: String, id: Int? = nil) -> JSONValue {
    let region: [(String, JSONValue)] =
      place.line > 0 ? [("region", .object([("startLine", .integer(place.line))]))] : []
    return .object(
      (id.map { [("id", .integer($0))] } ?? []) + [
        (
          "physicalLocation",
          .object([("artifactLocation", artifact(place.document))] + region)
        ),
        ("message", JSONValue.sarifMessage(message)),
      ])
  }

  func location(ofWhole document: String) -> JSONValue {
    .object([("physicalLocation", .object([("artifactLocation", artifact(document))]))])
  }

  /// A path with everything percent-encoded that is not unreserved in a URI (RFC 3986 section 2.3).
  static func uri(_ path: String) -> String {
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
