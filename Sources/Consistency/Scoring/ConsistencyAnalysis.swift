public import Corpus
public import Terminology
public import Workers

/// Scores how consistently the terms of a list are rendered, and finds what diverges.
///
/// Works on counts and keeps no state between calls; the result does not depend on the order of documents or of a
/// term's occurrences.
public struct ConsistencyAnalysis: Sendable {
  private let options: ConsistencyOptions
  private let forms: EnglishMorphology
  private let general: GeneralWords?
  private let workers: WorkerPool

  /// - Parameters:
  ///   - forms: word forms, by which renderings are joined.
  ///   - general: words that are no terms; nil where every term of the list is meant as one.
  public init(
    options: ConsistencyOptions = ConsistencyOptions(), forms: EnglishMorphology,
    general: GeneralWords? = nil, workers: WorkerPool = WorkerPool()
  ) {
    self.general = general
    self.forms = forms
    self.options = options
    self.workers = workers
  }

  /// Reports on a term list.
  ///
  /// - Complexity: O(n log n) in the occurrences, and for each pair of translations O(m) for each permutation in the
  ///   occurrences m of the terms that both render in more than one way.
  /// - Parameter glossary: what is approved and what is forbidden, and was applied to the list; nil to measure the
  ///   translations by each other.
  public func report(
    on list: TermList, against glossary: GlossaryRules? = nil
  ) -> ConsistencyReport {
    let ladder = FoldLadder(language: list.targetLanguage, forms: forms)
    let records = records(of: list)
    var options = options
    options.references.formUnion(list.documents.filter(\.isReference).map(\.id))
    let named = Standard(named: options.references, records)
    let areGeneral =
      general?.areGeneral(list.terms.map(\.sourceTerm)) ?? list.terms.map { _ in false }
    let counted = workers.map(list.terms.count) { [options] in
      TermTally(
        list.terms[$0], ladder: ladder, standard: named.documents,
        threshold: options.confidenceThreshold, glossary: glossary, isGeneral: areGeneral[$0])
    }
    let pairs = pairs(counted.filter { !$0.isGeneral })
    let compared =
      named.basis == .majority ? Standard(houseStyleIn: pairs, records) ?? named : named
    let standard =
      counted.contains { $0.entry != nil }
      ? Standard(basis: .glossary, documents: compared.documents) : compared
    let tallies =
      standard.documents == named.documents
      ? counted
      : workers.map(counted.count) { counted[$0].measured(by: standard.documents, ladder) }
    let styleKey = ladder.rungs.lastIndex { !$0.deservesCheck } ?? 0
    let english =
      list.targetLanguage.primary == LanguageTag.english.primary ? forms : nil
    let drifts = drifts(tallies, records)
    let rules = FindingRules(
      tallies: tallies, standard: standard, seed: options.seed, english: english,
      styleKey: styleKey, drifts: drifts, senses: senses(tallies),
      approvers: glossary?.approvers(ladder, styleKey) ?? [:])
    let (findings, documents) = workers.both {
      rules.findings()
    } _: {
      records.map { document(for: $0, tallies, standard) }
    }
    return ConsistencyReport(
      options: options, standard: standard, documents: documents, pairs: pairs,
      terms: zip(tallies, drifts).map { term($0, $1?.drift) }, findings: findings,
      selfTest: SelfTester(ladder: ladder, seed: options.seed, workers: workers).test(tallies))
  }

  /// The changes of each term with time, where one can be shown.
  private func drifts(_ tallies: [TermTally], _ records: [DocumentRecord]) -> [TermDrift?] {
    let analysis = DriftAnalysis(records, seed: options.seed)
    return DriftAnalysis.judged(workers.map(tallies.count) { analysis.drift(of: tallies[$0]) })
  }

  /// For each term the mark that tells two senses of it apart, where one does.
  private func senses(_ tallies: [TermTally]) -> [SenseSplit?] {
    let varied = tallies.indices.filter { k in
      tallies[k].entry == nil
        && tallies[k].translations.values.contains { $0.groupCounts.count { $0 > 0 } > 1 }
    }
    let found = SenseSplit.believed(workers.map(varied.count) { SenseSplit(tallies[varied[$0]]) })
    var senses = [SenseSplit?](repeating: nil, count: tallies.count)
    for (k, split) in zip(varied, found) { senses[k] = split }
    return senses
  }

  /// The documents of the list by id, sources first, and any other that an occurrence names.
  private func records(of list: TermList) -> [DocumentRecord] {
    var records = Set(list.documents)
    var known = Set(list.documents.map(\.id))
    for occurrence in list.terms.lazy.flatMap(\.occurrences) {
      if known.insert(occurrence.source.document).inserted {
        records.insert(
          DocumentRecord(
            id: occurrence.source.document, language: list.sourceLanguage, translates: nil))
      }
      if known.insert(occurrence.target.document).inserted {
        records.insert(
          DocumentRecord(
            id: occurrence.target.document, language: list.targetLanguage,
            translates: occurrence.source.document))
      }
    }
    return records.sorted {
      ($0.id, $0.translates ?? "", $0.language) < ($1.id, $1.translates ?? "", $1.language)
    }
  }

  // MARK: - One document

