public import Alignment
public import Corpus
public import Terminology
public import Workers

/// Mines the terms of an aligned corpus and finds how each was rendered at every place.
public struct TermExtractor: Sendable {
  /// Most terms that are listed.
  public var maximumTerms = 5_000
  /// Candidates examined in both languages, for each word of source text.
  public var candidatesPerWord = 0.5
  /// Most candidates examined in both languages.
  public var maximumCandidates = 30_000

  private let corpus: AlignedCorpus
  private let links: WordLinks
  private let texts: [PartText]
  private let index: SiteIndex
  private let chooser: RenderingChooser
  private let declared: DeclaredForms
  private let general: GeneralLanguage
  private let model: TermModel?
  private let workers: WorkerPool

  /// - Parameter isForTraining: candidates are only to be described, for which the weights of terms are not needed.
  /// - Throws: where the weights are not those of this program.
  public init(
    _ corpus: AlignedCorpus, tagger: EnglishTagger, weights: FittedWeights,
    isForTraining: Bool = false, workers: WorkerPool = WorkerPool()
  ) throws(CorpusError) {
    let model = try RenderingModel(weights)
    general = GeneralLanguage(
      weights.values(of: "general"), empty: weights.values(of: "namesNothing").keys)
    self.model = isForTraining ? nil : try TermModel(weights)
    let omission = try OmissionModel(weights)
    let prices = try weights.weights(of: "joint", ["overlap", "coordination"])
    self.corpus = corpus
    self.workers = workers
    let links = WordLinker(workers: workers).links(in: corpus)
    self.links = links
    texts = links.texts.indices.map { PartText(links.texts[$0], corpus.source, part: $0) }
    index = SiteIndex(corpus, texts: texts)
    declared = DeclaredForms(corpus, texts: texts, index: index)
    chooser = RenderingChooser(
      finder: SpanFinder(
        corpus: corpus, lexis: TargetLexis(corpus.target, lexicon: corpus.profile.lexicon),
        phrases: TargetPhrases(corpus.target, tagger: tagger, workers: workers),
        model: model),
      links: links, declared: declared, model: model, omission: omission,
      joint: JointReader(
        prices: JointReader.Prices(overlap: Double(prices[0]), coordination: Double(prices[1]))),
      workers: workers)
  }

  /// Most occurrences that renderings are learned from; of more, as many of each term at even distances.
  private static let learnedOccurrences = 120_000
  /// Most places by which terms that overlap are told apart.
  private static let comparedPlaces = 500_000

  /// The terms, most important first.
  public func terms(_ limits: ListLimits = ListLimits()) -> TermList {
    let (selected, spans) = selected(limits)
    return list(
      selected.map(\.candidate.scalars), ranks: selected.map { ($0.score, $0.termhood) },
      cutEdges: 0, knowing: spans)
  }

  /// The terms that are listed, and the spans that were looked at to choose them.
  private func selected(_ limits: ListLimits) -> (terms: [RankedTerm], spans: KnownSpans) {
    guard let model else { preconditionFailure("an extractor for training lists no terms") }
    var (candidates, spans) = candidates(
      limit: min(maximumCandidates, max(2_000, Int(Double(words) * candidatesPerWord))),
      by: model.promise)
    candidates.removeAll { $0.sites.count < limits.minimumCount }
    let listed = TermSelector(model).ranked(thinned(candidates))
      .filter { limits.isComplete || $0.isListed }
    return (Array(listed.prefix(min(maximumTerms, limits.top ?? .max))), spans)
  }

  /// Every string that may be a term, with what is known of it: what `Scripts/train` learns from.
  public func describedCandidates() -> [DescribedCandidate] {
    candidates(limit: .max, by: { _ in 0 }).candidates.map { DescribedCandidate($0) }
  }

  private var words: Int { corpus.source.tokens.reduce(0) { $0 + $1.count } }

