import Alignment
import Corpus

/// What the source texts say of one n-gram, summed over its places.
struct GramSums {
  /// Sums of `UnitLexis.leftBoundary` and `rightBoundary`, in tenths.
  var left: Int32 = 0
  var right: Int32 = 0
  var quoted: Int32 = 0
  /// Places beside a list mark, where the gram is itself a list.
  var partialList: Int32 = 0
  var insideCompound: Int32 = 0
  /// In how many parts it stands.
  var parts: Int32 = 0
  private var lastPart: Int32 = -1

  mutating func note(part: Int32) {
    guard part != lastPart else { return }
    lastPart = part
    parts += 1
  }
}

/// The n-grams of the source texts that may be terms by their edges, with their evidence and places.
struct GramEvidence {
  private static let maximumWords = 10
  private static let maximumCharacters = 30

  let stream: UnitStream
  let lexis: UnitLexis
  private let lexicon: Lexicon
  private let compounds: CompoundPlaces
  private let texts: [PartText]
  private(set) var table: GramTable
  /// By gram: number of its evidence, -1 where it is no candidate.
  private(set) var candidateOfGram: [Int32] = []
  /// By candidate.
  private(set) var sums: [GramSums] = []
  private(set) var grams: [Int32] = []
  private(set) var lengths: [UInt8] = []
  /// Every place of a candidate, and the candidate; by length, then in text order.
  private(set) var places: [Int32] = []
  private(set) var candidates: [Int32] = []

  /// Of each gram: words and characters in it, quotation marks open at its end (-1 where one closed that it had not
  /// opened).
  private var words: [UInt8] = []
  private var characters: [UInt8] = []
  private var hanCounts: [UInt8] = []
  private var letterCounts: [UInt8] = []
  private var quotes: [Int8] = []
  private var brackets: [Int8] = []

  init(
    _ stream: UnitStream, lexis: UnitLexis, lexicon: Lexicon, compounds: CompoundPlaces,
    texts: [PartText], minimumCount: Int
  ) {
    self.stream = stream
    self.lexis = lexis
    self.lexicon = lexicon
    self.compounds = compounds
    self.texts = texts
    table = GramTable(minimumCount: minimumCount)
  }

  /// - Parameter isSignificant: whether the words of a gram belong together.
  mutating func collect(where isSignificant: (GramTable, Int) -> Bool) {
    table.countWords(stream, vocabulary: lexis.words.count)
    var new = 0..<table.counts.count
    while !new.isEmpty {
      for gram in new {
        describe(gram)
        let isCandidate = hasCandidateEdges(gram) && isSignificant(table, gram)
        candidateOfGram.append(isCandidate ? Int32(sums.count) : -1)
        if isCandidate {
          sums.append(GramSums())
          grams.append(Int32(gram))
          lengths.append(UInt8(table.length))
        }
      }
      notePlaces()
      let (words, characters) = (words, characters)
      new = table.countLonger {
        words[Int($0)] <= Self.maximumWords && characters[Int($0)] < Self.maximumCharacters
      }
    }
  }

  /// The word ids of a gram of the level counted last.
  private func ids(_ gram: Int) -> ArraySlice<Int32> {
    let first = Int(table.firstPlaces[gram])
    return stream.ids[first..<(first + table.length)]
  }

  private mutating func describe(_ gram: Int) {
    let before = Int(table.prefixes[gram])
    let ids = ids(gram)
    let last = Int(ids[ids.endIndex - 1])
    let isFirst = before < 0
    let isWord = lexis.flags[last].contains(.word)
    words.append((isFirst ? 0 : words[before]) + (isWord ? 1 : 0))
    characters.append(
      UInt8(clamping: (isFirst ? 0 : Int(characters[before])) + lexis.words[last].count))
    hanCounts.append(
      UInt8(
        clamping: (isFirst ? 0 : Int(hanCounts[before])) + (isWord ? lexis.hanCounts[last] : 0)))
    letterCounts.append(
      UInt8(clamping: (isFirst ? 0 : Int(letterCounts[before])) + lexis.letterCounts[last]))
    var open = isFirst ? 0 : quotes[before]
    if lexis.flags[last].contains(.quote), open >= 0 {
      open += isFirst || lexis.isOpener[last] ? 1 : -1
    }
    quotes.append(open)
    var openBrackets = isFirst ? 0 : brackets[before]
    if openBrackets >= 0 {
      if lexis.units[last].contains(.openBracket) { openBrackets += 1 }
      if lexis.units[last].contains(.closeBracket) { openBrackets -= 1 }
    }
    brackets.append(openBrackets)
  }

