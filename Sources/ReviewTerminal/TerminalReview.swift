public import Review

/// A review in a terminal: what is shown, and what keys do to it. The screen follows from it alone (``screen(_:)``).
public struct TerminalReview: Sendable {
  /// What the rest of the screen is used for.
  enum Mode: Hashable, Sendable {
    case list
    case prompt(Prompt)
    case filter(place: Int)
    case pages(title: String, lines: [String], place: Int)
    case confirm(question: String, decisions: [ReviewDecision], done: String)
    case conflict(ReviewConflict, decisions: [ReviewDecision], done: String)
  }

  /// Where keys that move go.
  enum Pane: Int, Hashable, Sendable, CaseIterable {
    case list, detail, examples
  }

  var desk: ReviewDesk
  var settings: ReviewSettings
  var mode = Mode.list
  var pane = Pane.list
  /// The terms shown, as chosen when the query was last asked: what is decided stays where it was.
  var shown: [String] = []
  /// In `shown`.
  var place = 0
  var selection: Set<String> = []
  /// The rendering in focus.
  var rendering = 0
  /// In the places of the term, as they are shown.
  var example = 0
  /// The places of the term in focus, by rendering.
  var examples: [ReviewOccurrence] = []
  var isWide = false
  var context: [ReviewPassage] = []
  var message = ""
  /// The first press of a sequence.
  private var begun: ReviewKey?
  /// Whether the person has ended the review.
  public internal(set) var isEnded = false

  /// - Throws: `ReviewError`.
  public init(_ desk: ReviewDesk) throws {
    self.desk = desk
    settings = try desk.store.settings(of: desk.reviewer)
    choose(keeping: settings.place)
  }

  var query: ReviewQuery { settings.query }

  var term: ReviewTerm? {
    shown.indices.contains(place) ? desk.index(of: shown[place]).map { desk.list.terms[$0] } : nil
  }

  var focusedRendering: ReviewRendering? {
    term.flatMap { $0.renderings.indices.contains(rendering) ? $0.renderings[rendering] : nil }
  }

  // MARK: - Keys

  /// Takes keys in. What goes wrong is told on the screen.
  public mutating func take(_ keys: [TerminalKey]) {
    for key in keys where !isEnded { take(key) }
  }

  private mutating func take(_ key: TerminalKey) {
    if key == .named("Ctrl+c") {
      isEnded = true
      return
    }
    if case .prompt(let prompt) = mode { return type(key, prompt) }
    guard let press = key.press else { return }
    message = ""
    switch mode {
    case .prompt: break
    case .list: perform(press)
    case .filter(let place): filter(press, at: place)
    case .pages(let title, let lines, let place): turn(press, title, lines, place)
    case .confirm(_, let decisions, let done):
      mode = .list
      if press.description == "y" { decide(decisions, done) } else { message = "Nothing changed." }
    case .conflict(let conflict, let decisions, let done):
      settle(press, conflict, decisions, done)
    }
  }

  private mutating func perform(_ press: ReviewKey) {
    var key = press
    if let first = begun {
      begun = nil
      key = ReviewKey("\(first) \(press)") ?? press
      if settings.keys.action(for: key) == nil { key = press }
    } else if settings.keys.isBeginning(press), settings.keys.action(for: press) == nil {
      begun = press
      message = "\(press) …"
      return
    }
    if let action = settings.keys.action(for: key) {
      perform(action)
    } else if key.description == "q" {
      isEnded = true
    } else {
      message = "\(key) does nothing; ? shows the keys."
    }
  }

  /// Does what an action says.
  public mutating func perform(_ action: ReviewAction) {
    if let number = action.rendering { return prefer(number) }
    switch action {
    case .next, .previous, .first, .last, .nextUndecided, .previousUndecided, .extendDown,
      .extendUp, .nextRendering, .previousRendering, .nextExample, .previousExample, .enter, .leave,
      .nextPane, .select, .selectAll:
      move(action)
    case .search, .note, .editTarget, .editSource, .assign, .suppress, .merge, .split: ask(action)
    case .facets: mode = .filter(place: 0)
    case .nextOrder:
      settings.query.order = query.order.next
      choose(keeping: term?.term)
      message = "Sorted by \(query.order.title)."
    case .help: mode = .pages(title: "Keys", lines: helpLines, place: 0)
    case .history: showHistory()
    case .widen: widen()
    default: decide(action)
    }
  }

  /// Takes in what others have written meanwhile, and says so.
  public mutating func refresh() {
    do {
      let events = try desk.refresh()
      let others = Set(events.map(\.actor)).subtracting([desk.reviewer])
      if !others.isEmpty { message = "Changed by \(others.sorted().joined(separator: ", "))." }
      if !shown.allSatisfy({ desk.index(of: $0) != nil }) { choose(keeping: term?.term) }
    } catch {
      message = "\(error)"
    }
  }

  /// Keeps what is to be as it is now when the review is opened again.
  public mutating func keepSettings() {
    settings.place = term?.term
    do {
      try desk.store.save(settings, of: desk.reviewer)
    } catch {
      message = "\(error)"
    }
  }

  // MARK: - What is shown

  /// Asks the query anew.
  /// - Parameter name: the term that stays in focus, where it is shown.
  mutating func choose(keeping name: String?) {
    shown = desk.select(query).map { desk.list.terms[$0].term }
    selection.formIntersection(shown)
    go(to: name.flatMap(shown.firstIndex) ?? 0)
  }

  mutating func go(to place: Int) {
    self.place = max(0, min(shown.count - 1, place))
    rendering = 0
    example = 0
    isWide = false
    context = []
    readExamples()
  }

  private mutating func readExamples() {
    guard let term else {
      examples = []
      return
    }
    do {
      let order = Dictionary(
        zip(term.renderings.map(\.text), term.renderings.indices), uniquingKeysWith: { a, _ in a })
      let places = try desk.store.occurrences(of: term.term, in: desk.scope)
      examples = places.enumerated().sorted { a, b in
        let keys = [a, b].map {
          $0.element.rendering.flatMap { order[$0] } ?? Int.max
        }
        return (keys[0], a.offset) < (keys[1], b.offset)
      }.map(\.element)
    } catch {
      examples = []
      message = "\(error)"
    }
  }
}
