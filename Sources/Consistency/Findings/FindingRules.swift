import Corpus
import Terminology

/// Turns counts into findings, one function a rule.
struct FindingRules: Sendable {
  let tallies: [TermTally]
  let standard: Standard
  /// Start of the random numbers of tests that cannot go through all tables.
  let seed: UInt64
  /// Word forms; nil where the renderings are in another language.
  let english: EnglishMorphology?
  /// Where ``TermTally/Form/keys`` have the last rung that is mere style: renderings equal there read alike.
  let styleKey: Int
  /// The change of each term with time; nil where none could be shown, empty where none was looked for.
  var drifts: [TermDrift?] = []
  /// For each term the mark that tells two senses of it apart; nil where there is none, empty where none was looked for.
  var senses: [SenseSplit?] = []
  /// By folded rendering (``styleKey``): the source terms that the glossary approves it for.
  var approvers: [String: [String]] = [:]

  /// Most severe first; ties in the order of the term list, then of the document, then of the rule.
  func findings() -> [Finding] {
    var findings: [Finding] = []
    for (k, tally) in tallies.enumerated() {
      let sense = senses.isEmpty ? nil : senses[k]
      for document in tally.translations.keys.sorted() {
        // Where a glossary has the term, it says what is right, and nothing else does.
        findings +=
          tally.entry.map { glossaryFindings(of: tally, $0, in: document) }
          ?? [
            internalVariation(of: tally, in: document, sense),
            sourceConflict(of: tally, in: document, sense),
          ].compactMap(\.self)
        findings += omissions(of: tally, in: document)
      }
      findings += [trivialVariation(of: tally)].compactMap(\.self)
    }
    for (tally, drift) in zip(tallies, drifts) {
      // Where a glossary has the term, it says what is right, whenever.
      guard let drift, tally.entry == nil else { continue }
      findings += [driftFinding(of: tally, drift)].compactMap(\.self)
    }
    findings += sharedRenderings()
    for document in Set(tallies.flatMap(\.translations.keys)).sorted() {
      findings += [styleNote(on: document), spellingMix(in: document)].compactMap(\.self)
    }
    return Self.ranked(findings)
  }

  /// Most severe first, the others as they are.
  static func ranked(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
  }

  // MARK: - One term, one translation

  private func internalVariation(
    of tally: TermTally, in document: String, _ sense: SenseSplit?
  ) -> Finding? {
    guard let counts = tally.translations[document]?.groupCounts,
      counts.filter({ $0 > 0 }).count > 1
    else { return nil }
    let n = counts.reduce(0, +)
    let most = counts.max() ?? 0
    let groups = self.groups(of: tally, in: document)
    let evidence = groups.prefix(Self.listLimit).compactMap {
      example(of: $0.form, in: tally, document)
    }
    let ways = groups.map { "“\($0.text)” (\($0.count))" }
    return Finding(
      .internalVariation, term: tally.record.sourceTerm, document: document,
      counts: SeverityBasis(
        bad: n - most, of: n, weight: weight(0.7, of: tally, in: document, sense), boost: 2,
        confidence: mean(evidence.map(\.confidence))),
      message: "\(tally.record.sourceTerm) is rendered in \(ways.count) ways in \(document):"
        + " \(Phrase.listed(ways))." + caution(tally, in: document, sense),
      places: evidence,
      blamed: tally.blamed { place in
        place.document == document && place.form != nil
          && tally.group(at: place) != groups.first?.form.group
      })
  }

  func sourceConflict(
    of tally: TermTally, in document: String, _ sense: SenseSplit? = nil
  ) -> Finding? {
    guard let counts = tally.translations[document]?.groupCounts, let most = counts.max(),
      most > counts[tally.preferredGroup], let preferred = tally.forms.first
    else { return nil }
    let groups = groups(of: tally, in: document)
    guard let other = groups.first else { return nil }
    let n = counts.reduce(0, +)
    let isDeparting = { (place: TermTally.ScoredPlace) in
      place.document == document && place.form != nil
        && tally.group(at: place) != tally.preferredGroup
    }
    let departing = tally.places.filter(isDeparting).map(\.confidence)
    let elsewhere = tally.places.first {
      tally.group(at: $0) == tally.preferredGroup && $0.document != document
    }.map { tally.occurrence(at: $0) }
    let footing = footing(of: tally)
    let examples = groups.prefix(Self.listLimit - 1).compactMap {
      example(of: $0.form, in: tally, document)
    }
    return Finding(
      .sourceConflict, term: tally.record.sourceTerm, document: document,
      counts: SeverityBasis(
        bad: n - counts[tally.preferredGroup], of: n,
        weight: weight(
          footing.isFirm ? Self.conflictWeight : Self.conflictWeight / 2, of: tally, in: document,
          sense),
        confidence: mean(departing)),
      message: "\(tally.record.sourceTerm): \(document) has “\(other.text)” in"
        + " \(most) of \(Phrase.places(n)), while \(clause(footing, preferred))"
        + ". \(testClause(tally, document))" + caution(tally, in: document, sense),
      places: examples + [elsewhere].compactMap(\.self), blamed: tally.blamed(isDeparting))
  }

  /// What settling on another rendering weighs, where the preferred one rests firmly (reference design, 3.7).
  static let conflictWeight = 0.8

