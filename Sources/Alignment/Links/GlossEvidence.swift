import Corpus

/// What a lexicon says of source units: stems that may translate them, with weights.
///
/// A one-word gloss weighs 1, each content word of a k-word gloss 1/k, its function words a fifth of that; numbers,
/// names in Latin letters and punctuation weigh 1 or 2 with their counterparts; words and characters inside a word
/// 0.7 and 0.3 of their own glosses, half that where the word has glosses itself.
struct GlossEvidence {
  private let lexicon: Lexicon
  private let units: LinkUnits
  private var cache: [Lexicon.Entry: [(stem: Int32, weight: Float)]] = [:]
  private var words = Interner()
  /// The stem of each word met so far; nil where the pairs have none of it.
  private var stemOfWord: [Int32?] = []

  /// The user's own terms outweigh a dictionary.
  private static let glossaryWeight: Float = 3
  private static let functionShare: Float = 0.2
  private static let partWeights = (word: Float(0.7), character: Float(0.3))

  init(lexicon: Lexicon, units: LinkUnits) {
    self.lexicon = lexicon
    self.units = units
  }

  /// The stems that may translate a unit, ascending.
  mutating func row(of unit: Int32) -> [(stem: Int32, weight: Float)] {
    let text = units.source.text(of: unit)
    let word = [UInt32](scalarsOf: text)
    guard let first = word.first else { return [] }
    var row: [Int32: Float] = [:]
    func put(_ stem: Int32?, _ weight: Float) {
      if let stem { row[stem] = max(row[stem] ?? 0, weight) }
    }
    if let entry = lexicon.entry(of: word) {
      for (stem, weight) in glosses(of: entry) { put(stem, weight) }
      for equivalent in lexicon.equivalents(of: entry) {
        for (stem, weight) in stems(of: equivalent) { put(stem, Self.glossaryWeight * weight) }
      }
    }
    for (counterpart, weight) in Self.counterparts(of: word, text) {
      put(units.stem(of: counterpart), weight)
    }
    if word.count > 1, first.isHan {
      let factor: Float = row.isEmpty ? 1 : 0.5
      for (length, entry) in parts(of: word) {
        let weight = length > 1 ? Self.partWeights.word : Self.partWeights.character
        for (stem, share) in glosses(of: entry) { put(stem, factor * weight * share) }
      }
    }
    return row.sorted { $0.key < $1.key }.map { (stem: $0.key, weight: $0.value) }
  }

  private func parts(of word: [UInt32]) -> [(length: Int, entry: Lexicon.Entry)] {
    var parts: [(length: Int, entry: Lexicon.Entry)] = []
    for start in word.indices {
      lexicon.forEachWord(in: word, from: start, to: word.count) { length, entry in
        if length < word.count, !lexicon.classes(of: entry).contains(.function) {
          parts.append((length, entry))
        }
      }
    }
    return parts
  }

  private mutating func glosses(of entry: Lexicon.Entry) -> [(stem: Int32, weight: Float)] {
    if let known = cache[entry] { return known }
    var list: [(stem: Int32, weight: Float)] = []
    for gloss in lexicon.glosses(of: entry) { list += stems(of: gloss) }
    cache[entry] = list
    return list
  }

  private mutating func stems(of gloss: String) -> [(stem: Int32, weight: Float)] {
    let found = EnglishProfile.words(of: gloss, vocabulary: &words)
    while stemOfWord.count < words.count {
      stemOfWord.append(units.stem(of: words.text(of: Int32(stemOfWord.count))))
    }
    let content = Float(max(1, found.count(where: \.isContent)))
    return found.compactMap { word, isContent in
      stemOfWord[Int(word)].map { stem in
        (
          stem,
          isContent || found.count == 1
            ? 1 / content : Self.functionShare / Float(found.count)
        )
      }
    }
  }

  // MARK: Numbers, Latin letters and punctuation

  private static func counterparts(
    of word: [UInt32], _ text: String
  ) -> [(word: String, weight: Float)] {
    guard let first = word.first else { return [] }
    switch first.kind {
    case .digit:
      let digits = String(scalars: word.prefix { $0.kind == .digit || $0 == 0x2E || $0 == 0x2C })
        .replacing(",", with: "")
      guard word.last == 0x6708, let month = Int(digits), (1...12).contains(month) else {
        return [(digits, 2)]
      }
      return [(digits, 2), (LexicalPrior.months[month - 1], 2)]
    case .latin, .other: return [(text, 2)]
    case .punctuation: return ([text] + (punctuation[text] ?? [])).map { ($0, 1) }
    case .han:
      guard let digits = ChineseProfile.digits(ofNumeral: word) else { return [] }
      var list = [(word: digits, weight: word.count > 1 ? Float(2) : 1)]
      if let value = Int(digits), numbers.indices.contains(value) {
        list.append((numbers[value], 1))
      }
      return list
    case .space: return []
    }
  }

  private static let numbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
  ]

  /// Marks that stand for each other; quotes and brackets also as the Penn Treebank writes them.
  private static let punctuation: [String: [String]] = [
    "，": [",", "and", ";"], ",": ["and", ";"], "、": [",", "and"], "。": ["."], "；": [";", ","],
    ";": [","], "：": [":", ","], ":": [","], "？": ["?"], "！": ["!"], "％": ["%", "percent"],
    "%": ["percent"], "——": ["--", "-"], "－": ["-", "--"],
    "“": ["``", "\"", "'", "`"], "”": ["''", "\"", "'"], "「": ["``", "\""], "」": ["''", "\""],
    "《": ["``", "\""], "》": ["''", "\""], "（": ["(", "-lrb-"], "）": [")", "-rrb-"],
    "(": ["-lrb-"], ")": ["-rrb-"],
  ]
}
