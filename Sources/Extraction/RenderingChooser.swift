import Alignment
import Corpus
import Glibc
import Workers

/// One occurrence of a term seen in one translation.
struct Witness: Sendable {
  /// The term's number.
  var term: Int32
  var site: Site
  /// The number of its bead.
  var bead: Int32
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
  /// Those that a glossary of the user's names, which outweigh the lexicon's.
  var approvedKeys: Set<UInt64> = []
  /// The classes with which these begin.
  var glossStarts: Set<Int32> = []
  /// Content words of each gloss, or of the glosses of its parts where the lexicon does not have the term.
  var glossWords: [[Lemma]] = []
  /// Whether the term begins with 本, 该, 此: what it points back to, the rendering may point to with "this".
  var pointsBack = false
  /// Whether the term begins with 无, 非, 不, 未.
  var isNegated = false
  var hasBracket = false
  /// The numbers in the term, as digits without zeros at their end.
  var numbers: Set<Int> = []
  /// Whether the term holds a conjunction or a list mark.
  var isCoordination = false
}

/// What was learned of terms from their occurrences.
struct LearnedRenderings<Kept: Sendable>: Sendable {
  /// What was kept of each term.
  let kept: [Kept]
  /// The n-gram counts.
  let statistics: KeyStatistics
  let spans: KnownSpans
}

/// Chooses among the spans of all occurrences of a term (reference/extraction.md 3.8).
struct RenderingChooser: Sendable {
  /// How many glosses of the lexicon one of a glossary counts for; not learned, as no text for training has a glossary.
  private static let approval: Float = 3

  let finder: SpanFinder
  let links: WordLinks
  let declared: DeclaredForms
  let model: RenderingModel
  let omission: OmissionModel
  let joint: JointReader
  let workers: WorkerPool
  /// coverage x mean inside below which an acronym is believed rather than the words.
  private let acronymThreshold = 0.3
  /// coverage x mean inside below which an occurrence counts as not rendered.
  private let omissionThreshold = 0.12

