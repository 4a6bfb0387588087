import Review

/// What a button beside a term does, as its value names it: `accept`, `prefer:rule of law`.
enum TermCommand: Hashable {
  case accept, reject, later, reopen
  /// Makes a rendering the preferred one and accepts the term.
  case prefer(String)
  /// Makes a rendering an allowed one; of one that is, an undecided one.
  case admit(String)
  case forbid(String)

  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts[0], parts.count) {
    case ("accept", 1): self = .accept
    case ("reject", 1): self = .reject
    case ("later", 1): self = .later
    case ("reopen", 1): self = .reopen
    case ("prefer", 2): self = .prefer(String(parts[1]))
    case ("admit", 2): self = .admit(String(parts[1]))
    case ("forbid", 2): self = .forbid(String(parts[1]))
    default: return nil
    }
  }

  /// Whether it settles the term, so that the next one is due.
  var isFinal: Bool {
    switch self {
    case .accept, .reject, .later, .prefer: true
    case .reopen, .admit, .forbid: false
    }
  }

  /// - Parameters:
  ///   - term: as it stands.
  ///   - basis: what the author of the command had before them.
  func decisions(on term: ReviewTerm, basis: ReviewDecision.Basis) -> [ReviewDecision] {
    var decisions: [ReviewDecision] =
      switch self {
      case .accept: ReviewDecision.accept(term)
      case .reject: [.status(.rejected, ofTerm: term.term, basis: basis)]
      case .later: [.status(.later, ofTerm: term.term, basis: basis)]
      case .reopen: [.status(.undecided, ofTerm: term.term, basis: basis)]
      case .prefer(let text): ReviewDecision.prefer(text, of: term)
      case .admit(let text): toggled(text, .admitted, term)
      case .forbid(let text): toggled(text, .forbidden, term)
      }
    for i in decisions.indices { decisions[i].basis = basis }
    return decisions
  }

  private func toggled(
    _ text: String, _ status: RenderingStatus, _ term: ReviewTerm
  ) -> [ReviewDecision] {
    term.renderings.first { $0.text == text }.map {
      [ReviewDecision.toggle(status, of: $0, in: term.term)]
    } ?? []
  }
}
