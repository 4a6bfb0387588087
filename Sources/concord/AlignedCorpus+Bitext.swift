import Alignment
import Corpus
import Exchange
import Review
import Terminology

extension AlignedCorpus {
  /// The beads of all pairs of documents.
  var bitextRecords: [BitextRecord] {
    bitexts.flatMap { bitext in
      bitext.beads.enumerated().map { n, bead in record(of: bead, in: bitext, number: n + 1) }
    }
  }

  /// - Parameter number: from 1, within the pair of documents.
  func record(of bead: Bead, in bitext: Bitext, number: Int) -> BitextRecord {
    BitextRecord(
      sourceDocument: source.parts[bitext.source].document,
      targetDocument: target.parts[bitext.target].document, bead: number,
      sourceText: source.text(of: bead.source, part: bitext.source, separator: "").text,
      targetText: target.text(of: bead.target, part: bitext.target, separator: " ").text,
      confidence: bead.confidence)
  }

  /// The passages of all pairs of documents, for those who look around a place.
  var passages: [ReviewPassage] {
    bitexts.flatMap { bitext in
      let sourcePart = source.parts[bitext.source]
      let targetPart = target.parts[bitext.target]
      return bitext.beads.enumerated().map { n, bead in
        let record = record(of: bead, in: bitext, number: n + 1)
        return ReviewPassage(
          source: Place(
            document: sourcePart.document, line: sourcePart.segments[bead.source.lowerBound].line),
          target: Place(
            document: targetPart.document, line: targetPart.segments[bead.target.lowerBound].line),
          number: n + 1, sourceText: record.sourceText, targetText: record.targetText)
      }
    }
  }
}
