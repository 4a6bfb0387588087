import Consistency
import Foundation
import Review
import Terminology
import TestSupport

/// A hand-made term with an occurrence for each rendering, nil where the translation has none.
func term(
  _ source: String, _ renderings: KeyValuePairs<String, [String?]>, equivalents: [String] = []
) -> TermRecord {
  var occurrences: [Occurrence] = []
  for (document, texts) in renderings {
    for (i, text) in texts.enumerated() {
      let opening = "Sentence \(i + 1) of \(document): "
      let start = opening.utf8.count
      occurrences.append(
        Occurrence(
          source: Place(document: "zh.txt", line: i + 1),
          target: Place(document: document, line: i + 1), bead: i + 1,
          sourceText: "我们要\(source)，第\(i + 1)句。", sourceRange: 9..<(9 + source.utf8.count),
          targetText: opening + "\(text ?? "nothing") and more.",
          rendering: text.map { Rendering(text: $0, range: start..<(start + $0.utf8.count)) },
          confidence: 1))
    }
  }
  return TermRecord(
    sourceTerm: source, score: 1, frequency: renderings.map(\.value.count).max() ?? 0,
    documentCount: 1, equivalents: equivalents.map { Equivalent(text: $0, count: 1) },
    occurrences: occurrences)
}

/// A list of such terms, all from `zh.txt`.
func termList(_ terms: [TermRecord]) -> TermList {
  let targets = Set(terms.flatMap(\.occurrences).map(\.target.document)).sorted()
  return TermList(
    sourceLanguage: .chinese, targetLanguage: .english,
    documents: [DocumentRecord(id: "zh.txt", language: .chinese, translates: nil)]
      + targets.map { DocumentRecord(id: $0, language: .english, translates: "zh.txt") },
    terms: terms)
}

let english =
  (try? EnglishFormsReader().read(folder: packageFolder.path + "/Glossaries/en"))
  ?? EnglishForms()

func report(_ list: TermList) -> ConsistencyReport {
  ConsistencyAnalysis(forms: english).report(on: list)
}

extension ReviewStore {
  @discardableResult
  func take(_ terms: [TermRecord]) throws -> ImportReport {
    let all = termList(terms)
    return try importExtraction(all, report(all))
  }
}

/// Official and machine translation, which disagree about the first term.
let wetlands = [
  term(
    "湿地", ["a.en": ["wetland", "wetland", "the wetland"], "b.en": ["swamp", "swamp", "marsh"]],
    equivalents: ["wetland", "swamp"]),
  term("候鸟", ["a.en": ["migratory bird", "migratory birds"], "b.en": ["migratory bird", nil]]),
]
