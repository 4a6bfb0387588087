import Terminology

/// How consistent each translation is, and how far they differ.
extension HTMLReport {
  var translationTable: String {
    if translations.isEmpty { return "" }
    let rows = translations.map { document in
      "<tr><th scope=row>\(HTMLText.escaped(document.id))\(about(document))"
        + "<td>\(figure(document.agreement, document.agreementInterval))"
        + "<td>\(figure(document.conformity, document.conformityInterval))"
        + "<td>\(omission(of: document))<td class=num>\(document.uncertain)"
    }
    return
      "<h3>Translations</h3><table class=figures><caption>Agreement: how often a translation renders a"
      + " term as it did elsewhere. Conformity: how often it uses the preferred rendering of terms that"
      + " others have too. The line across a bar is the 95% interval; the mean over terms is below."
      + "</caption><thead><tr><th scope=col>Translation<th scope=col>Agreement<th scope=col>Conformity"
      + "<th scope=col>Not rendered<th scope=col class=num>Uncertain<tbody>"
      + rows.joined(separator: "\n") + "</table>"
  }

  /// What it translates, who published it and when, and whether it is the standard.
  private func about(_ document: DocumentConsistency) -> String {
    let kind = document.kind.map { $0 == .machine ? "machine translation" : $0.rawValue }
    let original = document.translates == document.id ? "with its original in one file" : nil
    let facts = [
      document.publisher, document.date, kind,
      original ?? document.translates.map { "of \($0)" },
    ].compactMap(\.self)
    let standard =
      report.standard.documents.contains(document.id)
      ? " <span class=\"tag standard\"><i aria-hidden=true>★</i> standard</span>" : ""
    return standard
      + (facts.isEmpty ? "" : "<small>\(HTMLText.escaped(facts.joined(separator: " · ")))</small>")
  }

  private func figure(_ value: MicroMacro, _ interval: ShareInterval?) -> String {
    guard let micro = value.micro else { return "– <small>too few</small>" }
    return HTMLText.bar([(share: micro, style: "plain")], label: nil, interval: interval)
      + " <b>\(Figures.twoDecimals(micro))</b>"
      + (interval.map { " <small>\(Figures.interval($0))</small>" } ?? "")
      + "<small class=mean>mean \(Figures.twoDecimals(value.macro))</small>"
  }

  private func omission(of document: DocumentConsistency) -> String {
    guard let share = document.omission else { return "–" }
    return "<b>\(Figures.percent(share))</b> <small>\(document.omitted) of"
      + " \(document.rendered + document.omitted)"
      + (document.omissionInterval.map {
        ", \(Figures.percent($0.low)) to \(Figures.percent($0.high))"
      } ?? "") + "</small>"
  }

  // MARK: - Two translations

  var comparison: String {
    if report.pairs.isEmpty { return "" }
    return "<h3>House styles compared</h3>" + matrix + pairTable
  }

  /// The source effect of every pair; larger collections have only the list.
  private var matrix: String {
    var seen: Set<String> = []
    let ids = translations.map(\.id).filter { seen.insert($0).inserted }
    guard (2...Limit.matrix).contains(ids.count) else { return "" }
    let head = ids.dropLast().map { "<th scope=col>\(HTMLText.escaped($0))" }.joined()
    let rows = ids.indices.dropFirst().map { i in
      "<tr><th scope=row>\(HTMLText.escaped(ids[i]))"
        + ids[..<i].map { cell(ids[i], $0) }.joined()
    }
    return
      "<table class=matrix><caption>Source effect G: about 0, two translations choose their words alike;"
      + " 1, each is uniform and they always differ. p: the chance of such a G if it did not matter who"
      + " translated.</caption><thead><tr><td>\(head)<tbody>\(rows.joined(separator: "\n"))</table>"
  }

  private func cell(_ a: String, _ b: String) -> String {
    guard
      let pair = report.pairs.first(where: { [$0.a, $0.b] == [a, b] || [$0.a, $0.b] == [b, a] }),
      let g = pair.g
    else { return "<td class=g0>– <small>too few</small>" }
    let isDifferent = Self.isDifferent(pair)
    let shade = !isDifferent ? 0 : g < 0.1 ? 1 : g < 0.2 ? 2 : g < 0.35 ? 3 : 4
    return "<td class=g\(shade) data-l=\"\(HTMLText.escaped(b)) \"><b>\(Figures.twoDecimals(g))</b>"
      + " <span>\(isDifferent ? "≠ differ" : "≈ no difference shown")</span>"
      + " <small>p \(HTMLText.escaped(Figures.probability(pair.p)))</small>"
  }

  private static func isDifferent(_ pair: TranslationPair) -> Bool {
    guard let g = pair.g, let p = pair.p else { return false }
    return p < 0.05 && g > 0
  }

  private var pairTable: String {
    let ranked = report.pairs.enumerated().sorted {
      ($1.element.g ?? -2, $0.offset) < ($0.element.g ?? -2, $1.offset)
    }.map(\.element)
    let rows = ranked.prefix(Limit.pairs).map(row)
    let more = report.pairs.count - Limit.pairs
    let caption =
      "Rendered alike: of the places of one original that both translate. Terms that differ: more than"
      + " chance would have it, at a false discovery rate of 10%."
    let heads =
      "<th scope=col>Translations<th scope=col class=num>Shared terms<th scope=col class=num>G"
      + "<th scope=col class=num>p<th scope=col class=num>Rendered alike<th scope=col>Terms that differ"
    let isOpen = translations.count > Limit.matrix && report.pairs.contains(where: Self.isDifferent)
    return """
      <details\(isOpen ? " open" : "")><summary>All pairs with their figures</summary>
      <table class=pairs><caption>\(caption)</caption><thead><tr>\(heads)<tbody>\(rows.joined(separator: "\n"))
      </table>\(more > 0 ? "<p>\(Figures.counted(more, "more pair")) \(company.figures).</p>" : "")</details>
      """
  }

  private func row(_ pair: TranslationPair) -> String {
    let beyond = pair.terms.filter { $0.verdict == .differs }.map(\.term)
    let shown = beyond.prefix(Limit.termsOfPair).map { source(HTMLText.escaped($0)) }
    let rest = beyond.count - shown.count
    let untested = pair.terms.count { $0.verdict == .tooFew || $0.verdict == .noOverlap }
    let alike = pair.pairedAgreement.map { share in
      "\(Figures.percent(share)) <small>\(pair.pairedAlike) of \(pair.pairedPlaces)</small>"
    }
    let cells = [
      "\(pair.sharedTerms)", Figures.twoDecimals(pair.g),
      HTMLText.escaped(Figures.probability(pair.p)), alike ?? "–",
    ]
    return "<tr><th scope=row>\(HTMLText.escaped(pair.a)) – \(HTMLText.escaped(pair.b))"
      + cells.map { "<td class=num>\($0)" }.joined()
      + "<td>\(beyond.isEmpty ? "none" : shown.joined(separator: ", "))"
      + (rest > 0 ? " and \(rest) more" : "")
      + " <small>too few places to test: \(untested)</small>"
  }
}
