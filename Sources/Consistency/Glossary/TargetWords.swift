/// A text of the target language as numbers: one for each content word that the glossary knows, in the order of the
/// text. Differences that fold away (``FoldLadder``: capitals, spelling, number, word form) are gone.
struct TargetWords {
  /// The number of each content word, −1 for one that no glossary term has. An acronym stands for its words.
  var ids: [Int32] = []
  /// Where each word stands in the text, in UTF-8 bytes.
  var ranges: [Range<Int>] = []
}

/// Numbers for the words of a glossary's target terms.
struct TargetVocabulary: Sendable {
  private let forms: EnglishForms
  private var numbers: [String: Int32] = [:]
  /// What was found out of words as they are written.
  private var seen: [String: [Int32]] = [:]

  init(_ forms: EnglishForms) { self.forms = forms }

  /// The words of a glossary term, each of which has a number from now on.
  mutating func learn(_ term: String) -> [Int32] {
    var ids: [Int32] = []
    Self.forEachWord(of: Array(term.utf8)) { word, _ in
      for key in keys(of: word) {
        let id = numbers[key] ?? Int32(numbers.count)
        numbers[key] = id
        ids.append(id)
      }
    }
    seen = [:]
    return ids
  }

  /// The words of a text.
  mutating func words(of text: [UInt8]) -> TargetWords {
    var words = TargetWords()
    Self.forEachWord(of: text) { word, range in
      let ids: [Int32]
      if let known = seen[word] {
        ids = known
      } else {
        ids = keys(of: word).map { numbers[$0] ?? -1 }
        seen[word] = ids
      }
      for id in ids {
        words.ids.append(id)
        words.ranges.append(range)
      }
    }
    return words
  }

  private func keys(of word: String) -> [String] {
    (forms.acronyms[word] ?? [word]).map {
      forms.singular(forms.americanSpelling($0.lowercased()))
    }.filter {
      !EnglishForms.functionWords.contains($0) && !EnglishForms.possessivePronouns.contains($0)
    }.map(forms.family)
  }

  /// Calls `body` with each word, possessives left out, and its place.
  private static func forEachWord(of text: [UInt8], _ body: (String, Range<Int>) -> Void) {
    var start = 0
    while start < text.count {
      guard isOfWord(text, start) else {
        start += 1
        continue
      }
      var end = start + 1
      var isAbbreviation = false
      while end < text.count {
        if isOfWord(text, end) {
          end += 1
        } else if text[end] == UInt8(ascii: "."), end - start == 1 || isAbbreviation,
          end + 1 < text.count, isOfWord(text, end + 1)
        {
          isAbbreviation = true
          end += 1
        } else {
          break
        }
      }
      let isPossessive =
        end - start == 1 && text[start] | 0x20 == UInt8(ascii: "s") && isApostrophe(text, start - 1)
      if !isPossessive {
        let bytes =
          isAbbreviation ? text[start..<end].filter { $0 != 0x2E } : Array(text[start..<end])
        body(String(decoding: bytes, as: UTF8.self), start..<end)
      }
      start = end
    }
  }

  /// Letters and digits; of what is not ASCII all but general punctuation (U+2000 to U+206F) and Latin-1 signs.
  private static func isOfWord(_ text: [UInt8], _ i: Int) -> Bool {
    let byte = text[i]
    if byte < 0x80 {
      return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
    }
    // Bytes after the first of a scalar belong where the first does.
    var lead = i
    while lead > 0, text[lead] & 0xC0 == 0x80, i - lead < 3 { lead -= 1 }
    if text[lead] == 0xC2 { return false }
    return !(text[lead] == 0xE2 && lead + 1 < text.count && text[lead + 1] < 0x82)
  }

  private static func isApostrophe(_ text: [UInt8], _ i: Int) -> Bool {
    guard i >= 0 else { return false }
    if text[i] == UInt8(ascii: "'") { return true }
    return i >= 2 && text[i] == 0x99 && text[i - 1] == 0x80 && text[i - 2] == 0xE2
  }
}
