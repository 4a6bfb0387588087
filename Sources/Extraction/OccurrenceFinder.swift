import Alignment
import Corpus
import Terminology
import Workers

/// Finds every place of some terms and its rendering in each translation: one pass over the texts that keeps no links.
struct OccurrenceFinder: Sendable {
  let corpus: AlignedCorpus
  let links: WordLinks
  let texts: [PartText]
  let index: SiteIndex
  let chooser: RenderingChooser
  let pieces: PieceFinder
  let matcher: TermMatcher
  let traits: [TermTraits]
  /// Whether each term is a name that keeps its capital.
  let isName: [Bool]
  /// See `TermMatcher.matches`.
  let cutEdges: Int
  let workers: WorkerPool

  /// Segments that one thread takes at a time.
  private static let blockSegments = 256

  private var blocks: [(part: Int, segments: Range<Int>)] {
    texts.indices.flatMap { part in
      stride(from: 0, to: texts[part].segments.count, by: Self.blockSegments).map {
        (part, $0..<min(texts[part].segments.count, $0 + Self.blockSegments))
      }
    }
  }

  /// Witnesses of each term to learn from, grouped by term, and how many places each one stands for.
  /// - Parameter limit: see `OccurrenceSample`.
  func witnesses(limit: Int) -> (witnesses: [Witness], scales: [Double]) {
    let blocks = blocks
    let found = workers.map(blocks.count) { b -> [(term: Int32, site: Site)] in
      blocks[b].segments.flatMap { segment in
        matcher.matches(in: texts[blocks[b].part], segment: segment, cutEdges: cutEdges)
          .map { ($0.term, $0.site) }
      }
    }
    var counts = [Int](repeating: 0, count: traits.count)
    for match in found.joined() { counts[Int(match.term)] += 1 }
    let sample = OccurrenceSample(counts, limit: limit)
    var seen = [Int](repeating: 0, count: traits.count)
    var sites = [[Site]](repeating: [], count: traits.count)
    for match in found.joined() {
      let term = Int(match.term)
      if sample.takes(seen[term], of: counts[term]) { sites[term].append(match.site) }
      seen[term] += 1
    }
    return (index.witnesses(of: sites), counts.map { sample.scale(of: $0) })
  }

  /// All occurrences, by what was learned of the terms.
  func occurrences(_ learned: LearnedRenderings<RenderingKnowledge?>) -> FoundOccurrences {
    let blocks = blocks
    let found = workers.map(blocks.count) { b in
      occurrences(blocks[b].part, blocks[b].segments, learned)
    }
    return FoundOccurrences(found, termCount: traits.count)
  }

  private func occurrences(
    _ part: Int, _ segments: Range<Int>, _ learned: LearnedRenderings<RenderingKnowledge?>
  ) -> [FoundOccurrence] {
    var result: [FoundOccurrence] = []
    // The bead of each translation that was seen last; the next segment often is in the same one.
    var latest: [Int: (bead: Int32, links: BeadLinks)] = [:]
    for segment in segments {
      let matches = matcher.matches(in: texts[part], segment: segment, cutEdges: cutEdges)
      guard !matches.isEmpty else { continue }
      let beads = index.beads(ofSegment: segment, part: part)
      var rendered: [[FoundOccurrence]] = []
      for bead in beads {
        let place = links.beads.place(of: Int(bead))
        var known = latest[place.bitext]
        if known?.bead != bead { known = (bead, links[Int(bead)]) }
        latest[place.bitext] = known
        guard let beadLinks = known?.links else { continue }
        rendered.append(
          renderings(of: matches, bead, place, beadLinks, learned))
      }
      for (m, match) in matches.enumerated() {
        if rendered.isEmpty {
          result.append(
            FoundOccurrence(
              term: match.term, site: match.site, bead: -1,
              owner: match.owner.map { matches[$0].term }))
        }
        for list in rendered { result.append(list[m]) }
      }
    }
    return result
  }

