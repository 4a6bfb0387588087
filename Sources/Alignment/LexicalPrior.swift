public import Corpus

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
    source: Interner, lexicon: Lexicon, background: TranslationTable, classOf: TargetClasses
  ) {
    let counted = BackgroundRows(background, classOf: classOf)
    var glosses = GlossTable(lexicon: lexicon, classOf: classOf)
    rows = []
    phrases = []
    isListed = []
    isTrusted = []
    classes = []
    for id in 0..<Int32(source.count) {
      let text = source.text(of: id)
      let word = [UInt32](scalarsOf: text)
      var row: [Int32: Double] = [:]
      var ownPhrases: [[Int32]] = []
      var ownClasses: WordClass = []
      var listed = false
      if let entry = lexicon.entry(of: word) {
        ownClasses = lexicon.classes(of: entry)
        listed = !ownClasses.contains(.induced)
        let own = glosses.glosses(of: entry)
        let equivalents = lexicon.equivalents(of: entry).count
        for (rank, gloss) in own.enumerated() {
          let boost =
            gloss.rank < equivalents ? Self.glossaryWeight : Self.weight(ofRank: rank)
          for (k, target) in gloss.classes.enumerated()
          where gloss.isContent[k] || gloss.classes.count == 1 {
            let weight = boost / Double(max(1, gloss.contentCount))
            row[target] = max(row[target] ?? 0, weight)
          }
          if gloss.contentCount >= 2, gloss.isComplete {
            ownPhrases.append(zip(gloss.classes, gloss.isContent).filter(\.1).map(\.0))
          }
        }
      }
      Self.addNumbers(word, text, classOf: classOf, to: &row)
      let hasOwn = !row.isEmpty
      Self.addParts(of: word, lexicon: lexicon, &glosses, halved: hasOwn, to: &row)
      let ascending = row.sorted { $0.key < $1.key }
      let scale = 1 / max(1, ascending.reduce(0) { $0 + $1.value })
      rows.append(
        counted.mixed(
          into: ascending.map { (target: $0.key, weight: $0.value * scale) }, of: text))
      phrases.append(ownPhrases)
      isListed.append(listed)
      isTrusted.append(ownClasses.contains(.person) || ownClasses.contains(.glossary))
      classes.append(ownClasses)
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

  /// A lexicon's first glosses are the usual ones; a large dictionary's later ones mislead as often as they help.
  private static func weight(ofRank rank: Int) -> Double { rank < 3 ? 1 : 0.3 }

  /// The user's own equivalents outweigh a dictionary.
  private static let glossaryWeight = 2.0

  private static func addNumbers(
    _ word: [UInt32], _ text: String, classOf: TargetClasses, to row: inout [Int32: Double]
  ) {
    guard let first = word.first else { return }
    if first.kind == .digit {
      if word.last == 0x6708, let month = Int(text.dropLast()), (1...12).contains(month) {
        if let target = classOf(months[month - 1]) { row[target] = 2 }
        return
      }
      if let target = classOf(text.replacing(",", with: "")) { row[target] = 2 }
    } else if first.kind == .latin {
      if let target = classOf(text) { row[target] = 2 }
    } else if word.count >= 2, let digits = ChineseProfile.digits(ofNumeral: word) {
      if let target = classOf(digits) { row[target] = 2 }
    }
  }

  private static func addParts(
    of word: [UInt32], lexicon: Lexicon, _ glosses: inout GlossTable, halved: Bool,
    to row: inout [Int32: Double]
  ) {
    guard word.count >= 2, word[0].kind == .han else { return }
    let factor = halved ? 0.5 : 1.0
    for start in word.indices {
      lexicon.forEachWord(in: word, from: start, to: word.count) { length, entry in
        guard length < word.count, !lexicon.classes(of: entry).contains(.function) else { return }
        let weight = (length > 1 ? 0.7 : 0.3) * factor
        for gloss in glosses.glosses(of: entry) {
          for (k, target) in gloss.classes.enumerated() where gloss.isContent[k] {
            row[target] = max(row[target] ?? 0, weight / Double(max(1, gloss.contentCount)))
          }
        }
      }
    }
  }

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}

/// Glosses of lexicon entries as target classes, parsed once each.
private struct GlossTable {
  struct Gloss {
    /// Place among the glosses of its word, from 0.
    var rank: Int
    var classes: [Int32]
    var isContent: [Bool]
    /// Content words of the whole gloss, those that do not occur in the corpus included.
    var contentCount: Int
    /// Whether every word of the gloss occurs in the corpus.
    var isComplete: Bool
  }

  let lexicon: Lexicon
  let classOf: TargetClasses
  private var cache: [Lexicon.Entry: [Gloss]] = [:]

  init(lexicon: Lexicon, classOf: TargetClasses) {
    self.lexicon = lexicon
    self.classOf = classOf
  }

  mutating func glosses(of entry: Lexicon.Entry) -> [Gloss] {
    if let known = cache[entry] { return known }
    let parsed = lexicon.glosses(of: entry).enumerated().compactMap { parse($1, rank: $0) }
    cache[entry] = parsed
    return parsed
  }

  private func parse(_ gloss: String, rank: Int) -> Gloss? {
    var result = Gloss(rank: rank, classes: [], isContent: [], contentCount: 0, isComplete: true)
    for (word, isContent) in EnglishProfile.words(of: gloss) {
      if isContent { result.contentCount += 1 }
      if let target = classOf(word) {
        result.classes.append(target)
        result.isContent.append(isContent)
      } else {
        result.isComplete = false
      }
    }
    return result.classes.isEmpty ? nil : result
  }
}
