/// Which terms are shown, and in which order. An empty set restricts nothing.
public struct ReviewQuery: Hashable, Sendable {
  /// What a term, or one of its renderings, holds: Chinese or English, or `/a regular expression/`. Traditional and simplified
  /// characters, cases and widths are one.
  public var text = ""
  public var verdicts: Set<String> = []
  public var statuses: Set<TermStatus> = []
  public var documents: Set<String> = []
  public var rungs: Set<String> = []
  public var rules: Set<String> = []
  public var changes: Set<TermChange.Kind> = []
  /// The empty name is nobody's.
  public var assignees: Set<String> = []
  /// The empty name is nobody's.
  public var reviewers: Set<String> = []
  public var order = ReviewOrder.severity

  public init() {}

  /// The values asked for of a facet; those that it cannot have are dropped.
  public subscript(facet: ReviewFacet) -> Set<String> {
    get {
      switch facet {
      case .verdict: verdicts
      case .status: Set(statuses.map(\.rawValue))
      case .document: documents
      case .rung: rungs
      case .rule: rules
      case .change: Set(changes.map(\.rawValue))
      case .assignee: assignees
      case .reviewer: reviewers
      }
    }
    set {
      switch facet {
      case .verdict: verdicts = newValue
      case .status: statuses = Set(newValue.compactMap(TermStatus.init))
      case .document: documents = newValue
      case .rung: rungs = newValue
      case .rule: rules = newValue
      case .change: changes = Set(newValue.compactMap(TermChange.Kind.init))
      case .assignee: assignees = newValue
      case .reviewer: reviewers = newValue
      }
    }
  }

  /// Whether it shows all terms.
  public var isUnrestricted: Bool {
    text.isEmpty && ReviewFacet.allCases.allSatisfy { self[$0].isEmpty }
  }

  /// The terms it shows, in its order.
  /// - Returns: indices of the list's terms.
  /// - Complexity: that of making a ``ReviewIndex``; a ``ReviewDesk`` has one.
  public func select(from list: ReviewList) -> [Int] { select(from: list, ReviewIndex(list)) }

  /// - Parameter index: that of the list.
  /// - Complexity: O(n log n) in the terms, O(m) in the length of their renderings.
  public func select(from list: ReviewList, _ index: ReviewIndex) -> [Int] {
    var search = search(index)
    let restriction = FacetRestriction(self, index)
    let places = index.entries.indices.filter { place in
      let entry = index.entries[place]
      guard case .none = restriction.missed(by: entry) else { return false }
      return search.matches(entry)
    }
    return order.sorted(places, list, index)
  }

  func search(_ index: ReviewIndex) -> TermSearch { TermSearch(text, index) }

  /// Why nothing can be found: the regular expression has a mistake.
  public var problem: String? {
    guard let pattern = TermSearch.pattern(in: text) else { return nil }
    return TermSearch.expression(pattern) == nil
      ? "“\(pattern)” is no regular expression" : nil
  }
}

// MARK: - Text form

extension ReviewQuery {
  /// Reads fields of an address or a form; unknown names and values are passed over.
  public init(fields: [(String, String)]) {
    for (name, value) in fields {
      if let facet = ReviewFacet(rawValue: name) {
        self[facet].insert(value)
      } else if name == "q" {
        text = value
      } else if name == "sort", let order = ReviewOrder(rawValue: value) {
        self.order = order
      }
    }
  }

  /// The same for the same query; what is as usual is left out.
  public var fields: [(String, String)] {
    var fields: [(String, String)] = text.isEmpty ? [] : [("q", text)]
    for facet in ReviewFacet.allCases {
      fields += self[facet].sorted().map { (facet.rawValue, $0) }
    }
    if order != .severity { fields.append(("sort", order.rawValue)) }
    return fields
  }
}
