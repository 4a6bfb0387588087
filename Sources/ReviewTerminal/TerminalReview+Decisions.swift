import Review

extension TerminalReview {
  /// More selected terms than this are asked about before they are decided.
  private static let unasked = 20

  mutating func prefer(_ number: Int) {
    guard let term else { return }
    guard term.renderings.indices.contains(number) else {
      message = "There is no rendering \(number + 1)."
      return
    }
    let one = term.renderings[number]
    decide(
      ReviewDecision.prefer(one.text, of: term), "Accepted \(term.text) → \(one.writtenText).",
      movesOn: true)
  }

  mutating func decide(_ action: ReviewAction) {
    switch action {
    case .undo, .redo: return takeBack(action)
    case .acceptSelection, .rejectSelection: return decideSelection(action)
    default: break
    }
    guard let term else { return }
    switch action {
    case .accept: decide(ReviewDecision.accept(term), "Accepted \(term.text).", movesOn: true)
    case .reject: decide([status(.rejected, term)], "Rejected \(term.text).", movesOn: true)
    case .later: decide([status(.later, term)], "\(term.text) is for later.", movesOn: true)
    case .admit, .forbid:
      guard let one = focusedRendering else { return }
      let wanted: RenderingStatus = action == .admit ? .admitted : .forbidden
      let decision = ReviewDecision.toggle(wanted, of: one, in: term.term)
      decide([decision], "\(one.writtenText) is \(decision.value ?? "undecided").")
    // There is no field to save.
    default: break
    }
  }

  private func status(_ status: TermStatus, _ term: ReviewTerm) -> ReviewDecision {
    .status(status, ofTerm: term.term, basis: .revision(term.revision))
  }

  private mutating func decideSelection(_ action: ReviewAction) {
    let terms = shown.filter(selection.contains).compactMap(desk.index).map { desk.list.terms[$0] }
    guard !terms.isEmpty else {
      message = "Nothing is selected; Space selects."
      return
    }
    let accepts = action == .acceptSelection
    let decisions = terms.flatMap {
      accepts ? ReviewDecision.accept($0) : [status(.rejected, $0)]
    }
    let done = "\(accepts ? "Accepted" : "Rejected") \(terms.count) terms."
    guard terms.count > Self.unasked else { return decide(decisions, done) }
    let effect = Self.text(of: desk.preview(decisions))
    let question =
      "\(accepts ? "Accept" : "Reject") \(terms.count) terms?\(effect.isEmpty ? "" : " \(effect)") y/n"
    mode = .confirm(question: question, decisions: decisions, done: done)
  }

  private mutating func takeBack(_ action: ReviewAction) {
    do {
      let outcome = try action == .undo ? desk.undo() : desk.redo()
      let terms = Set(outcome.step.events.map(\.subject.term)).filter { !$0.isEmpty }
      message =
        "\(action == .undo ? "Undone" : "Done again"): \(terms.count == 1 ? terms.first ?? "" : "\(terms.count) terms")."
      if terms.count == 1, let name = terms.first, let there = shown.firstIndex(of: name) {
        go(to: there)
      }
      keepInSight()
    } catch let conflict as ReviewConflict {
      message = "\(conflict)"
    } catch let error as ReviewError where error.kind == .nothingToDo {
      message = "There is nothing to \(action.rawValue)."
    } catch {
      message = "\(error)"
    }
  }

  /// Takes decisions, and says what they did to the findings.
  mutating func decide(
    _ decisions: [ReviewDecision], _ done: String, movesOn: Bool = false
  ) {
    do {
      let outcome = try desk.decide(decisions)
      let effect = Self.text(of: outcome.effect)
      message = done + (effect.isEmpty ? "" : " \(effect)") + " Undo: \(key(.undo))"
      keepInSight()
      if movesOn { goToUndecided(after: place) }
    } catch let conflict as ReviewConflict {
      mode = .conflict(conflict, decisions: decisions, done: done)
    } catch let error as ReviewError {
      message =
        "\(error.reason.prefix(1).uppercased())\(error.reason.dropFirst()): \(error.advice)."
    } catch {
      message = "\(error)"
    }
  }

  /// After a term came or went, as with a split.
  private mutating func keepInSight() {
    guard shown.contains(where: { desk.index(of: $0) == nil }) else { return }
    choose(keeping: term?.term)
  }

  /// 1 takes the value before, 2 leaves theirs, 3 writes mine over it.
  mutating func settle(
    _ press: ReviewKey, _ conflict: ReviewConflict, _ decisions: [ReviewDecision], _ done: String
  ) {
    mode = .list
    let value: String?
    switch press.description {
    case "1": value = conflict.base
    case "3": value = conflict.mine
    default:
      message = "Left as it is: \(conflict.theirs ?? "nothing")."
      return
    }
    let settled = ReviewDecision(
      conflict.subject, conflict.field, value, basis: .value(conflict.theirs))
    let rest = decisions.filter {
      $0.subject != conflict.subject || $0.field != conflict.field
    }
    decide(rest + [settled], done)
  }

  static func text(of effect: ReviewEffect) -> String {
    guard !effect.off.isEmpty || !effect.on.isEmpty else { return "" }
    return "−\(effect.off.count) +\(effect.on.count) findings."
  }

  func key(_ action: ReviewAction) -> String {
    settings.keys.keys(for: action).first.map(Self.shown) ?? "–"
  }

  static func shown(_ key: ReviewKey) -> String {
    let names = [
      "ArrowDown": "↓", "ArrowUp": "↑", "ArrowLeft": "←", "ArrowRight": "→", "Escape": "Esc",
    ]
    return key.presses.map { press in
      let parts = press.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
      guard press.count > 1, let last = parts.last, let name = names[last] else { return press }
      return (parts.dropLast() + [name]).joined(separator: "+")
    }.joined()
  }
}
