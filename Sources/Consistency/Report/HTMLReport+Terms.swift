import Terminology

extension HTMLReport {
  var termSection: String {
    var findings: [String: [Finding]] = [:]
    for finding in report.findings {
      if let term = finding.term { findings[term, default: []].append(finding) }
    }
    var rows = zip(report.terms, list.terms).enumerated().map { i, pair in
      row(i + 1, pair.0, pair.1, findings: findings[pair.0.term] ?? [])
    }
    var bytes = rows.reduce(0) { $0 + $1.utf8.count }
    var withConcordance = 0
    while withConcordance < min(rows.count, Limit.termsWithConcordance) {
      let table = concordance(
        of: report.terms[withConcordance], list.terms[withConcordance])
      bytes += table.utf8.count
      if bytes > Limit.pageBytes { break }
      rows[withConcordance] += table
      withConcordance += 1
    }
    let termsWithout = rows.count - withConcordance
    let notice =
      termsWithout == 0
      ? ""
      : "<p class=notice>To keep this page usable, the last"
        + " \(Figures.counted(termsWithout, "term")) of the list come without a concordance; it is"
        + " \(company.places).</p>"
    return """
      <section aria-labelledby=terms>
      <h2 id=terms>Terms</h2>
      \(notice)
      <div id=tools class=tools role=search hidden>
      <label>Search <input id=search type=search placeholder="term or rendering"></label>
      <label>Verdict <select id=verdict><option value="">all\
      \(Verdict.allCases.map { "<option>\($0.rawValue)" }.joined())</select></label>
      <label>Findings <select id=level><option value="">any or none<option value=1>any<option value=2>warnings \
      or errors<option value=3>errors</select></label>
      <label>Sort by <select id=sort><option value=rank>rank<option value=severity>severity\
      <option value=agreement>agreement, lowest first<option value=occurrences>occurrences\
      <option value=documents>documents</select></label>
      <output id=status role=status></output>
      </div>
      <table id=list class=terms>
      <caption>Best term first. Open a term for its renderings and every place they come from.</caption>
      <thead><tr><th scope=col class=num>Rank<th scope=col>Term<th scope=col>Renderings\
      <th scope=col class=num>Occurrences<th scope=col class=num>Documents<th scope=col>Verdict\
      <th scope=col>Shares</thead>
      \(rows.map { $0 + "</details></tbody>\n" }.joined())
      </table>
      </section>
      """
  }

  // MARK: - One term

  /// The rows of a term up to where its concordance goes.
  private func row(
    _ rank: Int, _ term: TermConsistency, _ record: TermRecord, findings: [Finding]
  ) -> String {
    let severity = findings.map(\.severity).max() ?? 0
    let gravity = findings.filter { $0.suppression == nil }.map(\.level).max()
    let data =
      "data-g=\((gravity.flatMap(Level.allCases.firstIndex) ?? -1) + 1)"
      + " data-v=\(term.verdict.rawValue) data-rank=\(rank) data-severity=\(Int(severity.rounded()))"
      + " data-agreement=\(Figures.twoDecimals(term.agreement ?? 2))"
      + " data-occurrences=\(term.occurrences) data-documents=\(record.documentCount)"
    return """
      <tbody id=t\(rank) \(data)><tr><td class=num>\(rank)<th scope=row>\
      \(source(HTMLText.escaped(term.term)))<td>\(equivalents(of: term))<td class=num>\(term.occurrences)\
      <td class=num>\(record.documentCount)<td><span class="tag \(term.verdict.rawValue)">\
      <i aria-hidden=true>\(Self.sign(of: term.verdict))</i> \(term.verdict.rawValue)</span>\
      \(term.isGeneral ? " <small>general word</small>" : "")\
      <td>\(shares(of: term))</tr>
      <tr class=more><td colspan=7><details><summary>\(detailLabel(of: term, record))</summary>
      \(renderingTable(of: term))\(messages(findings))
      """
  }

  private func equivalents(of term: TermConsistency) -> String {
    if term.renderings.isEmpty { return "<em>not rendered</em>" }
    // The best form of each group says enough; its variants are inside.
    var totals: [Int: Int] = [:]
    for rendering in term.renderings { totals[rendering.group, default: 0] += rendering.total }
    var seen: Set<Int> = []
    let shown = term.renderings.filter { seen.insert($0.group).inserted }
    let more = shown.count - 3
    return shown.prefix(3).map {
      "<span class=eq>" + target(HTMLText.escaped($0.text))
        + " <small>\(totals[$0.group] ?? 0)</small></span>"
    }.joined(separator: " ") + (more > 0 ? " <small>and \(more) more</small>" : "")
  }