  /// Learns how terms are rendered from some of their occurrences.
  /// - Parameters:
  ///   - known: spans that were found before.
  ///   - witnesses: grouped by term, ascending.
  ///   - terms: what is known of each term.
  ///   - scales: how many occurrences one of each term's witnesses stands for; 1 where they are all.
  ///   - body: what to keep of a term, by its number; nil where it has no witness.
  func learn<Kept: Sendable>(
    from witnesses: [Witness], terms: [TermTraits], scales: [Double],
    knowing known: KnownSpans = KnownSpans(), keeping body: @Sendable (RenderingKnowledge?) -> Kept
  ) -> LearnedRenderings<Kept> {
    var spans = self.spans(of: witnesses, terms, known)
    let statistics = KeyStatistics(finder: finder, beads: links.beads, spans: spans)
    for w in spans.indices {
      for s in spans[w].indices { spans[w][s].context = statistics.context(of: spans[w][s]) }
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
    let kept = workers.map(terms.count) { term in
      body(
        places[term].isEmpty
          ? nil
          : knowledge(witnesses, all, places[term], terms[term], scales[term], statistics))
    }
    return LearnedRenderings(
      kept: kept, statistics: statistics, spans: KnownSpans(spans, of: witnesses))
  }

  /// The spans of each witness; the links of a bead are found once for all witnesses in it.
  private func spans(
    of witnesses: [Witness], _ terms: [TermTraits], _ known: KnownSpans
  ) -> [[Span]] {
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
        known[witnesses[$0].place]
          ?? finder.spans(bead, of: witnesses[$0].site, terms[Int(witnesses[$0].term)])
      }
    }
    var spans = [[Span]](repeating: [], count: witnesses.count)
    for (w, list) in zip(order, found.joined()) { spans[w] = list }
    return spans
  }

  // MARK: One term

  private func knowledge(
    _ witnesses: [Witness], _ spans: [[Span]], _ range: Range<Int>, _ term: TermTraits,
    _ scale: Double, _ statistics: KeyStatistics
  ) -> RenderingKnowledge {
    let beads = Set(range.map { witnesses[$0].bead })
    let groups = Dictionary(grouping: range) { bitext(of: witnesses[$0].bead).bitext.target }
      .sorted { $0.key < $1.key }
    func pool(_ members: some Sequence<Int>) -> SpanPool {
      SpanPool(members.map { (spans[$0], witnesses[$0].bead) }) {
        statistics.association(
          key: $0, joint: Int((Double($1) * scale).rounded()),
          termBeads: Int((Double(beads.count) * scale).rounded()))
      }
    }
    var knowledge = RenderingKnowledge(initials: term.acronyms)
    for (target, members) in groups { knowledge.pools.append((target, pool(members))) }
    if scale > 1, groups.count > 1 { knowledge.common = pool(range) }
    for (pool, group) in zip(knowledge.pools, groups) {
      let part = Double(group.value.count) / Double(range.count)
      for (key, entry) in zip(pool.pool.entries.keys, pool.pool.entries.values) {
        knowledge.overall[key, default: 0] += entry.share * part
      }
    }
    var evidence = BilingualEvidence()
    var winners: [UInt64: Int] = [:]
    var leaders: [UInt64] = []
    for ((target, pool), group) in zip(knowledge.pools, groups) {
      var votes = SpanVotes()
      for member in group.value {
        let scores = scores(spans[member], pool, knowledge.overall, term)
        votes.note(spans[member], scores, pool)
        knowledge.noteForms(
          of: rendering(spans[member], scores).span, above: acronymThreshold,
          initials: { finder.initials(of: $0, target: target) },
          declared: declared.others(than:))
      }
      guard let best = votes.leader else { continue }
      leaders.append(best.key)
      guard best.evidence.coverage * best.evidence.inside >= omissionThreshold else { continue }
      winners[best.key, default: 0] += group.value.count
      evidence.add(best.evidence)
    }
    if evidence.translations > 0 {
      let best = winners.max { ($0.value, $1.key) < ($1.value, $0.key) }
      knowledge.bestKey = best?.key
      evidence.agreeing = Double(leaders.count { $0 == best?.key })
      knowledge.evidence = evidence.averaged()
    }
    return knowledge
  }

  /// The reading of an occurrence of which nothing was found that could be a rendering.
  var unread: OccurrenceReading { OccurrenceReading(rendered: omission.renderedWithoutSpans) }

  /// How one occurrence may be rendered, by what was learned of the term.
  /// - Parameter known: its spans, where they were found before.
  func reading(
    by known: [Span]?, of site: Site, in bitext: Bitext, _ links: BeadLinks, _ term: TermTraits,
    _ knowledge: RenderingKnowledge, _ statistics: KeyStatistics
  ) -> OccurrenceReading {
    var spans = known ?? finder.spans(links, of: site, term)
    if !knowledge.initials.isEmpty {
      spans += finder.acronyms(
        links, of: site, term, initials: knowledge.initials, besides: spans
      ).map(\.span)
    }
    guard !spans.isEmpty else { return unread }
    for s in spans.indices { spans[s].context = statistics.context(of: spans[s]) }
    let usage = usage(of: spans, knowledge, target: bitext.target, term)
    let scores = spans.indices.map {
      Double(spans[$0].fitness + model.score(usage[$0]))
    }
    return OccurrenceReading(
      spans, scores: scores,
      rendered: omission.rendered(
        omissionFeatures(spans, scores, usage, site, links, term)))
  }

  /// What tells whether an occurrence is rendered at all, in the order of `OmissionFeature`.
  private func omissionFeatures(
    _ spans: [Span], _ scores: [Double], _ usage: [UsageFeatures], _ site: Site,
    _ links: BeadLinks, _ term: TermTraits
  ) -> [Float] {
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return [] }
    let span = spans[best]
    let sum = scores.reduce(0) { $0 + exp($1 - scores[best]) }
    return OmissionFeature.allCases.map { feature in
      switch feature {
      case .constant: 1
      case .evidence: Float(scores[best] + log(sum))
      case .bestShare: Float(1 / sum)
      case .inside: span.inside
      case .glossCovered: span.signs.glossCovered
      case .familyCovered: span.signs.familyCovered
      case .memberMissing: span.signs.memberMissing
      case .gloss: usage[best][.gloss]
      case .passage: links.renderedShare(around: site)
      case .length: logf(Float(max(1, term.hanCount)))
      }
    }
  }

  private func usage(
    of spans: [Span], _ knowledge: RenderingKnowledge, target: Int, _ term: TermTraits
  ) -> [UsageFeatures] {
    usage(
      of: spans, knowledge.pool(ofTarget: target), knowledge.overall, term,
      declared: knowledge.declared
    ) { finder.isAcronym($0, target: target, among: knowledge.initials) }
  }

  /// The score of each span of an occurrence in `RenderingModel`.
  private func scores(
    _ spans: [Span], _ pool: SpanPool, _ overall: KeyTable<Double>, _ term: TermTraits,
    declared: Set<UInt64> = []
  ) -> [Double] {
    usage(of: spans, pool, overall, term, declared: declared) { _ in false }.enumerated().map {
      Double(spans[$0].fitness + model.score($1))
    }
  }

  /// What the whole corpus says of each span of an occurrence.
  private func usage(
    of spans: [Span], _ pool: SpanPool, _ overall: KeyTable<Double>, _ term: TermTraits,
    declared: Set<UInt64> = [], isKnownAcronym: (Span) -> Bool
  ) -> [UsageFeatures] {
    let shares = SpanPool.shares(of: spans)
    return spans.indices.map { k in
      let span = spans[k]
      // A sample of the occurrences need not have every n-gram.
      let entry = pool.entries[span.key] ?? SpanPool.Entry(unseen: span)
      let everywhere = overall[span.key] ?? 0
      var f = UsageFeatures()
      f[.gloss] =
        term.approvedKeys.contains(span.key)
        ? Self.approval : term.glossKeys.contains(span.key) || declared.contains(span.key) ? 1 : 0
      f[.knownAcronym] = isKnownAcronym(span) ? 1 : 0
      f[.share] = Float(shares[k])
      f[.documentShare] = Float(log(0.1 + entry.share))
      f[.overallShare] = Float(log(0.1 + everywhere))
      f[.meanShare] = Float(everywhere)
      f[.dice] = Float(entry.association.dice)
      f[.likelihoodRatio] = Float(log(1 + entry.association.likelihoodRatio))
      f[.specificity] = Float(entry.association.specificity)
      f[.fragment] = span.context.fragment
      f[.leftBound] = span.context.leftBound
      f[.rightBound] = span.context.rightBound
      f[.meanCoverage] = entry.mean.coverage
      f[.meanOutside] = entry.mean.outside
      f[.meanValue] = entry.mean.value
      return f
    }
  }

  /// The spans of an occurrence with all that the model knows of them.
  func described(
    _ site: Site, in bitext: Bitext, _ links: BeadLinks, _ term: TermTraits,
    _ knowledge: RenderingKnowledge, _ statistics: KeyStatistics
  ) -> (spans: [(span: Span, features: [Float])], occurrence: [Float]) {
    var described = finder.described(links, of: site, term)
    described += finder.acronyms(
      links, of: site, term, initials: knowledge.initials, besides: described.map(\.span))
    var spans = described.map(\.span)
    for s in spans.indices { spans[s].context = statistics.context(of: spans[s]) }
    let usage = usage(of: spans, knowledge, target: bitext.target, term)
    return (
      spans.indices.map { (spans[$0], described[$0].features.list + usage[$0].list) },
      [links.renderedShare(around: site), Float(term.hanCount)]
    )
  }

  private func rendering(
    _ spans: [Span], _ scores: [Double]
  ) -> (span: Span?, confidence: Double) {
    let best = spans.indices.max {
      (scores[$0], spans[$1].key) < (scores[$1], spans[$0].key)
    }
    guard let best else { return (nil, 0.6) }
    let strength = spans[best].strength
    if strength < omissionThreshold {
      return (nil, 0.5 + 0.5 * (1 - strength / omissionThreshold))
    }
    let sum = scores.reduce(0) { $0 + exp($1 - scores[best]) }
    return (spans[best], min(1, 0.6 + strength) / sum)
  }

  private func bitext(of number: Int32) -> (bitext: Bitext, bead: Bead) {
    let place = links.beads.place(of: Int(number))
    let bitext = finder.corpus.bitexts[place.bitext]
    return (bitext, bitext.beads[place.bead])
  }
}