  private func document(
    for record: DocumentRecord, _ tallies: [TermTally], _ standard: Standard
  ) -> DocumentConsistency {
    var result = DocumentConsistency(record)
    guard record.translates != nil else { return result }

    var agreement = ShareMean()
    var conformity = ShareMean()
    var agreeing: [(hits: Int, trials: Int)] = []
    var conforming: [(hits: Int, trials: Int)] = []
    for tally in tallies {
      guard let counts = tally.translations[record.id] else { continue }
      result.rendered += counts.rendered
      result.omitted += counts.omitted
      result.uncertain += counts.uncertain
      if tally.isGeneral { continue }
      let pairs = (
        counts.groupCounts.reduce(0) { $0 + Measure.pairs($1) }, Measure.pairs(counts.rendered)
      )
      agreement.add(pairs.0, of: pairs.1)
      agreeing.append(pairs)
      // Where there is a glossary, that is what is conformed to. Else a term that nobody else, or no translation of the
      // standard, renders has nothing to conform to.
      let renderers = tally.translations.filter { $0.value.rendered > 0 }.keys
      let isComparable =
        renderers.contains { $0 != record.id }
        && (standard.documents.isEmpty || renderers.contains(where: standard.documents.contains))
      if counts.rendered > 0,
        standard.basis == .glossary ? tally.entry != nil : isComparable
      {
        let right = tally.rightGroups.reduce(0) { $0 + counts.groupCounts[$1] }
        conformity.add(right, of: counts.rendered)
        conforming.append((right, counts.rendered))
      }
    }
    result.agreement = agreement.microMacro
    result.conformity = conformity.microMacro
    let bootstrap = TermBootstrap(resamples: options.permutations, seed: options.seed)
    result.agreementInterval = bootstrap.interval(agreeing)
    result.conformityInterval = bootstrap.interval(conforming)
    let decided = result.rendered + result.omitted
    result.omission = decided == 0 ? nil : Double(result.omitted) / Double(decided)
    result.omissionInterval = ShareInterval(result.omitted, of: decided)
    return result
  }

  // MARK: - Two documents

  private func pairs(_ tallies: [TermTally]) -> [TranslationPair] {
    let ids = Set(tallies.flatMap(\.translations.keys)).sorted()
    let couples = ids.indices.flatMap { i in ids[(i + 1)...].map { (ids[i], $0) } }
    return workers.map(couples.count) { pair(couples[$0].0, couples[$0].1, tallies) }
      .compactMap(\.self)
  }

  private func pair(_ a: String, _ b: String, _ tallies: [TermTally]) -> TranslationPair? {
    let both = tallies.filter {
      $0.translations[a]?.rendered ?? 0 > 0 && $0.translations[b]?.rendered ?? 0 > 0
    }
    let shared = both.compactMap { tally -> SharedTerm? in
      guard let a = tally.translations[a], let b = tally.translations[b] else { return nil }
      return SharedTerm(a: a.groupCounts, b: b.groupCounts)
    }
    if shared.isEmpty { return nil }
    let effect = SourceEffect(shared)
    let paired = both.reduce(into: (alike: 0, all: 0)) { sum, tally in
      let places = tally.pairedPlaces(a, b)
      sum = (sum.alike + places.alike, sum.all + places.all)
    }
    return TranslationPair(
      a: a, b: b, g: effect?.g,
      p: effect?.p(permutations: options.permutations, seed: options.seed),
      sharedTerms: shared.count, pairedAlike: paired.alike, pairedPlaces: paired.all,
      terms: comparisons(both, shared, a, b))
  }

  private func comparisons(
    _ tallies: [TermTally], _ shared: [SharedTerm], _ a: String, _ b: String
  ) -> [TermComparison] {
    let compared = SharedTermTests(seed: options.seed).compared(shared)
    return zip(tallies, compared).compactMap { tally, compared -> TermComparison? in
      guard let (test, verdict) = compared else { return nil }
      let forms = [a, b].map { id in Set(tally.forms.filter { $0.counts[id] != nil }.map(\.text)) }
      return TermComparison(
        term: tally.record.sourceTerm,
        verdict: verdict == .same && forms[0] != forms[1] ? .trivial : verdict,
        divergence: test.divergence, p: test.p, smallestP: test.smallestP)
    }
  }

  /// Level that a term must be able to reach, and share of false ones borne among those believed (reference design, 3.5).
  static let level = 0.05
  static let falseDiscoveries = 0.10

  // MARK: - One term

  private func term(_ tally: TermTally, _ drift: Drift?) -> TermConsistency {
    let renderings = tally.forms.enumerated().map { i, form in
      RenderingCount(
        text: form.text,
        kind: form.group == tally.preferredGroup
          ? i == 0 ? .preferred : .trivial
          : tally.rightGroups.contains(form.group) ? .preferred : .divergent,
        group: form.group, rung: form.rungToPreferred, counts: form.counts)
    }
    return TermConsistency(
      term: tally.record.sourceTerm, isGeneral: tally.isGeneral, verdict: verdict(renderings),
      occurrences: tally.record.frequency, agreement: Measure.agreement(tally.groupCounts),
      renderings: renderings,
      omitted: tally.translations.values.reduce(0) { $0 + $1.omitted },
      uncertain: tally.translations.values.reduce(0) { $0 + $1.uncertain }, drift: drift)
  }

  private func verdict(_ renderings: [RenderingCount]) -> Verdict {
    if renderings.reduce(0, { $0 + $1.total }) < 2 { return .single }
    if renderings.count == 1 { return .consistent }
    return renderings.contains { $0.kind == .divergent } ? .divergent : .trivial
  }
}
