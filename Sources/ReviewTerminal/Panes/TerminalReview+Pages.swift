import Review
import Terminology

extension TerminalReview {
  var helpLines: [String] {
    let actions = ReviewAction.allCases.filter { ($0.rendering ?? 0) == 0 }
    let width = actions.map { TextWidth.columns(of: keyText($0)) }.max() ?? 0
    return actions.map {
      let title = $0 == .prefer1 ? "Make rendering 1 to 9 preferred and accept" : $0.title
      return TextWidth.fitted(keyText($0), to: width) + "  " + title
    } + [TextWidth.fitted("q, Ctrl+c", to: width) + "  End the review; everything is kept"]
  }

  private func keyText(_ action: ReviewAction) -> String {
    if action == .prefer1 { return "\(key(.prefer1))–\(key(.prefer9))" }
    return settings.keys.keys(for: action).map(Self.shown).joined(separator: ", ")
  }

  /// What is to be borne, and the reasons that have a number.
  func reasonLines(_ columns: Int) -> [StyledText] {
    let findings = (term?.findings ?? []).flatMap { StyledText($0.message).wrapped(to: columns) }
    return SuppressionReason.allCases.enumerated().map {
      StyledText("\($0 + 1)  \($1.rawValue)", .bold)
    } + [StyledText()] + findings
  }

  mutating func showHistory() {
    guard let term else { return }
    do {
      let events = try desk.store.history(ofTerm: term.term, in: desk.scope)
      let lines = events.reversed().map(Self.line)
      mode = .pages(
        title: "History of \(term.text)", lines: lines.isEmpty ? ["Nothing yet."] : lines, place: 0)
    } catch {
      message = "\(error)"
    }
  }

  private static func line(_ event: ReviewEvent) -> String {
    let diff = TextDiff(from: event.old ?? "", to: event.new ?? "").pieces.map { piece in
      switch piece {
      case .same(let text): text
      case .removed(let text): "[-\(text)-]"
      case .added(let text): "{+\(text)+}"
      }
    }.joined()
    let what = event.subject.item.isEmpty ? "" : " of \(event.subject.item)"
    let kind = event.kind == .decision ? "" : " (\(event.kind.rawValue))"
    let reason = event.reason.map { " – \($0)" } ?? ""
    let time = event.time.prefix(16).split(separator: "T").joined(separator: " ")
    return "\(time)  \(event.actor)\(kind): \(event.field.rawValue)\(what): \(diff)\(reason)"
  }

  mutating func turn(_ press: ReviewKey, _ title: String, _ lines: [String], _ place: Int) {
    let steps: [ReviewAction: Int] = [
      .next: 1, .previous: -1, .first: -lines.count, .last: lines.count,
    ]
    let pages = ["PageDown": 15, "PageUp": -15, "Space": 15]
    if let step = pages[press.description]
      ?? settings.keys.action(for: press).flatMap({ steps[$0] })
    {
      mode = .pages(
        title: title, lines: lines, place: max(0, min(lines.count - 1, place + step)))
    } else {
      mode = .list
    }
  }

  // MARK: - Filter

  private enum FilterLine: Hashable {
    case title(ReviewFacet)
    case value(ReviewFacet, ReviewFacets.Value)
  }

  private var allFilterLines: [FilterLine] {
    let facets = ReviewFacets(desk.list, desk.index, under: query)
    return ReviewFacet.allCases.flatMap { facet in
      facets[facet].isEmpty
        ? [] : [.title(facet)] + facets[facet].prefix(30).map { .value(facet, $0) }
    }
  }

  func filterLines(_ place: Int, _ rows: Int) -> [StyledText] {
    let all = allFilterLines
    let first = max(0, min(place - rows / 2, all.count - rows))
    return all.indices.dropFirst(first).prefix(rows).map { number in
      switch all[number] {
      case .title(let facet):
        return StyledText(facet.rawValue, number == place ? [.bold, .reversed] : .bold)
      case .value(let facet, let value):
        let name = value.value.isEmpty ? Self.nameOfNone(facet) : value.value
        return StyledText(
          "\(number == place ? "▸" : " ") [\(value.isChosen ? "x" : " ")] \(name)  \(value.count)",
          number == place ? .reversed : [])
      }
    }
  }

  private static func nameOfNone(_ facet: ReviewFacet) -> String {
    facet == .assignee || facet == .reviewer ? "(nobody)" : "(none)"
  }

  mutating func filter(_ press: ReviewKey, at place: Int) {
    let all = allFilterLines
    switch settings.keys.action(for: press) {
    case .next: mode = .filter(place: min(all.count - 1, place + 1))
    case .previous: mode = .filter(place: max(0, place - 1))
    case .first: mode = .filter(place: 0)
    case .last: mode = .filter(place: max(0, all.count - 1))
    default:
      guard ["Space", "Enter", "x"].contains(press.description) else {
        mode = .list
        message = "\(shown.count) terms."
        return
      }
      guard all.indices.contains(place), case .value(let facet, let value) = all[place] else {
        return
      }
      settings.query[facet].formSymmetricDifference([value.value])
      choose(keeping: term?.term)
      let now = allFilterLines
      let same = now.firstIndex { line in
        if case .value(facet, let other) = line { other.value == value.value } else { false }
      }
      mode = .filter(place: same ?? min(place, max(0, now.count - 1)))
    }
  }
}
