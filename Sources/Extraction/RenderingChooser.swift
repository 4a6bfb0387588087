import Alignment
import Corpus
import Glibc

/// One occurrence of a term seen in one translation.
struct Witness: Sendable {
  /// The term's number.
  var term: Int32
  var site: Site
  /// The number of its bead.
  var bead: Int32
}

/// What a translation says for one witness.
struct WitnessRendering: Sendable {
  var witness: Witness
  /// nil where the term is not rendered there, or not surely enough.
  var span: Span?
  /// 0 to 1.
  var confidence: Double
}

/// The renderings of one term in all translations.
struct TermRenderings: Sendable {
  var witnesses: [WitnessRendering] = []
  /// Mean features of the renderings chosen, for ranking; nil where the term is rendered nowhere.
  var evidence: BilingualEvidence?
  /// Key of the equivalent with the best pooled score.
  var bestKey: UInt64?
}

/// What is known of a term before its renderings are sought.
struct TermTraits: Sendable {
  var hanCount: Int
  /// Whether the term itself begins with a verb, so that its rendering may.
  var startsWithVerb: Bool
  /// Whether the term is itself a list, so that its rendering may have commas.
  var isList: Bool
  /// First letters of the lexicon's many-word glosses, in lower case.
  var acronyms: Set<String>
  /// Keys of the lexicon's glosses of the whole term.
  var glossKeys: Set<UInt64>
}

/// Chooses among the spans of all occurrences of a term (reference/extraction.md 3.8).
struct RenderingChooser: Sendable {
  let finder: SpanFinder
  let links: WordLinks
  let workers: WorkerPool
  /// coverage x mean inside below which an acronym is believed rather than the words.
  private let acronymThreshold = 0.3
  /// coverage x mean inside below which an occurrence counts as not rendered.
  private let omissionThreshold = 0.12

  /// - Parameters:
  ///   - witnesses: grouped by term, ascending.
  ///   - terms: what is known of each term.
  func choose(_ witnesses: [Witness], terms: [TermTraits]) -> [TermRenderings] {
    var spans = self.spans(of: witnesses, terms)
    let statistics = KeyStatistics(finder: finder, beads: links.beads, spans: spans)
    for w in spans.indices {
      for s in spans[w].indices { spans[w][s].fragment = statistics.fragment(spans[w][s]) }
    }
    var ranges = [Range<Int>](repeating: 0..<0, count: terms.count)
    var start = 0
    while start < witnesses.count {
      var end = start
      while end < witnesses.count, witnesses[end].term == witnesses[start].term { end += 1 }
      ranges[Int(witnesses[start].term)] = start..<end
      start = end
    }
    let (all, places) = (spans, ranges)
    return workers.map(terms.count) {
      places[$0].isEmpty
        ? TermRenderings() : renderings(witnesses, all, places[$0], terms[$0], statistics)
    }
  }

  /// The spans of each witness; the links of a bead are found once for all witnesses in it.
  private func spans(of witnesses: [Witness], _ terms: [TermTraits]) -> [[Span]] {
    var order = Array(witnesses.indices)
    order.sort { (witnesses[$0].bead, $0) < (witnesses[$1].bead, $1) }
    var starts: [Int] = []
    for (k, w) in order.enumerated()
    where k == 0 || witnesses[order[k - 1]].bead != witnesses[w].bead { starts.append(k) }
    starts.append(order.count)
    let (sorted, borders) = (order, starts)
    let found = workers.map(starts.count - 1) { b -> [[Span]] in
      let members = sorted[borders[b]..<borders[b + 1]]
      let bead = links[Int(witnesses[sorted[borders[b]]].bead)]
      return members.map {
        finder.spans(bead, of: witnesses[$0].site, terms[Int(witnesses[$0].term)])
      }
    }
    var spans = [[Span]](repeating: [], count: witnesses.count)
    for (w, list) in zip(order, found.joined()) { spans[w] = list }
    return spans
  }

  // MARK: One term

