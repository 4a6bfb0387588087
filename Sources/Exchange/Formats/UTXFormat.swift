internal import Terminology

/// Universal Terminology eXchange 1.20 (AAMT): a header of two lines that begin with `#`, and tab-separated columns, of each source
/// term with each target term.
enum UTXFormat {
  static let columns = ["src", "tgt", "src:pos", "tgt:pos", "term status", "concept ID", "comment"]

  static func bytes(_ glossary: BilingualGlossary, _ losses: inout LossLog) -> [UInt8] {
    var writer = DelimitedWriter(separator: "\t", lineEnd: "\r\n")
    // The date is that of the newest transaction: the clock would make every run another file.
    let date = glossary.entries.flatMap { $0.concept.transactions.compactMap(\.date) }.max() ?? ""
    writer.line("#UTX 1.20; \(glossary.source)/\(glossary.target); \(date)")
    writer.line("#" + columns.joined(separator: "\t"))
    for entry in glossary.entries {
      losses.addItems(of: entry.concept, [entry.source, entry.target]) { place in
        switch place.level {
        case .concept: place.isOne(of: ["definition"]) || place.isNote
        case .language: false
        case .term where place.language == glossary.target:
          place.isOne(of: ["administrativeStatus", "partOfSpeech"]) || place.isNote
        case .term: place.isOne(of: ["partOfSpeech"])
        }
      }
      for source in entry.source.terms {
        guard !source.text.hasPrefix("#") else {
          losses.add(
            "term that begins with #", "left out: such lines are the header of UTX",
            concept: entry.concept.id)
          continue
        }
        for target in entry.target.terms {
          if target.status == .superseded {
            losses.add(
              "superseded", "written as forbidden: UTX has no such status",
              concept: entry.concept.id)
          }
          let comment =
            [entry.concept.definition].compactMap { $0 } + entry.concept.notes + target.notes
          writer.record([
            source.text.withoutLayout, target.text.withoutLayout,
            source.partOfSpeech?.rawValue ?? "", target.partOfSpeech?.rawValue ?? "",
            target.status.flatMap { statuses[$0] } ?? "", entry.concept.id,
            comment.map(\.withoutLayout).joined(separator: "; "),
          ])
        }
      }
    }
    return writer.bytes
  }

  /// UTX 1.20 section 4.2: approved, non-standard, forbidden, and provisional for what nobody decided.
  static let statuses: [UsageStatus: String] = [
    .preferred: "approved", .admitted: "non-standard", .deprecated: "forbidden",
    .superseded: "forbidden",
  ]
}
