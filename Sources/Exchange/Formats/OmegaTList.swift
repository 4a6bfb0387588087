internal import Terminology

/// OmegaT's glossary lists: source, target and comment on a line, of each source term with each target term.
///
/// The first line tells editors the encoding. A deprecated term is offered like any other, so the comment begins with a word of
/// warning; definition, contexts and notes follow.
struct OmegaTList {
  /// Separated by tabs (`.tsv`, `.txt`, `.utf8`); else by commas (`.csv`).
  let isTabbed: Bool

  func bytes(_ glossary: BilingualGlossary, _ losses: inout LossLog) -> [UInt8] {
    var writer = DelimitedWriter(separator: isTabbed ? "\t" : ",")
    if isTabbed { writer.line("# -*- coding: utf-8 -*-") }
    for entry in glossary.entries {
      losses.addItems(of: entry.concept, [entry.source, entry.target]) { place in
        let isOfTarget = place.language == nil || place.language == glossary.target
        return place.isOne(of: ["definition"])
          || isOfTarget && (place.isOne(of: ["context"]) || place.isNote)
          // Only what warns of a term is said of its status.
          || place.isOne(of: ["administrativeStatus"])
            && UsageStatus(value: place.item.text).map { isOfTarget || $0 == .preferred } == true
      }
      for source in entry.source.terms {
        if isTabbed, source.text.hasPrefix("#") {
          losses.add(
            "term that begins with #", "left out: OmegaT takes such lines for comments",
            concept: entry.concept.id)
          continue
        }
        for target in entry.target.terms {
          writer.record([
            source.text.withoutLayout, target.text.withoutLayout, comment(entry, source, target),
          ])
        }
      }
    }
    return writer.bytes
  }

  private func comment(
    _ entry: BilingualGlossary.Entry, _ source: Term, _ target: Term
  ) -> String {
    var parts: [String] = []
    if target.status == .deprecated { parts.append("DEPRECATED") }
    if target.status == .superseded { parts.append("SUPERSEDED") }
    parts += [entry.concept.definition, entry.source.definition, entry.target.definition]
      .compactMap { $0 }
    parts += entry.concept.notes + entry.target.notes + target.notes
    parts += target.contexts.map(\.text)
    return parts.map(\.withoutLayout).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
