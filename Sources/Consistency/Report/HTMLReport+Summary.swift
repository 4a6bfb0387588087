import Terminology

extension HTMLReport {
  var translations: [DocumentConsistency] {
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
    let texts = Figures.counted(translations.count, "translation")
    let originals = sources > 0 ? " of \(Figures.counted(sources, "source text"))" : ""
    let verdict =
      comparable == 0
      ? "No term is rendered twice, so that there is nothing to compare."
      : "Of \(Figures.counted(comparable, "term")) rendered twice or more,"
        + " <strong>\(divergent) (\(Figures.percent(Double(divergent) / Double(comparable))))</strong>"
        + " \(divergent == 1 ? "has" : "have") renderings that differ in content words."
    return "\(texts)\(originals), \(Figures.counted(report.terms.count, "term")). \(verdict)"
  }

  var summary: String {
    """
    <section aria-labelledby=summary>
    <h2 id=summary>Summary</h2>
    \(words)
    \(verdictTiles)
    \(translationTable)
    \(comparison)
    \(worstTerms)
    \(driftSection)
    \(findingTable)
    \(documentFindings)
    </section>
    """
  }

  /// What the figures mean together.
  private var words: String {
    let sentences = report.summary
    return sentences.isEmpty
      ? ""
      : "<div class=words>" + sentences.map { "<p>\(HTMLText.escaped($0))</p>" }.joined() + "</div>"
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
    let documents = Set(report.documents.map(\.id)).count
    return
      "<ul class=tiles><li><b>\(documents)</b> <span>\(documents == 1 ? "document" : "documents")</span>"
      + "<small>\(Figures.counted(translations.count, "translation"))</small></li>"
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
      guard let term = finding.term, !finding.rule.isInformational, finding.suppression == nil
      else { return false }
      return seen.insert(term).inserted
    }.prefix(Limit.worstTerms)
    if worst.isEmpty { return "<h3>Worst terms</h3><p>Nothing diverges.</p>" }
    let rows = worst.map { finding in
      let term = finding.term ?? ""
      return "<tr><th scope=row><a href=\"#t\(numbers[term] ?? 1)\">"
        + source(HTMLText.escaped(term)) + "</a><td>\(HTMLText.escaped(finding.message))"
        + "<td>\(finding.rule.rawValue) <small>\(finding.rule.title)</small>"
        + "<td class=num>\(HTMLText.escaped(Figures.severity(finding.severity))) <small>\(finding.level.rawValue)</small>"
    }
    return
      "<h3>Worst terms</h3><table class=worst><caption>The most severe finding of"
      + " each; severity runs from 0 to 100, and 25 makes a warning.</caption><thead><tr>"
      + "<th scope=col>Term<th scope=col>Finding<th scope=col>Rule<th scope=col class=num>Severity"
      + "<tbody>\(rows.joined(separator: "\n"))</table>"
  }

  // MARK: - Findings by level

  private var findingTable: String {
    if report.findings.isEmpty { return "" }
    let levels = Level.allCases.sorted(by: >)
    let open = report.findings.filter { $0.suppression == nil }
    let suppressed = report.findings.count - open.count
    let hasBaseline = report.findings.contains { $0.change != nil }
    let rows = Rule.allCases.filter { rule in report.findings.contains { $0.rule == rule } }.map {
      rule in
      let found = open.filter { $0.rule == rule }
      return "<tr><th scope=row>\(rule.rawValue) <small>\(rule.title)</small>"
        + levels.map { level in
          "<td class=num data-l=\"\(level.rawValue) \">\(found.count { $0.level == level })"
        }.joined()
        + (hasBaseline
          ? "<td class=num data-l=\"new or graver \">\(found.count { $0.change != .unchanged })"
          : "")
    }
    return "<h3>Findings by level</h3><table class=levels><caption>"
      + Figures.counted(open.count, "finding")
      + (suppressed > 0 ? "; \(suppressed) more \(suppressed == 1 ? "is" : "are") suppressed" : "")
      + ".</caption><thead><tr><th scope=col>Kind"
      + levels.map { "<th scope=col class=num>\($0.rawValue)" }.joined()
      + (hasBaseline ? "<th scope=col class=num>New or graver" : "")
      + "<tbody>\(rows.joined(separator: "\n"))</table>"
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
    let names = HTMLText.escaped(report.standard.documents.sorted().joined(separator: ", "))
    let standard =
      switch report.standard.basis {
      case .glossary:
        "one that the glossary approves, or of a term that it lacks the most frequent one"
          + (names.isEmpty ? "" : " in \(names)")
      case .named, .official: "the most frequent one in \(names)"
      case .houseStyle:
        "the most frequent one in \(names), whose house style others do not share, so that conformity is provisional"
      case .majority:
        "the most frequent one over all translations, so that conformity is provisional"
      }
    return """
      <footer><h2>How to read this</h2>
      <p>A rendering is <b>preferred</b> if it is \(standard). It is <b>trivial</b> if it has the same content \
      words as the preferred one (capitals, spelling, number, article, acronym, word order, word form), \
      <b>divergent</b> if a content word differs or is missing. Renderings below a confidence of \
      \(Figures.percent(report.options.confidenceThreshold)) are shown as uncertain and not scored; a sentence \
      that is repeated with its translation counts once. Findings are issues to look at, not errors: only a \
      glossary can say what is wrong.</p>
      <p>Agreement is the share of pairs of occurrences rendered alike (Lyu et al. 2021; the unbiased form of the \
      index of Itagaki et al. 2007); severity rests on the lower bound of Wilson 1927; p on \
      \(report.options.permutations) permutations, seed \(report.options.seed). \
      \(HTMLText.escaped(report.selfTest?.sentence ?? "")) The data are \(company.figures), \
      schema concord-consistency/1.</p></footer>
      """
  }
}
