/// A property that terms are chosen by.
public enum ReviewFacet: String, Hashable, Sendable, CaseIterable {
  /// Of Consistency; empty for terms without figures.
  case verdict
  /// What was decided: a ``TermStatus``.
  case status
  /// A translation that renders the term.
  case document
  /// What sets renderings apart from the preferred one (``ReviewRendering/rung``).
  case rung
  /// The kind of a finding: `TC004`.
  case rule
  /// Against the extraction before: a ``TermChange/Kind``; empty for terms that people brought along.
  case change
  /// Who is to decide; empty for terms that nobody is assigned to.
  case assignee
  /// Who decided the term or a rendering; empty for terms that nobody decided.
  case reviewer

  /// The values of a term.
  func values(of term: ReviewTerm) -> Set<String> {
    switch self {
    case .verdict: [term.verdict ?? ""]
    case .status: [term.status.rawValue]
    case .document: Set(term.renderings.flatMap(\.counts.keys))
    case .rung: Set(term.renderings.compactMap(\.rung))
    case .rule: Set(term.findings.map(\.rule))
    case .change: [term.change?.rawValue ?? ""]
    case .assignee: [term.decisions[.assignee]?.value ?? ""]
    case .reviewer: Self.reviewers(of: term)
    }
  }

  private static func reviewers(of term: ReviewTerm) -> Set<String> {
    let decided = ([term.decisions] + term.renderings.map(\.decisions)).compactMap {
      $0[.status].flatMap { $0.value == nil ? nil : $0.actor }
    }
    return decided.isEmpty ? [""] : Set(decided)
  }
}

/// The values of each facet with their counts among the terms shown; a facet's own restriction does not count for its own values, so
/// that one sees what choosing another value would show.
public struct ReviewFacets: Hashable, Sendable {
  public struct Value: Hashable, Sendable {
    public var value: String
    /// How many terms have it.
    public var count: Int
    /// Whether the query asks for it.
    public var isChosen: Bool
  }

  private var values: [ReviewFacet: [Value]] = [:]

  /// - Complexity: O(n) in the renderings and findings.
  public init(_ list: ReviewList, under query: ReviewQuery) {
    self.init(list, ReviewIndex(list), under: query)
  }

  /// - Parameter index: that of the list.
  public init(_ list: ReviewList, _ index: ReviewIndex, under query: ReviewQuery) {
    var search = query.search(index)
    let restriction = FacetRestriction(query, index)
    var tally = [Int](repeating: 0, count: index.values.count)
    for entry in index.entries where search.matches(entry) {
      switch restriction.missed(by: entry) {
      case .none: for value in entry.values { tally[Int(value)] += 1 }
      case .one(let facet):
        for value in entry.values where index.values[Int(value)].facet == facet {
          tally[Int(value)] += 1
        }
      case .several: break
      }
    }
    var counts: [ReviewFacet: [String: Int]] = [:]
    for (one, count) in zip(index.values, tally) where count > 0 {
      counts[one.facet, default: [:]][one.value] = count
    }
    for facet in ReviewFacet.allCases {
      var known = counts[facet] ?? [:]
      // What was chosen stays to be taken back.
      for value in query[facet] where known[value] == nil { known[value] = 0 }
      values[facet] = known.map {
        Value(value: $0, count: $1, isChosen: query[facet].contains($0))
      }.sorted { a, b in (-a.count, a.value) < (-b.count, b.value) }
    }
  }

  /// Most frequent first.
  public subscript(facet: ReviewFacet) -> [Value] { values[facet] ?? [] }
}

/// What a query asks of facets, ready to look at terms.
struct FacetRestriction {
  enum Missed {
    case none
    case one(ReviewFacet)
    case several
  }

  private let facets: [ReviewFacet]
  /// By the number of a value the place of its facet in `facets`, where the query asks for it.
  private let wanted: [Int8?]

  init(_ query: ReviewQuery, _ index: ReviewIndex) {
    facets = ReviewFacet.allCases.filter { !query[$0].isEmpty }
    var wanted = [Int8?](repeating: nil, count: index.values.count)
    for (place, facet) in facets.enumerated() {
      for value in query[facet] {
        if let number = index.number(of: value, facet) { wanted[Int(number)] = Int8(place) }
      }
    }
    self.wanted = wanted
  }

  /// The facets of which a term has no value that is asked for.
  func missed(by entry: ReviewIndex.Entry) -> Missed {
    guard !facets.isEmpty else { return .none }
    var met: UInt16 = 0
    for value in entry.values {
      if let place = wanted[Int(value)] { met |= 1 << UInt16(place) }
    }
    let missing = facets.indices.filter { met & (1 << UInt16($0)) == 0 }
    return missing.isEmpty ? .none : missing.count == 1 ? .one(facets[missing[0]]) : .several
  }
}