  /// Candidates with what both languages say of them, and the spans that were looked at for that.
  private func candidates(
    limit: Int, by promise: (TermFeatures) -> Float
  ) -> (candidates: [Candidate], spans: KnownSpans) {
    var candidates = CandidateFinder(corpus: corpus, texts: texts, general: general)
      .candidates(limit: limit, by: promise)
    let counts = candidates.map(\.sites.count)
    let sample = OccurrenceSample(counts, limit: Self.learnedOccurrences)
    let learned = chooser.learn(
      from: index.witnesses(
        of: candidates.map { candidate in
          let count = candidate.sites.count
          return count <= sample.bound
            ? candidate.sites
            : candidate.sites.indices.filter { sample.takes($0, of: count) }
              .map { candidate.sites[$0] }
        }),
      terms: traits(of: candidates.map(\.scalars)),
      scales: counts.map { sample.scale(of: $0) }
    ) { $0?.evidence }
    for (k, evidence) in learned.kept.enumerated() {
      if let evidence { candidates[k].features.note(evidence) }
    }
    return (candidates, learned.spans)
  }

  /// Where there are very many places, only those in every so-manieth stretch of text, the same for all terms, so that
  /// terms that overlap are still seen to.
  private func thinned(_ candidates: [Candidate]) -> [Candidate] {
    let total = candidates.reduce(0) { $0 + $1.sites.count }
    guard total > Self.comparedPlaces else { return candidates }
    let interval = Int32((total + Self.comparedPlaces - 1) / Self.comparedPlaces)
    return candidates.map { candidate in
      var candidate = candidate
      candidate.sites.removeAll { ($0.start >> 10 + $0.part) % interval != 0 }
      return candidate
    }
  }

  /// Every occurrence of given terms, in the order given; terms that do not occur have none.
  public func occurrences(of terms: [String]) -> TermList {
    var profile = corpus.profile
    let folded = terms.map { profile.folded($0).filter { $0.kind != .space } }
    return list(
      folded, ranks: folded.map { _ in (0, nil) }, names: terms, cutEdges: 1)
  }

  /// What the model is fitted to: the places of given terms that stand in no longer one of them, each with the spans
  /// that may render it.
  public func examples(of terms: [String]) -> [RenderingExample] {
    var profile = corpus.profile
    var unique: [[UInt32]] = []
    for term in terms {
      let folded = profile.folded(term).filter { $0.kind != .space }
      if !unique.contains(folded) { unique.append(folded) }
    }
    let traits = traits(of: unique)
    let finder = OccurrenceFinder(
      corpus: corpus, links: links, texts: texts, index: index, chooser: chooser,
      pieces: PieceFinder(corpus, texts: texts), matcher: TermMatcher(terms: unique),
      traits: traits, isName: unique.map(isName), cutEdges: 1, workers: workers)
    let (witnesses, scales) = finder.witnesses(limit: Self.learnedOccurrences)
    let learned = chooser.learn(from: witnesses, terms: traits, scales: scales) { $0 }
    return finder.examples(
      learned, quoter: OccurrenceQuoter(corpus: corpus, beads: links.beads, texts: texts))
  }

  private func traits(of terms: [[UInt32]]) -> [TermTraits] {
    let known = workers.map(terms.count) { knownGlosses(of: terms[$0]) }
    // Many terms share the glosses of their parts: each gloss is read once.
    let distinct = Array(Set(known.lazy.flatMap { $0.own + $0.ofParts }))
    let readings = Dictionary(
      uniqueKeysWithValues: zip(
        distinct,
        workers.map(distinct.count) { chooser.finder.reading(ofGloss: distinct[$0]) }))
    return workers.map(terms.count) { traits(terms[$0], known[$0], readings) }
  }

