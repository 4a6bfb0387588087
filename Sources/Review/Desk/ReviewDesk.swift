/// One reviewer's sight of a store: the list as it stands, kept current, with what decisions do to the findings.
///
/// What this reviewer decides is written to the store and taken in at once; what others write is taken in by ``refresh()``.
public struct ReviewDesk: Sendable {
  public let store: ReviewStore
  public let reviewer: String
  public let scope: ReviewScope
  /// Changed in place by events; read anew only after another extraction.
  public private(set) var list: ReviewList
  public private(set) var effects: ReviewEffects
  /// The number of the last event that was taken in; 0 before any.
  public private(set) var lastEvent: Int64
  /// How fast this reviewer decides.
  public private(set) var pace: ReviewPace
  /// What searching and sorting need of each term.
  public private(set) var index: ReviewIndex
  private var extraction: Int64
  private var places: [String: Int]

  /// - Throws: `ReviewError`.
  /// - Complexity: O(n log n) in the terms, O(m) in their renderings, findings and decisions.
  public init(store: ReviewStore, reviewer: String, scope: ReviewScope = .shared) throws {
    try ReviewRules.check(actor: reviewer, scope: scope)
    let reading = try store.deskReading(in: scope)
    self.store = store
    self.reviewer = reviewer
    self.scope = scope
    list = reading.list
    lastEvent = reading.lastEvent
    extraction = reading.extraction
    effects = ReviewEffects(reading.list)
    index = ReviewIndex(reading.list)
    places = Self.places(reading.list)
    pace = ReviewPace(times: try store.decisionTimes(of: reviewer, in: scope))
  }

  private static func places(_ list: ReviewList) -> [String: Int] {
    Dictionary(zip(list.terms.map(\.term), list.terms.indices), uniquingKeysWith: { a, _ in a })
  }

  /// Where a term is in the list.
  /// - Complexity: O(1).
  public func index(of term: String) -> Int? { places[term] }

  /// The terms that a query shows, in its order.
  /// - Returns: indices of ``list``'s terms.
  public func select(_ query: ReviewQuery) -> [Int] { query.select(from: list, index) }

  /// What decisions would do.
  public func preview(_ decisions: [ReviewDecision]) -> ReviewEffect { effects.preview(decisions) }

  /// Takes decisions as one step.
  /// - Throws: `ReviewConflict`, after what others wrote was taken in; `ReviewError`.
  public mutating func decide(_ decisions: [ReviewDecision]) throws -> ReviewOutcome {
    try outcome { try $0.decide(decisions, by: $1, in: $2) }
  }

  /// Takes this reviewer's last step that holds back.
  /// - Throws: `ReviewConflict`, after what others wrote was taken in; `ReviewError` of kind `nothingToDo`.
  public mutating func undo() throws -> ReviewOutcome {
    try outcome { try $0.undo(by: $1, in: $2) }
  }

  /// Takes this reviewer's last undo back.
  /// - Throws: `ReviewConflict`, after what others wrote was taken in; `ReviewError` of kind `nothingToDo`.
  public mutating func redo() throws -> ReviewOutcome {
    try outcome { try $0.redo(by: $1, in: $2) }
  }

  /// Takes in what other processes and sessions wrote.
  /// - Returns: the events; after another extraction the list is a new one, and there may be none.
  public mutating func refresh() throws -> [ReviewEvent] {
    let news = try store.news(after: lastEvent, extraction: extraction, in: scope)
    guard let reading = news.reading else {
      takeIn(news.events)
      return news.events
    }
    list = reading.list
    lastEvent = reading.lastEvent
    extraction = reading.extraction
    effects = ReviewEffects(reading.list)
    index = ReviewIndex(reading.list)
    places = Self.places(reading.list)
    for event in news.events { pace.add(event, of: reviewer) }
    return news.events
  }

  private mutating func outcome(
    _ work: (ReviewStore, String, ReviewScope) throws -> ReviewStep
  ) throws -> ReviewOutcome {
    let step: ReviewStep
    do {
      step = try work(store, reviewer, scope)
    } catch let conflict as ReviewConflict {
      _ = try refresh()
      throw conflict
    }
    guard let first = step.events.first, let last = step.events.last else {
      _ = try refresh()
      return ReviewOutcome(step: step, effect: ReviewEffect())
    }
    let news = try store.news(after: lastEvent, extraction: extraction, in: scope)
    if news.reading != nil {
      // The new list has the decision in it; what it did is told by the old one.
      let effect = effects.apply(step.events)
      _ = try refresh()
      return ReviewOutcome(step: step, effect: effect)
    }
    takeIn(news.events.filter { $0.id < first.id })
    let effect = takeIn(step.events)
    takeIn(news.events.filter { $0.id > last.id })
    return ReviewOutcome(step: step, effect: effect)
  }

  @discardableResult
  private mutating func takeIn(_ events: [ReviewEvent]) -> ReviewEffect {
    guard let last = events.last else { return ReviewEffect() }
    var touched: Set<Int> = []
    var isRearranged = false
    for event in events {
      switch list.apply(event, at: places[event.subject.term]) {
      case .changed(let place): touched.insert(place)
      case .rearranged:
        places = Self.places(list)
        isRearranged = true
      case .nothing: break
      }
      pace.add(event, of: reviewer)
    }
    lastEvent = max(lastEvent, last.id)
    if isRearranged {
      index = ReviewIndex(list)
    } else {
      for place in touched { index.update(list.terms[place], at: place) }
    }
    return effects.apply(events)
  }
}

/// What a decision, undo or redo did, and what follows for the findings.
public struct ReviewOutcome: Hashable, Sendable {
  public var step: ReviewStep
  public var effect: ReviewEffect
}
