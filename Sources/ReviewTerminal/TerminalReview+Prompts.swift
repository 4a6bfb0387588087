import Review

extension TerminalReview {
  /// Opens the line that an action asks for.
  mutating func ask(_ action: ReviewAction) {
    if action == .search {
      mode = .prompt(Prompt(.search, "Search (zh, en, /regex/):", query.text))
      return
    }
    guard let term else { return }
    switch action {
    case .note:
      mode = .prompt(Prompt(.note, "Note on \(term.text):", term.decisions[.note]?.value ?? ""))
    case .assign:
      mode = .prompt(
        Prompt(
          .assign, "Assign \(term.text) to:", term.decisions[.assignee]?.value ?? desk.reviewer))
    case .editSource: mode = .prompt(Prompt(.editSource, "Chinese:", term.text))
    case .editTarget:
      guard let one = focusedRendering else { return }
      mode = .prompt(Prompt(.editTarget, "English:", one.writtenText))
    case .suppress:
      guard !term.findings.isEmpty else {
        message = "There is no finding to suppress."
        return
      }
      mode = .prompt(Prompt(.suppress, "Why may the findings stay? A number, or your words:"))
    case .merge: askMerge(term)
    case .split: split(term)
    default: break
    }
  }

  private mutating func askMerge(_ term: ReviewTerm) {
    let others = selection.subtracting([term.term])
    if !others.isEmpty {
      decide(
        ReviewDecision.merge(terms: others.sorted(), into: term.term),
        "\(others.count) terms count as \(term.text).")
      return
    }
    guard let one = focusedRendering, term.renderings.count > 1 else {
      message = "Select terms to merge into this one, or focus a rendering."
      return
    }
    let like = term.mergeSuggestions.first { $0.renderings.dropFirst().contains(one.text) }
    let number = like.flatMap { like in
      term.renderings.firstIndex { $0.text == like.renderings[0] }
    }
    mode = .prompt(
      Prompt(
        .mergeRendering, "“\(one.writtenText)” counts as number:",
        number.map { String($0 + 1) } ?? ""))
  }

  private mutating func split(_ term: ReviewTerm) {
    guard let one = focusedRendering else { return }
    let isJoined =
      one.decisions[.mergedInto]?.value.map { $0 != one.text }
      ?? term.renderings.contains { $0.text != one.text && $0.family == one.family }
    if isJoined {
      decide(
        ReviewDecision.split(rendering: one.text, of: term.term),
        "“\(one.writtenText)” stands apart.")
    } else {
      mode = .prompt(
        Prompt(.sense, "New term for the sense of “\(one.writtenText)”:", "\(term.term) (2)"))
    }
  }

  /// Takes a key while a line is typed.
  mutating func type(_ key: TerminalKey, _ prompt: Prompt) {
    var prompt = prompt
    switch key {
    case .named("Escape"):
      mode = .list
      message = ""
    case .named("Enter"), .named("Ctrl+Enter"):
      mode = .list
      message = ""
      finish(prompt)
      if key == .named("Ctrl+Enter"), prompt.purpose != .search { go(to: place + 1) }
    default:
      if prompt.edit(key) { mode = .prompt(prompt) }
    }
  }

  private mutating func finish(_ prompt: Prompt) {
    if prompt.purpose == .search {
      settings.query.text = prompt.string
      choose(keeping: term?.term)
      message = query.problem ?? "\(shown.count) terms."
      return
    }
    guard let term else { return }
    let text = prompt.string
    func set(_ field: ReviewField, _ done: String) {
      decide(
        [ReviewDecision(.term(term.term), field, text, basis: .revision(term.revision))], done)
    }
    switch prompt.purpose {
    case .search: break
    case .note: set(.note, "Noted.")
    case .assign: set(.assignee, text.isEmpty ? "Assigned to nobody." : "Assigned to \(text).")
    case .editSource: set(.text, "The Chinese is \(text).")
    case .editTarget:
      guard let one = focusedRendering else { return }
      decide(
        [
          ReviewDecision(
            .rendering(one.text, of: term.term), .text, text == one.citation ? nil : text,
            basis: .revision(one.revision))
        ], "The English is \(text).")
    case .suppress: suppress(term, text)
    case .mergeRendering:
      guard let number = Int(text), term.renderings.indices.contains(number - 1),
        number - 1 != rendering, let one = focusedRendering
      else {
        message = "“\(text)” is no other rendering's number."
        return
      }
      let head = term.renderings[number - 1]
      decide(
        ReviewDecision.merge(
          renderings: [one.text], into: head.text, of: term.term,
          basis: .revision(one.revision)),
        "“\(one.writtenText)” counts as “\(head.writtenText)”.")
    case .sense:
      guard let one = focusedRendering else { return }
      decide(
        ReviewDecision.split(term: term.term, sense: text, moving: [one.text]),
        "“\(one.writtenText)” belongs to \(text).")
      choose(keeping: term.term)
    }
  }

  private mutating func suppress(_ term: ReviewTerm, _ text: String) {
    let canned = SuppressionReason.allCases
    let reason = Int(text).flatMap {
      canned.indices.contains($0 - 1) ? canned[$0 - 1].rawValue : nil
    }
    guard let reason = reason ?? (text.isEmpty ? nil : text) else {
      message = "Nothing changed: a reason is needed."
      return
    }
    let decisions = term.findings.flatMap {
      ReviewDecision.suppress(
        finding: $0.id, of: term.term, reason: reason, basis: .revision($0.revision))
    }
    decide(decisions, "\(term.findings.count) findings are borne: \(reason)")
  }
}
