import Foundation
import Terminology
import TestSupport
import Workers

@testable import Alignment
@testable import Corpus
@testable import Extraction

func extractor(
  _ corpus: AlignedCorpus, workers: WorkerPool = WorkerPool()
) throws -> TermExtractor {
  try TermExtractor(
    corpus, tagger: try shippedTagger.get(), weights: try shippedWeights.get(), workers: workers)
}

/// The weights that ship, read once.
let shippedWeights = Result {
  try FittedWeights(path: packageFolder.appending(path: "Glossaries/zh-en/weights").path)
}

/// The forms of English words that ship, read once.
let shippedMorphology = Result {
  try EnglishMorphologyReader().read(folder: packageFolder.appending(path: "Glossaries/en").path)
}

func scalars(_ text: String) -> [UInt32] { [UInt32](scalarsOf: text) }

/// A corpus of rows that say which text translates which; the columns are parted by ` | `.
func corpus(_ table: String, document: String = "rows") throws -> AlignedCorpus {
  try align([rows(table, document: document)])
}

func rows(_ table: String, document: String) -> AlignedDocument {
  var source = DocumentPart(document: document, language: .chinese, segments: [])
  var target = DocumentPart(document: document, language: .english, segments: [])
  for (number, line) in table.split(separator: "\n").enumerated() {
    let cells = line.split(separator: " | ").map(String.init)
    precondition(cells.count == 2, "a row has two columns")
    source.segments.append(Segment(text: cells[0], line: number + 1, paragraph: number))
    target.segments.append(Segment(text: cells[1], line: number + 1, paragraph: number))
  }
  return AlignedDocument(source: source, target: target)
}

func align(_ documents: [AlignedDocument]) throws -> AlignedCorpus {
  try CorpusAligner(lexicon: shippedLexicon.get(), morphology: shippedMorphology.get()).align(
    Corpus(aligned: documents))
}

/// The sentences of one Chinese text as the matcher sees them.
func partTexts(_ sentences: [String]) throws -> [PartText] {
  var profile = ChineseProfile(lexicon: try shippedLexicon.get())
  var vocabulary = Interner()
  let part = DocumentPart(
    document: "text", language: .chinese,
    segments: sentences.enumerated().map { Segment(text: $1, line: $0 + 1, paragraph: $0) })
  let tokens = profile.tokenize([part.segments], vocabulary: &vocabulary)
  let side = TextSide(
    parts: [part], tokens: tokens, vocabulary: vocabulary, classOfWord: [], classCount: 0)
  return [PartText(SourceCharacters(side, part: 0), side, part: 0)]
}

func site(_ range: Range<Int32>) -> Site {
  Site(part: 0, start: range.lowerBound, end: range.upperBound)
}

extension Span {
  /// A span of which only the place matters.
  init(_ tokens: Range<Int32>) {
    self.init(
      tokens: tokens, key: UInt64(tokens.lowerBound), score: 1, fitness: 1, coverage: 1, inside: 1,
      outside: 0, contentCount: Int16(tokens.count), commas: 0, stopShare: 0, capitalLeft: 0,
      capitalRight: 0, unexplainedRight: 0, startsWithVerb: false, isCapitalised: false,
      leftKey: nil, rightKey: nil, leftOutside: 0, rightOutside: 0)
  }
}

extension TermList {
  subscript(term: String) -> TermRecord? { terms.first { $0.sourceTerm == term } }

  /// The renderings of a term in the order of the texts; nil where it is not rendered.
  func renderings(of term: String) -> [String?] {
    self[term]?.occurrences.map { $0.rendering?.text } ?? []
  }
}

extension TermRecord {
  var equivalent: String? { equivalents.first?.text }
}
