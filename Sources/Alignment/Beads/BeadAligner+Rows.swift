import Corpus
import Workers

/// Rows of a table that are aligned already.
extension BeadAligner {
  /// Beads within paragraphs that are known to translate each other; what finds no partner in its paragraph joins its
  /// neighbour.
  func beadsInParagraphs() -> [LikelyBead] {
    var paragraphs: [(source: Range<Int>, target: Range<Int>)] = []
    var (i, j) = (0, 0)
    while i < source.count, j < target.count {
      let (a, b) = (source.paragraphs[i], target.paragraphs[j])
      // A paragraph that one side does not have.
      if a != b {
        if a < b { i += 1 } else { j += 1 }
        continue
      }
      paragraphs.append((i..<source.end(ofParagraph: i), j..<target.end(ofParagraph: j)))
      (i, j) = (paragraphs[paragraphs.count - 1].source.upperBound, target.end(ofParagraph: j))
    }
    let rows = paragraphs
    return workers.map(rows.count) { k in
      let (s, t) = rows[k]
      return s.count == 1 || t.count == 1
        ? [LikelyBead(source: s, target: t, probability: 1)] : withoutNulls(path(within: s, t))
    }.flatMap { $0 }
  }

  private func withoutNulls(_ steps: [BeadStep]) -> [LikelyBead] {
    var beads: [LikelyBead] = []
    for step in steps {
      if var last = beads.last, last.source.isEmpty || last.target.isEmpty || step.isNull {
        last.source = last.source.lowerBound..<step.source.upperBound
        last.target = last.target.lowerBound..<step.target.upperBound
        beads[beads.count - 1] = last
      } else {
        beads.append(LikelyBead(source: step.source, target: step.target, probability: 1))
      }
    }
    return beads
  }
}

extension BeadText {
  fileprivate func end(ofParagraph row: Int) -> Int {
    (row..<count).first { paragraphs[$0] != paragraphs[row] } ?? count
  }
}
