/// What a corpus says of a concept or a term: Concord's own data categories, all written as `descrip` but for the last.
public enum Evidence: String, Hashable, Sendable, CaseIterable {
  /// How often the term was found.
  case occurrenceCount
  /// In how many documents it was found.
  case documentCount
  /// Place of the concept in the list it comes from, from 1.
  case rank
  /// What the rank goes by; comparable within one list only.
  case score
  /// How often two occurrences are rendered alike, 0 to 1.
  case agreement
  /// The share of renderings that follow the preferred one, 0 to 1.
  case conformity
  /// The translation that renders so.
  case renderingSource

  public var kind: DataItem.Kind { self == .renderingSource ? .admin : .descrip }
}

extension DataItemHolder {
  /// What the corpus says, as written.
  public func evidence(_ category: Evidence) -> String? {
    text(category.kind, category.rawValue)
  }

  public mutating func setEvidence(_ category: Evidence, to value: String?) {
    set(category.kind, category.rawValue, to: value)
  }
}

extension DataItem {
  /// Which evidence it is, if it is any.
  public var evidence: Evidence? {
    Evidence(rawValue: category).flatMap { $0.kind == kind ? $0 : nil }
  }
}
