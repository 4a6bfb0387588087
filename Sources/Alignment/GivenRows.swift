import Corpus

/// Finds the beads within rows that are known to translate each other.
///
/// Only rows with several sentences on both sides need dynamic programming; those of a large table are taken in blocks,
/// so that memory does not grow with the table.
struct GivenRows: Sendable {
  let source: TextSide
  let target: TextSide
  let table: TranslationTable
  let unigram: [Double]
  let workers: WorkerPool

  private static let blockRows = 2_000

  typealias Row = (source: Range<Int>, target: Range<Int>)

  /// - Returns: beads in the order of the rows.
  func beads(_ sourcePart: Int, _ targetPart: Int) -> [Row] {
    let rows = rows(sourcePart, targetPart)
    let several = rows.indices.filter { rows[$0].source.count > 1 && rows[$0].target.count > 1 }
    guard !several.isEmpty else { return rows }
    // The rows of a small table help each other: which words occur in it tells what can be translated.
    let asked = rows.count <= Self.blockRows ? Array(rows.indices) : several
    let starts = Array(stride(from: 0, to: asked.count, by: Self.blockRows))
    let found = workers.map(starts.count) { b in
      let block = asked[starts[b]..<min(asked.count, starts[b] + Self.blockRows)].map { rows[$0] }
      return beads(of: block, sourcePart, targetPart)
    }
    var result: [Row] = []
    result.reserveCapacity(rows.count)
    var next = found.joined().makeIterator()
    var taken = asked[...]
    for k in rows.indices {
      if taken.first == k {
        taken.removeFirst()
        result += next.next() ?? []
      } else {
        result.append(rows[k])
      }
    }
    return result
  }

  private func rows(_ sourcePart: Int, _ targetPart: Int) -> [Row] {
    let sources = source.parts[sourcePart].segments
    let targets = target.parts[targetPart].segments
    var rows: [Row] = []
    var (i, j) = (0, 0)
    while i < sources.count, j < targets.count {
      let row = sources[i].paragraph
      var (k, l) = (i, j)
      while k < sources.count, sources[k].paragraph == row { k += 1 }
      while l < targets.count, targets[l].paragraph == row { l += 1 }
      rows.append((i..<k, j..<l))
      (i, j) = (k, l)
    }
    return rows
  }

  /// The beads of each row of a block.
  private func beads(of block: [Row], _ sourcePart: Int, _ targetPart: Int) -> [[Row]] {
    let aligner = BeadAligner(
      source: source.excerpt(of: block.map(\.source), part: sourcePart),
      target: target.excerpt(of: block.map(\.target), part: targetPart), table: table,
      unigram: unigram)
    let pair = aligner.pair(0, 0)
    var (i, j) = (0, 0)
    return block.map { row in
      defer { (i, j) = (i + row.source.count, j + row.target.count) }
      guard row.source.count > 1, row.target.count > 1 else { return [row] }
      return aligner.beads(
        inRow: pair, i..<(i + row.source.count), j..<(j + row.target.count)
      ).map { bead in
        (
          shifted(bead.source, by: row.source.lowerBound - i),
          shifted(bead.target, by: row.target.lowerBound - j)
        )
      }
    }
  }

  private func shifted(_ range: Range<Int>, by distance: Int) -> Range<Int> {
    (range.lowerBound + distance)..<(range.upperBound + distance)
  }
}

extension TextSide {
  /// Some segments of a part as a side of their own.
  fileprivate func excerpt(of ranges: [Range<Int>], part: Int) -> TextSide {
    var segments: [Segment] = []
    for range in ranges { segments += parts[part].segments[range] }
    return TextSide(
      parts: [
        DocumentPart(
          document: parts[part].document, language: parts[part].language, segments: segments)
      ],
      tokens: [tokens[part].excerpt(of: ranges)], vocabulary: vocabulary, classOfWord: classOfWord,
      classCount: classCount)
  }
}
