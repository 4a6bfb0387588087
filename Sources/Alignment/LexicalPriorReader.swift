import Corpus

/// What the lexicon says of one word, for ``LexicalPrior``.
struct LexicalPriorReader {
  struct Word: Sendable {
    var row: [(target: Int32, weight: Double)] = []
    var phrases: [[Int32]] = []
    var isListed = false
    var isTrusted = false
    var classes: WordClass = []
  }

  private let lexicon: Lexicon
  private let background: BackgroundRows
  private let classOf: TargetClasses
  private var glosses: GlossTable

  init(lexicon: Lexicon, background: BackgroundRows, classOf: TargetClasses) {
    self.lexicon = lexicon
    self.background = background
    self.classOf = classOf
    glosses = GlossTable(lexicon: lexicon, classOf: classOf)
  }

  mutating func word(_ text: String) -> Word {
    let word = [UInt32](scalarsOf: text)
    var result = Word()
    var row: [Int32: Double] = [:]
    if let entry = lexicon.entry(of: word) {
      result.classes = lexicon.classes(of: entry)
      result.isListed = !result.classes.contains(.induced)
      let equivalents = lexicon.equivalents(of: entry).count
      for (rank, gloss) in glosses.glosses(of: entry).enumerated() {
        let boost =
          gloss.rank < equivalents ? Self.glossaryWeight : Self.weight(ofRank: rank)
        for (k, target) in gloss.classes.enumerated()
        where gloss.isContent[k] || gloss.classes.count == 1 {
          let weight = boost / Double(max(1, gloss.contentCount))
          row[target] = max(row[target] ?? 0, weight)
        }
        if gloss.contentCount >= 2, gloss.isComplete {
          result.phrases.append(zip(gloss.classes, gloss.isContent).filter(\.1).map(\.0))
        }
      }
    }
    addNumbers(word, text, to: &row)
    addParts(of: word, halved: !row.isEmpty, to: &row)
    let ascending = row.sorted { $0.key < $1.key }
    let scale = 1 / max(1, ascending.reduce(0) { $0 + $1.value })
    result.row = background.mixed(
      into: ascending.map { (target: $0.key, weight: $0.value * scale) }, of: text)
    result.isTrusted = !result.classes.isDisjoint(with: [.person, .glossary])
    return result
  }

  /// A lexicon's first glosses are the usual ones; a large dictionary's later ones mislead as often as they help.
  private static func weight(ofRank rank: Int) -> Double { rank < 3 ? 1 : 0.3 }

  /// The user's own equivalents outweigh a dictionary.
  private static let glossaryWeight = 2.0

  private func addNumbers(_ word: [UInt32], _ text: String, to row: inout [Int32: Double]) {
    guard let first = word.first else { return }
    if first.kind == .digit {
      if word.last == 0x6708, let month = Int(text.dropLast()), (1...12).contains(month) {
        if let target = classOf(LexicalPrior.months[month - 1]) { row[target] = 2 }
        return
      }
      if let target = classOf(text.replacing(",", with: "")) { row[target] = 2 }
    } else if first.kind == .latin {
      if let target = classOf(text) { row[target] = 2 }
    } else if word.count >= 2, let digits = ChineseProfile.digits(ofNumeral: word) {
      if let target = classOf(digits) { row[target] = 2 }
    }
  }

  private mutating func addParts(
    of word: [UInt32], halved: Bool, to row: inout [Int32: Double]
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
  private var words = Interner()
  /// The class of each word met so far; nil where the corpus has none of it.
  private var classes: [Int32?] = []

  init(lexicon: Lexicon, classOf: TargetClasses) {
    self.lexicon = lexicon
    self.classOf = classOf
  }

  mutating func glosses(of entry: Lexicon.Entry) -> [Gloss] {
    if let known = cache[entry] { return known }
    var parsed: [Gloss] = []
    for (rank, gloss) in lexicon.glosses(of: entry).enumerated() {
      if let gloss = parse(gloss, rank: rank) { parsed.append(gloss) }
    }
    cache[entry] = parsed
    return parsed
  }

  private mutating func parse(_ gloss: String, rank: Int) -> Gloss? {
    var result = Gloss(rank: rank, classes: [], isContent: [], contentCount: 0, isComplete: true)
    let found = EnglishProfile.words(of: gloss, vocabulary: &words)
    while classes.count < words.count {
      classes.append(classOf(words.text(of: Int32(classes.count))))
    }
    for (word, isContent) in found {
      if isContent { result.contentCount += 1 }
      if let target = classes[Int(word)] {
        result.classes.append(target)
        result.isContent.append(isContent)
      } else {
        result.isComplete = false
      }
    }
    return result.classes.isEmpty ? nil : result
  }
}
