public import Corpus
import Workers

/// What the lexicon says of the words of a corpus: P(target class | source word), as sparse rows.
///
/// A one-word gloss weighs 1, each word of a k-word gloss 1/k, an identical number 2, the words and characters
/// inside a word 0.7 and 0.3 of their own glosses, half that where the word has a gloss itself; a row sums to at
/// most 1 (reference/extraction.md 3.2). An equivalent of the user's glossary weighs twice as much. Counts made elsewhere
/// are mixed in (`BackgroundRows`).
public struct LexicalPrior: Sendable {
  /// Target classes of each source word, ascending, with their weights.
  public private(set) var rows: [[(target: Int32, weight: Double)]]
  /// Glosses of two or more content words, as target classes: where they stand together they anchor a link.
  public private(set) var phrases: [[[Int32]]]
  /// Whether the lexicon has the word itself.
  public private(set) var isListed: [Bool]
  /// Whether the word is a name or comes from the user's glossary.
  public private(set) var isTrusted: [Bool]
  public private(set) var classes: [WordClass]

  /// - Parameters:
  ///   - source: vocabulary of source words in folded form.
  ///   - background: how words were rendered elsewhere.
  ///   - classOf: the classes of the target words of the corpus.
  init(
    source: Interner, lexicon: Lexicon, background: TranslationTable, classOf: TargetClasses,
    workers: WorkerPool
  ) {
    let counted = BackgroundRows(background, classOf: classOf)
    let count = source.count
    let stretch = max(1, (count + workers.threads - 1) / workers.threads)
    let stretches = workers.map((count + stretch - 1) / stretch) { k in
      var reader = LexicalPriorReader(lexicon: lexicon, background: counted, classOf: classOf)
      return (k * stretch..<min(count, (k + 1) * stretch)).map {
        reader.word(source.text(of: Int32($0)))
      }
    }
    rows = []
    phrases = []
    isListed = []
    isTrusted = []
    classes = []
    for word in stretches.joined() {
      rows.append(word.row)
      phrases.append(word.phrases)
      isListed.append(word.isListed)
      isTrusted.append(word.isTrusted)
      classes.append(word.classes)
    }
  }

  /// The weight of a pair; nil where the lexicon does not have it.
  /// - Complexity: O(log of the row).
  func weight(_ z: Int32, _ e: Int32) -> Double? {
    let row = rows[Int(z)]
    var low = 0
    var high = row.count
    while low < high {
      let middle = (low + high) >> 1
      if row[middle].target < e { low = middle + 1 } else { high = middle }
    }
    return low < row.count && row[low].target == e ? row[low].weight : nil
  }

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
