public import Corpus
import Workers

extension WordLinkModel {
  /// What the links of pairs say of the words and the characters in them.
  ///
  /// A pair of a unit and a word counts the geometric mean of the posteriors of both directions, so that only what both
  /// see counts much. Target words are brought to their lemmas.
  /// - Parameter target: the vocabulary the model was made with.
  /// - Complexity: O(cells of the pairs).
  public func translationCounts(of pairs: TokenPairs, target: Interner) -> TranslationCounts {
    let lemmas = TargetLemmas(target, morphology)
    var result = TranslationCounts()
    for granularity in granularities {
      let table = table(of: pairs, granularity, lemmas)
      result[granularity.units.isSplit ? .character : .word] = table
    }
    return result
  }

  /// Pairs that are counted at a time.
  private static let blockSize = 4_096
  /// Smaller posteriors are noise.
  private static let leastPosterior: Float = 0.05

  private struct Share: Sendable {
    var unit: Int32
    var lemma: Int32
    var value: Float
  }

  private func table(
    of pairs: TokenPairs, _ granularity: Granularity, _ lemmas: TargetLemmas
  ) -> TranslationTable {
    var counts = TranslationCounter(
      units: granularity.units.source, lemmas: lemmas.vocabulary)
    for start in stride(from: 0, to: pairs.count, by: Self.blockSize) {
      let block = min(Self.blockSize, pairs.count - start)
      // Shares are added in the order of the pairs, so that sums do not depend on the number of threads.
      let shares = workers.map(block) { k -> [Share] in
        let source = pairs.source[pairs.source(of: start + k)]
        let target = pairs.target[pairs.target(of: start + k)]
        guard max(source.count, target.count) <= Self.longestSide else { return [] }
        let units = granularity.units.source(source)
        let agreed = granularity.agreed(Array(source), Array(target))
        return agreed.indices.compactMap { cell in
          agreed[cell] < Self.leastPosterior
            ? nil
            : Share(
              unit: units[cell / target.count],
              lemma: lemmas.lemma(of: target[target.startIndex + cell % target.count]),
              value: agreed[cell])
        }
      }
      for k in 0..<block {
        for unit in granularity.units.source(pairs.source[pairs.source(of: start + k)]) {
          counts.note(unit: unit)
        }
        for word in pairs.target[pairs.target(of: start + k)] {
          counts.note(lemma: lemmas.lemma(of: word))
        }
        for share in shares[k] { counts.add(share.unit, share.lemma, share.value) }
      }
    }
    return counts.table()
  }
}

/// The lemmas of a target vocabulary.
private struct TargetLemmas: Sendable {
  private(set) var vocabulary = Interner()
  private var lemmaOfWord: [Int32] = []

  init(_ words: Interner, _ morphology: EnglishMorphology) {
    let texts = (0..<Int32(words.count)).map { words.text(of: $0) }
    let morphology = morphology.knowing(texts)
    lemmaOfWord = texts.map { vocabulary.intern(morphology.lemma(of: $0)) }
  }

  func lemma(of word: Int32) -> Int32 { lemmaOfWord[Int(word)] }
}
