import Corpus
import Glibc

/// The state of one alignment: tokens, lexical prior and translation table, made better round by round.
struct AlignmentRun {
  private(set) var source: TextSide
  private(set) var target: TextSide
  private(set) var prior: LexicalPrior
  private(set) var profile: ChineseProfile
  private var table: TranslationTable
  private let unigram: [Double]
  let classOf: TargetClasses

  private let workers: WorkerPool
  /// Source parts from this one on come with their alignment.
  private let givenFrom: Int

  init(
    lexicon: Lexicon, sources: [DocumentPart], targets: [DocumentPart], givenFrom: Int,
    workers: WorkerPool
  ) {
    self.givenFrom = givenFrom
    self.workers = workers
    var words = Interner()
    let english = EnglishProfile()
    let tokens = targets.map { english.tokenize($0.segments, vocabulary: &words) }
    let surfaces = (0..<Int32(words.count)).map { words.text(of: $0) }
    let morphology = EnglishMorphology(vocabulary: surfaces)
    var classes = Interner()
    let classOfWord = surfaces.map { classes.intern(morphology.lemmaClass(of: $0)) }
    target = TextSide(
      parts: targets, tokens: tokens, vocabulary: words, classOfWord: classOfWord,
      classCount: classes.count)
    classOf = TargetClasses(classes: classes, morphology: morphology)
    var counts = [Double](repeating: 1, count: classes.count)
    for part in tokens {
      for i in part.ids.indices where part.flags[i].contains(.content) {
        counts[Int(classOfWord[Int(part.ids[i])])] += 1
      }
    }
    let total = counts.reduce(0, +)
    unigram = counts.map { $0 / total }
    profile = ChineseProfile(lexicon: lexicon)
    source = TextSide(
      parts: sources, tokens: [], vocabulary: Interner(), classOfWord: [], classCount: 0)
    prior = LexicalPrior(source: Interner(), lexicon: Lexicon(), classOf: classOf)
    table = TranslationTable(prior: prior)
    tokenizeSource()
  }

  /// Segments the source texts with all words known by now, and asks the lexicon about them.
  mutating func tokenizeSource() {
    var vocabulary = Interner()
    source.tokens = profile.tokenize(
      source.parts.map(\.segments), vocabulary: &vocabulary, workers: workers)
    source.classOfWord = Array(0..<Int32(vocabulary.count))
    source.classCount = vocabulary.count
    source.vocabulary = vocabulary
    prior = LexicalPrior(source: vocabulary, lexicon: profile.lexicon, classOf: classOf)
    table = TranslationTable(prior: prior)
  }

  private var aligner: BeadAligner {
    BeadAligner(source: source, target: target, table: table, unigram: unigram)
  }

  // MARK: Documents

  /// For each target part the source part that it most likely translates, where one is likely enough.
  func pairs(
    _ sources: Range<Int>, _ targets: Range<Int>, threshold: Double
  ) -> [(source: Int, target: Int)] {
    let candidates = targets.flatMap { t in
      mostSimilar(to: t, among: sources).map { (source: $0, target: t) }
    }
    let aligner = aligner
    let scores = workers.map(candidates.count) { k in
      let pair = aligner.pair(candidates[k].source, candidates[k].target)
      guard pair.contentTokens > 0 else { return -Double.infinity }
      let tokens = Double(pair.contentTokens)
      // Sections in another order are sought only where the texts as they stand do not fit.
      let score = aligner.path(pair).score / tokens
      return score > threshold ? score : aligner.pathWithMoves(pair).score / tokens
    }
    return targets.compactMap { t in
      let own = candidates.indices.filter { candidates[$0].target == t && scores[$0] > threshold }
      return own.max { (scores[$0], $1) < (scores[$1], $0) }.map { candidates[$0] }
    }
  }

