import Alignment
import Consistency
import Corpus
import Extraction
import Terminology
import Workers

/// The terms of aligned texts, and how consistently they are rendered.
struct MinedTerms {
  let list: TermList
  let report: ConsistencyReport

  /// - Parameter rejected: terms that are left out, and of no account for the others.
  init(
    of corpus: AlignedCorpus, with words: LanguageData, without rejected: Set<String> = [],
    limits: ListLimits = ListLimits(), workers: WorkerPool, _ progress: inout Progress
  ) throws {
    progress.begin("linking words")
    let extractor = try TermExtractor(
      corpus, tagger: words.tagger, weights: words.weights, workers: workers)
    progress.begin("mining terms")
    var list = extractor.terms(limits)
    list.terms.removeAll { rejected.contains($0.sourceTerm) }
    progress.begin("comparing translations")
    self.list = list
    report = ConsistencyAnalysis(
      forms: words.forms,
      general: GeneralWords(words.general, lexicon: corpus.profile.lexicon), workers: workers
    ).report(on: list)
  }
}