  /// What the preferred rendering rests on.
  private struct Footing {
    /// The translations of the standard that render the term; none where all vote.
    var documents: [String]
    /// How often those have the preferred rendering, of how many places.
    var uses: Int
    var total: Int

    /// Whether it is more than one use, and the usual one.
    var isFirm: Bool { uses > 1 && 2 * uses >= total }
  }

  private func footing(of tally: TermTally) -> Footing {
    let standards = tally.translations.filter {
      standard.documents.contains($0.key) && $0.value.rendered > 0
    }
    let counted = standards.isEmpty ? tally.translations : standards
    return Footing(
      documents: standards.keys.sorted(),
      uses: counted.values.reduce(0) { $0 + $1.groupCounts[tally.preferredGroup] },
      total: counted.values.reduce(0) { $0 + $1.rendered })
  }

  private func clause(_ footing: Footing, _ preferred: TermTally.Form) -> String {
    footing.documents.isEmpty
      ? "the preferred rendering is “\(preferred.text)”, in \(footing.uses) of"
        + " \(Phrase.places(footing.total)) over all translations"
      : "the standard (\(Phrase.listed(footing.documents))) has “\(preferred.text)” in"
        + " \(footing.uses) of \(Phrase.places(footing.total))"
  }

  /// Whether chance may have made the difference to the other translations (Freeman and Halton 1951).
  private func testClause(_ tally: TermTally, _ document: String) -> String {
    let own = tally.translations[document]?.groupCounts ?? []
    let others = zip(tally.groupCounts, own).map { $0 - $1 }
    guard let test = RenderingTest(own, others, seed: seed) else {
      return "Nothing to test against."
    }
    return test.smallestP <= ConsistencyAnalysis.level
      ? "Exact p \(Figures.probability(test.p)) against the other translations."
      : "Too few places for a test."
  }

  // MARK: - One term, all translations

  private func trivialVariation(of tally: TermTally) -> Finding? {
    let variants = tally.forms.filter { $0.rungToPreferred?.deservesCheck ?? false }
    guard let preferred = tally.forms.first, !variants.isEmpty else { return nil }
    let n = tally.groupCounts[tally.preferredGroup]
    let evidence = ([preferred] + variants).prefix(Self.listLimit).compactMap { form in
      example(of: form, in: tally)
    }
    let ways = variants.map { "“\($0.text)” (\($0.rungToPreferred?.label ?? ""), \($0.count))" }
    return Finding(
      .trivialVariation, term: tally.record.sourceTerm, document: nil,
      counts: SeverityBasis(
        bad: variants.reduce(0) { $0 + $1.count }, of: n, weight: 0.05,
        confidence: mean(evidence.map(\.confidence))),
      message: "\(tally.record.sourceTerm): beside “\(preferred.text)” (\(preferred.count)) the"
        + " translations have \(Phrase.listed(ways)), with the same content words.",
      places: evidence,
      blamed: tally.blamed { place in
        place.form.flatMap { tally.forms[$0].rungToPreferred }?.deservesCheck ?? false
      })
  }

  // MARK: - What speaks against a finding

  /// What a finding about a word of the general vocabulary weighs at most: never as much as a warning.
  static let generalWeight = 0.2
  /// By how much two senses make a finding less likely to be a fault.
  private static let senseFactor = 0.5

  /// The weight of a finding, less what speaks against it.
  func weight(
    _ weight: Double, of tally: TermTally, in document: String, _ sense: SenseSplit?
  ) -> Double {
    let capped = tally.isGeneral ? min(weight, Self.generalWeight) : weight
    return sense?.documents.contains(document) ?? false ? capped * Self.senseFactor : capped
  }

  /// What a reader should think of before blaming anybody; empty or beginning with a space.
  func caution(
    _ tally: TermTally, in document: String, _ sense: SenseSplit?
  ) -> String {
    var text = ""
    if tally.isGeneral {
      text += " A word of the general vocabulary, which each sentence may ask to render otherwise."
    }
    if let sense, sense.documents.contains(document),
      let form = tally.forms.first(where: { $0.group == sense.group })
    {
      text +=
        " Perhaps two senses: “\(form.text)” stands \(sense.mark.clause), everywhere there and nowhere"
        + " else (p \(Figures.probability(sense.p)))."
    }
    return text
  }

  // MARK: - Parts

  /// A joined rendering as one document has it.
  struct Group {
    /// The most frequent one.
    var form: TermTally.Form
    var count: Int

    var text: String { form.text }
  }

  /// Most frequent first.
  func groups(of tally: TermTally, in document: String) -> [Group] {
    var groups: [Int: (group: Group, best: Int)] = [:]
    for form in tally.forms {
      guard let count = form.counts[document] else { continue }
      var entry = groups[form.group] ?? (Group(form: form, count: 0), 0)
      entry.group.count += count
      if count > entry.best { (entry.group.form, entry.best) = (form, count) }
      groups[form.group] = entry
    }
    return groups.values.map(\.group).sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  /// The first place of a form, in any or in one document.
  func example(
    of form: TermTally.Form, in tally: TermTally, _ document: String? = nil
  ) -> Occurrence? {
    tally.example(of: form, in: document)
  }

  func mean(_ confidences: [Double]) -> Double {
    confidences.isEmpty ? 0 : confidences.reduce(0, +) / Double(confidences.count)
  }

  /// As many as a person reads in a sentence; findings have as much evidence at most.
  static let listLimit = 8
}
