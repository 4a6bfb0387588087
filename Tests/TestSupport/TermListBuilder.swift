public import Corpus
import Foundation
public import Terminology

/// A hand-made term: one occurrence for each rendering, `nil` where the translation has none.
///
/// The source has a sentence a line; the translation's are `targetLineStep` lines apart.
public func term(
  _ source: String, _ renderings: KeyValuePairs<String, [String?]>, equivalents: [String] = [],
  confidence: Double = 1, targetLineStep: Int = 10
) -> TermRecord {
  var occurrences: [Occurrence] = []
  var frequency = 0
  for (document, texts) in renderings {
    frequency = max(frequency, texts.count)
    for (i, text) in texts.enumerated() {
      let opening = "Sentence \(i + 1) of \(document): "
      let start = opening.utf8.count
      occurrences.append(
        Occurrence(
          source: Place(document: "zh.txt", line: i + 1),
          target: Place(document: document, line: targetLineStep * (i + 1)), bead: i + 1,
          sourceText: "我们要\(source)，第\(i + 1)句。",
          sourceRange: 9..<(9 + source.utf8.count),
          targetText: opening + "\(text ?? "nothing") and more.",
          rendering: text.map { Rendering(text: $0, range: start..<(start + $0.utf8.count)) },
          confidence: confidence))
    }
  }
  return TermRecord(
    sourceTerm: source, score: 1, frequency: frequency, documentCount: 1,
    equivalents: equivalents.map { Equivalent(text: $0, count: 1) }, occurrences: occurrences)
}

extension TermRecord {
  /// Puts the last occurrence first.
  public mutating func reverse() { occurrences = OccurrenceList(occurrences.reversed()) }
}

/// A list of such terms, all from `zh.txt`.
public func termList(_ terms: [TermRecord]) -> TermList {
  let targets = Set(terms.flatMap(\.occurrences).map(\.target.document)).sorted()
  return TermList(
    sourceLanguage: .chinese, targetLanguage: .english,
    documents: [DocumentRecord(id: "zh.txt", language: .chinese, translates: nil)]
      + targets.map { DocumentRecord(id: $0, language: .english, translates: "zh.txt") },
    terms: terms)
}

/// The lists of English forms that ship.
public let englishForms =
  (try? EnglishMorphologyReader().read(folder: packageFolder.path + "/Glossaries/en"))
  ?? EnglishMorphology()
