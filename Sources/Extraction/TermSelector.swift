import Glibc

/// A candidate with its place in the ranking.
struct RankedTerm {
  var candidate: Candidate
  var score: Double
}

/// Ranks candidates by both languages' evidence and keeps, of overlapping ones, the best (reference/extraction.md 3.5).
struct TermSelector {
  /// Terms scoring lower are not listed.
  private let threshold = 0.5

  /// How far a recurring term that always stands inside one better term is moved down.
  private let nestedPenalty = 0.7

  /// Source evidence plus bilingual evidence. The weights were fitted together with those of `CandidateFinder`: by
  /// logistic regression on two development term lists, then by coordinate ascent on the two lists' scores.
  func score(_ candidate: Candidate, _ evidence: BilingualEvidence?) -> Double {
    guard let e = evidence else { return candidate.score - 1 }
    var score = candidate.score + 0.9 * e.coverage - 0.5 * e.inside - 0.7 * e.outside
    score -= 2.5 * e.capitalLeft + 0.3 * e.capitalRight + 1.6 * e.unexplainedRight
    score -= candidate.startsWithVerb ? 0 : 0.75 * e.startsWithVerb
    score -= 0.9 * e.commas + 1.45 * e.stopShare
    return score + 1.25 * e.dice + 0.25 * e.capitalised
  }

  /// Terms to list, best first.
  func select(_ ranked: [RankedTerm]) -> [RankedTerm] {
    let order = ranked.sorted {
      $0.score != $1.score
        ? $0.score > $1.score
        : $0.candidate.scalars.lexicographicallyPrecedes($1.candidate.scalars)
    }
    var cover = Cover()
    var selected: [RankedTerm] = []
    var nested: [RankedTerm] = []
    for term in order where term.score >= threshold {
      let sites = term.candidate.sites
      let f = sites.count
      let crossing = sites.count { cover.crosses($0) }
      if Double(crossing) > 0.5 * Double(f) { continue }
      let isNested = cover.owners(of: sites).contains { owner, places in
        let outer = selected[owner]
        return Double(places) >= 0.8 * Double(f)
          && Double(outer.candidate.sites.count) >= 0.8 * Double(f)
          && outer.score >= term.score - (f == 1 ? 1.5 : 2.5) && !outer.candidate.startsWithVerb
          && !outer.candidate.startsWithAdverb && !outer.candidate.hasOf
      }
      if isNested, !term.candidate.isWord {
        var lowered = term
        lowered.score -= nestedPenalty
        if lowered.score >= threshold, f >= 2 { nested.append(lowered) }
        continue
      }
      cover.add(sites, owner: selected.count)
      selected.append(term)
    }
    return (selected + nested).sorted {
      $0.score != $1.score
        ? $0.score > $1.score
        : $0.candidate.scalars.lexicographicallyPrecedes($1.candidate.scalars)
    }
  }
}

/// Which places the terms selected so far cover.
private struct Cover {
  private struct Interval {
    var start: Int32
    var end: Int32
    var owner: Int
  }

  /// Intervals by part and by each position they cover.
  private var intervals: [UInt64: [Interval]] = [:]

  private func key(_ part: Int32, _ position: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: part)) << 32 | UInt64(UInt32(bitPattern: position))
  }

  mutating func add(_ sites: [Site], owner: Int) {
    for site in sites {
      for position in site.start..<site.end {
        intervals[key(site.part, position), default: []].append(
          Interval(start: site.start, end: site.end, owner: owner))
      }
    }
  }

  /// Whether a selected term's place overlaps the site and neither holds the other.
  func crosses(_ site: Site) -> Bool {
    let atStart = intervals[key(site.part, site.start)] ?? []
    if atStart.contains(where: { $0.start < site.start && $0.end < site.end }) { return true }
    let atEnd = intervals[key(site.part, site.end - 1)] ?? []
    return atEnd.contains { $0.start > site.start && $0.end > site.end }
  }

  /// Owners of places that hold the sites, with how many of the sites they hold; ascending by owner.
  func owners(of sites: [Site]) -> [(owner: Int, places: Int)] {
    var counts: [Int: Int] = [:]
    for site in sites {
      let covering = (intervals[key(site.part, site.start)] ?? []).filter {
        $0.start <= site.start && $0.end >= site.end
      }
      for owner in Set(covering.map(\.owner)) { counts[owner, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
