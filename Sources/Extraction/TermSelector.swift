import Glibc

/// A candidate with how probably it is a term, and its place in the ranking.
struct RankedTerm {
  var candidate: Candidate
  var termhood: Double
  var score = 0.0
}

/// Chooses the terms among candidates that overlap, and puts them in order.
struct TermSelector {
  private let model: TermModel

  init(_ model: TermModel) { self.model = model }

  /// Terms to list, best first.
  func select(_ candidates: [RankedTerm]) -> [RankedTerm] {
    candidates.filter { $0.termhood >= 0.5 }.sorted { $0.termhood > $1.termhood }
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
