import Corpus

/// Sections in another order, and rows that are aligned already.
extension BeadAligner {
  /// Aligns everything in order, keeps the beads whose words agree, then aligns what is left free on both sides,
  /// best gain first, so that moved sections find their place.
  func pathWithMoves(_ pair: Pair) -> Path {
    let sources = source.parts[pair.sourcePart].segments.indices
    let targets = target.parts[pair.targetPart].segments.indices
    let whole = path(pair)
    var kept = whole.beads.filter { agree(pair, $0) }
    var score = whole.score
    // A stretch that is still free after a round keeps its path.
    var known: [[Range<Int>]: Path] = [:]
    for _ in 0..<8 {
      let freeSources = gaps(kept.map(\.source), in: sources.count)
      let freeTargets = gaps(kept.map(\.target), in: targets.count)
      var best: (path: Path, gain: Double)?
      for s in freeSources where s.count >= 1 {
        for t in freeTargets where t.count >= 1 && s.count * t.count <= 4_000_000 {
          let found = known[[s, t]] ?? path(pair, s, t)
          known[[s, t]] = found
          let gain = found.score - nullScore(pair, s, t)
          if gain > best?.gain ?? 15, found.beads.contains(where: { agree(pair, $0) }) {
            best = (found, gain)
          }
        }
      }
      guard let best else { break }
      let added = best.path.beads.filter { agree(pair, $0) }
      if !whole.beads.contains(where: { bead in added.contains { $0 == bead } }) {
        score += best.gain
      }
      kept += added
      kept.sort { $0.source.lowerBound < $1.source.lowerBound }
    }
    // Beads of the ordered path whose words do not agree stay where nothing better took their place.
    for bead in whole.beads where !bead.source.isEmpty && !bead.target.isEmpty {
      if !kept.contains(where: {
        $0.source.overlaps(bead.source) || $0.target.overlaps(bead.target)
      }) {
        kept.append(bead)
      }
    }
    kept.sort { $0.source.lowerBound < $1.source.lowerBound }
    return Path(beads: kept, score: score)
  }

  /// The best path through both parts in the order in which they stand.
  func path(_ pair: Pair) -> Path {
    path(
      pair, source.parts[pair.sourcePart].segments.indices,
      target.parts[pair.targetPart].segments.indices)
  }

  /// Mean lexical evidence per target token above 0.15.
  private func agree(_ pair: Pair, _ bead: (source: Range<Int>, target: Range<Int>)) -> Bool {
    guard !bead.source.isEmpty, !bead.target.isEmpty else { return false }
    let tokens = bead.target.reduce(0) { $0 + pair.translatable[$1] }
    let evidence = lexicalScores(pair, bead.source, bead.target).reduce(0, +)
    return evidence > 0.15 * max(1, tokens)
  }

  private func gaps(_ ranges: [Range<Int>], in count: Int) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > start { gaps.append(start..<range.lowerBound) }
      start = max(start, range.upperBound)
    }
    if start < count { gaps.append(start..<count) }
    return gaps
  }

  private func nullScore(_ pair: Pair, _ s: Range<Int>, _ t: Range<Int>) -> Double {
    source.parts[pair.sourcePart].segments[s].reduce(0) { $0 + nullPriceOf($1) }
      + target.parts[pair.targetPart].segments[t].reduce(0) { $0 + nullPriceOf($1) }
  }

  /// Beads within a row that is known to translate the other side; what finds no partner joins its neighbour.
  func beads(
    inRow pair: Pair, _ sources: Range<Int>, _ targets: Range<Int>
  ) -> [(source: Range<Int>, target: Range<Int>)] {
    withoutNulls(path(pair, sources, targets).beads)
  }

  private func withoutNulls(
    _ beads: [(source: Range<Int>, target: Range<Int>)]
  ) -> [(source: Range<Int>, target: Range<Int>)] {
    var result: [(source: Range<Int>, target: Range<Int>)] = []
    for bead in beads {
      if var last = result.last,
        last.source.isEmpty || last.target.isEmpty || bead.source.isEmpty || bead.target.isEmpty
      {
        last.source = last.source.lowerBound..<bead.source.upperBound
        last.target = last.target.lowerBound..<bead.target.upperBound
        result[result.count - 1] = last
      } else {
        result.append(bead)
      }
    }
    return result
  }
}