  /// The places that stand in no longer term, with the spans that may render them.
  func examples(
    _ learned: LearnedRenderings<RenderingKnowledge?>, quoter: OccurrenceQuoter
  ) -> [RenderingExample] {
    var examples: [RenderingExample] = []
    for (part, segments) in blocks {
      for segment in segments {
        let matches = matcher.matches(in: texts[part], segment: segment, cutEdges: cutEdges)
        for number in index.beads(ofSegment: segment, part: part) {
          let place = links.beads.place(of: Int(number))
          let bitext = corpus.bitexts[place.bitext]
          let beadLinks = links[Int(number)]
          for match in matches where match.owner == nil {
            let term = Int(match.term)
            guard let known = learned.kept[term] else { continue }
            let described = chooser.described(
              match.site, in: bitext, beadLinks, traits[term], known, learned.statistics)
            examples.append(
              RenderingExample(
                place: quoter.occurrence(
                  FoundOccurrence(
                    term: match.term, site: match.site, bead: number, owner: nil)),
                sourceLine: corpus.source.parts[part].segments[segment].line,
                spans: described.spans.map {
                  quoter.occurrence(
                    FoundOccurrence(
                      term: match.term, site: match.site, bead: number, owner: nil, ($0.span, 1))
                  ).rendering?.range ?? 0..<0
                },
                features: described.spans.map(\.features), occurrence: described.occurrence))
          }
        }
      }
    }
    return examples
  }

  /// What one translation says at each match.
  private func renderings(
    of matches: [TermMatcher.Match], _ number: Int32, _ place: (bitext: Int, bead: Int),
    _ links: BeadLinks, _ learned: LearnedRenderings<RenderingKnowledge?>
  ) -> [FoundOccurrence] {
    let bitext = corpus.bitexts[place.bitext]
    let witnessed = Witness.Place(bead: number)
    let members = matches.map { match in
      let term = Int(match.term)
      return JointReader.Member(
        reading: learned.kept[term].map {
          chooser.reading(
            by: learned.spans[witnessed.at(match.site)], of: match.site, in: bitext, links,
            traits[term], $0, learned.statistics)
        } ?? chooser.unread, site: match.site, isInner: match.owner != nil)
    }
    let text = texts[Int(matches[0].site.part)]
    let decisions = chooser.joint.decisions(members) {
      text.areCoordinated(members[$0].site, members[$1].site)
    }
    let found = zip(members, decisions).map { member, decision in
      (span: decision.span.map { member.reading.spans[$0] }, confidence: decision.confidence)
    }
    var renderings: [FoundOccurrence] = []
    for (m, match) in matches.enumerated() {
      let own = found[m]
      var occurrence = FoundOccurrence(
        term: match.term, site: match.site, bead: number,
        owner: match.owner.map { matches[$0].term }, own)
      if let span = own.span {
        complete(&occurrence, span, part: bitext.target, links, learned.kept[Int(match.term)])
      }
      renderings.append(occurrence)
    }
    return renderings
  }

  /// Notes where a rendering is in pieces, and what its form says.
  private func complete(
    _ occurrence: inout FoundOccurrence, _ span: Span, part: Int, _ links: BeadLinks,
    _ known: RenderingKnowledge?
  ) {
    let term = Int(occurrence.term)
    // The closure takes what it needs: capturing the finder would copy all of it.
    let glossKeys = traits[term].glossKeys
    let found = pieces.pieces(of: span, part: part, links, occurrence.site) {
      glossKeys.contains($0) || known?.isUsual($0) ?? false
    }
    if let found {
      occurrence.pieces = found.tokens
      if let key = found.key {
        occurrence.key = key
        occurrence.joinsPieces = true
      }
    }
    let first =
      (occurrence.joinsPieces ? occurrence.pieces.first : nil)?.lowerBound ?? span.tokens.lowerBound
    occurrence.hasIdleCapital = hasIdleCapital(
      span, from: Int(first), target: part, isName[term])
    if occurrence.key == known?.bestKey { occurrence.isBest = true }
  }

  /// Whether the rendering's first capital is only that of a sentence: it stands at its head, and neither the other words
  /// nor the lexicon speak for a name.
  /// - Parameter first: the rendering's first token; not the span's where a piece stands before it.
  private func hasIdleCapital(
    _ span: Span, from first: Int, target: Int, _ isName: Bool
  ) -> Bool {
    let flags = corpus.target.tokens[target].flags[first]
    guard flags.contains(.first), !flags.contains(.acronym) else { return false }
    let isAlone = span.contentCount == 1 && first == Int(span.tokens.lowerBound)
    return isAlone ? !isName : !span.isCapitalised
  }
}
