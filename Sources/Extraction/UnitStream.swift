import Alignment
import Corpus
import Glibc

/// All source tokens as one sequence of word ids, with a gap wherever no term reaches across: after each segment, at a
/// space between two Chinese characters, at the number of an article of law and at a dash between clauses.
struct UnitStream {
  /// Word ids; -1 in a gap.
  private(set) var ids: [Int32] = []
  /// Whether a term may hold a word, by id.
  private let isOpen: [Bool]
  /// The token of each place within its part; -1 in a gap.
  private(set) var tokens: [Int32] = []
  /// First place of each part, and the number of places at the end.
  private(set) var partStarts: [Int] = [0]

  /// - Parameter isOwnText: whether a segment of a part belongs to its text.
  init(_ parts: [TokenizedPart], lexis: UnitLexis, isOwnText: (Int, Int) -> Bool = { _, _ in true })
  {
    isOpen = lexis.isOpen
    let count = parts.reduce(0) { $0 + $1.count + $1.segmentStarts.count - 1 }
    ids.reserveCapacity(count)
    tokens.reserveCapacity(count)
    for (number, part) in parts.enumerated() {
      for segment in 0..<(part.segmentStarts.count - 1) where isOwnText(number, segment) {
        append(part, part.tokens(ofSegment: segment), lexis)
        appendGap()
      }
      partStarts.append(ids.count)
    }
  }

  private mutating func append(_ part: TokenizedPart, _ range: Range<Int>, _ lexis: UnitLexis) {
    var token = range.lowerBound
    while token < range.upperBound {
      let id = Int(part.ids[token])
      if token > range.lowerBound, part.starts[token] > part.ends[token - 1],
        lexis.words[id].first?.isHan == true,
        lexis.words[Int(part.ids[token - 1])].last?.isHan == true
      {
        appendGap()
      }
      if let end = Self.endOfDivision(part, token..<range.upperBound, lexis)
        ?? Self.endOfDash(part, token..<range.upperBound, lexis)
      {
        appendGap()
        token = end
        continue
      }
      ids.append(part.ids[token])
      tokens.append(Int32(token))
      token += 1
    }
  }

  private mutating func appendGap() {
    ids.append(-1)
    tokens.append(-1)
  }

  /// Where the number of an article or chapter ends that begins with a token: 第十二条.
  private static func endOfDivision(
    _ part: TokenizedPart, _ tokens: Range<Int>, _ lexis: UnitLexis
  ) -> Int? {
    var digits = 0
    for token in tokens.prefix(4) {
      var word = lexis.words[Int(part.ids[token])][...]
      if token == tokens.lowerBound {
        guard word.first == 0x7B2C else { return nil }
        word = word.dropFirst()
      }
      for (k, c) in word.enumerated() {
        if ChineseProfile.isNumeral(c) || c.kind == .digit {
          digits += 1
        } else {
          let isLast = k == word.count - 1
          return digits > 0 && isLast && CandidateRules.divisions.contains(c) ? token + 1 : nil
        }
      }
    }
    return nil
  }

  /// Where a dash of two marks, or one with a space beside it, ends that begins with a token: it parts clauses.
  private static func endOfDash(
    _ part: TokenizedPart, _ tokens: Range<Int>, _ lexis: UnitLexis
  ) -> Int? {
    func isJoiner(_ token: Int) -> Bool { lexis.units[Int(part.ids[token])].contains(.joiner) }
    let start = tokens.lowerBound
    guard isJoiner(start) else { return nil }
    var end = start + 1
    while end < tokens.upperBound, isJoiner(end) { end += 1 }
    let isSpaced =
      start > 0 && part.starts[start] > part.ends[start - 1]
      || end < tokens.upperBound && part.starts[end] > part.ends[end - 1]
    return end > start + 1 || isSpaced || end == tokens.upperBound ? end : nil
  }

  /// The word at a place, where a term may hold it; -1 elsewhere.
  func openID(at place: Int) -> Int32 {
    let id = ids[place]
    return id >= 0 && isOpen[Int(id)] ? id : -1
  }

  /// - Complexity: O(log of the parts).
  func part(at place: Int) -> Int {
    var low = 0
    var high = partStarts.count - 1
    while low + 1 < high {
      let middle = (low + high) >> 1
      if partStarts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }
}

/// The word n-grams of a stream that occur often enough, found level by level: an n-gram is counted only where the
/// two (n-1)-grams in it are frequent (Agrawal and Srikant 1994), so that memory follows the frequent ones.
struct GramTable {
  /// Each gram is its first gram of one word less and its last one; single words have -1.
  private(set) var prefixes: [Int32] = []
  private(set) var suffixes: [Int32] = []
  private(set) var counts: [Int32] = []
  /// The first place of each gram in the stream.
  private(set) var firstPlaces: [Int32] = []
  /// The gram that begins at each place, of the level counted last; -1 for none.
  private(set) var gramAt: [Int32] = []
  private(set) var length = 0
  let minimumCount: Int32

