import Terminology

/// How the renderings of terms change with the dates of the translations, drawn.
extension HTMLReport {
  /// A translation of a known day, with how often it has each rendering that is drawn.
  private struct DatedShares {
    var document: String
    var day: String
    var counts: [Int]

    var total: Int { counts.reduce(0, +) }
  }

  var driftSection: String {
    let drifting = self.drifting
    if drifting.isEmpty { return "" }
    let days = self.days
    let shown = drifting.prefix(Limit.timelines)
    let more = drifting.count - shown.count
    return """
      <h3>Terms that change with time</h3>
      <p class=note>Each column is a translation, in the order of their dates: the shares of the renderings of the term \
      in it, and in how many places it has the term. The line is where the change lies.</p>
      \(shown.map { timeline(of: $0.element, number: $0.offset + 1, days) }.joined(separator: "\n"))
      \(more > 0 ? "<p>\(Figures.counted(more, "more term")) \(company.figures).</p>" : "")
      """
  }

  /// The terms whose change is believed, with their places in the list; a term that changes because a shorter one in it
  /// does is left out.
  private var drifting: [(offset: Int, element: TermConsistency)] {
    let believed = report.terms.enumerated().filter { $0.element.drift?.isBelieved ?? false }
    return believed.filter { _, term in
      !believed.contains { _, other in
        other.term != term.term && term.term.contains(other.term)
          && other.drift?.firstAfter == term.drift?.firstAfter
      }
    }.map { (offset: $0.offset, element: $0.element) }
  }

  /// The days of the translations; one whose own day is not known is of that of its original, the earliest where there
  /// are several.
  private var days: [String: String] {
    var own: [String: String] = [:]
    for document in report.documents where document.date != nil { own[document.id] = document.date }
    var days = own
    for document in translations where own[document.id] == nil {
      guard let day = document.translates.flatMap({ own[$0] }) else { continue }
      days[document.id] = min(day, days[document.id] ?? day)
    }
    return days
  }

  private func timeline(
    of term: TermConsistency, number: Int, _ days: [String: String]
  ) -> String {
    guard let drift = term.drift else { return "" }
    let groups = drawnGroups(of: term, drift)
    let columns = days.filter { id, _ in translations.contains { $0.id == id } }
      .map { id, day in
        DatedShares(
          document: id, day: day,
          counts: groups.indices.map { k in
            term.renderings.filter { groups[k].members.contains($0.group) }
              .reduce(0) { $0 + ($1.counts[id] ?? 0) }
          })
      }.filter { $0.total > 0 }.sorted { ($0.day, $0.document) < ($1.day, $1.document) }
    let name = source(HTMLText.escaped(term.term))
    let legend = groups.enumerated().map { k, group in
      "<li><svg class=key viewBox=\"0 0 10 10\" aria-hidden=true><rect class=s\(k) width=10 height=10 /></svg> "
        + (group.text.map { target(HTMLText.escaped($0)) } ?? "other renderings")
    }.joined()
    return """
      <figure class=drift><figcaption><a href="#t\(number)">\(name)</a> <small>changed between \
      \(HTMLText.escaped(drift.lastBefore)) and \(HTMLText.escaped(drift.firstAfter)), p \
      \(HTMLText.escaped(Figures.probability(drift.p)))</small></figcaption>
      \(drawing(of: columns, groups.map { $0.text ?? "other" }, term.term, from: drift.firstAfter))
      <ul class=legend>\(legend)</ul></figure>
      """
  }

  /// The rendering before the change, the one after it, and all others together, where there are any; each with the
  /// groups of renderings that it stands for.
  private func drawnGroups(
    of term: TermConsistency, _ drift: Drift
  ) -> [(text: String?, members: Set<Int>)] {
    let named = [drift.before, drift.after].compactMap { text in
      term.renderings.first { $0.text == text }.map {
        (text: Optional(text), members: [$0.group] as Set)
      }
    }
    let known = named.reduce(into: Set<Int>()) { $0.formUnion($1.members) }
    let others = Set(term.renderings.map(\.group)).subtracting(known)
    return others.isEmpty ? named : named + [(text: nil, members: others)]
  }

  /// Columns of equal width, because documents are what was put in another order, not days.
  private func drawing(
    of columns: [DatedShares], _ names: [String], _ term: String, from change: String
  ) -> String {
    // Beside and above the columns there is room for the larger type of a narrow screen.
    let (step, top, height, margin) = (56, 20, 96, 12)
    let width = max(1, columns.count) * step
    var parts = ""
    var isAfter = false
    for (i, column) in columns.enumerated() {
      let x = i * step
      var y = top
      for (k, count) in column.counts.enumerated() where count > 0 {
        let isLast = column.counts[(k + 1)...].allSatisfy { $0 == 0 }
        let part =
          isLast
          ? top + height - y
          : Int((Double(height) * Double(count) / Double(column.total)).rounded())
        parts += "<rect class=s\(k) x=\(x + 6) y=\(y) width=\(step - 12) height=\(part) />"
        y += part
      }
      let middle = x + step / 2
      parts += "<text x=\(middle) y=\(top - 4)>\(column.total)</text>"
      parts +=
        "<text\(i % 2 == 0 ? "" : " class=odd") x=\(middle) y=\(top + height + 14)>"
        + "\(HTMLText.escaped(label(column.day)))</text>"
      if column.day >= change, !isAfter {
        isAfter = true
        parts += "<rect class=line x=\(x - 1) y=0 width=2 height=\(top + height + 4) />"
      }
    }
    let words = columns.map { column in
      "\(column.day): "
        + zip(names, column.counts).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
        .joined(separator: ", ")
    }.joined(separator: "; ")
    return """
      <div class=strip><svg class=timeline viewBox="\(-margin) 0 \(width + 2 * margin) \(top + height + 20)" \
      width=\(width + 2 * margin) \
      style="min-width:\(width / 2)px" role=img aria-label="\(HTMLText.escaped("Renderings of \(term) by date: \(words)"))">\
      \(parts)</svg></div>
      """
  }

  /// Year and month, which fit under a column; the whole date is said to those who cannot see the drawing.
  private func label(_ day: String) -> String { String(day.prefix(7)) }
}