  /// What the lexicon and the text itself say of the renderings of a term.
  private struct KnownGlosses: Sendable {
    /// Glosses of the term and of those that the text declares to be the same.
    var own: [String]
    /// Glosses of its parts, where it has none of its own.
    var ofParts: [String]
    /// Those that the text declares.
    var forms: Set<DeclaredForms.Form>
  }

  private func knownGlosses(of term: [UInt32]) -> KnownGlosses {
    let lexicon = corpus.profile.lexicon
    let partners = declared.partners(of: term, lexicon)
    let glosses = ([term] + partners.terms).flatMap { form in
      lexicon.entry(of: form).map { lexicon.glosses(of: $0) } ?? []
    }
    return KnownGlosses(
      own: glosses, ofParts: glosses.isEmpty ? glossesOfParts(term) : [], forms: partners.forms)
  }

  private func traits(
    _ term: [UInt32], _ known: KnownGlosses, _ readings: [String: GlossReading]
  ) -> TermTraits {
    let lexicon = corpus.profile.lexicon
    let glosses = known.own.compactMap { readings[$0] }
    var traits = TermTraits(
      hanCount: term.count { $0.kind == .han }, startsWithVerb: startsWithVerb(term),
      isList: term.contains(0x3001),
      acronyms: Set(glosses.compactMap(\.initials) + known.forms.compactMap(\.acronym)),
      glossKeys: Set(glosses.compactMap(\.key)).union(known.forms.map(\.key)))
    if let entry = lexicon.entry(of: term), lexicon.classes(of: entry).contains(.glossary) {
      traits.approvedKeys = Set(lexicon.glosses(of: entry).compactMap { readings[$0]?.key })
    }
    traits.glossStarts = Set(glosses.compactMap(\.firstClass))
    traits.glossWords = (known.own + known.ofParts).compactMap { readings[$0]?.lemmas }
    traits.pointsBack = term.first.map { Self.demonstratives.contains($0) } ?? false
    traits.isNegated = term.first.map { Self.negations.contains($0) } ?? false
    traits.hasBracket = term.contains { $0 == 0xFF08 || $0 == 0x28 }
    traits.numbers = Set(
      NumberReader.numbers(ofChinese: term).filter { !$0.isMonth }.map(\.mantissa))
    traits.isCoordination = term.contains { ChineseProfile.isCoordinator($0) }
    return traits
  }

  private static let demonstratives = Set([UInt32](scalarsOf: "本该此这其"))
  private static let negations = Set([UInt32](scalarsOf: "无非不未免没"))

  /// The glosses of the longest words of which a term is made, from left to right.
  private func glossesOfParts(_ term: [UInt32]) -> [String] {
    let lexicon = corpus.profile.lexicon
    var glosses: [String] = []
    var start = 0
    while start < term.count {
      var longest: (length: Int, entry: Lexicon.Entry)?
      lexicon.forEachWord(in: term, from: start, to: term.count) { longest = ($0, $1) }
      if let longest, !lexicon.classes(of: longest.entry).contains(.function) {
        glosses += lexicon.glosses(of: longest.entry)
      }
      start += longest?.length ?? 1
    }
    return glosses
  }

  /// Whether a term is a name, whose renderings keep their capital.
  private func isName(_ term: [UInt32]) -> Bool {
    let lexicon = corpus.profile.lexicon
    return lexicon.entry(of: term).map {
      !lexicon.classes(of: $0).isDisjoint(with: [.person, .place, .organisation, .glossary])
    } ?? false
  }

  /// What a term is the name of; nil where it is none, or is a word of the language, too (高峰, a peak and a person).
  private func nameKind(_ term: [UInt32]) -> NameKind? {
    let lexicon = corpus.profile.lexicon
    guard let classes = lexicon.entry(of: term).map({ lexicon.classes(of: $0) }),
      classes.isDisjoint(with: [.noun, .verb, .adjective, .adverb, .function, .numeral, .idiom])
    else { return nil }
    return classes.contains(.person)
      ? .person
      : classes.contains(.place) ? .place : classes.contains(.organisation) ? .organisation : nil
  }