  private func shares(of term: TermConsistency) -> String {
    let kinds: [RenderingClass] = [.preferred, .trivial, .divergent]
    var counts = kinds.map { kind in
      (
        n: term.renderings.reduce(0) { $0 + ($1.kind == kind ? $1.total : 0) }, name: kind.rawValue
      )
    }
    counts.append((n: term.omitted, name: "omitted"))
    let all = counts.reduce(0) { $0 + $1.n }
    if all == 0 { return "–" }
    let label = counts.filter { $0.n > 0 }.map { "\($0.n) \($0.name)" }.joined(separator: ", ")
    return HTMLText.bar(
      counts.map { (share: Double($0.n) / Double(all), style: $0.name) }, label: nil)
      + "<small>\(label)</small>"
  }

  private func detailLabel(of term: TermConsistency, _ record: TermRecord) -> String {
    let agreement = term.agreement.map { ", agreement \(Figures.twoDecimals($0))" } ?? ""
    return Figures.counted(term.renderings.count, "rendering")
      + " in \(Figures.counted(record.occurrences.count, "place"))\(agreement)"
      + "<span class=vh> of \(source(HTMLText.escaped(term.term)))</span>"
  }

  /// A column for each translation that has the term, as long as they are few.
  private func renderingTable(of term: TermConsistency) -> String {
    if term.renderings.isEmpty { return "" }
    let all = Double(max(1, term.renderings.reduce(0) { $0 + $1.total }))
    var totals: [String: Int] = [:]
    for rendering in term.renderings { totals.merge(rendering.counts, uniquingKeysWith: +) }
    let ids = totals.keys.sorted()
    let hasColumns = ids.count <= Limit.columns
    let rows = term.renderings.map { rendering in
      let share = Double(rendering.total) / all
      return "<tr><th scope=row class=r>\(target(HTMLText.escaped(rendering.text)))"
        + "<td><span class=\"tag \(rendering.kind.rawValue)\"><i aria-hidden=true>"
        + "\(Self.sign(of: rendering.kind))</i> \(rendering.kind.rawValue)</span>"
        + (rendering.rung.map { " <small>F\($0.rawValue) \($0.label)</small>" } ?? "")
        + "<td class=num data-l=\"Places \">\(rendering.total)"
        + "<td class=share>"
        + HTMLText.bar([(share: share, style: rendering.kind.rawValue)], label: nil)
        + " <small>\(Figures.percent(share))</small>"
        + (hasColumns
          ? ids.map { id in
            "<td class=num data-l=\"\(HTMLText.escaped(id)) \">\(rendering.counts[id] ?? 0)"
              + "<small> of \(totals[id] ?? 0)</small>"
          }.joined()
          : "<td>" + counts(rendering.counts))
    }
    let columns =
      hasColumns
      ? ids.map { "<th scope=col class=num>\(HTMLText.escaped($0))" }.joined()
      : "<th scope=col>Translations"
    return
      "<table class=inner><caption>Renderings by translation</caption><thead><tr><th scope=col>Rendering"
      + "<th scope=col>Class<th scope=col class=num>Places<th scope=col>Share\(columns)<tbody>"
      + rows.joined() + "</table>"
  }

  private func counts(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "<span class=eq>\(HTMLText.escaped($0.key)) <b>\($0.value)</b></span>" }
      .joined(separator: " ")
  }

  private func messages(_ findings: [Finding]) -> String {
    if findings.isEmpty { return "" }
    return "<ul class=messages>"
      + findings.map {
        "<li><b>\($0.rule.rawValue) \($0.level.rawValue)"
          + " \(HTMLText.escaped(Figures.severity($0.severity)))</b>"
          + ($0.change.map { " <span class=tag>\($0.rawValue)</span>" } ?? "")
          + " \(HTMLText.escaped($0.message))"
          + ($0.suppression.map { " <em>Suppressed: \(HTMLText.escaped($0.reason)).</em>" } ?? "")
          + " <small>\($0.id)</small>"
      }.joined() + "</ul>"
  }
}
