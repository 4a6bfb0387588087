public import Alignment
public import Corpus
public import Terminology

/// Mines the terms of an aligned corpus and finds how each was rendered at every place.
public struct TermExtractor {
  /// Most terms that are listed.
  public var maximumTerms = 5_000
  /// Candidates examined in both languages, for each word of source text.
  public var candidatesPerWord = 0.5

  private let corpus: AlignedCorpus
  private let links: WordLinks
  private let texts: [PartText]
  private let index: SiteIndex
  private let chooser: RenderingChooser

  public init(_ corpus: AlignedCorpus, tagger: EnglishTagger, workers: WorkerPool = WorkerPool()) {
    self.corpus = corpus
    let links = WordLinker(workers: workers).links(in: corpus)
    self.links = links
    texts = links.texts.indices.map { PartText(links.texts[$0], corpus.source, part: $0) }
    index = SiteIndex(corpus, texts: texts)
    chooser = RenderingChooser(
      finder: SpanFinder(
        corpus: corpus, lexis: TargetLexis(corpus.target, lexicon: corpus.profile.lexicon),
        phrases: TargetPhrases(corpus.target, tagger: tagger, workers: workers)),
      links: links, workers: workers)
  }

  /// The terms, best first.
  public func terms() -> TermList {
    let candidates = candidates()
    let found = chooser.choose(
      index.witnesses(of: candidates.map(\.sites)),
      terms: candidates.map { traits($0.scalars, startsWithVerb: startsWithVerb($0.scalars)) })
    let selector = TermSelector()
    let ranked = candidates.indices.map {
      RankedTerm(
        candidate: candidates[$0], score: selector.score(candidates[$0], found[$0].evidence))
    }
    let selected = Array(selector.select(ranked).prefix(maximumTerms))
    return list(
      selected.map(\.candidate.scalars), scores: selected.map(\.score),
      verbInitial: selected.map { startsWithVerb($0.candidate.scalars) }, cutEdges: 0)
  }

  /// Every occurrence of given terms, in the order given; terms that do not occur have none.
  public func occurrences(of terms: [String]) -> TermList {
    var profile = corpus.profile
    let folded = terms.map { profile.folded($0).filter { $0.kind != .space } }
    return list(
      folded, scores: folded.map { _ in 0 }, verbInitial: folded.map { startsWithVerb($0) },
      cutEdges: 1)
  }

  private func traits(_ term: [UInt32], startsWithVerb: Bool) -> TermTraits {
    let lexicon = corpus.profile.lexicon
    let glosses = lexicon.entry(of: term).map { lexicon.glosses(of: $0) } ?? []
    return TermTraits(
      hanCount: term.count { $0.kind == .han }, startsWithVerb: startsWithVerb,
      isList: term.contains(0x3001),
      acronyms: Set(
        glosses.compactMap { gloss in
          let words = EnglishProfile.words(of: gloss).filter(\.isContent)
          return words.count >= 2 ? String(words.compactMap(\.word.first)) : nil
        }),
      glossKeys: Set(glosses.compactMap { chooser.finder.key(ofGloss: $0) }))
  }

  private func startsWithVerb(_ term: [UInt32]) -> Bool {
    var longest: Lexicon.Entry?
    corpus.profile.lexicon.forEachWord(in: term, from: 0, to: term.count) { longest = $1 }
    guard let longest else { return false }
    let classes = corpus.profile.lexicon.classes(of: longest)
    return classes.contains(.verb)
  }

  private func candidates() -> [Candidate] {
    let words = corpus.source.tokens.reduce(0) { $0 + $1.count }
    return CandidateFinder(corpus: corpus, texts: texts)
      .candidates(limit: max(2_000, Int(Double(words) * candidatesPerWord)))
  }

  // MARK: Records

  private func list(
    _ terms: [[UInt32]], scores: [Double], verbInitial: [Bool], cutEdges: Int
  ) -> TermList {
    var numbers: [[UInt32]: Int] = [:]
    var unique: [[UInt32]] = []
    var uniqueVerb: [Bool] = []
    for (k, term) in terms.enumerated() where numbers[term] == nil {
      numbers[term] = unique.count
      unique.append(term)
      uniqueVerb.append(verbInitial[k])
    }
    let matches = TermMatcher(terms: unique).matches(in: texts, cutEdges: cutEdges)
    var found = chooser.choose(
      index.witnesses(of: matches.sites),
      terms: zip(unique, uniqueVerb).map { traits($0, startsWithVerb: $1) })
    var sites = matches.sites
    NestedPlaces(matches).removeOpaque(from: &found, &sites)
    let records = RecordBuilder(corpus: corpus, beads: links.beads, texts: texts)
    var list: [TermRecord] = []
    for (k, term) in terms.enumerated() {
      guard let n = numbers[term] else { continue }
      var record = records.record(term: term, score: scores[k], sites: sites[n], found[n])
      record.nestedTerms = nestedTerms(in: term, among: numbers)
      list.append(record)
    }
    return TermList(
      sourceLanguage: .chinese, targetLanguage: .english, documents: documents(), terms: list)
  }

  /// The listed terms inside a term, in the order in which they begin.
  private func nestedTerms(in term: [UInt32], among listed: [[UInt32]: Int]) -> [String] {
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
        list.append(DocumentRecord(id: source.document, language: source.language, translates: nil))
      }
      list.append(
        DocumentRecord(id: target.document, language: target.language, translates: source.document))
    }
    return list
  }
}
