/// Cuts paragraphs into sentences.
struct SentenceSplitter {
  let script: LineStitcher.Script

  /// Ranges of scalars, without the spaces between sentences.
  func sentences(_ text: [UInt32]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < text.count {
      guard isEnd(text, at: i) else {
        i += 1
        continue
      }
      var end = i + 1
      while end < text.count, Self.marks.contains(text[end]) || Self.closers.contains(text[end]) {
        end += 1
      }
      if script == .han || text[i] > 0x7F || startsSentence(text, at: end) {
        add(start..<end, of: text, to: &ranges)
        start = end
      }
      i = end
    }
    add(start..<text.count, of: text, to: &ranges)
    return ranges
  }

  private func add(_ range: Range<Int>, of text: [UInt32], to ranges: inout [Range<Int>]) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start] == 0x20 { start += 1 }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    guard start < end else { return }
    // What holds no letter or digit is no sentence of its own.
    let hasText = text[start..<end].contains { [.han, .latin, .digit].contains($0.kind) }
    if !hasText, let last = ranges.last {
      ranges[ranges.count - 1] = last.lowerBound..<end
    } else {
      ranges.append(start..<end)
    }
  }

  private func isEnd(_ text: [UInt32], at i: Int) -> Bool {
    switch text[i] {
    case 0x3002, 0xFF01, 0xFF1F: return true
    case 0x21, 0x3F: return true
    case 0x2E: return script == .latin && !isAbbreviation(text, endingAt: i)
    default: return false
    }
  }

  /// After a full stop: a space (or the end), then a capital, a digit or an opening mark.
  private func startsSentence(_ text: [UInt32], at end: Int) -> Bool {
    guard end < text.count else { return true }
    guard text[end] == 0x20, end + 1 < text.count else { return false }
    let next = text[end + 1]
    return next.isUpper || next.kind == .digit || Self.openers.contains(next)
      || (0x2160...0x216B).contains(next) || next.isHan
  }

  private func isAbbreviation(_ text: [UInt32], endingAt stop: Int) -> Bool {
    var start = stop
    while start > 0, text[start - 1].kind == .latin || text[start - 1] == 0x2E { start -= 1 }
    let word = text[start..<stop]
    guard !word.isEmpty else {
      // "1. First point": a number alone at the start of a text is a list mark.
      return stop > 0 && text[..<stop].allSatisfy { $0.kind == .digit }
    }
    if word.count == 1, word.first?.isUpper == true { return true }
    if word.allSatisfy({ [0x49, 0x56, 0x58].contains($0) }) { return true }
    return Self.abbreviations.contains(String(scalars: word.map(\.lowered)))
  }

  private static let marks = Set([UInt32](scalarsOf: "。！？!?"))
  private static let closers = Set([UInt32](scalarsOf: "”’』」）)】》\"'"))
  private static let openers = Set([UInt32](scalarsOf: "“‘\"'(（[「『《"))
  private static let abbreviations: Set<String> = [
    "i.e", "e.g", "etc", "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vol", "art", "fig",
    "cf", "vs", "gen", "col", "lt", "sgt", "rev", "hon", "jr", "sr", "co", "inc", "ltd", "corp",
    "u.s", "u.k", "u.n", "ph.d", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec", "approx", "dept", "pp", "ed", "eds", "al", "para", "paras", "a.m", "p.m",
  ]
}
