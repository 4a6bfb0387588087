import JSON
import Terminology

extension ConsistencyReport {
  /// The name of what ``json()`` writes, with its version.
  public static let schema = "concord-consistency/1"

  /// The report as JSON of schema `concord-consistency/1`, UTF-8; the same bytes for the same report.
  ///
  /// Beyond what the schema lists: the options; `group` and `rung` of a rendering; counts of what was rendered, omitted
  /// and uncertain. Figures have four
  /// decimals; what could not be measured is `null`.
  public func json() -> [UInt8] {
    JSONValue.object([
      ("schema", .string(Self.schema)),
      (
        "options",
        .object([
          ("confidence_threshold", .number(options.confidenceThreshold)),
          ("references", .array(options.references.sorted().map(JSONValue.string))),
          ("permutations", .integer(options.permutations)),
          ("seed", .string(String(options.seed))),
        ])
      ),
      (
        "standard",
        .object([
          ("basis", .string(standard.basis.rawValue)),
          ("documents", .array(standard.documents.sorted().map(JSONValue.string))),
        ])
      ),
      ("summary", .array(summary.map(JSONValue.string))),
      ("documents", .array(documents.map(\.json))),
      ("pairs", .array(pairs.map(\.json))),
      ("terms", .array(terms.map(\.json))),
      ("findings", .array(findings.map(\.json))),
      ("self_test", selfTest.map(\.json) ?? .null),
    ]).bytes()
  }
}

extension DocumentConsistency {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)),
      ("language", .string(language.text)),
      ("translates", .optional(translates)),
      ("publisher", .optional(publisher)),
      ("date", .optional(date)),
      ("kind", .optional(kind?.rawValue)),
      ("reference", .boolean(isReference)),
      ("agreement", agreement.json),
      ("conformity", conformity.json),
      ("agreement_interval", agreementInterval.json),
      ("conformity_interval", conformityInterval.json),
      ("omission", .optional(omission)),
      ("omission_interval", omissionInterval.json),
      ("rendered", .integer(rendered)),
      ("omitted", .integer(omitted)),
      ("uncertain", .integer(uncertain)),
    ])
  }
}

extension MicroMacro {
  fileprivate var json: JSONValue {
    .object([("micro", .optional(micro)), ("macro", .optional(macro))])
  }
}

extension TranslationPair {
  fileprivate var json: JSONValue {
    .object([
      ("a", .string(a)), ("b", .string(b)), ("g", .optional(g)), ("p", .optional(p)),
      ("shared_terms", .integer(sharedTerms)),
      ("paired_agreement", .optional(pairedAgreement)),
      ("paired_agreement_interval", ShareInterval(pairedAlike, of: pairedPlaces).json),
      ("paired_places", .integer(pairedPlaces)),
      ("terms", .array(terms.map(\.json))),
    ])
  }
}

extension TermComparison {
  fileprivate var json: JSONValue {
    .object([
      ("term", .string(term)), ("verdict", .string(verdict.rawValue)),
      ("divergence", .number(divergence)), ("p", .number(p)), ("smallest_p", .number(smallestP)),
    ])
  }
}

extension ShareInterval? {
  fileprivate var json: JSONValue {
    map { .array([.number($0.low), .number($0.high)]) } ?? .null
  }
}

extension TermConsistency {
  fileprivate var json: JSONValue {
    .object([
      ("term", .string(term)),
      ("general", .boolean(isGeneral)),
      ("verdict", .string(verdict.rawValue)),
      ("occurrences", .integer(occurrences)),
      ("agreement", .optional(agreement)),
      ("omitted", .integer(omitted)),
      ("uncertain", .integer(uncertain)),
      ("renderings", .array(renderings.map(\.json))),
      ("drift", drift.map(\.json) ?? .null),
    ])
  }
}

extension SelfTest {
  fileprivate var json: JSONValue {
    .object([
      ("warnings", .integer(warnings)), ("occurrences", .integer(occurrences)),
      ("deals", .integer(deals)),
    ])
  }
}

extension Drift {
  fileprivate var json: JSONValue {
    .object([
      ("last_before", .string(lastBefore)), ("first_after", .string(firstAfter)),
      ("before", .string(before)), ("after", .string(after)),
      ("divergence", .number(divergence)), ("p", .number(p)), ("smallest_p", .number(smallestP)),
      ("trend_p", .optional(trend)), ("believed", .boolean(isBelieved)),
    ])
  }
}

extension RenderingCount {
  fileprivate var json: JSONValue {
    let counts = counts.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.integer($0.value)) }
    return .object([
      ("text", .string(text)),
      ("class", .string(kind.rawValue)),
      ("group", .integer(group)),
      ("rung", rung.map { .string("F\($0.rawValue)") } ?? .null),
      ("counts", .object(counts)),
    ])
  }
}

extension Finding {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)),
      ("rule", .string(rule.rawValue)),
      ("term", .optional(term)),
      ("document", .optional(document)),
      ("level", .string(level.rawValue)),
      ("severity", .number(severity)),
      ("message", .string(message)),
      ("counts", counts.json),
      ("suppression", suppression.map(\.json) ?? .null),
      ("change", .optional(change?.rawValue)),
      ("evidence", .array(evidence.map(\.json))),
    ])
  }
}

extension SeverityBasis {
  fileprivate var json: JSONValue {
    .object([
      ("bad", .integer(bad)), ("total", .integer(total)), ("weight", .number(weight)),
      ("boost", .number(boost)), ("confidence", .number(confidence)),
    ])
  }
}

extension Suppression {
  fileprivate var json: JSONValue {
    .object([("reason", .string(reason)), ("expires", .optional(expires))])
  }
}

extension Evidence {
  fileprivate var json: JSONValue {
    .object([
      ("source_document", .string(source.document)),
      ("source_line", .integer(source.line)),
      ("target_document", .string(target.document)),
      ("target_line", .integer(target.line)),
      ("source_text", .string(sourceText)),
      ("rendering", .optional(rendering)),
      ("pieces", .optional(pieces)),
      ("target_text", .string(targetText)),
      ("confidence", .number(confidence)),
    ])
  }
}
