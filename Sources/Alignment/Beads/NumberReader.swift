import Corpus

/// A number in a text in a form that does not depend on how it was written.
///
/// 1.2亿, 一亿二千万 and "120 million" are one number; so are 3月 and "March".
package struct CanonicalNumber: Hashable, Sendable {
  /// Digits without zeros at the end; the month for a month.
  package let mantissa: Int
  /// Power of ten.
  let exponent: Int
  package let isMonth: Bool

  init(_ digits: Int, exponent: Int = 0) {
    var (digits, exponent) = (digits, exponent)
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    (mantissa, self.exponent, isMonth) = (digits, digits == 0 ? 0 : exponent, false)
  }

  init(month: Int) { (mantissa, exponent, isMonth) = (month, 0, true) }
}

/// Reads the numbers, dates and months of a segment.
///
/// Numbers below ten that are written as words are left to the lexicon: they mean too much else.
package enum NumberReader {
  /// Longer strings of digits are names of things rather than numbers.
  private static let longestNumber = 15
  /// "seventeenth"
  private static let longestWord = 11

  package static func numbers(ofChinese text: [UInt32]) -> [CanonicalNumber] {
    var found: [CanonicalNumber] = []
    var i = 0
    while i < text.count {
      if text[i].kind == .digit {
        guard var number = arabic(text, &i) else { continue }
        if i < text.count, text[i] == month, number.exponent == 0, (1...12).contains(number.digits)
        {
          found.append(CanonicalNumber(month: number.digits))
          continue
        }
        while i < text.count, let power = powers[text[i]] {
          number.exponent += power
          i += 1
        }
        found.append(CanonicalNumber(number.digits, exponent: number.exponent))
      } else if isNumeral(text[i]) {
        let start = i
        while i < text.count, isNumeral(text[i]) { i += 1 }
        guard let digits = ChineseProfile.digits(ofNumeral: text[start..<i]),
          let value = Int(digits)
        else { continue }
        if i < text.count, text[i] == month, (1...12).contains(value) {
          found.append(CanonicalNumber(month: value))
        } else if i - start >= 2 {
          found.append(CanonicalNumber(value))
        }
      } else {
        i += 1
      }
    }
    return found
  }

  package static func numbers(ofEnglish text: [UInt32]) -> [CanonicalNumber] {
    var found: [CanonicalNumber] = []
    var pending: SpelledNumber?
    var isAfterArticle = false
    func close() {
      if let number = pending?.canonical { found.append(number) }
      pending = nil
    }
    var i = 0
    while i < text.count {
      switch text[i].kind {
      case .digit:
        close()
        guard let number = arabic(text, &i) else { continue }
        let isDecade = i < text.count && text[i].lowered == 0x73 && number.digits % 10 == 0
        if isDecade { found.append(CanonicalNumber(number.digits % 100)) }
        if !isDecade || number.digits >= 1000 {
          pending = SpelledNumber(digits: number.digits, exponent: number.exponent)
        }
        // The letters of 18th and 1970s.
        while i < text.count, text[i].kind == .latin { i += 1 }
      case .latin:
        let start = i
        while i < text.count, text[i].kind == .latin { i += 1 }
        guard i - start <= longestWord else {
          close()
          continue
        }
        let word = String(scalars: text[start..<i].map(\.lowered))
        if let month = LexicalPrior.months.firstIndex(of: word), text[start].isUpper {
          close()
          found.append(CanonicalNumber(month: month + 1))
        } else if let value = values[word] {
          if pending?.add(value) == nil {
            close()
            pending = SpelledNumber(word: value)
          }
        } else if let power = words[word] {
          if pending == nil, isAfterArticle { pending = SpelledNumber(word: 1) }
          pending?.multiply(power)
        } else if word != "and" {
          close()
        }
        isAfterArticle = word == "a"
      case .space: i += 1
      case .punctuation, .other, .han:
        if text[i] != 0x2D { close() }
        i += 1
      }
    }
    close()
    return found
  }

  /// The number in Arabic digits at `i`, which then points behind it; nil for one that is too long.
  private static func arabic(
    _ text: [UInt32], _ i: inout Int
  ) -> (digits: Int, exponent: Int)? {
    var digits = 0
    var exponent = 0
    var count = 0
    var isFraction = false
    while i < text.count {
      let c = text[i].lowered
      if (0x30...0x39).contains(c) {
        count += 1
        if count <= longestNumber { digits = digits * 10 + Int(c) - 0x30 }
        if isFraction { exponent -= 1 }
      } else if c == 0x2E, !isFraction, i + 1 < text.count, text[i + 1].kind == .digit {
        isFraction = true
      } else if c == 0x2C || c == 0xFF0C, !isFraction, groupFollows(text, i) {
      } else {
        break
      }
      i += 1
    }
    return count <= longestNumber ? (digits, exponent) : nil
  }

  /// Whether just three digits stand behind the comma at `i`.
  private static func groupFollows(_ text: [UInt32], _ i: Int) -> Bool {
    guard i + 3 < text.count else { return false }
    return text[(i + 1)...(i + 3)].allSatisfy { $0.kind == .digit }
      && (i + 4 == text.count || text[i + 4].kind != .digit)
  }

  private static func isNumeral(_ c: UInt32) -> Bool { numerals.contains(c) }

  private static let month: UInt32 = 0x6708
  private static let numerals = Set([UInt32](scalarsOf: "〇零一二三四五六七八九十百千万亿两"))
  private static let powers: [UInt32: Int] = [
    0x5341: 1, 0x767E: 2, 0x5343: 3, 0x4E07: 4, 0x4EBF: 8,
  ]
  private static let words: [String: Int] = [
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
  ]
  private static let values: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9,
  ]
}

/// A number that is being read word by word: "two hundred thousand", "1.2 million", "twenty-three".
private struct SpelledNumber {
  private var total = 0
  private var section: Int
  private var exponent = 0
  private let isSpelled: Bool

  init(digits: Int, exponent: Int) {
    (section, self.exponent, isSpelled) = (digits, exponent, false)
  }

  init(word value: Int) { (section, isSpelled) = (value, true) }

  /// nil where the word does not continue the number.
  mutating func add(_ value: Int) -> Void? {
    guard isSpelled, exponent == 0 else { return nil }
    let fits = value < 10 ? section % 10 == 0 : section % 100 == 0
    guard fits, section != 0 || total != 0 else { return nil }
    section += value
    return ()
  }

  mutating func multiply(_ power: Int) {
    guard isSpelled else {
      exponent += power
      return
    }
    let scale = (0..<power).reduce(1) { value, _ in value * 10 }
    guard section <= 1_000_000, total <= 1_000_000_000_000 else { return }
    if power == 2 {
      section *= scale
    } else {
      total += section * scale
      section = 0
    }
  }

  /// nil for a lone small number.
  var canonical: CanonicalNumber? {
    guard isSpelled else { return CanonicalNumber(section, exponent: exponent) }
    let value = total + section
    return value > 10 ? CanonicalNumber(value) : nil
  }
}
