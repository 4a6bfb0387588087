import Review

/// The part of the list that a page shows: terms chosen by a query, one of them open.
struct TermView {
  /// How many rows a page of the list has.
  static let pageSize = 100

  var query: ReviewQuery
  /// By name: what was chosen when the page was opened. Terms that are decided meanwhile stay, so that nothing moves under the hand.
  var terms: [String]
  /// Into `terms`.
  var position: Int?

  var current: String? { position.map { terms[$0] } }

  /// The page of the list that is shown.
  var rows: Range<Int> {
    let start = (position ?? 0) / Self.pageSize * Self.pageSize
    return start..<min(terms.count, start + Self.pageSize)
  }

  func address(of term: String) -> PageAddress {
    PageAddress("terms", fields: query.fields + [("term", term)])
  }

  func going(_ way: Way) -> PageAddress {
    let address = current.map(address) ?? PageAddress("terms", fields: query.fields)
    return address.with(("go", way.rawValue))
  }

  /// Where one may go from a term.
  enum Way: String, CaseIterable {
    case next, previous, nextUndecided, previousUndecided, first, last
  }

  /// Where a way leads; where one is if it leads nowhere.
  func position(_ way: Way, isUndecided: (String) -> Bool) -> Int? {
    guard !terms.isEmpty else { return nil }
    let here = position ?? -1
    switch way {
    case .next: return min(here + 1, terms.count - 1)
    case .previous: return max(here - 1, 0)
    case .first: return 0
    case .last: return terms.count - 1
    case .nextUndecided:
      let later = terms.indices.dropFirst(here + 1).first { isUndecided(terms[$0]) }
      return later ?? terms.indices.prefix(max(0, here)).first { isUndecided(terms[$0]) }
        ?? position
        ?? 0
    case .previousUndecided:
      return terms.indices.prefix(max(0, here)).last { isUndecided(terms[$0]) } ?? position ?? 0
    }
  }
}
