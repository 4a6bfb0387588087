import Foundation
public import Workers

/// Chinese: words by the lexicon where it reaches, single characters where it does not.
///
/// Segmentation is a shortest path (Viterbi): a lexicon word costs 6 - 0.3 ln(1 + count in this corpus), a numeral
/// 6.5, a function character 6, another lexicon character 8, an unknown one 9; strings of unknown characters that
/// recur become words at 8 - 0.5 ln(1 + count) (reference/extraction.md 3.4).
public struct ChineseProfile: Sendable {
  /// Lexicon with what the corpus itself added: recurring unknown strings and names.
  public private(set) var lexicon: Lexicon
  private var folding = HanFolding()
  private var wordCounts: [Int32]
  /// Whether a word of the corpus is better read as its parts; asked once a word.
  private var compounds: [Lexicon.Entry: Bool] = [:]

  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    wordCounts = [Int32](repeating: 0, count: lexicon.count)
  }

  /// Adds a name found in the texts with its form in the other language.
  /// - Parameter classes: of what it is the name.
  public mutating func add(name: [UInt32], gloss: String, classes: WordClass = .person) {
    lexicon.add(word: name, class: classes.union(.noun), glosses: gloss.utf8)
  }

  // MARK: Segmentation

  /// Segments that one thread takes at a time.
  private static let blockSegments = 2_048

  /// Segments parts together, because what recurs anywhere helps everywhere.
  /// - Parameter vocabulary: receives each unit in simplified characters, Latin in lower case, digits half width.
  public mutating func tokenize(
    _ parts: [[Segment]], vocabulary: inout Interner, workers: WorkerPool = WorkerPool(threads: 1)
  ) -> [TokenizedPart] {
    for segment in parts.joined() { folding.learn(segment.text, lexicon) }
    let blocks = parts.indices.flatMap { part in
      stride(from: 0, to: parts[part].count, by: Self.blockSegments).map {
        (part: part, segments: $0..<min(parts[part].count, $0 + Self.blockSegments))
      }
    }
    let known = folding
    let texts = workers.map(blocks.count) { b in
      parts[blocks[b].part][blocks[b].segments].map { known.folded($0.text) }
    }
    count(in: texts, workers)
    induceWords(from: texts, workers)
    count(in: texts, workers)
    let profile = self
    let divided = workers.map(blocks.count) { b in
      DividedBlock(texts[b], as: parts[blocks[b].part][blocks[b].segments], by: profile)
    }
    var result = parts.map { _ in TokenizedPart() }
    for (b, block) in blocks.enumerated() {
      result[block.part].append(divided[b].tokens, ids: divided[b].ids(texts[b], &vocabulary))
    }
    return result
  }

  /// Scalars of a text as matching sees them: simplified, half width, lower case.
  public mutating func folded(_ text: String) -> [UInt32] {
    folding.learn(text, lexicon)
    return folding.folded(text)
  }

  /// The same for a text that was tokenised or folded before.
  public func folded(known text: String) -> [UInt32] { folding.folded(text) }

  private mutating func count(in blocks: [[[UInt32]]], _ workers: WorkerPool) {
    let lexicon = lexicon
    let counts = workers.map(blocks.count) { b in
      var counts = [Int32](repeating: 0, count: lexicon.count)
      for text in blocks[b] {
        for i in text.indices where text[i].isHan {
          lexicon.forEachWord(in: text, from: i, to: text.count) { length, entry in
            if length > 1 { counts[Int(entry)] += 1 }
          }
        }
      }
      return counts
    }
    wordCounts = [Int32](repeating: 0, count: lexicon.count)
    for block in counts { for entry in block.indices { wordCounts[entry] += block[entry] } }
    for entry in 0..<Lexicon.Entry(lexicon.count)
    where wordCounts[Int(entry)] > 0 && compounds[entry] == nil {
      compounds[entry] = isCompound(entry)
    }
  }

  /// Calls `body` with the place of every listed word that is read as its parts.
  public func forEachCompound(in text: [UInt32], _ range: Range<Int>, _ body: (Range<Int>) -> Void)
  {
    for start in range {
      lexicon.forEachWord(in: text, from: start, to: range.upperBound) { length, entry in
        if compounds[entry] == true { body(start..<(start + length)) }
      }
    }
  }

  /// Whether a word of four or more characters is made of listed words that say what its gloss says
  /// (负责任大国 = 负责任 "responsible" + 大国 "major country"): its parts then find their counterparts better than
  /// the whole. 社会主义 "socialism" is none, nor is a term of the user's glossary, whose equivalent is known as a whole
  /// (measured: with a glossary of laws more core terms of an annual report are listed, with as many right equivalents).
  private func isCompound(_ entry: Lexicon.Entry) -> Bool {
    let word = lexicon.word(entry)
    guard word.count >= 4,
      lexicon.classes(of: entry).isDisjoint(with: [.person, .idiom, .induced, .glossary]),
      let first = lexicon.glosses(of: entry).first
    else { return false }
    let wanted = Self.stems(first)
    guard wanted.count >= 2 else { return false }
    for cut in 2...(word.count - 2) {
      let parts = [lexicon.entry(of: word[..<cut]), lexicon.entry(of: word[cut...])]
        .compactMap { $0 }
        .map { part in Set(lexicon.glosses(of: part).flatMap { Self.stems($0) }) }
      let covered = wanted.count { stem in parts.contains { $0.contains(stem) } }
      if covered * 2 >= wanted.count { return true }
    }
    return false
  }

  /// The content words of a gloss cut to five letters, enough to bring inflections and derivations together.
  private static func stems(_ gloss: String) -> [String] {
    EnglishProfile.words(of: gloss).filter(\.isContent).map { String($0.word.prefix(5)) }
  }

  /// Makes words of unknown strings of two to four characters that occur at least twice.
  private mutating func induceWords(from blocks: [[[UInt32]]], _ workers: WorkerPool) {
    let profile = self
    let runs = workers.map(blocks.count) { b in blocks[b].flatMap { profile.unknownRuns($0) } }
    var counts: [[UInt32]: Int] = [:]
    for run in runs.joined() {
      for length in 2...4 where length <= run.count {
        for i in 0...(run.count - length) { counts[Array(run[i..<(i + length)]), default: 0] += 1 }
      }
    }
    let recurring = counts.filter { $0.value >= 2 }
    var parts: Set<[UInt32]> = []
    for (word, count) in recurring where word.count > 2 {
      for part in [Array(word.dropFirst()), Array(word.dropLast())] where counts[part] == count {
        parts.insert(part)
      }
    }
    for word in recurring.keys.sorted(by: { $0.lexicographicallyPrecedes($1) })
    where !parts.contains(word) {
      lexicon.add(word: word, class: .induced, glosses: [])
    }
  }

  /// Stretches of two or more characters that are each a unit of its own and no function word.
  private func unknownRuns(_ text: [UInt32]) -> [[UInt32]] {
    var runs: [[UInt32]] = []
    var run: [UInt32] = []
    func close() {
      if run.count >= 2 { runs.append(run) }
      run = []
    }
    for unit in units(text) {
      let isUnknown =
        unit.count == 1 && text[unit.lowerBound].isHan
        && !Self.functionCharacters.contains(text[unit.lowerBound])
        && !Self.degreeCharacters.contains(text[unit.lowerBound])
      if isUnknown { run.append(text[unit.lowerBound]) } else { close() }
    }
    close()
    return runs
  }

  fileprivate func flags(_ unit: ArraySlice<UInt32>) -> TokenFlags {
    guard let first = unit.first else { return [] }
    switch first.kind {
    case .punctuation, .space:
      switch first {
      case 0x3001: return .listMark
      case 0xFF0C, 0x2C: return [.comma, .clauseEnd]
      case 0x3002, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x3B, 0x3A, 0x21, 0x3F: return .clauseEnd
      case 0x201C, 0x201D, 0x2018, 0x2019, 0x22, 0x300C, 0x300D, 0x300E, 0x300F, 0x300A, 0x300B:
        return .quote
      default: return []
      }
    case .digit: return [.word, .content, .number]
    case .latin, .other: return [.word, .content]
    case .han:
      var flags: TokenFlags = .word
      if Self.isNumeral(unit), unit.count > 1 { flags.insert(.number) }
      if let entry = lexicon.entry(of: unit) {
        let isFunction = lexicon.classes(of: entry).contains(.function)
        if !isFunction { flags.insert(.content) }
      } else {
        flags.insert(.content)
      }
      return flags
    }
  }

  /// Covers the text, spaces left out, with words, numbers, Latin runs and single punctuation marks.
  func units(_ text: [UInt32]) -> [Range<Int>] {
    var units: [Range<Int>] = []
    var i = 0
    while i < text.count {
      switch text[i].kind {
      case .space: i += 1
      case .punctuation:
        units.append(i..<(i + 1))
        i += 1
      case .han:
        let start = i
        while i < text.count, text[i].isHan { i += 1 }
        segment(text, start..<i, into: &units)
      case .digit:
        let start = i
        i += 1
        while i < text.count,
          text[i].kind == .digit
            || (text[i] == 0x2E || text[i] == 0x2C) && i + 1 < text.count
              && text[i + 1].kind == .digit
        {
          i += 1
        }
        // 12月 is December, one word.
        if i < text.count, text[i] == 0x6708, i - start <= 2 { i += 1 }
        units.append(start..<i)
      case .latin, .other:
        let start = i
        while i < text.count, [.latin, .digit, .other].contains(text[i].kind) { i += 1 }
        units.append(start..<i)
      }
    }
    return units
  }

  private func segment(_ text: [UInt32], _ run: Range<Int>, into units: inout [Range<Int>]) {
    let n = run.count
    var cost = [Double](repeating: .infinity, count: n + 1)
    var back = [Int](repeating: 0, count: n + 1)
    cost[0] = 0
    func relax(_ from: Int, _ length: Int, _ price: Double) {
      if cost[from] + price < cost[from + length] {
        cost[from + length] = cost[from] + price
        back[from + length] = from
      }
    }
    for i in 0..<n {
      let at = run.lowerBound + i
      var isKnown = false
      lexicon.forEachWord(in: text, from: at, to: run.upperBound) { length, entry in
        if length == 1 {
          isKnown = true
        } else if compounds[entry] != true {
          // 四十年 is 四十|年, not 四|十年.
          let cutsNumeral =
            i > 0 && Self.numerals.contains(text[at]) && Self.numerals.contains(text[at - 1])
          relax(i, length, wordCost(entry, length) + (cutsNumeral ? 9 : 0))
        }
      }
      let isFunction = Self.functionCharacters.contains(text[at])
      relax(i, 1, isFunction ? 6 : isKnown ? 8 : 9)
      var length = 0
      while i + length < n, Self.numerals.contains(text[at + length]) { length += 1 }
      if length >= 2 { relax(i, length, 6.5) }
    }
    var cuts: [Int] = [n]
    while let last = cuts.last, last > 0 { cuts.append(back[last]) }
    cuts.reverse()
    for k in 1..<cuts.count {
      units.append((run.lowerBound + cuts[k - 1])..<(run.lowerBound + cuts[k]))
    }
  }

  private func wordCost(_ entry: Lexicon.Entry, _ length: Int) -> Double {
    let count = Double(wordCounts.indices.contains(Int(entry)) ? wordCounts[Int(entry)] : 0)
    let classes = lexicon.classes(of: entry)
    if classes.contains(.induced) { return 8 - 0.5 * log(1 + count) + (length > 2 ? 1 : 0) }
    if classes.contains(.person) { return 4 }
    return 6 - 0.3 * log(1 + count)
  }

  // MARK: Numerals

  static func isNumeral(_ unit: some Sequence<UInt32>) -> Bool {
    unit.allSatisfy { numerals.contains($0) }
  }

  /// Whether a character writes a number: 〇 to 九, 十, 百 …
  public static func isNumeral(_ character: UInt32) -> Bool { numerals.contains(character) }

  /// The value of a Chinese numeral in digits ("二十" → "20", "二〇二三" → "2023", "五万亿" → "5000000000000"); nil
  /// where it is none or above 10^15.
  public static func digits(ofNumeral unit: some Sequence<UInt32>) -> String? {
    var total = 0
    var section = 0
    var digit = 0
    var plain = ""
    var hasUnit = false
    for c in unit {
      if let value = digitValues[c] {
        plain += String(value)
        digit = value
        if plain.utf8.count > 12 { return nil }
      } else if let weight = weights[c] {
        hasUnit = true
        if weight == 100_000_000 {
          // 亿 multiplies all that stands before it: 五万亿.
          guard total + section + digit <= 10_000_000 else { return nil }
          total = (total + section + digit) * weight
          section = 0
        } else if weight == 10_000 {
          total += (section + digit) * weight
          section = 0
        } else {
          section += (digit == 0 ? 1 : digit) * weight
        }
        digit = 0
        if total > 1_000_000_000_000_000 { return nil }
      } else {
        return nil
      }
    }
    return hasUnit ? String(total + section + digit) : plain
  }

  /// Particles, prepositions, conjunctions and the like of one character.
  public static func isFunctionCharacter(_ c: UInt32) -> Bool { functionCharacters.contains(c) }

  /// Whether a character joins the members of a coordination: a conjunction or the list mark.
  package static func isCoordinator(_ c: UInt32) -> Bool { coordinators.contains(c) }

  private static let coordinators = Set([UInt32](scalarsOf: "和与及或、"))

  /// Whether a character ends a clause.
  package static func endsClause(_ c: UInt32) -> Bool { clauseEnds.contains(c) }

  private static let clauseEnds = Set([UInt32](scalarsOf: "，。；：！？"))

  /// Prepositions of two characters, some of which are verbs and nouns, too: before other words they are prepositions.
  public static func isPreposition(_ word: [UInt32]) -> Bool { prepositions.contains(word) }

  /// Words of two characters that follow a phrase and say when or where to it (十年以来): they are no part of a term.
  package static func isPostposition(_ word: some Collection<UInt32>) -> Bool {
    postpositions.contains(Array(word))
  }

  private static let postpositions = Set(
    [
      "以来", "以后", "以前", "以内", "以外", "以上", "以下", "之后", "之前", "之内", "之外", "之上", "之下", "之间", "之中",
      "之际", "之时",
    ].map { [UInt32](scalarsOf: $0) })

  private static let prepositions = Set(
    [
      "根据", "依据", "按照", "依照", "遵照", "参照", "基于", "鉴于", "由于", "因为", "为了", "为着", "关于", "对于", "至于",
      "有关", "针对", "围绕", "随着", "沿着", "朝着", "向着", "本着", "通过", "经过", "经由", "自从", "作为", "除了", "除去",
      "当着", "凭借", "借助",
    ].map { [UInt32](scalarsOf: $0) })

  private static let digitValues: [UInt32: Int] = {
    var table: [UInt32: Int] = [:]
    for (value, c) in [UInt32](scalarsOf: "零一二三四五六七八九").enumerated() { table[c] = value }
    table[0x3007] = 0
    table[0x4E24] = 2
    return table
  }()
  private static let weights: [UInt32: Int] = [
    0x5341: 10, 0x767E: 100, 0x5343: 1000, 0x4E07: 10_000, 0x4EBF: 100_000_000,
  ]
  private static let numerals = Set([UInt32](scalarsOf: "〇零一二三四五六七八九十百千万亿两"))
  private static let degreeCharacters = Set([UInt32](scalarsOf: "少多大小新更最各全很较"))
  static let functionCharacters = Set(
    [UInt32](scalarsOf: "的了是和与及或在以为于对从由向把将被给让使就都也还又再不没很更最而但且则若如因所之其此该这那哪各每某们着过地得吗呢吧啊等"))
}