  private func hasCandidateEdges(_ gram: Int) -> Bool {
    guard (1...Self.maximumWords).contains(Int(words[gram])),
      characters[gram] <= Self.maximumCharacters, quotes[gram] == 0, brackets[gram] == 0,
      hanCounts[gram] >= 2 || letterCounts[gram] >= 2
    else { return false }
    let ids = ids(gram).map { Int($0) }
    if let first = ids.first, let last = ids.last, ids.count == Int(words[gram]) + 2,
      lexis.flags[first].contains(.quote), lexis.flags[last].contains(.quote)
    {
      return false
    }
    return canBegin(ids, recurs: table.counts[gram] > 1) && canEnd(ids)
  }

  /// What the lexicon lists as one word begins and ends as it does, whatever its parts are (最高人民法院).
  private func canBegin(_ ids: [Int], recurs: Bool) -> Bool {
    let first = ids[0]
    if lexis.flags[first].contains(.quote) { return lexis.isOpener[first] }
    guard lexis.flags[first].contains(.word) else { return false }
    if ids.count > 1, lexis.units[first].contains(.preposition) {
      return lexis.listedStart(of: ids, lexicon) != nil
    }
    if lexis.units[first].isDisjoint(with: [.never, .badStart, .function]) { return true }
    // 六个必须 is a term where it is said again, 三个国家 seldom is.
    if recurs, ids.count > 2, lexis.units[first].contains(.number) { return true }
    return lexis.listedStart(of: ids, lexicon) != nil
  }

  private func canEnd(_ ids: [Int]) -> Bool {
    let last = ids[ids.count - 1]
    if lexis.flags[last].contains(.quote) { return ids.count > 1 && !lexis.isOpener[last] }
    guard ids.count > 1 else {
      return lexis.flags[last].contains(.word)
        && lexis.units[last].isDisjoint(with: [.badEnd, .function])
    }
    let before = lexis.units[ids[ids.count - 2]]
    let unit = lexis.units[last]
    // 县（市）, but no explanation after a name.
    if unit.contains(.closeBracket) { return before.contains(.single) && ids.count > 3 }
    guard lexis.flags[last].contains(.word) else { return false }
    if unit.isDisjoint(with: [.badEnd, .function]) { return true }
    // Time phrases of the lexicon, too, are no terms.
    if ChineseProfile.isPostposition(lexis.words[last]) { return false }
    if unit.contains(.number), !before.isDisjoint(with: [.joiner, .latin]) { return true }
    if unit.contains(.date), lexis.words[last] != [CandidateRules.moment] {
      return !before.contains(.number)
    }
    if unit.contains(.congress) { return before.contains(.number) }
    return lexis.listedEnd(of: ids, lexicon) != nil
  }

  private mutating func notePlaces() {
    let n = table.length
    for part in 0..<(stream.partStarts.count - 1) {
      let starts = texts[part].characters.starts
      for place in stream.partStarts[part]..<stream.partStarts[part + 1] {
        let gram = table.gramAt[place]
        guard gram >= 0, candidateOfGram[Int(gram)] >= 0 else { continue }
        let candidate = Int(candidateOfGram[Int(gram)])
        places.append(Int32(place))
        candidates.append(Int32(candidate))
        let token = Int(stream.tokens[place])
        note(
          place..<(place + n), part, candidate,
          isInCompound: compounds.holds(starts[token]..<starts[token + n], part: part))
      }
    }
  }

  private mutating func note(
    _ range: Range<Int>, _ part: Int, _ candidate: Int, isInCompound: Bool
  ) {
    let before = neighbour(range.lowerBound - 1)
    let after = neighbour(range.upperBound)
    sums[candidate].note(part: Int32(part))
    sums[candidate].left += before.map { lexis.leftBoundary[$0] } ?? 10
    sums[candidate].right += after.map { lexis.rightBoundary[$0] } ?? 10
    if isInCompound { sums[candidate].insideCompound += 1 }
    guard let before, let after else { return noteList(range, candidate, before ?? after) }
    if lexis.flags[before].contains(.quote), lexis.isOpener[before],
      lexis.flags[after].contains(.quote), !lexis.isOpener[after]
    {
      sums[candidate].quoted += 1
    }
    noteList(
      range, candidate, lexis.flags[before].contains(.listMark) ? before : after)
  }

  private mutating func noteList(_ range: Range<Int>, _ candidate: Int, _ neighbour: Int?) {
    guard let neighbour, lexis.flags[neighbour].contains(.listMark),
      range.contains(where: { lexis.flags[Int(stream.ids[$0])].contains(.listMark) })
    else { return }
    sums[candidate].partialList += 1
  }

  /// The word id at a place; nil at the border of a segment.
  private func neighbour(_ place: Int) -> Int? {
    guard stream.ids.indices.contains(place), stream.ids[place] >= 0 else { return nil }
    return Int(stream.ids[place])
  }
}
