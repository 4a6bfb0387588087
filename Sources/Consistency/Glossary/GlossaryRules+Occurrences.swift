public import Terminology

extension GlossaryRules {
  /// The list with the glossary's own renderings wherever they stand in the passage: what was approved or forbidden in
  /// so many words is no matter of likelihood.
  public func applied(to list: TermList) -> TermList {
    var list = list
    for i in list.terms.indices {
      guard let entry = entry(of: list.terms[i].sourceTerm) else { continue }
      list.terms[i].occurrences = OccurrenceList(applied(entry, to: list.terms[i].occurrences))
    }
    return list
  }

  /// The terms of the glossary that stand in the texts, and after them those that it lacks.
  ///
  /// - Parameters:
  ///   - checked: the terms of the glossary.
  ///   - mined: found otherwise, in the same texts; those of the glossary are left out.
  public func joined(_ checked: TermList, with mined: [TermRecord]) -> TermList {
    var list = checked
    list.terms.removeAll(where: \.occurrences.isEmpty)
    list.terms += zip(mined, areListed(mined.map(\.sourceTerm))).filter { !$0.1 }.map(\.0)
    return list
  }

  private func applied(_ entry: Entry, to occurrences: OccurrenceList) -> [Occurrence] {
    struct Passage: Hashable {
      var source: String
      var target: String
      var bead: Int

      init(_ occurrence: Occurrence) {
        source = occurrence.source.document
        target = occurrence.target.document
        bead = occurrence.bead
      }
    }
    var vocabulary = vocabulary
    let places = Dictionary(
      occurrences.map { (Passage($0), 1) }, uniquingKeysWith: { $0 + $1 })
    return occurrences.map { occurrence in
      var occurrence = occurrence
      let found = occurrence.rendering.map { entry.use(of: $0.text, &vocabulary) }
      if let found, found.isApproved { return occurrence }
      let text = Array(occurrence.targetText.utf8)
      let use = entry.use(
        in: vocabulary.words(of: text), text, places: places[Passage(occurrence)] ?? 1)
      switch use {
      case .approved(_, let range), .forbidden(_, let range):
        occurrence.rendering = Rendering(
          text: String(decoding: text[range], as: UTF8.self), range: range)
        occurrence.confidence = max(occurrence.confidence, Self.directConfidence)
      case .other: break
      }
      return occurrence
    }
  }

  /// Confidence of a rendering that the glossary names and that stands in the passage.
  private static let directConfidence = 0.9
}
