import Consistency
import Review
import Terminology
import TestSupport

func report(_ list: TermList) -> ConsistencyReport {
  ConsistencyAnalysis(forms: englishForms).report(on: list)
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