  private func startsWithVerb(_ term: [UInt32]) -> Bool {
    var longest: Lexicon.Entry?
    corpus.profile.lexicon.forEachWord(in: term, from: 0, to: term.count) { longest = $1 }
    guard let longest else { return false }
    let classes = corpus.profile.lexicon.classes(of: longest)
    return classes.contains(.verb)
  }

  // MARK: Records

  /// - Parameter names: what a person calls the terms; nil where they are called as the texts write them.
  private func list(
    _ terms: [[UInt32]], ranks: [(score: Double, termhood: Double?)], names: [String]? = nil,
    cutEdges: Int,
    knowing spans: KnownSpans = KnownSpans()
  ) -> TermList {
    var numberOf: [[UInt32]: Int] = [:]
    var uniqueTerms: [[UInt32]] = []
    for term in terms where numberOf[term] == nil {
      numberOf[term] = uniqueTerms.count
      uniqueTerms.append(term)
    }
    let unique = uniqueTerms
    let numbers = numberOf
    let traits = traits(of: unique)
    let finder = OccurrenceFinder(
      corpus: corpus, links: links, texts: texts, index: index, chooser: chooser,
      pieces: PieceFinder(corpus, texts: texts), matcher: TermMatcher(terms: unique),
      traits: traits, isName: unique.map(isName),
      cutEdges: cutEdges, workers: workers)
    let (witnesses, scales) = finder.witnesses(limit: Self.learnedOccurrences)
    let found = finder.occurrences(
      chooser.learn(from: witnesses, terms: traits, scales: scales, knowing: spans) { $0 })
    let builder = RecordBuilder(
      corpus: corpus, beads: links.beads, texts: texts, traits: traits)
    var firstNames: [String?] = unique.map { _ in nil }
    for (term, name) in zip(terms, names ?? []) {
      let n = numbers[term] ?? 0
      firstNames[n] = firstNames[n] ?? name
    }
    let given = firstNames
    let written = workers.map(unique.count) { n in
      given[n] ?? builder.writtenForm(unique[n], found[n])
    }
    let list = workers.map(terms.count) { k -> TermRecord in
      let n = numbers[terms[k]] ?? 0
      var record = builder.record(
        of: names?[k] ?? written[n], score: ranks[k].score, found[n], names: written)
      record.termhood = ranks[k].termhood
      record.nestedTerms = Self.nestedTerms(in: terms[k], among: numbers)
      record.nameKind = nameKind(terms[k])
      return record
    }
    return TermList(
      sourceLanguage: .chinese, targetLanguage: .english, documents: documents(), terms: list)
  }

  /// The listed terms inside a term, in the order in which they begin.
  private static func nestedTerms(
    in term: [UInt32], among listed: [[UInt32]: Int]
  ) -> [String] {
    var nested: [String] = []
    for start in term.indices {
      for end in term.indices.dropFirst(start + 1) where end - start < term.count - 1 {
        let part = Array(term[start...end])
        if listed[part] != nil { nested.append(String(scalars: part)) }
      }
    }
    return nested
  }

  private func documents() -> [DocumentRecord] {
    var list: [DocumentRecord] = []
    for bitext in corpus.bitexts {
      let source = corpus.source.parts[bitext.source]
      let target = corpus.target.parts[bitext.target]
      if !list.contains(where: { $0.id == source.document && $0.translates == nil }) {
        list.append(record(of: source, translates: nil))
      }
      list.append(record(of: target, translates: source.document))
    }
    return list
  }

  private func record(of part: DocumentPart, translates: String?) -> DocumentRecord {
    let known = corpus.descriptions[part.document]
    return DocumentRecord(
      id: part.document, language: part.language, translates: translates,
      publisher: known?.publisher, date: known?.date, kind: known?.kind,
      isReference: translates != nil && known?.isReference ?? false)
  }
}
