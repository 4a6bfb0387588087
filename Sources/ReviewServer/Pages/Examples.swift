import Review
import Terminology

/// The places of a term, as a concordance in two languages, grouped by rendering.
struct Examples {
  /// How many places are shown at first, of a rendering and in all; of every rendering one at least.
  static let few = 6
  static let manyInAll = 48

  var context: PageContext
  var view: TermView
  var term: ReviewTerm
  var places: [ReviewOccurrence]
  var showsAll: Bool

  var html: HTML {
    let groups = groups
    let hidden = groups.reduce(0) { $0 + $1.places.count - shown($1, of: groups.count).count }
    return """
      <section id="examples" class="pane" aria-labelledby="examples-title" data-term="\(term.term)">\
      <h3 id="examples-title">Examples <small>\(places.count)</small></h3>
      \(when(places.isEmpty, "<p class=\"empty\">No place is stored.</p>"))\
      \(when(!places.isEmpty, table(groups)))\
      \(when(hidden > 0, """
        <p><a class="button" href="\(view.address(of: term.term).with(("examples", "all")))#examples" data-part="">\
        Show \(hidden) more</a></p>
        """))</section>
      """
  }

  private struct Group {
    var rendering: ReviewRendering?
    var places: [ReviewOccurrence]
  }

  private var groups: [Group] {
    let byRendering = Dictionary(grouping: places, by: \.rendering)
    var groups = term.renderings.compactMap { rendering in
      byRendering[rendering.text].map { Group(rendering: rendering, places: $0) }
    }
    let known = Set(term.renderings.map(\.text))
    let others = places.filter { !($0.rendering.map(known.contains) ?? false) }
    if !others.isEmpty { groups.append(Group(rendering: nil, places: others)) }
    return groups
  }

  private func shown(_ group: Group, of groups: Int) -> ArraySlice<ReviewOccurrence> {
    let limit = max(1, min(Self.few, Self.manyInAll / max(1, groups)))
    return showsAll ? group.places[...] : group.places.prefix(limit)
  }

  private func table(_ groups: [Group]) -> HTML {
    """
    <table class="kwic"><caption class="vh">Places, grouped by rendering</caption>
    <thead><tr><th scope="col">Place</th><th scope="col">\(context.source.isChinese ? "Chinese" : context.source.tag)</th>\
    <th scope="col">Translation</th></tr></thead>
    \(groups.enumerated().html { number, group in
      """
      <tbody>\(header(number, group))\(shown(group, of: groups.count).html(row))</tbody>

      """
    })</table>
    """
  }

  private func header(_ number: Int, _ group: Group) -> HTML {
    guard let rendering = group.rendering else {
      return
        "<tr class=\"group\"><th colspan=\"3\" scope=\"rowgroup\">no sure rendering <small>\(group.places.count)</small></th></tr>"
    }
    let mark = RenderingMark(kind: rendering.kind)
    let place = term.renderings.firstIndex { $0.text == rendering.text } ?? number
    return """
      <tr class="group \(rendering.kind)"><th colspan="3" scope="rowgroup"><b>\(place + 1)</b> \
      \(context.target(rendering.text)) <small><i aria-hidden="true">\(mark.sign)</i> \(mark.label), \(group.places.count)</small></th></tr>
      """
  }

  private func row(_ place: ReviewOccurrence) -> HTML {
    """
    <tr class="example"><td class="place">\(context.name(place.source.document)):\(place.source.line) \
    <a href="\(PageAddress("place").with(("term", term.term), ("id", place.id)))" data-panel="" \
    data-action="\(ReviewAction.widen.rawValue)">\(targetPlace(place))\
    <span class="vh">, widen the context or write a note</span></a>\
    \(when(place.note?.value) { "<small class=\"note\">\(context.name($0))</small>" })</td>\
    <td class="source">\(source(place))</td><td class="target">\(target(place))</td></tr>

    """
  }

  /// A text in both languages is named once.
  private func targetPlace(_ place: ReviewOccurrence) -> HTML {
    place.source.document == place.target.document
      ? "→ \(place.target.line)" : "\(context.name(place.target.document)):\(place.target.line)"
  }

  /// Aligned on the term: what is before it on the right, what is after it on the left.
  private func source(_ place: ReviewOccurrence) -> HTML {
    guard let around = MarkedText(place.sourceText, [place.sourceRange]).aroundMarks else {
      return context.source(place.sourceText.prefix(80))
    }
    let before = around.before.map { $0.text }.joined()
    let after = around.after.map { $0.text }.joined()
    return """
      <span class="keyword" lang="\(context.source.tag)">\
      <span class="before">\(WrittenText.showingHidden(Excerpt.end(of: before, scalars: 26)))</span>\
      <mark>\(around.marked.html { WrittenText.showingHidden($0.text) })</mark>\
      <span class="after">\(WrittenText.showingHidden(Excerpt.start(of: after, scalars: 26)))</span></span>
      """
  }

  private func target(_ place: ReviewOccurrence) -> HTML {
    guard let around = MarkedText(place.targetText, place.targetRanges).aroundMarks else {
      return context.target(Excerpt.start(of: place.targetText, scalars: 160))
    }
    let before = around.before.map { $0.text }.joined()
    let after = around.after.map { $0.text }.joined()
    return """
      <span lang="\(context.target.tag)">\(WrittenText.showingHidden(Excerpt.end(of: before, scalars: 70)))\
      \(around.marked.html { piece in
        piece.isMarked
          ? "<mark>\(WrittenText.showingHidden(piece.text))</mark>"
          : WrittenText.showingHidden(piece.text)
      })\
      \(WrittenText.showingHidden(Excerpt.start(of: after, scalars: 70)))</span>
      """
  }
}

/// A text cut short, at a space where there is one near.
enum Excerpt {
  static func start(of text: String, scalars count: Int) -> String {
    guard text.unicodeScalars.count > count else { return text }
    let cut = text.unicodeScalars.prefix(count)
    let space = cut.suffix(12).lastIndex(of: " ")
    return String(cut[..<(space ?? cut.endIndex)]) + "…"
  }

  static func end(of text: String, scalars count: Int) -> String {
    guard text.unicodeScalars.count > count else { return text }
    let cut = text.unicodeScalars.suffix(count)
    let space = cut.prefix(12).firstIndex(of: " ")
    return "…" + String(cut[(space ?? cut.startIndex)...])
  }
}
