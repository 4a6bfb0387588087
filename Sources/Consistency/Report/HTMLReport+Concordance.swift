import Terminology

/// Every rendering of a term with the sentences it stands in, both sides side by side.
extension HTMLReport {
  /// What the places of a group have in common.
  private enum Group: Hashable {
    /// The number of the rendering in its term.
    case rendering(Int)
    case omitted, uncertain
    /// Inside longer terms.
    case inside
  }

  func concordance(of term: TermConsistency, _ record: TermRecord) -> String {
    let shown = quoted(from: record.occurrences) + inside(record)
    if shown.isEmpty { return "" }
    let numbers = Dictionary(
      term.renderings.enumerated().map { (FoldLadder.plainText($0.element.text), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var groups: [Group: [Occurrence]] = [:]
    for occurrence in shown {
      groups[group(of: occurrence, numbers), default: []].append(occurrence)
    }
    let order = term.renderings.indices.map(Group.rendering) + [.omitted, .uncertain, .inside]
    let bodies = order.compactMap { group in
      groups[group].map { places in
        "<tbody><tr class=group><th colspan=4 scope=rowgroup>"
          + header(of: group, term, shown: places.count) + places.map(line).joined()
      }
    }
    let more = record.concordance.count - shown.count
    return
      "<table class=\"inner kwic\"><caption>Concordance</caption><thead><tr><th scope=col>Source text"
      + "<th scope=col>Translation<th scope=col>Confidence<th scope=col>Where"
      + bodies.joined() + "</table>"
      + (more > 0 ? "<p>\(Figures.counted(more, "more place")) \(company.places).</p>" : "")
  }

  /// Some of the places inside longer terms.
  private func inside(_ record: TermRecord) -> [Occurrence] {
    guard record.concordance.count > record.occurrences.count else { return [] }
    return Array(
      record.concordance.lazy.filter { $0.inside != nil }.prefix(Limit.insideLinesPerTerm))
  }

  private func group(of occurrence: Occurrence, _ numbers: [String: Int]) -> Group {
    if occurrence.inside != nil { return .inside }
    return switch OccurrenceState(occurrence, threshold: report.options.confidenceThreshold) {
    case .uncertain: .uncertain
    case .omitted: .omitted
    case .rendered:
      numbers[FoldLadder.plainText(occurrence.rendering?.wording ?? "")].map(Group.rendering)
        ?? .uncertain
    }
  }

  private func header(of group: Group, _ term: TermConsistency, shown: Int) -> String {
    switch group {
    case .rendering(let number):
      let rendering = term.renderings[number]
      let count = Figures.counted(rendering.total, "place")
      return "<span class=\"tag \(rendering.kind.rawValue)\"><i aria-hidden=true>"
        + "\(Self.sign(of: rendering.kind))</i> \(rendering.kind.rawValue)</span> "
        + target(HTMLText.escaped(rendering.text))
        + " <small>\(count)\(shown < rendering.total ? ", \(shown) shown" : "")"
        + (rendering.rung.map { ", differs in \($0.label)" } ?? "") + "</small>"
    case .omitted: return "<span class=\"tag omitted\">∅ not rendered</span>"
    case .uncertain: return "<span class=\"tag uncertain\">? uncertain</span>"
    case .inside:
      return "<span class=\"tag uncertain\">⊂ inside a longer term, not counted</span>"
    }
  }

  /// As many as fit, in their order; every rendering is among them before any comes twice.
  private func quoted(from occurrences: OccurrenceList) -> [Occurrence] {
    var seen: Set<String> = []
    var seenWordings: Set<String> = []
    var firsts: [Int] = []
    var others: [Int] = []
    for (i, occurrence) in occurrences.enumerated() {
      let wording = occurrence.rendering?.wording ?? ""
      if seenWordings.insert(wording).inserted,
        seen.insert(FoldLadder.plainText(wording)).inserted
      {
        firsts.append(i)
      } else if others.count < Limit.linesPerTerm {
        others.append(i)
      }
    }
    return (firsts + others).prefix(Limit.linesPerTerm).sorted().map { occurrences[$0] }
  }

  private func line(_ occurrence: Occurrence) -> String {
    let original = Excerpt(occurrence.sourceText, marking: [occurrence.sourceRange], reach: 40)
    let translation = Excerpt(
      occurrence.targetText, marking: occurrence.rendering?.ranges ?? [], reach: 110)
    // Where the words could not be marked in their sentence, they are quoted beside it.
    let text = occurrence.rendering?.wording ?? ""
    let quote =
      text.isEmpty || translation.isMarked ? "" : target("“\(HTMLText.escaped(text))”") + " "
    let place =
      "\(HTMLText.escaped(occurrence.source.document)):\(occurrence.source.line)"
      + " <br>→ \(HTMLText.escaped(occurrence.target.document)):\(occurrence.target.line)"
      + (occurrence.inside.map { " <br>in \(source(HTMLText.escaped($0)))" } ?? "")
    return "<tr><td>\(source(original.html))<td>\(target(translation.html))"
      + "<td>\(quote)<small>confidence \(Figures.percent(occurrence.confidence))</small>"
      + "<td class=where>\(place)"
  }
}
