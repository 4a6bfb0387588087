internal import XML

/// What decides how programs read a file.
struct ClientFacts {
  var documentType: (position: XMLPosition, systemID: String?)?
  var schemas: [(position: XMLPosition, data: String)] = []
  var highlightedTerms = 0
  /// Data categories that an edition would rather not have: how often, and where first.
  private var discouraged: [(judge: Int, category: Int, line: Int, column: Int, count: Int)] = []

  /// Counts a data category that an edition would rather not have.
  mutating func noteDiscouraged(_ frame: DocumentChecks.Frame, judge: Int) {
    let known = discouraged.firstIndex { $0.judge == judge && $0.category == frame.category }
    if let known {
      discouraged[known].count += 1
    } else {
      discouraged.append((judge, frame.category, frame.line, frame.column, 1))
    }
  }
  var hasConstraints = false

  /// Says what OmegaT, translate-toolkit and TBXChecker will make of the file.
  func report(_ handler: inout DocumentChecks) {
    reportMarkup(&handler)
    for use in discouraged {
      let judge = handler.judges[use.judge]
      let name = DataCategory.all[use.category].name
      let more = use.count > 1 ? ", here and \(use.count - 1)× more," : ""
      handler.log.add(
        .discouragedCategory, .note, line: use.line, column: use.column,
        "\(name)\(more) is borne in \(judge.edition.title) only",
        "Better \(judge.categories[use.category].discouraged ?? "").", judge: use.judge)
    }
    let unclassified = handler.entry.unclassified
    if unclassified > 0 {
      for (index, judge) in handler.judges.enumerated()
      where judge.edition == .basicV4 || judge.edition == .minV4 {
        handler.log.add(
          .missingPartOfSpeech, .note, line: 1, column: 1,
          "\(unclassified) of \(handler.entry.termCount) terms have no part of speech",
          "Programs for machine processing need it; people do not.", judge: index)
      }
    }
    guard handler.isVersion2 else {
      handler.note(
        .omegaT, "OmegaT does not read TBX version 3",
        "Give it version 2: concord convert FILE --to tbx-v2.")
      handler.note(
        .translateToolkit, "translate-toolkit and Weblate do not read TBX version 3",
        "Give them version 2: concord convert FILE --to tbx-v2.")
      return
    }
    reportVersion2(&handler)
  }

  private func reportVersion2(_ handler: inout DocumentChecks) {
    let entry = handler.entry
    if highlightedTerms > 0 {
      handler.note(
        .omegaT, "OmegaT shows the marks within \(highlightedTerms) terms as asterisks",
        "Leave <hi> out of terms.")
    }
    if entry.discouragedTerms > 0 {
      handler.note(
        .omegaT,
        "OmegaT offers \(entry.discouragedTerms) deprecated or superseded terms as translations",
        "Leave them out of the file for OmegaT.")
    }
    let primaries = Dictionary(grouping: entry.languages) { language in
      String(language.text.lowercased().prefix { $0 != "-" && $0 != "_" })
    }
    for (primary, tags) in primaries.sorted(by: { $0.key < $1.key }) where tags.count > 1 {
      handler.note(
        .omegaT,
        "OmegaT takes \(tags.map(\.text).joined(separator: " and ")) for one language (\(primary))",
        "Write a file for each.")
    }
    if entry.hasTermComposition {
      handler.note(
        .translateToolkit, "translate-toolkit lists no alternative terms of <ntig>",
        "Write <tig>.")
    }
    let unknown = entry.languages.filter {
      !["en", "fr", "de"].contains($0.text)
    }.map(\.text)
    if documentType == nil {
      handler.note(
        .tbxChecker, "TBXChecker refuses files without a document type declaration",
        "Write <!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">.")
    } else if !unknown.isEmpty, !hasConstraints {
      handler.note(
        .tbxChecker,
        "TBXChecker refuses \(unknown.joined(separator: ", ")) without a constraint file that lists it",
        "Name an XCS file in <encodingDesc>.")
    }
  }

  private func reportMarkup(_ handler: inout DocumentChecks) {
    if !handler.isVersion2, let documentType {
      handler.reportAll(
        .documentType, .warning, documentType.position,
        "the file has a document type declaration, which version 3 does not know",
        "Leave it out: it is never fetched.")
    }
    for schema in schemas {
      guard let stale = Self.staleSchemas.first(where: schema.data.contains) else { continue }
      handler.reportAll(
        .staleSchema, .note, schema.position, "the schema \(stale) is no longer published",
        "Leave the instruction out, or name a schema that is there.")
    }
  }

  /// Deleted by their publisher in 2023.
  private static let staleSchemas = [
    "TBXcoreStructV03_TBX-Basic_integrated.rng", "TBXcoreStructV03_TBX-Min_integrated.rng",
  ]
}

extension DocumentChecks {
  /// A note about the file as a whole.
  fileprivate mutating func note(_ rule: ValidationRule, _ message: String, _ advice: String) {
    reportAll(rule, .note, XMLPosition(line: 1, column: 1), message, advice)
  }
}
