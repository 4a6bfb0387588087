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

  /// nil where the command names a rendering that the term does not have.
  func decisions(on term: ReviewTerm, basis: ReviewDecision.Basis) -> [ReviewDecision] {
    switch self {
    case .accept: accepted(term, basis)
    case .reject: [.status(.rejected, ofTerm: term.term, basis: basis)]
    case .later: [.status(.later, ofTerm: term.term, basis: basis)]
    case .reopen: [.status(.undecided, ofTerm: term.term, basis: basis)]
    case .prefer(let text):
      [.status(.accepted, ofTerm: term.term, basis: basis)] + preferred(text, of: term, basis)
    case .admit(let text): toggled(text, .admitted, term, basis)
    case .forbid(let text): toggled(text, .forbidden, term, basis)
    }
  }

  /// As shown: with the rendering that is preferred, else with the one the report puts first of those that nothing was decided of.
  private func accepted(
    _ term: ReviewTerm, _ basis: ReviewDecision.Basis
  ) -> [ReviewDecision] {
    let status = ReviewDecision.status(.accepted, ofTerm: term.term, basis: basis)
    guard !term.renderings.contains(where: { $0.status == .preferred }),
      let first = term.renderings.first(where: {
        $0.status == .undecided && $0.decisions[.mergedInto]?.value == nil
      })
    else { return [status] }
    return [status, .status(.preferred, of: first.text, inTerm: term.term, basis: basis)]
  }

  /// The one that was preferred before is undecided again.
  private func preferred(
    _ text: String, of term: ReviewTerm, _ basis: ReviewDecision.Basis
  ) -> [ReviewDecision] {
    term.renderings.filter { $0.status == .preferred && $0.text != text }.map {
      .status(.undecided, of: $0.text, inTerm: term.term, basis: basis)
    } + [.status(.preferred, of: text, inTerm: term.term, basis: basis)]
  }

  private func toggled(
    _ text: String, _ status: RenderingStatus, _ term: ReviewTerm, _ basis: ReviewDecision.Basis
  ) -> [ReviewDecision] {
    let isSet = term.renderings.contains { $0.text == text && $0.status == status }
    return [
      .status(isSet ? .undecided : status, of: text, inTerm: term.term, basis: basis)
    ]
  }
}