/// Some segments cut into units whose words have no numbers yet.
private struct DividedBlock: Sendable {
  /// Without ids.
  private(set) var tokens = TokenizedPart()
  /// Where each token stands in the folded text of its segment.
  private var units: [Range<Int>] = []

  init(_ texts: [[UInt32]], as written: ArraySlice<Segment>, by profile: ChineseProfile) {
    for (text, segment) in zip(texts, written) {
      // Folding maps scalar to scalar, but a half-width form has fewer bytes than the full-width one it stands for.
      let widths = segment.text.unicodeScalars.map { $0.value.utf8Width }
      var offset = 0
      var position = 0
      for unit in profile.units(text) {
        while position < unit.lowerBound {
          offset += widths[position]
          position += 1
        }
        let start = offset
        for i in unit { offset += widths[i] }
        position = unit.upperBound
        tokens.append(-1, start, offset, profile.flags(text[unit]))
        units.append(unit)
      }
      tokens.closeSegment()
    }
  }

  /// The numbers of the words, in the order of the tokens.
  func ids(_ texts: [[UInt32]], _ vocabulary: inout Interner) -> [Int32] {
    var ids: [Int32] = []
    ids.reserveCapacity(units.count)
    for (segment, text) in texts.enumerated() {
      for token in tokens.tokens(ofSegment: segment) {
        ids.append(vocabulary.intern(utf8: text[units[token]]))
      }
    }
    return ids
  }
}
