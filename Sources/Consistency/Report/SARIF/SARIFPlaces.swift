import JSON
import Terminology

/// Makes SARIF locations of documents and lines.
struct SARIFPlaces {
  /// By the document's id.
  let paths: [String: String]

  /// An artifactLocation (section 3.4).
  func artifact(_ document: String) -> JSONValue {
    SARIF.artifact(paths[document] ?? document)
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
        ("message", SARIF.message(message)),
      ])
  }

  func location(ofWhole document: String) -> JSONValue {
    .object([("physicalLocation", .object([("artifactLocation", artifact(document))]))])
  }
}