  /// Dynamic programming is only worth its time for parts that share vocabulary: the eight nearest by the cosine of
  /// gloss-projected word counts.
  private func mostSimilar(to targetPart: Int, among candidates: Range<Int>) -> [Int] {
    guard candidates.count > 8 else { return Array(candidates) }
    var vector: [Int32: Double] = [:]
    let tokens = target.tokens[targetPart]
    for i in tokens.ids.indices where tokens.flags[i].contains(.content) {
      vector[target.classOfWord[Int(tokens.ids[i])], default: 0] += 1
    }
    let scored = candidates.map { part -> (part: Int, score: Double) in
      var projected: [Int32: Double] = [:]
      for z in source.tokens[part].ids {
        for cell in table.rows[Int(z)] { projected[cell.target, default: 0] += cell.weight }
      }
      var dot = 0.0
      var norm = 0.0
      for (e, weight) in projected.sorted(by: { $0.key < $1.key }) {
        let idf = -log(unigram[Int(e)])
        norm += weight * idf * idf
        if let count = vector[e] { dot += (weight * count).squareRoot() * idf * idf }
      }
      return (part, norm > 0 ? dot / norm.squareRoot() : 0)
    }
    return scored.sorted { ($0.score, $1.part) > ($1.score, $0.part) }.prefix(8).map(\.part)
  }

  // MARK: Beads

  func bitexts(_ pairs: [(source: Int, target: Int)]) -> [Bitext] {
    let aligner = aligner
    let free = pairs.filter { $0.source < givenFrom }
    let found = workers.map(free.count) { k in
      aligner.pathWithMoves(aligner.pair(free[k].source, free[k].target)).beads
    }
    let given = GivenRows(
      source: source, target: target, table: table, unigram: unigram, workers: workers)
    var next = found.makeIterator()
    return pairs.map { pair in
      let beads =
        pair.source < givenFrom ? next.next() ?? [] : given.beads(pair.source, pair.target)
      return Bitext(
        source: pair.source, target: pair.target,
        beads: beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
          .map { Bead(source: $0.source, target: $0.target, confidence: 1) })
    }
  }

  /// Most beads that tables and names are learned from; of more, as many at even distances.
  private static let sampleBeads = 50_000

  private func sample(_ bitexts: [Bitext]) -> [Bitext] {
    let count = bitexts.reduce(0) { $0 + $1.beads.count }
    guard count > Self.sampleBeads else { return bitexts }
    var number = 0
    return bitexts.map { bitext in
      var sampled = bitext
      sampled.beads = bitext.beads.filter { _ in
        defer { number += 1 }
        return number * Self.sampleBeads / count != (number + 1) * Self.sampleBeads / count
      }
      return sampled
    }
  }

  mutating func train(on bitexts: [Bitext]) {
    let beads = wordBeads(filtered(sample(bitexts)))
    table = TranslationTable(prior: prior, beads: beads, targetClasses: target.classCount)
  }

  private func wordBeads(_ bitexts: [Bitext]) -> [(source: [Int32], target: [Int32])] {
    bitexts.flatMap { bitext in
      bitext.beads.map { bead in
        (sourceWords(bead.source, bitext), targetClasses(bead.target, bitext))
      }
    }
  }

  /// Gives each bead its confidence and drops those in which hardly a word translates another (credits, page
  /// furniture): sqrt(share of target tokens with a partner x share of source words with a partner) < 0.2.
  func filtered(_ bitexts: [Bitext]) -> [Bitext] {
    bitexts.map { bitext in
      var kept = bitext
      // What a person aligned is neither trimmed nor dropped.
      let isGiven = bitext.source >= givenFrom
      kept.beads = bitext.beads.compactMap { whole in
        var bead = isGiven ? whole : trimmed(whole, bitext)
        let coverage = mutualCoverage(bead, bitext)
        guard coverage >= 0.2 || isGiven || sharesNumbers(bead, bitext) else { return nil }
        bead.confidence = min(1, max(0.05, coverage / 0.6))
        return bead
      }
      return kept
    }
  }

  /// Share of a segment's content words with a partner on the other side of a bead, below which it does not belong there.
  private static let foreignShare = 0.25

  /// Takes segments off the ends of a bead that start a paragraph of their own and share hardly a word with the other
  /// side: text that one of the two versions does not have.
  private func trimmed(_ bead: Bead, _ bitext: Bitext) -> Bead {
    var bead = bead
    let sources = self.source.parts[bitext.source].segments
    let targets = self.target.parts[bitext.target].segments
    var changed = true
    while changed {
      changed = false
      for edge in edges(of: bead.target, { targets[$0].paragraph })
      where share(targetSegments: edge, of: bead, bitext) < Self.foreignShare {
        bead.target = without(edge, bead.target)
        changed = true
        break
      }
      for edge in edges(of: bead.source, { sources[$0].paragraph })
      where share(sourceSegments: edge, of: bead, bitext) < Self.foreignShare {
        bead.source = without(edge, bead.source)
        changed = true
        break
      }
    }
    return bead
  }

