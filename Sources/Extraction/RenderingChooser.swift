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

/// How well a term is rendered, averaged over translations.
struct BilingualEvidence: Sendable {
  var coverage = 0.0
  var inside = 0.0
  var outside = 0.0
  var capitalLeft = 0.0
  var capitalRight = 0.0
  var unexplainedRight = 0.0
  var startsWithVerb = 0.0
  var commas = 0.0
  var stopShare = 0.0
  var dice = 0.0
  var capitalised = 0.0
  /// Translations that render the term, and how many agree with the most usual rendering.
  var translations = 0.0
  var agreeing = 0.0
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
    var spans = self.spans(of: witnesses)
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
  private func spans(of witnesses: [Witness]) -> [[Span]] {
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
      return members.map { finder.spans(bead, of: witnesses[$0].site) }
    }
    var spans = [[Span]](repeating: [], count: witnesses.count)
    for (w, list) in zip(order, found.joined()) { spans[w] = list }
    return spans
  }

  /// An n-gram pooled over the occurrences of a term in one translation.
  private struct Pooled {
    var key: UInt64
    var vote = 0.0
    var weight = 0.0
    var sums = Features()
    /// Beads that hold both the term and the n-gram, and the last of them.
    var joint = 0
    var lastBead: Int32 = -1
    var dice = 0.0
    var score = 0.0

    init(key: UInt64) { self.key = key }

    mutating func add(_ span: Span, weight: Double, bead: Int32) {
      vote += weight
      self.weight += weight
      sums.add(Features(span), weight: weight)
      if lastBead != bead {
        lastBead = bead
        joint += 1
      }
    }
  }

  /// The features that are averaged over occurrences, as one vector.
  private struct Features {
    var vector = SIMD32<Float>(repeating: 0)

    init() {}

    init(_ s: Span) {
      vector = SIMD32(
        s.score, s.coverage, s.inside, s.outside,
        s.capitalLeft, s.capitalRight, s.capitalOf,
        s.adjectiveLeft, s.nounRight, s.unexplainedRight,
        s.danglingAdjective, s.startsWithVerb ? 1 : 0, Float(s.commas),
        s.stopShare, Float(s.contentCount), s.isCapitalised ? 1 : 0,
        s.danglingParticiple, s.fragment, s.looseStart,
        s.auxiliaries, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    }

    var span: Double { Double(vector[0]) }
    var coverage: Double { Double(vector[1]) }
    var inside: Double { Double(vector[2]) }
    var outside: Double { Double(vector[3]) }
    var capitalLeft: Double { Double(vector[4]) }
    var capitalRight: Double { Double(vector[5]) }
    var capitalOf: Double { Double(vector[6]) }
    var adjectiveLeft: Double { Double(vector[7]) }
    var nounRight: Double { Double(vector[8]) }
    var unexplainedRight: Double { Double(vector[9]) }
    var danglingAdjective: Double { Double(vector[10]) }
    var startsWithVerb: Double { Double(vector[11]) }
    var commas: Double { Double(vector[12]) }
    var stopShare: Double { Double(vector[13]) }
    var content: Double { Double(vector[14]) }
    var capitalised: Double { Double(vector[15]) }
    var danglingParticiple: Double { Double(vector[16]) }
    var fragment: Double { Double(vector[17]) }
    var looseStart: Double { Double(vector[18]) }
    var auxiliaries: Double { Double(vector[19]) }

    mutating func add(_ other: Features, weight: Double) { vector += Float(weight) * other.vector }

    func divided(by weight: Double) -> Features {
      var result = self
      result.vector /= Float(weight)
      return result
    }
  }

  /// Score of an n-gram from its features; the statistics over beads are added by the caller.
  private func score(_ f: Features, key: UInt64, vote: Double, _ term: TermTraits) -> Double {
    let length = max(0, log(0.5 * Double(max(1, term.hanCount)) / max(1, f.content)))
    var score = term.glossKeys.contains(key) ? 2.5 : 0
    score += 8 * vote + 0.5 * f.span + f.inside + 2.6 * f.coverage
    score -= 3 * f.capitalLeft + 3 * f.capitalRight + 2.5 * f.capitalOf
    score -= 1.6 * f.adjectiveLeft + 2 * f.nounRight
    score -= 1.2 * (1 - f.coverage) * f.unexplainedRight
    score -= 3 * length * length
    score -= 2 * f.danglingAdjective + (term.isList ? 0.8 : 2) * f.commas + 3.3 * f.stopShare
    score -= 1 * f.danglingParticiple + 4 * f.fragment + 1 * f.auxiliaries
    score -= term.startsWithVerb ? 0 : 0.8 * f.startsWithVerb + 2 * f.looseStart
    return score
  }

  private func renderings(
    _ witnesses: [Witness], _ spans: [[Span]], _ range: Range<Int>, _ term: TermTraits,
    _ statistics: KeyStatistics
  ) -> TermRenderings {
    let beads = Set(range.map { witnesses[$0].bead })
    let groups = Dictionary(grouping: range) {
      finder.corpus.bitexts[links.beads.place(of: Int(witnesses[$0].bead)).bitext].target
    }.sorted { $0.key < $1.key }
    var pools: [[UInt64: Pooled]] = []
    for (_, members) in groups {
      pools.append(pool(members, spans, witnesses, beads, term, statistics))
    }
    var overall: [UInt64: Double] = [:]
    for (pool, group) in zip(pools, groups) {
      for (key, entry) in pool {
        overall[key, default: 0] += entry.vote * Double(group.value.count) / Double(range.count)
      }
    }
    var result = TermRenderings()
    var evidence = BilingualEvidence()
    var winners: [UInt64: Int] = [:]
    var leaders: [UInt64] = []
    for (pool, group) in zip(pools, groups) {
      for member in group.value {
        result.witnesses.append(
          rendering(
            witnesses[member], spans[member], pool, overall, term))
      }
      guard let best = Self.best(of: pool) else { continue }
      leaders.append(best.key)
      let f = best.sums.divided(by: best.weight)
      guard f.coverage * f.inside >= omissionThreshold else { continue }
      winners[best.key, default: 0] += group.value.count
      evidence.translations += 1
      evidence.coverage += f.coverage
      evidence.inside += f.inside
      evidence.outside += f.outside
      evidence.capitalLeft += f.capitalLeft
      evidence.capitalRight += f.capitalRight
      evidence.unexplainedRight += f.unexplainedRight
      evidence.startsWithVerb += f.startsWithVerb
      evidence.commas += f.commas
      evidence.stopShare += f.stopShare
      evidence.dice += best.dice
      evidence.capitalised += f.capitalised
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

  /// The n-gram with the best score; of equal ones that with the smaller key.
  private static func best(of pool: [UInt64: Pooled]) -> Pooled? {
    pool.values.max { ($0.score, $1.key) < ($1.score, $0.key) }
  }

  private func pool(
    _ members: [Int], _ spans: [[Span]], _ witnesses: [Witness], _ beads: Set<Int32>,
    _ term: TermTraits, _ statistics: KeyStatistics
  ) -> [UInt64: Pooled] {
    var pool: [UInt64: Pooled] = [:]
    var total = 0.0
    for member in members {
      guard let best = spans[member].first else { continue }
      for span in spans[member] {
        let weight = exp(2 * Double(span.score - best.score))
        total += weight
        pool[span.key, default: Pooled(key: span.key)]
          .add(span, weight: weight, bead: witnesses[member].bead)
      }
    }
    for (key, pooled) in pool {
      var entry = pooled
      entry.vote /= total
      let association = statistics.association(
        key: key, joint: entry.joint, termBeads: beads.count)
      entry.dice = association.dice
      entry.score =
        score(entry.sums.divided(by: entry.weight), key: key, vote: entry.vote, term)
        + 2.5 * association.dice + 0.3 * log(1 + association.likelihoodRatio)
        + 0.5 * association.specificity + (entry.joint >= 2 ? 1 : 0)
      pool[key] = entry
    }
    return pool
  }

  private func rendering(
    _ witness: Witness, _ spans: [Span], _ pool: [UInt64: Pooled], _ overall: [UInt64: Double],
    _ term: TermTraits
  ) -> WitnessRendering {
    guard let top = spans.first else {
      return WitnessRendering(witness: witness, span: nil, confidence: 0.6)
    }
    let weights = spans.map { exp(2 * Double($0.score - top.score)) }
    let sum = weights.reduce(0, +)
    var scored: [(span: Span, score: Double)] = []
    for (span, weight) in zip(spans, weights) {
      guard let entry = pool[span.key] else { continue }
      let own = score(Features(span), key: span.key, vote: weight / sum, term)
      let pooledPart =
        entry.score
        - score(entry.sums.divided(by: entry.weight), key: span.key, vote: entry.vote, term)
      let value =
        own + pooledPart + 2 * log(0.1 + entry.vote) + log(0.1 + (overall[span.key] ?? 0))
      scored.append((span, value))
    }
    scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.span.key < $1.span.key }
    guard let best = scored.first else {
      return WitnessRendering(witness: witness, span: nil, confidence: 0.6)
    }
    let strength = best.span.strength
    if strength < omissionThreshold {
      return WitnessRendering(
        witness: witness, span: nil, confidence: 0.5 + 0.5 * (1 - strength / omissionThreshold))
    }
    let margin = scored.count > 1 ? best.score - scored[1].score : 3
    // Measured by the authors of the recipe: margin 1.6 and above 96 % right, below 69 %.
    let confidence = 0.55 + 0.43 * min(1, margin / 2) * min(1, strength / 0.35)
    return WitnessRendering(witness: witness, span: best.span, confidence: confidence)
  }
}

extension BilingualEvidence {
  /// Sums over translations turned into means.
  func averaged() -> Self {
    var result = self
    let n = translations
    result.coverage /= n
    result.inside /= n
    result.outside /= n
    result.capitalLeft /= n
    result.capitalRight /= n
    result.unexplainedRight /= n
    result.startsWithVerb /= n
    result.commas /= n
    result.stopShare /= n
    result.dice /= n
    result.capitalised /= n
    return result
  }
}

/// How many beads hold each n-gram that occurs among the spans.
private struct KeyStatistics: Sendable {
  private var beads: [UInt64: Int32] = [:]
  private let beadCount: Int

  init(finder: SpanFinder, beads numbers: BeadNumbers, spans: [[Span]]) {
    for span in spans.joined() {
      beads[span.key] = 0
      if let key = span.leftKey { beads[key] = 0 }
      if let key = span.rightKey { beads[key] = 0 }
    }
    beadCount = numbers.count
    var last: [UInt64: Int32] = [:]
    var n: Int32 = 0
    for bitext in finder.corpus.bitexts {
      for bead in bitext.beads {
        finder.forEachKey(bead, bitext) { key in
          guard beads[key] != nil, last[key] != n else { return }
          last[key] = n
          beads[key, default: 0] += 1
        }
        n += 1
      }
    }
  }

  /// Where an n-gram recurs and always with the same word beside it, that word belongs to it, unless it renders other
  /// source words.
  func fragment(_ span: Span) -> Float {
    let own = beads[span.key] ?? 0
    guard own >= 2 else { return 0 }
    var fragment: Float = 0
    if let key = span.leftKey, beads[key] == own { fragment = max(0, 1 - 2 * span.leftOutside) }
    if let key = span.rightKey, beads[key] == own {
      fragment = max(fragment, 1 - 2 * span.rightOutside)
    }
    return fragment
  }

  /// Dice coefficient, log-likelihood ratio (Dunning 1993) and the share of the n-gram's beads that hold the term.
  func association(
    key: UInt64, joint: Int, termBeads: Int
  ) -> (dice: Double, likelihoodRatio: Double, specificity: Double) {
    let a = Double(joint)
    let e = max(a, Double(beads[key] ?? 0))
    let z = max(a, Double(termBeads))
    let n = max(Double(beadCount), z + e - a)
    let (b, c, d) = (z - a, e - a, n - z - e + a)
    func term(_ k: Double, _ row: Double, _ column: Double) -> Double {
      k > 0 ? k * log(k * n / (row * column)) : 0
    }
    let ratio =
      2 * (term(a, z, e) + term(b, z, n - e) + term(c, n - z, e) + term(d, n - z, n - e))
    return (2 * a / (z + e), max(0, ratio), a / e)
  }
}
