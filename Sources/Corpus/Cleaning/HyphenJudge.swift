/// Decides whether a hyphen at the end of a line belongs to the word or only to the line.
struct HyphenJudge {
  private var counts: [[UInt32]: Int] = [:]

  /// Learns the words of the text, leaving out fragments at line ends.
  init(lines: [TextLine]) {
    var cutBefore = false
    for line in lines {
      var words = Self.words(line.scalars)
      if cutBefore, !words.isEmpty { words.removeFirst() }
      cutBefore = line.scalars.last == 0x2D
      if cutBefore, !words.isEmpty { words.removeLast() }
      for word in words {
        counts[word, default: 0] += 1
        if word.contains(0x2D) {
          for half in word.split(separator: 0x2D) { counts[Array(half), default: 0] += 1 }
        }
      }
    }
  }

  /// - Parameters:
  ///   - text: ends with the hyphen in question.
  ///   - next: the line that follows.
  func keepsHyphen(between text: [UInt32], and next: [UInt32]) -> Bool {
    let body = text.dropLast()
    let left = Self.lowered(Self.wordTail(of: body) { $0 != 0x2D })
    let whole = Self.lowered(Self.wordTail(of: body) { _ in true })
    let tail = next.prefix(while: Self.isWordCharacter)
    let right = Self.lowered(next.prefix(while: { Self.isWordCharacter($0) && $0 != 0x2D }))
    guard let first = tail.first, !left.isEmpty else { return true }
    if first.isUpper { return true }
    let joined = counts[left + right] ?? 0
    let hyphenated = counts[left + [0x2D] + right] ?? 0
    if joined > 0, joined >= hyphenated { return false }
    if hyphenated > 0 { return true }
    if Self.compoundHeads.contains(String(scalars: whole)), right.count >= 4,
      !Self.solidTails.contains(String(scalars: right))
    {
      return true
    }
    // wide-rang-ing: what is already hyphenated is cut once more inside its last word.
    if whole.contains(0x2D), (counts[left] ?? 0) == 0 { return false }
    let (leftCount, rightCount) = (counts[left] ?? 0, counts[right] ?? 0)
    if leftCount > 0, rightCount > 0, left.count >= 3, right.count >= 3 { return true }
    return leftCount > 1 && left.count >= 5 && right.count > 4 && !Self.isSuffix(right)
  }

  /// What comes before the hyphen in compounds like long-term, well-being and cross-border, which a short text need
  /// not hold twice, and what makes one word with some of these: highlands, shortfall.
  private static let compoundHeads: Set<String> = [
    "long", "short", "high", "low", "well", "self", "near", "cross", "large", "small", "full",
  ]
  private static let solidTails: Set<String> = [
    "ness", "ened", "ening", "ways", "land", "lands", "light", "lights", "lighted", "fall", "falls",
    "standing", "hand", "sighted", "time", "born", "list", "lists", "road", "roads",
  ]

  private static func isSuffix(_ word: [UInt32]) -> Bool {
    let suffixes = [
      "ments", "ation", "ations", "ional", "tional", "tions", "ically", "ingly", "ering", "nesses",
      "ities", "istic", "ative", "ively", "ance", "ences", "ology", "ously", "lessly", "ization",
    ]
    return suffixes.contains(String(scalars: word))
  }

  private static func words(_ line: [UInt32]) -> [[UInt32]] {
    line.split { !isWordCharacter($0) }.map { lowered($0) }
  }

  private static func lowered(_ word: some Sequence<UInt32>) -> [UInt32] { word.map(\.lowered) }

  private static func wordTail(
    of text: ArraySlice<UInt32>, where holds: (UInt32) -> Bool
  ) -> ArraySlice<UInt32> {
    var start = text.endIndex
    while start > text.startIndex, isWordCharacter(text[start - 1]), holds(text[start - 1]) {
      start -= 1
    }
    return text[start...]
  }

  private static func isWordCharacter(_ c: UInt32) -> Bool {
    c.kind == .latin || c.kind == .digit || c == 0x2D
  }
}
