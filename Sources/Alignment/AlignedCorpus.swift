public import Corpus
import Workers

/// A corpus whose texts are tokenised and whose beads are found.
public struct AlignedCorpus: Sendable {
  public var source: TextSide
  public var target: TextSide
  /// Which part translates which, ordered by source part, then target part.
  public var bitexts: [Bitext]
  public var prior: LexicalPrior
  /// The source profile with the names and words that the texts themselves brought.
  public var profile: ChineseProfile
  /// Where the documents lie and what is known of them beforehand, by their names.
  public var descriptions: [String: DocumentDescription]
  /// How words were rendered elsewhere.
  let background: TranslationCounts
  let classOf: TargetClasses
  /// Parts for which no counterpart was found, as warnings.
  public var warnings: [CorpusError]

  /// The content words of a bead: indices into the tokens of its two parts.
  public func contentTokens(of bead: Bead, in bitext: Bitext) -> (source: [Int], target: [Int]) {
    func content(_ side: TextSide, _ part: Int, _ segments: Range<Int>) -> [Int] {
      side.tokenRange(of: segments, part: part).filter {
        side.tokens[part].flags[$0].contains(.content)
      }
    }
    return (
      content(source, bitext.source, bead.source), content(target, bitext.target, bead.target)
    )
  }

  /// The vocabulary ids of all tokens of a bead, function words and punctuation included.
  func words(of bead: Bead, in bitext: Bitext) -> (source: [Int32], target: [Int32]) {
    func ids(_ side: TextSide, _ part: Int, _ segments: Range<Int>) -> [Int32] {
      Array(side.tokens[part].ids[side.tokenRange(of: segments, part: part)])
    }
    return (ids(source, bitext.source, bead.source), ids(target, bitext.target, bead.target))
  }

  /// What the lexicon says of single characters.
  func prior(forCharacters characters: Interner, workers: WorkerPool) -> LexicalPrior {
    LexicalPrior(
      source: characters, lexicon: profile.lexicon, background: background.characters,
      classOf: classOf, workers: workers)
  }

  /// The forms of the target words, with the words of the corpus known.
  public var targetMorphology: EnglishMorphology { classOf.morphology }

  /// The lemma of a target word in lower case.
  public func targetLemma(of word: String) -> String { classOf.lemma(of: word) }

  /// The lemma class of a target word in lower case; nil where no word of that class occurs in the corpus.
  public func targetClass(of word: String) -> Int32? { classOf(word) }
}
