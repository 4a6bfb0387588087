import Glibc

/// A candidate with how probably it is a term, and its place in the ranking.
struct RankedTerm {
  var candidate: Candidate
  /// How surely it is to be listed, 0 to 1 (`TermModel.termhood`).
  var termhood = 0.0
  /// Higher is more important.
  var score = 0.0
}

/// Chooses the terms among candidates that overlap, and puts them in order of importance.
///
/// Candidates are looked at from the likeliest on. How a candidate lies to those already chosen (inside them, across their
/// borders, around them) tells, with its own log odds, whether it is a term beside them: a nested concept that stands alone
/// elsewhere, or is sure enough by itself, stays; a fragment goes.
struct TermSelector {
  private let model: TermModel

  init(_ model: TermModel) { self.model = model }

  /// All candidates with their termhood and score, most important first.
  func ranked(_ candidates: [Candidate]) -> [RankedTerm] {
    let odds = candidates.map { model.odds($0.features) }
    let order = candidates.indices.sorted {
      odds[$0] != odds[$1]
        ? odds[$0] > odds[$1]
        : candidates[$0].scalars.lexicographicallyPrecedes(candidates[$1].scalars)
    }
    var cover = Cover(candidates)
    var ranked: [RankedTerm] = []
    ranked.reserveCapacity(candidates.count)
    for k in order {
      let candidate = candidates[k]
      let overlap = cover.overlap(of: candidate.sites)
      let chosen = model.odds(candidate.features, termhood: odds[k], overlap: overlap)
      let term = RankedTerm(
        candidate: candidate, termhood: model.termhood(chosen, candidate.features, overlap),
        score: Double(model.importance(candidate.features, letters: candidate.letters, chosen)))
      if term.isListed { cover.add(candidate.sites) }
      ranked.append(term)
    }
    return ranked.sorted {
      $0.score != $1.score
        ? $0.score > $1.score
        : $0.candidate.scalars.lexicographicallyPrecedes($1.candidate.scalars)
    }
  }
}

extension RankedTerm {
  /// Whether it is one of the list.
  var isListed: Bool { termhood >= 0.5 }
}

/// How the places of a candidate lie to those of better terms, as shares of its places.
struct Overlap: Equatable {
  /// Within a better term, or the same stretch.
  var nested: Float = 0
  /// Across the border of one.
  var crossed: Float = 0
  /// Around one.
  var around: Float = 0
}

/// Which places the terms chosen so far cover.
private struct Cover {
  /// Of each part, the number of its first position.
  private var offsets: [Int]
  /// By position: the last stretch noted there, -1 for none; and by note: the stretch and the note before.
  private var lastAt: [Int32]
  private var notes: [(start: Int32, end: Int32, previous: Int32)] = []

  init(_ candidates: [Candidate]) {
    var lengths: [Int] = []
    for site in candidates.lazy.flatMap(\.sites) {
      let part = Int(site.part)
      while lengths.count <= part { lengths.append(0) }
      lengths[part] = max(lengths[part], Int(site.end))
    }
    offsets = [0]
    for length in lengths { offsets.append(offsets[offsets.count - 1] + length) }
    lastAt = [Int32](repeating: -1, count: offsets[offsets.count - 1])
  }

  mutating func add(_ sites: [Site]) {
    for site in sites {
      let offset = offsets[Int(site.part)]
      for position in site.start..<site.end {
        notes.append((site.start, site.end, lastAt[offset + Int(position)]))
        lastAt[offset + Int(position)] = Int32(notes.count - 1)
      }
    }
  }

  /// - Complexity: O(characters of the sites, times the better terms there).
  func overlap(of sites: [Site]) -> Overlap {
    guard !sites.isEmpty else { return Overlap() }
    var (nested, crossed, around) = (0, 0, 0)
    for site in sites {
      let offset = offsets[Int(site.part)]
      var (isInside, isAcross, isAround) = (false, false, false)
      for position in site.start..<site.end {
        var note = lastAt[offset + Int(position)]
        while note >= 0 {
          let (start, end, previous) = notes[Int(note)]
          if start <= site.start, end >= site.end {
            isInside = true
          } else if start >= site.start, end <= site.end {
            isAround = true
          } else {
            isAcross = true
          }
          note = previous
        }
      }
      if isInside { nested += 1 } else if isAcross { crossed += 1 }
      if isAround { around += 1 }
    }
    let n = Float(sites.count)
    return Overlap(
      nested: Float(nested) / n, crossed: Float(crossed) / n, around: Float(around) / n)
  }
}
