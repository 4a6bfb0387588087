extension ReviewList {
  /// What an event did to a list.
  enum Change {
    /// The term at this place is another.
    case changed(Int)
    /// A term came or went, so that others have moved.
    case rearranged
    /// The list shows nothing of it.
    case nothing
  }

  /// Takes an event in: the list is then what reading it anew would give.
  /// - Parameter place: that of the event's term; nil where it is not in the list.
  mutating func apply(_ event: ReviewEvent, at place: Int?) -> Change {
    let subject = event.subject
    switch (subject.kind, place) {
    case (.term, let place?):
      terms[place].decisions[event.field] = event.decided
      terms[place].revision = event.id
      guard terms[place].isOnlyDecided, !terms[place].isDecided else { return .changed(place) }
      terms.remove(at: place)
      return .rearranged
    case (.term, nil):
      guard let decided = event.decided, decided.value != nil else { return .nothing }
      var term = ReviewTerm(broughtAlong: subject.term)
      term.decisions[event.field] = decided
      term.revision = event.id
      let next = terms.firstIndex { $0.isOnlyDecided && $0.term > subject.term }
      terms.insert(term, at: next ?? terms.endIndex)
      return .rearranged
    case (.rendering, let place?):
      guard let i = terms[place].renderings.firstIndex(where: { $0.text == subject.item }) else {
        return .nothing
      }
      terms[place].renderings[i].decisions[event.field] = event.decided
      terms[place].renderings[i].revision = event.id
      return .changed(place)
    case (.finding, let place?):
      return terms[place].findings.apply(event) ? .changed(place) : .nothing
    case (.finding, nil):
      _ = findings.apply(event)
      return .nothing
    default: return .nothing
    }
  }
}

extension [ReviewFinding] {
  fileprivate mutating func apply(_ event: ReviewEvent) -> Bool {
    guard let i = firstIndex(where: { $0.id == event.subject.item }) else { return false }
    self[i].decisions[event.field] = event.decided
    self[i].revision = event.id
    return true
  }
}

extension ReviewTerm {
  /// A term that no extraction found: a sense that was split off, or one that a person brought along.
  init(broughtAlong term: String) {
    self.init(
      term: term, rank: 0, score: 0, frequency: 0, documentCount: 0, omitted: 0, uncertain: 0,
      differences: [], renderings: [], findings: [])
  }

  /// Whether the list has it for its decisions alone.
  var isOnlyDecided: Bool { change == nil }

  var isDecided: Bool { decisions.values.contains { $0.value != nil } }
}