  /// The last and the first paragraph within a range of segments; none where there is only one.
  private func edges(of range: Range<Int>, _ paragraph: (Int) -> Int) -> [Range<Int>] {
    guard let first = range.first, let last = range.last, paragraph(first) != paragraph(last) else {
      return []
    }
    let start = range.first { paragraph($0) == paragraph(last) } ?? last
    let end = range.first { paragraph($0) != paragraph(first) } ?? last
    return [start..<range.upperBound, range.lowerBound..<end]
  }

  private func without(_ edge: Range<Int>, _ range: Range<Int>) -> Range<Int> {
    edge.lowerBound == range.lowerBound
      ? edge.upperBound..<range.upperBound : range.lowerBound..<edge.lowerBound
  }

  /// 1 where the segments are too short to tell.
  private func share(targetSegments: Range<Int>, of bead: Bead, _ bitext: Bitext) -> Double {
    let words = targetClasses(targetSegments, bitext)
    guard words.count >= 4 else { return 1 }
    let reached = Set(
      sourceWords(bead.source, bitext).flatMap { prior.rows[Int($0)].map(\.target) })
    return Double(words.count { reached.contains($0) }) / Double(words.count)
  }

  /// 1 where the segments are too short to tell.
  private func share(sourceSegments: Range<Int>, of bead: Bead, _ bitext: Bitext) -> Double {
    let words = sourceWords(sourceSegments, bitext)
    guard words.count >= 4 else { return 1 }
    let present = Set(targetClasses(bead.target, bitext))
    return Double(words.count { prior.rows[Int($0)].contains { present.contains($0.target) } })
      / Double(words.count)
  }

  private func sourceWords(_ segments: Range<Int>, _ bitext: Bitext) -> [Int32] {
    let tokens = source.tokens[bitext.source]
    return source.tokenRange(of: segments, part: bitext.source)
      .filter { tokens.flags[$0].contains(.content) }.map { tokens.ids[$0] }
  }

  private func targetClasses(_ segments: Range<Int>, _ bitext: Bitext) -> [Int32] {
    let tokens = target.tokens[bitext.target]
    return target.tokenRange(of: segments, part: bitext.target)
      .filter { tokens.flags[$0].contains(.content) }
      .map { target.classOfWord[Int(tokens.ids[$0])] }
  }

  private func mutualCoverage(_ bead: Bead, _ bitext: Bitext) -> Double {
    let sources = sourceWords(bead.source, bitext)
    let targets = targetClasses(bead.target, bitext)
    guard !sources.isEmpty, !targets.isEmpty else { return 0 }
    let present = Set(targets)
    var reached: Set<Int32> = []
    var covered = 0
    for z in sources {
      var hasPartner = false
      for cell in prior.rows[Int(z)] where present.contains(cell.target) {
        hasPartner = true
        reached.insert(cell.target)
      }
      if hasPartner { covered += 1 }
    }
    let shareOfTargets = Double(targets.count { reached.contains($0) }) / Double(targets.count)
    let shareOfSources = Double(covered) / Double(sources.count)
    return (shareOfTargets * shareOfSources).squareRoot()
  }

  private func sharesNumbers(_ bead: Bead, _ bitext: Bitext) -> Bool {
    let s = SegmentCues(
      joining: source.parts[bitext.source].segments[bead.source].map {
        SegmentCues(chinese: $0.text)
      }[...])
    let t = SegmentCues(
      joining: target.parts[bitext.target].segments[bead.target].map {
        SegmentCues(english: $0.text)
      }[...])
    return !s.numbers.isEmpty && s.numbers == t.numbers
      || s.ordinal != nil && s.ordinal == t.ordinal
  }

  // MARK: Names

  /// Finds persons' names by their pinyin in the beads and adds them to the profile.
  /// - Returns: how many were new.
  mutating func findNames(in bitexts: [Bitext]) -> Int {
    var finder = NameFinder(lexicon: profile.lexicon)
    for bitext in sample(bitexts) {
      for bead in bitext.beads {
        finder.look(
          at: bead.source.map { profile.folded(source.parts[bitext.source].segments[$0].text) },
          tokens: target.tokens[bitext.target],
          target.tokenRange(of: bead.target, part: bitext.target), target.vocabulary)
      }
    }
    for name in finder.names { profile.add(name: name.characters, gloss: name.gloss) }
    return finder.names.count
  }
}