  init(minimumCount: Int) { self.minimumCount = Int32(minimumCount) }

  /// Counts the single words.
  mutating func countWords(_ stream: UnitStream, vocabulary: Int) {
    var counts = [Int32](repeating: 0, count: vocabulary)
    for place in stream.ids.indices {
      let id = stream.openID(at: place)
      if id >= 0 { counts[Int(id)] += 1 }
    }
    var gramOfWord = [Int32](repeating: -1, count: vocabulary)
    gramAt = [Int32](repeating: -1, count: stream.ids.count)
    for place in stream.ids.indices {
      let id = stream.openID(at: place)
      guard id >= 0, counts[Int(id)] >= minimumCount else { continue }
      if gramOfWord[Int(id)] < 0 {
        gramOfWord[Int(id)] = add(prefix: -1, suffix: -1, counts[Int(id)], place)
      }
      gramAt[place] = gramOfWord[Int(id)]
    }
    length = 1
  }

  /// Counts the grams that are one word longer.
  /// - Parameter mayExtend: whether a gram may be the first part of a longer one.
  /// - Returns: the numbers of the new grams.
  mutating func countLonger(where mayExtend: (Int32) -> Bool) -> Range<Int> {
    let first = counts.count
    var table = CountedPairs()
    var slots = [Int32](repeating: -1, count: gramAt.count)
    for place in 0..<max(0, gramAt.count - 1)
    where gramAt[place] >= 0 && gramAt[place + 1] >= 0 && mayExtend(gramAt[place]) {
      slots[place] = table.count(gramAt[place], gramAt[place + 1])
    }
    var gramOfPair = [Int32](repeating: -1, count: table.counts.count)
    for place in gramAt.indices {
      let pair = Int(slots[place])
      guard pair >= 0, table.counts[pair] >= minimumCount else {
        gramAt[place] = -1
        continue
      }
      // The gram at the next place is still that of the level before.
      if gramOfPair[pair] < 0 {
        gramOfPair[pair] = add(
          prefix: gramAt[place], suffix: gramAt[place + 1], table.counts[pair], place)
      }
      gramAt[place] = gramOfPair[pair]
    }
    length += 1
    return first..<counts.count
  }

  private mutating func add(prefix: Int32, suffix: Int32, _ count: Int32, _ place: Int) -> Int32 {
    prefixes.append(prefix)
    suffixes.append(suffix)
    counts.append(count)
    firstPlaces.append(Int32(place))
    return Int32(counts.count - 1)
  }

  /// The least normalised pointwise mutual information over all ways to cut a gram in two (Bouma 2009), -1 to 1: how much
  /// more often its parts stand together than they would by chance. 1 for a single word.
  /// - Parameter total: words of the stream.
  func cohesion(of gram: Int, total: Int) -> Double {
    guard suffixes[gram] >= 0 else { return 1 }
    let joint = Double(counts[gram])
    let n = Double(max(total, 2))
    var least = 1.0
    for (a, b) in parts(of: gram) {
      let expected = Double(counts[Int(a)]) * Double(counts[Int(b)]) / n
      least = min(least, log(joint / expected) / max(log(n / joint), 1e-9))
    }
    return max(-1, least)
  }

  /// The two grams of each way to cut a gram in two.
  private func parts(of gram: Int) -> [(Int32, Int32)] {
    var firsts: [Int32] = []
    var lasts: [Int32] = []
    var first = prefixes[gram]
    var last = suffixes[gram]
    while first >= 0, last >= 0 {
      firsts.append(first)
      lasts.append(last)
      (first, last) = (prefixes[Int(first)], suffixes[Int(last)])
    }
    return Array(zip(firsts, lasts.reversed()))
  }

  /// The least log-likelihood ratio over all ways to cut a gram in two (Dunning 1993): how surely its parts belong
  /// together. Infinite for a single word.
  /// - Parameter total: words of the stream.
  func significance(of gram: Int, total: Int) -> Double {
    guard suffixes[gram] >= 0 else { return .infinity }
    var least = Double.infinity
    for (a, b) in parts(of: gram) {
      least = min(
        least,
        Association(
          joint: Int(counts[gram]), Int(counts[Int(a)]), Int(counts[Int(b)]), of: total
        ).likelihoodRatio)
    }
    return least
  }
}

/// How often pairs of numbers were counted.
private struct CountedPairs {
  private(set) var counts: [Int32] = []
  private var keys = KeyInterner()

  /// - Returns: the number of the pair, in order of first appearance.
  mutating func count(_ a: Int32, _ b: Int32) -> Int32 {
    let pair = keys.intern(
      UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)))
    if Int(pair) == counts.count { counts.append(0) }
    counts[Int(pair)] += 1
    return pair
  }
}
