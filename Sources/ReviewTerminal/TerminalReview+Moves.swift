import Review
import Terminology

extension TerminalReview {
  mutating func move(_ action: ReviewAction) {
    switch action {
    case .next where pane == .detail: focusRendering(rendering + 1)
    case .previous where pane == .detail: focusRendering(rendering - 1)
    case .next where pane == .examples: focusExample(example + 1)
    case .previous where pane == .examples: focusExample(example - 1)
    case .next: go(to: place + 1)
    case .previous: go(to: place - 1)
    case .first: go(to: 0)
    case .last: go(to: shown.count - 1)
    case .nextUndecided:
      if !goToUndecided(after: place) { message = "Nothing undecided is left below." }
    case .previousUndecided: goToUndecidedBefore()
    case .extendDown, .extendUp:
      selectFocused()
      go(to: place + (action == .extendDown ? 1 : -1))
      selectFocused()
    case .nextRendering: focusRendering(rendering + 1)
    case .previousRendering: focusRendering(rendering - 1)
    case .nextExample: focusExample(example + 1)
    case .previousExample: focusExample(example - 1)
    case .enter: pane = Pane(rawValue: pane.rawValue + 1) ?? pane
    case .leave:
      if pane == .list { selection = [] }
      pane = Pane(rawValue: pane.rawValue - 1) ?? .list
    case .nextPane: pane = Pane(rawValue: pane.rawValue + 1) ?? .list
    case .select:
      if let term { selection.formSymmetricDifference([term.term]) }
    case .selectAll:
      selection = selection.count == shown.count ? [] : Set(shown)
      message = "\(selection.count) selected."
    default: break
    }
  }

  private mutating func selectFocused() {
    if let term { selection.insert(term.term) }
  }

  private mutating func focusRendering(_ number: Int) {
    let count = term?.renderings.count ?? 0
    rendering = max(0, min(count - 1, number))
    // The examples go with it.
    if let text = focusedRendering?.text,
      let first = examples.firstIndex(where: { $0.rendering == text })
    {
      example = first
    }
  }

  private mutating func focusExample(_ number: Int) {
    example = max(0, min(examples.count - 1, number))
    context = []
    isWide = false
  }

  private func isUndecided(_ place: Int) -> Bool {
    desk.index(of: shown[place]).map { desk.list.terms[$0].status == .undecided } ?? false
  }

  /// - Returns: whether there is one.
  @discardableResult
  mutating func goToUndecided(after place: Int) -> Bool {
    guard let next = shown.indices.dropFirst(place + 1).first(where: isUndecided) else {
      return false
    }
    go(to: next)
    return true
  }

  private mutating func goToUndecidedBefore() {
    guard let next = shown.indices.prefix(max(0, place)).last(where: isUndecided) else {
      message = "Nothing undecided is left above."
      return
    }
    go(to: next)
  }

  mutating func widen() {
    guard examples.indices.contains(example) else { return }
    let one = examples[example]
    do {
      // First the paragraph, then the document, then the place alone again.
      if !isWide, context.isEmpty {
        context = try desk.store.context(of: one, .paragraph)
      } else if !isWide {
        isWide = true
        let passages = try desk.store.context(of: one, .document)
        mode = .pages(
          title: "\(one.source.document) ∥ \(one.target.document)",
          lines: passages.flatMap {
            ["\($0.number)  \($0.sourceText)", "   \($0.targetText)", ""]
          },
          place: 3 * (passages.firstIndex { $0.number == one.bead } ?? 0))
      } else {
        isWide = false
        context = []
      }
    } catch {
      message = "\(error)"
    }
  }
}