  private func renderings(
    _ witnesses: [Witness], _ spans: [[Span]], _ range: Range<Int>, _ term: TermTraits,
    _ statistics: KeyStatistics
  ) -> TermRenderings {
    let beads = Set(range.map { witnesses[$0].bead })
    let groups = Dictionary(grouping: range) {
      finder.corpus.bitexts[links.beads.place(of: Int(witnesses[$0].bead)).bitext].target
    }.sorted { $0.key < $1.key }
    var pools: [SpanPool] = []
    for (_, members) in groups {
      pools.append(
        SpanPool(members.map { (spans[$0], witnesses[$0].bead) }) {
          statistics.association(key: $0, joint: $1, termBeads: beads.count)
        })
    }
    var overall: [UInt64: Double] = [:]
    for (pool, group) in zip(pools, groups) {
      let part = Double(group.value.count) / Double(range.count)
      for (key, entry) in pool.entries { overall[key, default: 0] += entry.share * part }
    }
    var result = TermRenderings()
    var evidence = BilingualEvidence()
    var winners: [UInt64: Int] = [:]
    var leaders: [UInt64] = []
    for (pool, group) in zip(pools, groups) {
      var pool = pool
      for member in group.value {
        let scores = scores(spans[member], pool, overall, term)
        pool.note(spans[member], scores)
        result.witnesses.append(rendering(witnesses[member], spans[member], scores))
      }
      guard let best = pool.leader else { continue }
      leaders.append(best.key)
      guard best.evidence.coverage * best.evidence.inside >= omissionThreshold else { continue }
      winners[best.key, default: 0] += group.value.count
      evidence.add(best.evidence)
    }
    findAcronyms(&result.witnesses, term)
    if evidence.translations > 0 {
      let best = winners.max { ($0.value, $1.key) < ($1.value, $0.key) }
      result.bestKey = best?.key
      evidence.agreeing = Double(leaders.count { $0 == best?.key })
      result.evidence = evidence.averaged()
    }
    return result
  }

  /// The score of each span of an occurrence in `RenderingModel`.
  private func scores(
    _ spans: [Span], _ pool: SpanPool, _ overall: [UInt64: Double], _ term: TermTraits
  ) -> [Double] {
    let shares = SpanPool.shares(of: spans)
    return spans.indices.map { k in
      let span = spans[k]
      guard let entry = pool.entries[span.key] else { return Double(span.fitness) }
      let everywhere = overall[span.key] ?? 0
      var f = UsageFeatures()
      f[.gloss] = term.glossKeys.contains(span.key) ? 1 : 0
      f[.share] = Float(shares[k])
      f[.documentShare] = Float(log(0.1 + entry.share))
      f[.overallShare] = Float(log(0.1 + everywhere))
      f[.meanShare] = Float(everywhere)
      f[.dice] = Float(entry.association.dice)
      f[.likelihoodRatio] = Float(log(1 + entry.association.likelihoodRatio))
      f[.specificity] = Float(entry.association.specificity)
      f[.fragment] = span.fragment
      f[.meanCoverage] = entry.mean.coverage
      f[.meanOutside] = entry.mean.outside
      f[.meanValue] = entry.mean.value
      return Double(span.fitness + RenderingModel.score(f))
    }
  }

  private func rendering(
    _ witness: Witness, _ spans: [Span], _ scores: [Double]
  ) -> WitnessRendering {
    let best = spans.indices.max {
      (scores[$0], spans[$1].key) < (scores[$1], spans[$0].key)
    }
    guard let best else { return WitnessRendering(witness: witness, span: nil, confidence: 0.6) }
    let strength = spans[best].strength
    if strength < omissionThreshold {
      return WitnessRendering(
        witness: witness, span: nil, confidence: 0.5 + 0.5 * (1 - strength / omissionThreshold))
    }
    let sum = scores.reduce(0) { $0 + exp($1 - scores[best]) }
    return WitnessRendering(
      witness: witness, span: spans[best], confidence: min(1, 0.6 + strength) / sum)
  }

  /// Where nothing sure was found, the acronym of a rendering found elsewhere (or of a gloss) may stand for the term.
  private func findAcronyms(_ witnesses: inout [WitnessRendering], _ term: TermTraits) {
    var initials = term.acronyms
    for found in witnesses {
      guard let span = found.span, span.contentCount >= 2, span.strength >= acronymThreshold else {
        continue
      }
      initials.insert(finder.initials(of: span, in: bitext(of: found.witness).bitext))
    }
    guard !initials.isEmpty else { return }
    for k in witnesses.indices
    where witnesses[k].span.map({ $0.strength < acronymThreshold }) ?? true {
      let (bitext, bead) = bitext(of: witnesses[k].witness)
      if let span = finder.acronym(in: bead, of: bitext, initials: initials) {
        witnesses[k].span = span
        witnesses[k].confidence = 0.8
      }
    }
  }

  private func bitext(of witness: Witness) -> (bitext: Bitext, bead: Bead) {
    let place = links.beads.place(of: Int(witness.bead))
    let bitext = finder.corpus.bitexts[place.bitext]
    return (bitext, bitext.beads[place.bead])
  }
}
