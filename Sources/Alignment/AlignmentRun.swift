import Corpus
import Glibc
import Workers

/// The state of one alignment: tokens, lexicon and ways through the texts, made better round by round.
struct AlignmentRun {
  private(set) var source: TextSide
  private(set) var target: TextSide
  private(set) var prior: LexicalPrior
  private(set) var profile: ChineseProfile
  private var sourceTexts: [BeadText] = []
  private var targetTexts: [BeadText] = []
  /// The numbers of all texts; new words do not change them.
  private var numbers = NumberTable()
  private var dictionary = BeadLexicon()
  /// The dictionary with what the beads of the last round taught.
  private var lexicon = BeadLexicon()
  /// For each pair of parts the way that the last round found.
  private var paths: [[BeadStep]] = []
  /// By target part the way along which its source part was told.
  private var firstPaths: [Int: [BeadStep]] = [:]
  private let unigram: [Double]
  let classOf: TargetClasses
  private let background: TranslationCounts

  private let workers: WorkerPool
  /// Source parts from this one on come with their alignment.
  private let givenFrom: Int

  init(
    lexicon: Lexicon, morphology: EnglishMorphology, background: TranslationCounts,
    sources: [DocumentPart], targets: [DocumentPart], givenFrom: Int, workers: WorkerPool
  ) {
    self.background = background
    self.givenFrom = givenFrom
    self.workers = workers
    var words = Interner()
    let english = EnglishProfile()
    let tokens = targets.map { english.tokenize($0.segments, vocabulary: &words) }
    let surfaces = (0..<Int32(words.count)).map { words.text(of: $0) }
    let morphology = morphology.knowing(surfaces)
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
    prior = LexicalPrior(
      source: Interner(), lexicon: Lexicon(), background: background.words, classOf: classOf,
      workers: workers)
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
    prior = LexicalPrior(
      source: vocabulary, lexicon: profile.lexicon, background: background.words, classOf: classOf,
      workers: workers)
    sourceTexts = source.parts.indices.map {
      BeadText(
        source.parts[$0], source.tokens[$0], classOfWord: source.classOfWord,
        firstNumber: Int32(source.classCount), numbers: &numbers)
    }
    if targetTexts.isEmpty {
      targetTexts = target.parts.indices.map {
        BeadText(
          target.parts[$0], target.tokens[$0], classOfWord: target.classOfWord,
          firstNumber: Int32(target.classCount), numbers: &numbers)
      }
    }
    dictionary = BeadLexicon(
      rows: prior.rows, targetClasses: target.classCount, numbers: numbers.count,
      sources: sourceTexts, targets: targetTexts)
    lexicon = dictionary
  }

  /// Whether the parts come with their alignment.
  private func isGiven(_ pair: (source: Int, target: Int)) -> Bool { pair.source >= givenFrom }

  /// - Parameter path: the way of the last round, from which the relation of lengths is learnt.
  private func aligner(
    _ pair: (source: Int, target: Int), after path: [BeadStep]? = nil
  ) -> BeadAligner {
    let (source, target) = (sourceTexts[pair.source], targetTexts[pair.target])
    let agreed = path?.filter { !$0.isNull && BeadAligner.agrees($0) } ?? []
    let sourceBytes = agreed.reduce(0) { $0 + source.bytes($1.source) }
    let targetBytes = agreed.reduce(0) { $0 + target.bytes($1.target) }
    return BeadAligner(
      source: source, target: target, lexicon: lexicon,
      prices: BeadPrices(
        lengthRatio: (targetBytes + Self.evenBytes) / (sourceBytes + Self.evenBytes)),
      workers: workers)
  }

  /// So many bytes on either side are taken as seen beforehand: the lengths of a short text say little.
  private static let evenBytes = 100_000.0

  // MARK: Documents

  /// For each target part the source part that it most likely translates, where one is likely enough.
  /// - Parameters:
  ///   - threshold: nil where the one source part and the one target part are known to belong together.
  ///   - named: by target part the source parts among which its own is known to be.
  mutating func pairs(
    _ sources: Range<Int>, _ targets: Range<Int>, threshold: Double?, named: [Int: [Int]] = [:]
  ) -> [(source: Int, target: Int)] {
    guard let threshold else { return Array(zip(sources, targets)).map { ($0, $1) } }
    let candidates = targets.flatMap { t in
      (named[t] ?? mostSimilar(to: t, among: sources)).map { (source: $0, target: t) }
    }
    let run = self
    let paths = workers.map(candidates.count) { run.aligner(candidates[$0]).path() }
    var scores = workers.map(candidates.count) { k in
      run.aligner(candidates[k]).likeness(along: paths[k])
    }
    // Of several likely originals the one wins of which most is translated: a few lines find their like in any long
    // text, and word for word they are the likest.
    let words = candidates.map {
      max(1, Double(min(sourceTexts[$0.source].words.count, targetTexts[$0.target].words.count)))
    }
    // To look for sections that were moved takes as long again, and pairs that are no translations have the most of
    // them: only where the order of the texts leaves doubt.
    let doubted = targets.flatMap { t in
      let own = candidates.indices.filter { candidates[$0].target == t }
      let ranked = own.sorted { scores[$0] * words[$0] > scores[$1] * words[$1] }
      guard let best = ranked.first, scores[best] > threshold else { return own }
      let isSure = ranked.dropFirst().prefix(1).allSatisfy {
        scores[best] * words[best] > Self.sureLead * scores[$0] * words[$0]
      }
      return isSure ? [] : own
    }
    let completed = workers.map(doubted.count) { d in
      run.aligner(candidates[doubted[d]]).likenessWithMoves(along: paths[doubted[d]])
    }
    for (k, score) in zip(doubted, completed) { scores[k] = score }
    var pairs: [(source: Int, target: Int)] = []
    for t in targets {
      let best = candidates.indices
        .filter { candidates[$0].target == t && (named[t] != nil || scores[$0] > threshold) }
        .max { (scores[$0] * words[$0], $1) < (scores[$1] * words[$1], $0) }
      guard let best else { continue }
      pairs.append(candidates[best])
      firstPaths[t] = paths[best]
    }
    return pairs
  }

