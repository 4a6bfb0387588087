extension TermList {
  /// The list as a glossary: a concept for each term, with its equivalents, statuses, evidence and counts.
  ///
  /// - The source term is preferred. Of the equivalents the most frequent is preferred and the others are admitted; among equally
  ///   frequent ones the order of the record decides.
  /// - Each equivalent has one context: the whole text of the surest occurrence rendered by it.
  ///   The source term's context is the other side of its first equivalent's.
  /// - What the corpus says is ``Evidence``: of the concept `rank` and `score` (two decimals), of the source term
  ///   `occurrenceCount` and `documentCount`, of an equivalent `occurrenceCount`.
  ///
  /// - Parameters:
  ///   - sourceDescription: where the entries come from, in words.
  ///   - includingUntranslated: also takes terms without an equivalent, with their source section only.
  /// - Complexity: O(n) in the occurrences.
  public func glossary(
    title: String, sourceDescription: String, includingUntranslated: Bool = false
  ) -> Glossary {
    let records = includingUntranslated ? terms : terms.filter { !$0.equivalents.isEmpty }
    let concepts = records.enumerated().map { index, record in
      concept(of: record, number: index + 1)
    }
    return Glossary(
      title: title, sourceDescription: sourceDescription, language: sourceLanguage,
      concepts: concepts)
  }

  private func concept(of record: TermRecord, number: Int) -> Concept {
    let equivalents = record.equivalents.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
    let occurrences = equivalents.map { $0.surest.map { record.occurrences[$0] } }
    let sourceOccurrence =
      occurrences.lazy.compactMap { $0 }.first ?? record.occurrences.first
    var source = Term(
      text: record.sourceTerm, status: .preferred,
      contexts: sourceOccurrence.map { [Context(text: $0.sourceText, source: $0.source.document)] }
        ?? [])
    source.setEvidence(.occurrenceCount, to: String(record.frequency))
    source.setEvidence(.documentCount, to: String(record.documentCount))
    let targets = zip(equivalents, occurrences).enumerated().map { index, pair in
      let (equivalent, occurrence) = pair
      var term = Term(
        text: equivalent.text, status: index == 0 ? .preferred : .admitted,
        type: equivalent.type,
        contexts: occurrence.map { [Context(text: $0.targetText, source: $0.target.document)] }
          ?? [])
      term.setEvidence(.occurrenceCount, to: String(equivalent.count))
      return term
    }
    var languages = [LanguageSection(language: sourceLanguage, terms: [source])]
    if !targets.isEmpty {
      languages.append(LanguageSection(language: targetLanguage, terms: targets))
    }
    var concept = Concept(id: "c\(number)", languages: languages)
    concept.setEvidence(.rank, to: String(number))
    concept.setEvidence(.score, to: twoDecimals(record.score))
    return concept
  }
}

/// A score as `4.21`, the same on every machine; `0.00` where it is no number.
private func twoDecimals(_ value: Double) -> String {
  guard value.isFinite, value.magnitude < 1e15 else { return "0.00" }
  let hundredths = Int(value.magnitude * 100 + 0.5)
  let sign = value < 0 && hundredths > 0 ? "-" : ""
  let fraction = hundredths % 100
  return "\(sign)\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
