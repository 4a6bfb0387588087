/// In which order terms are shown. Terms that are equal in it stay in the order of the list.
public enum ReviewOrder: String, Hashable, Sendable, CaseIterable {
  /// The gravest finding first, as it was found: decisions move nothing.
  case severity
  /// The least consistent first; those without figures last.
  case agreement
  /// The most frequent first.
  case count
  case pinyin
  /// What the last extraction brought or changed first, what is gone last.
  case newest
  /// As extracted, the best first.
  case rank
  /// By the rendering, A to Z; terms without one last.
  case target

  public var title: String {
    switch self {
    case .severity: "severity"
    case .agreement: "agreement"
    case .count: "count"
    case .pinyin: "pinyin"
    case .newest: "newest"
    case .rank: "rank"
    case .target: "English"
    }
  }

  /// The one after it, after the last the first.
  public var next: Self {
    let all = Self.allCases
    let place = all.firstIndex(of: self).map { $0 + 1 } ?? 0
    return place < all.count ? all[place] : all[0]
  }

  /// - Parameter places: in ascending order.
  func sorted(_ places: [Int], _ list: ReviewList, _ index: ReviewIndex) -> [Int] {
    switch self {
    case .severity: return Self.sorted(places) { -index.entries[$0].severity }
    case .agreement: return Self.sorted(places) { list.terms[$0].agreement ?? 2 }
    case .count: return Self.sorted(places) { -list.terms[$0].frequency }
    case .pinyin: return Self.sorted(places) { index.entries[$0].pinyin }
    case .newest: return Self.sorted(places) { Self.age(list.terms[$0].change) }
    case .rank: return places
    case .target:
      let named = places.filter { !index.entries[$0].targets.isEmpty }
      let unnamed = places.filter { index.entries[$0].targets.isEmpty }
      return Self.sorted(named) { index.entries[$0].targets[0] } + unnamed
    }
  }

  private static func sorted<Key: Comparable>(
    _ places: [Int], by key: (Int) -> Key
  ) -> [Int] {
    let keyed: [(place: Int, key: Key)] = places.map { ($0, key($0)) }
    let sorted = keyed.sorted { (a, b) -> Bool in
      a.key == b.key ? a.place < b.place : a.key < b.key
    }
    return sorted.map(\.place)
  }

  private static func age(_ change: TermChange.Kind?) -> Int {
    switch change {
    case nil, .new: 0
    case .changed: 1
    case .unchanged: 2
    case .gone: 3
    }
  }
}
