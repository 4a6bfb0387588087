import Terminology

extension HTMLReport {
  private var translations: [DocumentConsistency] {
    report.documents.filter { $0.translates != nil }
  }

  private func count(_ verdict: Verdict) -> Int {
    report.terms.count { $0.verdict == verdict }
  }

  /// What the report says, in two sentences.
  var lead: String {
    let sources = report.documents.count - translations.count
    let divergent = count(.divergent)
    let comparable = report.terms.count - count(.single)
    let texts = HTMLText.counted(translations.count, "translation")
    let originals = sources > 0 ? " of \(HTMLText.counted(sources, "source text"))" : ""
    let verdict =
      comparable == 0
      ? "No term is rendered twice, so that there is nothing to compare."
      : "Of \(HTMLText.counted(comparable, "term")) rendered twice or more,"
        + " <strong>\(divergent) (\(HTMLText.percent(Double(divergent) / Double(comparable))))</strong>"
        + " \(divergent == 1 ? "has" : "have") renderings that differ in content words."
    return "\(texts)\(originals), \(HTMLText.counted(report.terms.count, "term")). \(verdict)"
  }

  var summary: String {
    """
    <section aria-labelledby=summary>
    <h2 id=summary>Summary</h2>
    \(verdictTiles)
    \(translationTable)
    \(worstTerms)
    \(pairTable)
    \(documentFindings)
    </section>
    """
  }

  private var verdictTiles: String {
    let all = Double(max(1, report.terms.count))
    let labels: [Verdict: String] = [
      .consistent: "always rendered alike", .trivial: "vary in form only",
      .divergent: "differ in content words", .single: "rendered less than twice",
    ]
    let tiles = Verdict.allCases.map {
      "<li class=\($0.rawValue)><b>\(count($0))</b> <span><i aria-hidden=true>\(Self.sign(of: $0))</i>"
        + " \($0.rawValue)</span><small>\(labels[$0] ?? "")</small></li>"
    }
    let shares = Verdict.allCases.map { (share: Double(count($0)) / all, style: $0.rawValue) }
    let label = Verdict.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    return
      "<ul class=tiles><li><b>\(Set(report.documents.map(\.id)).count)</b> <span>documents</span>"
      + "<small>\(HTMLText.counted(translations.count, "translation"))</small></li>"
      + "<li><b>\(report.terms.count)</b> <span>terms</span><small>ranked below</small></li>"
      + tiles.joined() + "</ul><div class=wide>"
      + HTMLText.bar(shares, label: "Terms: \(label)") + "</div>"
  }

  // MARK: - Worst terms

  private var worstTerms: String {
    var numbers: [String: Int] = [:]
    for (i, term) in report.terms.enumerated() where numbers[term.term] == nil {
      numbers[term.term] = i + 1
    }
    var seen: Set<String> = []
    let worst = report.findings.filter { finding in
      guard let term = finding.term, finding.rule != .trivialVariation else { return false }
      return seen.insert(term).inserted
    }.prefix(Limit.worstTerms)
    if worst.isEmpty { return "<h3>Worst terms</h3><p>Nothing diverges.</p>" }
    let rows = worst.map { finding in
      let term = finding.term ?? ""
      return "<tr><th scope=row><a href=\"#t\(numbers[term] ?? 1)\">"
        + source(HTMLText.escaped(term)) + "</a><td>\(HTMLText.escaped(finding.message))"
        + "<td>\(finding.rule.rawValue) <small>\(finding.rule.title)</small>"
        + "<td class=num>\(HTMLText.severity(finding.severity)) <small>\(finding.level.rawValue)</small>"
    }
    return
      "<h3>Worst terms</h3><table class=worst><caption>The most severe finding of"
      + " each; severity runs from 0 to 100, and 25 makes a warning.</caption><thead><tr>"
      + "<th scope=col>Term<th scope=col>Finding<th scope=col>Rule<th scope=col class=num>Severity"
      + "<tbody>\(rows.joined(separator: "\n"))</table>"
  }

  // MARK: - Translations

