public import Corpus
import Glibc
import Terminology
public import Workers

/// Finds out which document translates which and aligns them bead by bead.
///
/// Rounds: the lexicon alone decides which parts belong together; names are then found in the beads and the source
/// text segmented again; what IBM model 1 learns from the beads so far sharpens two more rounds.
public struct CorpusAligner {
  public let lexicon: Lexicon
  private let morphology: EnglishMorphology
  /// How words were rendered elsewhere.
  public let background: TranslationCounts
  /// Worth of the agreeing beads per word of the shorter text, below which two parts are not each other's translation
  /// (measured: right pairs .90 to 3.3, wrong ones .00 to .27).
  private let documentThreshold = 0.4
  /// Whether the one Chinese text and the one English text are known to belong together.
  public var isPairKnown = false
  /// Dynamic-programming rounds after the first.
  private let trainedRounds = 2
  private let workers: WorkerPool

  /// - Parameter morphology: forms of target words; rules alone where none are given.
  public init(
    lexicon: Lexicon, morphology: EnglishMorphology = EnglishMorphology(),
    background: TranslationCounts = TranslationCounts(), workers: WorkerPool = WorkerPool()
  ) {
    self.lexicon = lexicon
    self.morphology = morphology
    self.background = background
    self.workers = workers
  }

  /// - Throws: where the corpus does not hold a text and its translation.
  public func align(_ corpus: Corpus) throws(CorpusError) -> AlignedCorpus {
    var sources = corpus.parts.filter { $0.language.primary == LanguageTag.chinese.primary }
    var targets = corpus.parts.filter { $0.language.primary == LanguageTag.english.primary }
    let (freeSources, freeTargets) = (sources.count, targets.count)
    (sources, targets) = Self.keepingCopies(sources, targets)
    sources += corpus.aligned.map(\.source)
    targets += corpus.aligned.map(\.target)
    try check(sources, targets)

    var run = AlignmentRun(
      lexicon: lexicon, morphology: morphology, background: background, sources: sources,
      targets: targets,
      givenFrom: freeSources, workers: workers)
    var pairs = run.pairs(
      0..<freeSources, 0..<freeTargets, threshold: isPairKnown ? nil : documentThreshold,
      named: namedSources(sources[..<freeSources], targets[..<freeTargets], corpus.descriptions))
    for k in corpus.aligned.indices { pairs.append((freeSources + k, freeTargets + k)) }
    pairs.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    guard !pairs.isEmpty else {
      throw CorpusError(
        file: sources[0].document,
        reason: "none of the English texts is a translation of a Chinese one",
        advice: "give the texts and their translations in one run")
    }
    run.findPaths(pairs)
    if run.findNames(in: pairs) > 0 { run.tokenizeSource() }
    for _ in 0..<trainedRounds {
      run.train(on: pairs)
      run.findPaths(pairs)
    }
    return AlignedCorpus(
      source: run.source, target: run.target, bitexts: run.bitexts(pairs), prior: run.prior,
      profile: run.profile, descriptions: corpus.descriptions, background: background,
      classOf: run.classOf,
      warnings: unpaired(sources, targets, pairs))
  }

  /// A foreign line that the other side has word for word (a title, a reference) was taken over and is no foreign one.
  private static func keepingCopies(
    _ sources: [DocumentPart], _ targets: [DocumentPart]
  ) -> (sources: [DocumentPart], targets: [DocumentPart]) {
    func kept(_ parts: [DocumentPart], besides others: [DocumentPart]) -> [DocumentPart] {
      let foreign = Set(parts.lazy.flatMap(\.segments).filter(\.isForeign).map(\.text))
      guard !foreign.isEmpty else { return parts }
      let copied = Set(others.lazy.flatMap(\.segments).map(\.text).filter { foreign.contains($0) })
      return parts.map { part in
        var part = part
        for k in part.segments.indices where copied.contains(part.segments[k].text) {
          part.segments[k].isForeign = false
        }
        return part
      }
    }
    return (kept(sources, besides: targets), kept(targets, besides: sources))
  }

  private func check(
    _ sources: [DocumentPart], _ targets: [DocumentPart]
  ) throws(CorpusError) {
    if sources.isEmpty {
      throw CorpusError(
        file: targets.first?.document ?? "", reason: "there is no Chinese text",
        advice: "add the Chinese original of the translation")
    }
    if targets.isEmpty {
      throw CorpusError(
        file: sources[0].document, reason: "there is no English text",
        advice: "add a translation of the Chinese text")
    }
  }

  /// By target part the source parts that a description says it is a translation or the original of.
  private func namedSources(
    _ sources: ArraySlice<DocumentPart>, _ targets: ArraySlice<DocumentPart>,
    _ descriptions: [String: DocumentDescription]
  ) -> [Int: [Int]] {
    var named: [Int: [Int]] = [:]
    for (t, target) in targets.enumerated() {
      let own = sources.indices.filter { s in
        let source = sources[s].document
        return descriptions[target.document]?.translates == source
          || descriptions[source]?.translates == target.document
      }
      if !own.isEmpty { named[t] = own }
    }
    return named
  }

  private func unpaired(
    _ sources: [DocumentPart], _ targets: [DocumentPart], _ pairs: [(source: Int, target: Int)]
  ) -> [CorpusError] {
    let lonelySources = sources.indices.filter { s in !pairs.contains { $0.source == s } }
    let lonelyTargets = targets.indices.filter { t in !pairs.contains { $0.target == t } }
    return lonelySources.map {
      CorpusError(
        file: sources[$0].document, reason: "no translation of the Chinese text was found",
        advice: "add its translation, or leave it out")
    }
      + lonelyTargets.map {
        CorpusError(
          file: targets[$0].document,
          reason: "the English text translates none of the Chinese ones",
          advice: "add its original, or leave it out")
      }
  }
}
