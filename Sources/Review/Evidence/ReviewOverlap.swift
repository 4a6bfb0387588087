internal import Corpus

/// Why a term should not be decided without a look at another one.
public struct ReviewOverlap: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It is the same in other characters: traditional and simplified, full and half width.
    case sameSource
    /// The other one stands in it.
    case contains
    /// It stands in the other one.
    case within
    /// Both have this rendering.
    case sameRendering
  }

  public var kind: Kind
  /// The other term.
  public var term: String
  /// The rendering that both have; nil for the other kinds.
  public var rendering: String?
}

extension ReviewDesk {
  /// The terms that a term overlaps with, in the order of the kinds, then of the list. Rejected terms and those that count as it, or
  /// it as them, are left out.
  /// - Complexity: O(n) in the terms.
  public func overlaps(of term: String) -> [ReviewOverlap] {
    guard let place = index(of: term) else { return [] }
    let own = index.entries[place]
    let source = own.source
    var overlaps: [ReviewOverlap] = []
    for (other, entry) in index.entries.enumerated() where other != place {
      let record = list.terms[other]
      guard record.status != .rejected, record.mergedInto != term,
        list.terms[place].mergedInto != record.term
      else { continue }
      let bytes = entry.source
      func add(_ kind: ReviewOverlap.Kind, _ rendering: String? = nil) {
        overlaps.append(ReviewOverlap(kind: kind, term: record.term, rendering: rendering))
      }
      if bytes == source {
        add(.sameSource)
      } else if source.contains(bytes: bytes) {
        add(.contains)
      } else if bytes.contains(bytes: source) {
        add(.within)
      }
      if let shared = own.targets.first(where: entry.targets.contains) {
        add(.sameRendering, shared)
      }
    }
    let order = ReviewOverlap.Kind.allCases
    return order.flatMap { kind in overlaps.filter { $0.kind == kind } }
  }
}
