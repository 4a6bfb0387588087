import Consistency
import Terminology
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test func reportIsWrittenAsTheSchemaSays() {
    let report = analysis().report(
      on: termList([
        term(
          "法治",
          ["a.txt": ["rule of law", "rule of law", "“rule” of\tlaw"], "b.txt": ["Rule of law"]]),
        term("德治", ["b.txt": [nil]]),
      ]))
    #expect(String(decoding: report.json(), as: UTF8.self) == expected)
  }

  @Test func bytesDoNotDependOnTheOrderOfDocuments() {
    var original = termList(randomTerms(seed: 3))
    let analyse = analysis()
    let bytes = analyse.report(on: original).json()
    original.documents.reverse()
    for i in original.terms.indices { original.terms[i].reverse() }
    #expect(analyse.report(on: original).json() == bytes)
  }

  private let expected = """
    {
     "schema": "concord-consistency/1",
     "options": {
      "confidence_threshold": 0.5,
      "references": [],
      "permutations": 2000,
      "seed": "1"
     },
     "standard": {
      "basis": "majority",
      "documents": []
     },
     "summary": ["No translation was named as the reference: what most of them say is preferred."],
     "documents": [
      {
       "id": "a.txt",
       "language": "en",
       "translates": "zh.txt",
       "publisher": null,
       "date": null,
       "kind": null,
       "reference": false,
       "agreement": {"micro": 1, "macro": 1},
       "conformity": {"micro": 1, "macro": 1},
       "agreement_interval": null,
       "conformity_interval": null,
       "omission": 0,
       "omission_interval": [0, 0.5615],
       "rendered": 3,
       "omitted": 0,
       "uncertain": 0
      },
      {
       "id": "b.txt",
       "language": "en",
       "translates": "zh.txt",
       "publisher": null,
       "date": null,
       "kind": null,
       "reference": false,
       "agreement": {"micro": null, "macro": null},
       "conformity": {"micro": 1, "macro": 1},
       "agreement_interval": null,
       "conformity_interval": null,
       "omission": 0.5,
       "omission_interval": [0.0945, 0.9055],
       "rendered": 1,
       "omitted": 1,
       "uncertain": 0
      },
      {
       "id": "zh.txt",
       "language": "zh",
       "translates": null,
       "publisher": null,
       "date": null,
       "kind": null,
       "reference": false,
       "agreement": {"micro": null, "macro": null},
       "conformity": {"micro": null, "macro": null},
       "agreement_interval": null,
       "conformity_interval": null,
       "omission": null,
       "omission_interval": null,
       "rendered": 0,
       "omitted": 0,
       "uncertain": 0
      }
     ],
     "pairs": [
      {
       "a": "a.txt",
       "b": "b.txt",
       "g": 0,
       "p": 1,
       "shared_terms": 1,
       "paired_agreement": null,
       "paired_agreement_interval": null,
       "paired_places": 0,
       "terms": [
        {"term": "法治", "verdict": "trivial", "divergence": 0, "p": 1, "smallest_p": 1}
       ]
      }
     ],
     "terms": [
      {
       "term": "法治",
       "general": false,
       "verdict": "trivial",
       "occurrences": 3,
       "agreement": 1,
       "omitted": 0,
       "uncertain": 0,
       "renderings": [
        {
         "text": "rule of law",
         "class": "preferred",
         "group": 0,
         "rung": null,
         "counts": {"a.txt": 2}
        },
        {
         "text": "Rule of law",
         "class": "trivial",
         "group": 0,
         "rung": "F2",
         "counts": {"b.txt": 1}
        },
        {
         "text": "“rule” of law",
         "class": "trivial",
         "group": 0,
         "rung": "F3",
         "counts": {"a.txt": 1}
        }
       ],
       "drift": null
      },
      {
       "term": "德治",
       "general": false,
       "verdict": "single",
       "occurrences": 1,
       "agreement": null,
       "omitted": 1,
       "uncertain": 0,
       "renderings": [],
       "drift": null
      }
     ],
     "findings": [
      {
       "id": "TC008-68d8a455189b7797",
       "rule": "TC008",
       "term": null,
       "document": "a.txt",
       "level": "note",
       "severity": 0.6307,
       "message": "a.txt writes 1 of 1 terms in more than one way that does not touch the sense (hyphen or punctuation 1).",
       "counts": {"bad": 1, "total": 1, "weight": 0.05, "boost": 1, "confidence": 1},
       "suppression": null,
       "change": null,
       "evidence": [
        {"source_document": "zh.txt", "source_line": 1, "target_document": "a.txt", "target_line": 10, "source_text": "我们要法治，第1句。", "rendering": "rule of law", "pieces": null, "target_text": "Sentence 1 of a.txt: rule of law and more.", "confidence": 1},
        {"source_document": "zh.txt", "source_line": 3, "target_document": "a.txt", "target_line": 30, "source_text": "我们要法治，第3句。", "rendering": "“rule” of\\tlaw", "pieces": null, "target_text": "Sentence 3 of a.txt: “rule” of\\tlaw and more.", "confidence": 1}
       ]
      }
     ],
     "self_test": {"warnings": 0, "occurrences": 60, "deals": 20}
    }

    """
}
