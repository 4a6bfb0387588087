import Corpus
public import Workers

extension AlignedCorpus {
  /// How the words of this corpus are rendered, for other corpora to take as known beforehand.
  public func translationCounts(workers: WorkerPool = WorkerPool()) -> TranslationCounts {
    var pairs = TokenPairs()
    for bitext in bitexts {
      for bead in bitext.beads {
        let words = words(of: bead, in: bitext)
        pairs.append(words.source, words.target)
      }
    }
    return WordLinkModel(
      training: pairs, source: source.vocabulary, target: target.vocabulary,
      lexicon: profile.lexicon, morphology: classOf.morphology, background: background,
      workers: workers
    ).translationCounts(of: pairs, target: target.vocabulary)
  }
}
