extension TermList {
  /// The list as a glossary: a concept for each term, with its equivalents, statuses, evidence and counts.
  ///
  /// - The source term is preferred. Of the equivalents the most frequent is preferred and the others are admitted; among equally
  ///   frequent ones the order of the record decides.
  /// - An equivalent in capitals that abbreviates another one (`CPC` beside `Communist Party of China`) is marked an acronym, the
  ///   other its full form.
  /// - Each equivalent has one context: the whole text of the surest occurrence rendered by it, the first of them in document order.
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
    let evidence = record.surestOccurrences()
    let occurrences = equivalents.map { evidence[InflectionKey($0.text)] }
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
        type: Abbreviation.type(of: equivalent.text, among: equivalents.map(\.text)),
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

extension TermRecord {
  /// For each wording of the translations, whatever its inflection, the surest occurrence, and the first among equals.
  fileprivate func surestOccurrences() -> [InflectionKey: Occurrence] {
    var surest: [InflectionKey: Occurrence] = [:]
    var keys: [String: InflectionKey] = [:]
    for occurrence in occurrences {
      guard let rendering = occurrence.rendering else { continue }
      let wording = rendering.wording
      let key = keys[wording] ?? InflectionKey(wording)
      keys[wording] = key
      if let known = surest[key], known.confidence >= occurrence.confidence { continue }
      surest[key] = occurrence
    }
    return surest
  }
}

/// A wording without what changes from place to place: case, an outer article, and the endings of English plurals, possessives
/// and verb forms. `"The Deepened Reforms"` and `"deepen reform"` have the same key; Han text is its own key.
private struct InflectionKey: Hashable {
  private let words: [Substring]

  init(_ text: String) {
    let separators: Set<Character> = [" ", "\t", "\n", "\u{A0}", "\u{2002}", "-", "‑", "–"]
    var words = text.lowercased().split(whereSeparator: separators.contains)
    if words.count > 1, ["the", "a", "an"].contains(words[0]) { words.removeFirst() }
    self.words = words.map(Self.stem)
  }

  private static func stem(_ word: Substring) -> Substring {
    var stem = word
    for possessive in ["'s", "’s", "'", "’"] where stem.hasSuffix(possessive) {
      stem.removeLast(possessive.count)
      break
    }
    if stem.hasSuffix("ies") { return stem.dropLast(3) + "y" }
    for ending in ["ing", "es", "ed", "s"]
    where stem.hasSuffix(ending) && stem.count > ending.count + 2 {
      stem.removeLast(ending.count)
      break
    }
    return stem.hasSuffix("e") && stem.count > 3 ? stem.dropLast() : stem
  }
}

/// Tells acronyms and their full forms apart.
private enum Abbreviation {
  static func type(of text: String, among equivalents: [String]) -> TermType? {
    if equivalents.contains(where: { abbreviates(text, $0) }) { return .acronym }
    if equivalents.contains(where: { abbreviates($0, text) }) { return .fullForm }
    return nil
  }

  /// Whether `short` is two to ten capitals that begin the words of `long` in order (`R&D`, `SMEs` too).
  ///
  /// Small words may be left out (`BRI`, Belt and Road Initiative) or taken; so may the later parts of a hyphenated word.
  static func abbreviates(_ short: String, _ long: String) -> Bool {
    var letters = Array(short.utf8)
    if letters.count > 2, letters.last == UInt8(ascii: "s") { letters.removeLast() }
    letters.removeAll { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ".") }
    guard (2...10).contains(letters.count), letters.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return false }
    var parts: [(initial: UInt8, isOptional: Bool)] = []
    for word in long.lowercased().split(separator: " ") {
      for (index, part) in word.split(separator: "-").enumerated() {
        guard let first = part.utf8.first(where: { (0x61...0x7A).contains($0) }) else { continue }
        parts.append((first - 0x20, index > 0 || smallWords.contains(String(part))))
      }
    }
    return (2...20).contains(parts.count) && matches(letters[...], parts[...])
  }

  private static let smallWords: Set<String> = [
    "a", "an", "and", "for", "from", "in", "of", "on", "the", "to", "with",
  ]

  private static func matches(
    _ letters: ArraySlice<UInt8>, _ parts: ArraySlice<(initial: UInt8, isOptional: Bool)>
  ) -> Bool {
    guard let part = parts.first else { return letters.isEmpty }
    if part.initial == letters.first, matches(letters.dropFirst(), parts.dropFirst()) {
      return true
    }
    return part.isOptional && matches(letters, parts.dropFirst())
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
