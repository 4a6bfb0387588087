import Review

extension ReviewSubject {
  /// A subject as a form names it; nil for a round, which has forms of its own.
  init?(_ kind: Kind, term: String, item: String) {
    switch kind {
    case .term: self = .term(term)
    case .rendering: self = .rendering(item, of: term)
    case .occurrence: self = .occurrence(item, of: term)
    case .finding: self = .finding(item, of: term.isEmpty ? nil : term)
    case .round: return nil
    }
  }
}
