public import Terminology

/// A place that a finding is about, to be marked where it stands; without the sentences, which evidence has.
public struct BlamedPlace: Hashable, Sendable {
  public var source: Place
  public var target: Place
  /// 1-based number of the bead within its pair of documents; 0 where there are no beads.
  public var bead: Int
  /// Verbatim; nil where the term is not rendered, or not surely enough to say how.
  public var rendering: String?
  /// As in ``Evidence``.
  public var sourceRange: Range<Int>
  public var targetRanges: [Range<Int>]

  init(_ evidence: Evidence) {
    source = evidence.source
    target = evidence.target
    bead = evidence.bead
    rendering = evidence.pieces ?? evidence.rendering
    sourceRange = evidence.sourceRange
    targetRanges = evidence.targetRanges
  }
}

extension TermTally {
  /// The first of the places for which a condition holds, as many as a finding marks.
  func blamed(_ isBad: (ScoredPlace) -> Bool) -> [BlamedPlace] {
    places.lazy.filter(isBad).prefix(Finding.placeLimit).map {
      BlamedPlace(Evidence(occurrence(at: $0)))
    }
  }
}