  /// A source text of which so many times as much is translated as of the next one is the original.
  private static let sureLead = 2.0

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
        for cell in prior.rows[Int(z)] { projected[cell.target, default: 0] += cell.weight }
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

  /// Finds the ways through pairs of parts, near those of the last round where there was one.
  mutating func findPaths(_ pairs: [(source: Int, target: Int)]) {
    let run = self
    paths = workers.map(pairs.count) { k in
      if run.paths.isEmpty, let path = run.firstPaths[pairs[k].target] { return path }
      let path = run.paths.isEmpty ? nil : run.paths[k]
      let aligner = run.aligner(pairs[k], after: path)
      return run.isGiven(pairs[k])
        ? aligner.steps(of: Self.sample(aligner.beadsInParagraphs()))
        : aligner.path(after: path)
    }
  }

  /// Most beads that words and names are learned from; of more, as many at even distances.
  private static let sampleBeads = 50_000

  private static func sample<Bead>(_ beads: [Bead]) -> [Bead] {
    guard beads.count > sampleBeads else { return beads }
    return (0..<sampleBeads).map { beads[$0 * beads.count / sampleBeads] }
  }

  /// Teaches the lexicon by the beads of the last round whose words agree.
  mutating func train(on pairs: [(source: Int, target: Int)]) {
    var beads: [WordBead] = []
    for (pair, path) in zip(pairs, paths) {
      let (source, target) = (sourceTexts[pair.source], targetTexts[pair.target])
      for step in path where !step.isNull && BeadAligner.agrees(step) {
        beads.append((source.words(of: step.source), target.words(of: step.target)))
      }
    }
    beads = Self.sample(beads)
    lexicon = dictionary.mixed(
      with: TrainedTable(beads: beads, lexicon: dictionary, workers: workers))
  }

  /// The beads along the ways of the last round, moved sections included.
  func bitexts(_ pairs: [(source: Int, target: Int)]) -> [Bitext] {
    workers.map(pairs.count) { k in
      let aligner = aligner(pairs[k], after: paths[k])
      return bitext(
        pairs[k], isGiven(pairs[k]) ? aligner.beadsInParagraphs() : aligner.beads(paths[k]))
    }
  }

  private func bitext(_ pair: (source: Int, target: Int), _ beads: [LikelyBead]) -> Bitext {
    let (source, target) = (sourceTexts[pair.source], targetTexts[pair.target])
    return Bitext(
      source: pair.source, target: pair.target,
      beads: beads.map {
        Bead(
          source: source.segments(of: $0.source), target: target.segments(of: $0.target),
          confidence: $0.probability)
      })
  }

  // MARK: Names

  /// Finds names in the beads of the last round by their pinyin, and foreign ones by their sound, and adds them to the
  /// profile.
  /// - Returns: how many were new.
  mutating func findNames(in pairs: [(source: Int, target: Int)]) -> Int {
    let run = self
    let pinyin = NameFinder(lexicon: profile.lexicon)
    let spelled = SpelledNameFinder(lexicon: profile.lexicon, source: source, target: target)
    let found = workers.map(pairs.count) { k in
      var finders = (pinyin: pinyin, spelled: spelled)
      run.look(for: &finders, in: pairs[k], along: run.paths[k])
      return finders
    }
    var all = (pinyin: pinyin, spelled: spelled)
    for one in found {
      all.pinyin.merge(one.pinyin)
      all.spelled.merge(one.spelled)
    }
    let own = all.pinyin.names
    // What is spelled by its pinyin is no foreign name.
    let isOwn = Set(own.map(\.characters))
    let foreign = all.spelled.names.filter { !isOwn.contains($0.characters) }
    for name in own { profile.add(name: name.characters, gloss: name.gloss) }
    // Of a person or a place, which sound does not tell; the texts are seldom about foreign persons.
    for name in foreign {
      profile.add(name: name.characters, gloss: name.gloss, classes: .place)
    }
    return own.count + foreign.count
  }

  private func look(
    for finders: inout (pinyin: NameFinder, spelled: SpelledNameFinder),
    in pair: (source: Int, target: Int), along path: [BeadStep]
  ) {
    let (sources, targets) = (sourceTexts[pair.source], targetTexts[pair.target])
    let tokens = target.tokens[pair.target]
    for step in path where !step.isNull {
      let texts = sources.segments[step.source].map {
        profile.folded(known: source.parts[pair.source].segments[Int($0)].text)
      }
      let range = target.tokenRange(of: targets.segments(of: step.target), part: pair.target)
      finders.pinyin.look(at: texts, tokens: tokens, range, target.vocabulary)
      finders.spelled.look(at: texts, tokens: tokens, range, target.vocabulary)
    }
  }
}
