import JSON
import Terminology

extension ConsistencyReport {
  /// The findings as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020), UTF-8; the same bytes for the same report.
  ///
  /// One result for each finding, in their order: severity as `rank`, notes on style as `informational` results, the bad
  /// places in the translation as locations (``Finding/placeLimit`` at most; the property `places` has their number),
  /// source sentences and other renderings as related locations. The texts are
  /// cleaned before they are read, so that a place is a line and no columns are claimed.
  ///
  /// - Parameters:
  ///   - paths: where each document lies, by its id: relative to the folder that the log's URIs start from, with `/`
  ///     between folders, or absolute. A document without a path lies in that folder.
  ///   - version: of the program.
  public func sarif(paths: [String: String], version: String) -> [UInt8] {
    let places = SARIFPlaces(paths: paths)
    return SARIF.log(
      driver: driver(version: version), artifacts: artifactIDs.map(places.artifact),
      results: findings.map { $0.sarif(places) }
    ).bytes()
  }

  /// Both parts of a bilingual file are one artifact.
  private var artifactIDs: [String] {
    var seen: Set<String> = []
    return documents.map(\.id).filter { seen.insert($0).inserted }
  }

  private func driver(version: String) -> JSONValue {
    .object([
      ("name", .string("Concord")),
      ("version", .string(version)),
      ("rules", .array(Rule.allCases.map(\.sarif))),
    ])
  }
}

extension Rule {
  /// A reportingDescriptor (section 3.49).
  fileprivate var sarif: JSONValue {
    .object([
      ("id", .string(rawValue)),
      ("name", .string("\(self)".prefix(1).uppercased() + "\(self)".dropFirst())),
      ("shortDescription", SARIF.message(summary)),
      ("fullDescription", SARIF.message(summary)),
      ("help", SARIF.message(help)),
      (
        "defaultConfiguration",
        .object([("level", .string(isInformational ? "note" : "warning"))])
      ),
      (
        "properties",
        .object([
          ("tags", .array(["terminology", "translation"].map(JSONValue.string))),
          ("mqm", .string(mqm)),
        ])
      ),
    ])
  }
}

extension Finding {
  /// A result (section 3.27). One that is not of kind `fail` has the level `none` (3.27.10).
  fileprivate func sarif(_ places: SARIFPlaces) -> JSONValue {
    let lines = Set(blamed.map(\.target))
    let main =
      isAboutDocument
      ? nil
      : evidence.firstIndex { lines.contains($0.target) }
        ?? evidence.firstIndex { $0.target.document == document } ?? evidence.indices.first
    let locations =
      isAboutDocument ? [] : blamedLocations(places, main.map { evidence[$0] })
    let whole = locations.isEmpty ? document.map { [places.location(ofWhole: $0)] } : nil
    // The sentence that the main place translates comes first, then the other places with theirs.
    let order = evidence.indices.filter { $0 == main } + evidence.indices.filter { $0 != main }
    let related = order.flatMap { i in
      (i == main ? [] : [(evidence[i].target, evidence[i].targetMessage)])
        + [(evidence[i].source, evidence[i].sourceText)]
    }
    return .object(
      [
        ("ruleId", .string(rule.rawValue)),
        ("ruleIndex", .integer(Rule.allCases.firstIndex(of: rule) ?? -1)),
        ("kind", .string(rule.isInformational ? "informational" : "fail")),
        ("level", .string(rule.isInformational ? "none" : level.rawValue)),
        ("rank", .number(severity)),
        ("message", SARIF.message(message)),
        ("locations", .array(whole ?? locations)),
        (
          "relatedLocations",
          .array(
            related.enumerated().map { n, place in places.location(place.0, place.1, id: n + 1) })
        ),
        ("partialFingerprints", .object([("concordFinding/v1", .string(id))])),
        // For all results of a run or for none (3.27.23).
        ("suppressions", .array(suppression.map { [$0.sarif] } ?? [])),
        (
          "properties",
          .object([
            ("term", .optional(term)), ("document", .optional(document)),
            ("places", .integer(counts.bad)),
            ("mqm", .string(rule.mqm)),
            // MQM: what a machine found is an issue, and an error only once a person says so.
            ("confirmed", .boolean(false)),
          ])
        ),
      ] + (change.map { [("baselineState", .string($0.rawValue))] } ?? []))
  }
}

extension Finding {
  /// Every line to be changed (3.27.12), that of the main evidence first, with its sentence.
  private func blamedLocations(_ places: SARIFPlaces, _ main: Evidence?) -> [JSONValue] {
    var locations = main.map { [places.location($0.target, $0.targetMessage)] } ?? []
    var seen: Set<Place?> = [main?.target]
    for place in blamed where seen.insert(place.target).inserted {
      let words = place.rendering.map { "“\($0)”" } ?? "Not rendered"
      locations.append(places.location(place.target, words))
    }
    return locations
  }
}

extension Suppression {
  /// A suppression (section 3.35) that stands in a file of its own.
  fileprivate var sarif: JSONValue {
    .object([
      ("kind", .string("external")), ("status", .string("accepted")),
      ("justification", .string(reason)),
      ("properties", .object([("expires", .optional(expires))])),
    ])
  }
}

extension Evidence {
  /// What the translation says, and where.
  fileprivate var targetMessage: String {
    (rendering.map { "“\(pieces ?? $0)”: " } ?? "Not rendered: ") + targetText
  }
}
