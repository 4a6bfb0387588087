import Corpus

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
  private let forms: EnglishMorphology
  private var numbers: [String: Int32] = [:]
  /// Words as they are written, and what was found out of each.
  private var written = Interner()
  private var seen: [[Int32]] = []

  init(_ forms: EnglishMorphology) { self.forms = forms }

  /// The words of a glossary term, each of which has a number from now on.
  mutating func learn(_ term: String) -> [Int32] {
    var ids: [Int32] = []
    let scalars = [UInt32](scalarsOf: term)
    EnglishProfile.forEachToken(in: scalars) { token in
      guard token.flags.contains(.word) else { return }
      for key in keys(of: token, in: scalars) {
        let id = numbers[key] ?? Int32(numbers.count)
        numbers[key] = id
        ids.append(id)
      }
    }
    written = Interner()
    seen = []
    return ids
  }

  /// The words of a text.
  mutating func words(of text: [UInt8]) -> TargetWords {
    var words = TargetWords()
    let decoded = String(decoding: text, as: UTF8.self)
    let scalars = [UInt32](scalarsOf: decoded)
    // Where bytes are no UTF-8, others stand for them.
    let bytes = decoded.utf8.count == text.count ? text : Array(decoded.utf8)
    EnglishProfile.forEachToken(in: scalars) { token in
      guard token.flags.contains(.word) else { return }
      let word = Int(written.intern(Array(bytes[token.bytes])))
      if word == seen.count {
        seen.append(keys(of: token, in: scalars).map { numbers[$0] ?? -1 })
      }
      for id in seen[word] {
        words.ids.append(id)
        words.ranges.append(token.bytes.clamped(to: 0..<text.count))
      }
    }
    return words
  }

  private func keys(of token: EnglishProfile.Token, in text: [UInt32]) -> [String] {
    let written = token.writtenWord(in: text)
    let bare = written.hasSuffix("'s") ? String(written.dropLast(2)) : written
    return (forms.acronyms[bare] ?? [bare]).map {
      forms.singular(forms.americanSpelling($0.lowercased()))
    }.filter {
      !EnglishWords.light.contains($0) && !EnglishWords.possessives.contains($0)
    }.map(forms.family)
  }
}
