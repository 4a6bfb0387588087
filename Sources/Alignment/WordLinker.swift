import Corpus
public import Workers

/// Finds word links with a model of words and one of single characters, mixed for each character by how well the
/// lexicon knows its word (reference/extraction.md 3.6, adaptive ensemble).
///
/// Training and linking are apart: the models learn from a bounded sample of the beads, and then link any bead.
public struct WordLinker: Sendable {
  /// Most beads that are trained on; of more, as many at even distances.
  private let trainingBeads = 100_000
  /// Beads up to which a corpus is small.
  private static let smallCorpus = 2_000
  private let workers: WorkerPool

  public init(workers: WorkerPool = WorkerPool()) { self.workers = workers }

  /// Trains both models.
  /// - Complexity: O(cells of the beads trained on).
  public func links(in corpus: AlignedCorpus) -> WordLinks {
    let beads = BeadNumbers(corpus.bitexts)
    let clauses = TargetClauses(corpus.target)
    var pieces = WordPieces(words: corpus.source.vocabulary)
    var wordBeads: [LinkBead] = []
    var characterBeads: [LinkBead] = []
    let count = min(beads.count, trainingBeads)
    for k in 0..<count {
      let (bitext, bead) = beads.place(of: k * beads.count / count)
      let content = corpus.contentTokens(
        of: corpus.bitexts[bitext].beads[bead], in: corpus.bitexts[bitext])
      for token in content.source {
        pieces.number(corpus.source.tokens[corpus.bitexts[bitext].source].ids[token])
      }
      let seen = LinkBeads(corpus, content, bitext: bitext, clauses: clauses, pieces: pieces)
      wordBeads.append(seen.words)
      characterBeads.append(seen.characters)
    }
    pieces.numberAll()
    let characterPrior = corpus.prior(forCharacters: pieces.vocabulary, workers: workers)
    let places = (0..<count).map { beads.place(of: $0 * beads.count / count) }
    let (wordPieces, words, characters) = (pieces, wordBeads, characterBeads)
    // The steps of a small corpus are too short to be shared out, so models are trained side by side.
    let pool = count <= Self.smallCorpus ? workers : WorkerPool(threads: 1)
    let (byCharacter, (byWord, training)) = pool.both {
      LinkModel(
        prior: characterPrior, targetClasses: corpus.target.classCount, workers: workers
      ).trained(on: characters)
    } _: {
      let byWord = LinkModel(
        prior: corpus.prior, targetClasses: corpus.target.classCount, workers: workers
      ).trained(on: words)
      var pairs = TokenPairs()
      for (bitext, bead) in places {
        let words = corpus.words(
          of: corpus.bitexts[bitext].beads[bead], in: corpus.bitexts[bitext])
        pairs.append(words.source, words.target)
      }
      return (
        byWord,
        RenderingTraining(
          pairs, source: corpus.source.vocabulary, target: corpus.target.vocabulary,
          lexicon: corpus.profile.lexicon, morphology: corpus.classOf.morphology,
          background: corpus.background, workers: workers)
      )
    }
    let renderings = SampledRenderings(training, characters: wordPieces, workers: workers)
    var links = WordLinks(
      corpus: corpus, beads: beads,
      texts: corpus.source.tokens.indices.map { SourceCharacters(corpus.source, part: $0) },
      byWord: byWord, byCharacter: byCharacter, renderings: renderings, pieces: wordPieces,
      clauses: clauses,
      weights: MixtureWeights())
    links.keep(workers: workers)
    return links
  }
}

/// Weight of the word model for characters of a word that the lexicon has, does not have, and of one-character words.
struct MixtureWeights: Sendable {
  var listed: Float = 0.9
  var unlisted: Float = 0.4
  var single: Float = 0.65
}
