import Terminology
import TestSupport

@testable import Alignment
@testable import Corpus

/// A part whose paragraphs are lists of sentences.
func part(_ document: String, _ language: LanguageTag, _ paragraphs: [[String]]) -> DocumentPart {
  var segments: [Segment] = []
  for (number, paragraph) in paragraphs.enumerated() {
    for text in paragraph {
      segments.append(Segment(text: text, line: number + 1, paragraph: number))
    }
  }
  return DocumentPart(document: document, language: language, segments: segments)
}

func align(_ parts: [DocumentPart]) throws -> AlignedCorpus {
  try CorpusAligner(lexicon: shippedLexicon.get()).align(Corpus(parts: parts))
}

extension AlignedCorpus {
  /// `document>document` of each bitext.
  var pairedDocuments: [String] {
    bitexts.map { source.parts[$0.source].document + ">" + target.parts[$0.target].document }
  }

  /// The beads of a bitext as `source segments-target segments`, counted from 0.
  func beads(_ bitext: Int = 0) -> [String] {
    let name = { (range: Range<Int>) in range.map(String.init).joined(separator: ",") }
    return bitexts[bitext].beads.map { name($0.source) + "-" + name($0.target) }
  }
}
