import Corpus

/// Signs in a segment that its translation must share: numbers, months, an ordinal at its head, quotation marks.
struct SegmentCues {
  /// Canonical numbers and month names, ascending, without repetition.
  var numbers: [String] = []
  /// The ordinal that numbers the segment (一是, 第三, First, II.); nil where there is none.
  var ordinal: Int?
  var hasQuotes = false

  init(chinese text: String) {
    let scalars = [UInt32](scalarsOf: text)
    var found: Set<String> = []
    var i = 0
    while i < scalars.count {
      if scalars[i].kind == .digit {
        let start = i
        while i < scalars.count,
          scalars[i].kind == .digit
            || [0x2E, 0x2C].contains(scalars[i]) && i + 1 < scalars.count
              && scalars[i + 1].kind == .digit
        { i += 1 }
        let number = String(scalars: scalars[start..<i].filter { $0 != 0x2C }.map(\.lowered))
        if i < scalars.count, scalars[i] == 0x6708, let month = Int(number),
          (1...12).contains(month)
        {
          found.insert(LexicalPrior.months[month - 1])
        } else {
          found.insert(number)
        }
      } else {
        let start = i
        while i < scalars.count, ChineseProfile.digits(ofNumeral: [scalars[i]]) != nil { i += 1 }
        if i - start >= 2, let digits = ChineseProfile.digits(ofNumeral: scalars[start..<i]) {
          found.insert(digits)
        }
        if i == start { i += 1 }
      }
    }
    numbers = found.sorted()
    ordinal = Self.chineseOrdinal(scalars)
    hasQuotes = scalars.contains { $0 == 0x201C || $0 == 0x300C || $0 == 0x22 }
  }

  init(english text: String) {
    var found: Set<String> = []
    let words = EnglishProfile.words(of: text).map(\.word)
    for word in words {
      if word.utf8.first.map({ (0x30...0x39).contains($0) }) == true {
        found.insert(word)
      } else if LexicalPrior.months.contains(word), word != "may" || text.contains("May ") {
        found.insert(word)
      }
    }
    numbers = found.sorted()
    ordinal = Self.englishOrdinal(text, words)
    hasQuotes = text.contains("“") || text.contains("\"")
  }

  /// The cues of several segments that stand together.
  init(joining list: ArraySlice<SegmentCues>) {
    numbers = Set(list.flatMap(\.numbers)).sorted()
    ordinal = list.first?.ordinal
    hasQuotes = list.contains { $0.hasQuotes }
  }

  private static func chineseOrdinal(_ text: [UInt32]) -> Int? {
    var i = 0
    if text.first == 0xFF08 || text.first == 0x28 { i = 1 }
    let isOrdinal = i < text.count && text[i] == 0x7B2C
    if isOrdinal { i += 1 }
    let start = i
    while i < text.count, i - start < 3,
      ChineseProfile.digits(ofNumeral: [text[i]]) != nil || text[i].kind == .digit
    { i += 1 }
    guard i > start else { return nil }
    let body = text[start..<i]
    let value =
      body.allSatisfy { $0.kind == .digit }
      ? Int(String(scalars: body.map(\.lowered)))
      : ChineseProfile.digits(ofNumeral: body).flatMap { Int($0) }
    let next = i < text.count ? text[i] : 0
    // 一、 一是 第一， （一） and a lone 一; a digit needs its mark.
    let isMark = [0x3001, 0x662F, 0xFF0C, 0xFF09, 0x29, 0xFF0E, 0].contains(next)
    return isMark || isOrdinal && next == 0xFF0C ? value : nil
  }

  private static func englishOrdinal(_ text: String, _ words: [String]) -> Int? {
    guard let first = words.first else { return nil }
    let head = first == "the" && words.count > 2 && words[2] == "is" ? words[1] : first
    if let value = ordinals[head] { return value }
    let mark = text.prefix { $0 != " " }
    let numeral = mark.filter { $0 != "." && $0 != ")" && $0 != "(" }
    guard mark.count != numeral.count || words.count == 1 else { return nil }
    return romans.firstIndex(of: String(numeral)).map { $0 + 1 }
      ?? Int(numeral).flatMap { $0 < 100 ? $0 : nil }
  }

  private static let romans = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
  ]
  private static let ordinals: [String: Int] = [
    "first": 1, "firstly": 1, "second": 2, "secondly": 2, "third": 3, "thirdly": 3, "fourth": 4,
    "fourthly": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12,
  ]
}
