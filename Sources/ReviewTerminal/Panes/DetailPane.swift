import Review
import Terminology

extension TerminalReview {
  /// The term in focus: what is known and decided of it, and its renderings with their counts by translation.
  func detail(_ columns: Int) -> [StyledText] {
    guard let term else { return [] }
    var title = StyledText(term.text, .bold)
    title.add("  \(term.pinyin)", .dim)
    title.add("  \(term.status.rawValue)", Self.style(term.status).union(.bold))
    var lines = [title]
    var facts = "\(term.frequency)× in \(term.documentCount) documents"
    if let agreement = term.agreement { facts += ", agreement \(Self.hundredths(agreement))" }
    if let verdict = term.verdict { facts += ", \(verdict)" }
    if let change = term.change, change != .unchanged { facts += ", \(change.rawValue)" }
    if term.rank > 0 { lines.append(StyledText(facts, .dim)) }
    for (field, label) in Self.shownFields {
      if let value = term.decisions[field]?.value {
        lines += StyledText("\(label): \(value)").wrapped(to: columns)
      }
    }
    for (number, one) in term.renderings.enumerated() {
      lines += rendering(one, number, columns)
    }
    let day = String(term.decisions[.status]?.time.prefix(10) ?? "")
    for finding in term.findings {
      let reason = finding.decisions[.suppression]?.value
      let why = StyledText(
        "\(finding.level) \(Int(finding.severity.rounded())): \(finding.message)",
        reason == nil ? [] : .dim)
      lines += why.wrapped(to: columns)
      if let reason { lines += StyledText("  borne: \(reason)", .dim).wrapped(to: columns) }
    }
    if let effect = effectOfAccepting(term) { lines.append(StyledText(effect, .hint)) }
    for overlap in desk.overlaps(of: term.term).prefix(3) {
      lines += StyledText(Self.text(of: overlap), .hint).wrapped(to: columns)
    }
    if let actor = term.decisions[.status]?.actor, term.status != .undecided {
      lines.append(StyledText("\(term.status.rawValue) by \(actor), \(day)", .dim))
    }
    return lines
  }

  private static let shownFields: [(ReviewField, String)] = [
    (.mergedInto, "counts as"), (.splitFrom, "a sense of"), (.assignee, "assigned to"),
    (.definition, "definition"), (.subjectField, "subject field"),
    (.partOfSpeech, "part of speech"), (.note, "note"),
  ]

  private func rendering(
    _ one: ReviewRendering, _ number: Int, _ columns: Int
  ) -> [StyledText] {
    let isFocused = number == rendering
    var line = StyledText(isFocused ? "▸" : " ", .bold)
    line.add(number < 9 ? "\(number + 1) " : "  ")
    line.add(Self.mark(one.status) + " ", Self.style(one.status))
    var look: Style = one.status == .forbidden ? .dim : []
    if isFocused { look.formUnion(pane == .detail ? [.bold, .reversed] : .bold) }
    line.add(one.writtenText, look)
    let counts = desk.list.documents.filter { $0.language == desk.list.targetLanguage }.compactMap {
      document in one.counts[document.id].map { "\(document.id) \($0)" }
    }
    line.add("  \(counts.joined(separator: " · "))", .dim)
    var notes: [String] = []
    if one.status != .undecided { notes.append(one.status.rawValue) }
    if one.writtenText != one.text { notes.append("found as “\(one.text)”") }
    if let rung = one.rung { notes.append(rung) }
    if let head = one.decisions[.mergedInto]?.value {
      notes.append(head == one.text ? "stands apart" : "counts as “\(head)”")
    }
    if let sense = one.decisions[.sense]?.value { notes.append("sense \(sense)") }
    if let note = one.decisions[.note]?.value { notes.append(note) }
    if !notes.isEmpty { line.add("  \(notes.joined(separator: ", "))", .dim) }
    let lines = line.wrapped(to: columns)
    return [lines[0]] + lines.dropFirst().map { StyledText("    ") + $0 }
  }

  private func effectOfAccepting(_ term: ReviewTerm) -> String? {
    guard term.status != .accepted else { return nil }
    let effect = Self.text(of: desk.preview(ReviewDecision.accept(term)))
    return effect.isEmpty ? nil : "accepting: \(effect)"
  }

  private static func text(of overlap: ReviewOverlap) -> String {
    switch overlap.kind {
    case .sameSource: "the same in other characters: \(overlap.term)"
    case .contains: "has in it: \(overlap.term)"
    case .within: "stands in: \(overlap.term)"
    case .sameRendering: "\(overlap.term) has “\(overlap.rendering ?? "")”, too"
    }
  }

  static func mark(_ status: RenderingStatus) -> String {
    switch status {
    case .undecided: "·"
    case .preferred: "●"
    case .admitted: "○"
    case .forbidden: "✗"
    }
  }

  private static func style(_ status: RenderingStatus) -> Style {
    switch status {
    case .undecided: .dim
    case .preferred, .admitted: .good
    case .forbidden: .bad
    }
  }

  /// From 0 to 1 with two decimals.
  static func hundredths(_ value: Double) -> String {
    let number = Int((value * 100).rounded())
    return number >= 100 ? "1" : "." + (number < 10 ? "0" : "") + String(number)
  }
}