  private var translationTable: String {
    if translations.isEmpty { return "" }
    let rows = translations.map { document in
      let omission = document.omission.map { _ in
        "\(HTMLText.percent(document.omission)) <small>\(document.omitted) of"
          + " \(document.rendered + document.omitted)</small>"
      }
      return "<tr><th scope=row>\(HTMLText.escaped(document.id))"
        + "<td>\(HTMLText.escaped(document.translates ?? ""))"
        + "<td>\(figure(document.agreement))"
        + "<td>\(figure(document.conformity))"
        + "<td class=num>\(omission ?? "–")<td class=num>\(document.uncertain)"
    }
    return
      "<h3>Translations</h3><table class=figures><caption>Agreement: how often a translation renders a"
      + " term as it did elsewhere. Conformity: how often it uses the preferred rendering of terms that"
      + " another translation has too. Both over places, in brackets over terms.</caption><thead><tr>"
      + "<th scope=col>Translation<th scope=col>Source<th scope=col>Agreement<th scope=col>Conformity"
      + "<th scope=col class=num>Not rendered<th scope=col class=num>Uncertain<tbody>"
      + rows.joined(separator: "\n") + "</table>"
  }

  private func figure(_ value: MicroMacro) -> String {
    guard let micro = value.micro else { return "– <small>too few</small>" }
    return HTMLText.bar([(share: micro, style: "plain")], label: nil)
      + " \(HTMLText.twoDecimals(micro)) <small>(\(HTMLText.twoDecimals(value.macro)))</small>"
  }

  private var pairTable: String {
    if report.pairs.isEmpty { return "" }
    let ranked = report.pairs.enumerated().sorted {
      ($1.element.g ?? -2, $0.offset) < ($0.element.g ?? -2, $1.offset)
    }.map(\.element)
    let rows = ranked.prefix(Limit.pairs).map { pair in
      "<tr><th scope=row>\(HTMLText.escaped(pair.a)) – \(HTMLText.escaped(pair.b))"
        + "<td class=num>\(pair.sharedTerms)<td class=num>\(HTMLText.twoDecimals(pair.g))"
        + "<td class=num>\(probability(pair.p))<td>\(meaning(of: pair))"
    }
    let more = report.pairs.count - Limit.pairs
    return
      "<h3>House styles</h3><table class=pairs><caption>Source effect G: 0 means that two translations"
      + " choose their words alike, 1 that each is uniform and they always differ; p is the chance of"
      + " seeing this without a difference.</caption><thead><tr><th scope=col>Translations"
      + "<th scope=col class=num>Shared terms<th scope=col class=num>G<th scope=col class=num>p"
      + "<th scope=col>Meaning<tbody>\(rows.joined(separator: "\n"))</table>"
      + (more > 0 ? "<p>\(HTMLText.counted(more, "more pair")) in consistency.json.</p>" : "")
  }

  private func probability(_ p: Double?) -> String {
    guard let p else { return "–" }
    return p < 0.005 ? "&lt; 0.01" : HTMLText.twoDecimals(p)
  }

  private func meaning(of pair: TranslationPair) -> String {
    guard let g = pair.g, let p = pair.p else { return "too few repetitions to tell" }
    return p < 0.05 && g > 0 ? "a different choice of words" : "no difference shown"
  }

  // MARK: - Whole documents

  private var documentFindings: String {
    let findings = report.findings.filter { $0.term == nil }
    if findings.isEmpty { return "" }
    return "<h3>Style notes</h3><ul>"
      + findings.map { "<li>\($0.rule.rawValue): \(HTMLText.escaped($0.message))" }.joined()
      + "</ul>"
  }

  var footer: String {
    let references = report.options.references.sorted()
    let standard =
      references.isEmpty
      ? "the most frequent one over all translations, so that conformity is provisional"
      : "the most frequent one in \(HTMLText.escaped(references.joined(separator: ", ")))"
    return """
      <footer><h2>How to read this</h2>
      <p>A rendering is <b>preferred</b> if it is \(standard). It is <b>trivial</b> if it has the same content \
      words as the preferred one (capitals, spelling, number, article, acronym, word order, word form), \
      <b>divergent</b> if a content word differs or is missing. Renderings below a confidence of \
      \(HTMLText.percent(report.options.confidenceThreshold)) are shown as uncertain and not scored; a sentence \
      that is repeated with its translation counts once. Findings are issues to look at, not errors: only a \
      glossary can say what is wrong.</p>
      <p>Agreement is the share of pairs of occurrences rendered alike (Lyu et al. 2021; the unbiased form of the \
      index of Itagaki et al. 2007); severity rests on the lower bound of Wilson 1927; p on \
      \(report.options.permutations) permutations, seed \(report.options.seed). \
      \(HTMLText.escaped(report.selfTest?.sentence ?? "")) Data: consistency.json, schema \
      concord-consistency/1.</p></footer>
      """
  }
}
