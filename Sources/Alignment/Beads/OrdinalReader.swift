import Corpus

/// Reads the ordinal that numbers a segment, which its translation must share.
enum OrdinalReader {
  /// The ordinal at the head of a Chinese segment: 一、, 一是, （一）, 第三，, 3．
  static func ordinal(ofChinese text: [UInt32]) -> Int? {
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

  /// The ordinal at the head of an English segment: First, The second is, II., (3).
  static func ordinal(ofEnglish text: String) -> Int? {
    let words = EnglishProfile.words(of: String(text.prefix(60))).map(\.word)
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
