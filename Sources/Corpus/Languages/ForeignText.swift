import Terminology

/// Tells lines that are in another language than their text and translate nothing: by their script, and those in
/// Latin letters by their function words.
///
/// Doubt speaks for the text: names, titles of works and short quotations stay.
struct ForeignText {
  private let isChineseText: Bool

  /// - Parameter language: that of the text.
  init(in language: LanguageTag) {
    isChineseText = language.primary == LanguageTag.chinese.primary
  }

  func isForeign(_ line: [UInt32]) -> Bool {
    let letters = ScriptCounts(line)
    if letters.kana >= Self.fewLetters, letters.kana * 5 >= letters.kana + letters.han {
      return true
    }
    // A formula may have a few Greek letters; a Han character weighs three others, as in `LetterCounts`.
    if letters.other >= Self.fewLetters * 2, letters.other > letters.latin + 3 * letters.han {
      return true
    }
    if isChineseText {
      return letters.han == 0 && letters.latin > 0 && isRunningText(line, besides: nil)
    }
    // A term quoted beside its translation is no foreign line.
    if letters.han >= Self.fewLetters, letters.han > 3 * letters.latin { return true }
    return letters.latin > 0 && isRunningText(line, besides: FunctionWords.english)
  }

  /// So few letters of a script may be a name or a sign.
  private static let fewLetters = 3

  /// Whether a line in Latin letters has function words enough of one language.
  /// - Parameter own: the language that is not foreign.
  private func isRunningText(_ line: [UInt32], besides own: Int?) -> Bool {
    let words = Self.words(line)
    guard words.count >= (own == nil ? 4 : 6) else { return false }
    var hits = [Int](repeating: 0, count: FunctionWords.count)
    var distinct = hits
    var seen: Set<String> = []
    for word in words {
      let isNew = seen.insert(word).inserted
      for language in FunctionWords.languages[word] ?? [] {
        hits[language] += 1
        if isNew { distinct[language] += 1 }
      }
    }
    guard let own else { return (hits.max() ?? 0) * 6 >= words.count }
    // A few words of another language are names (Rio de Janeiro): it must have many, and English hardly any.
    return hits.indices.contains { language in
      language != own && distinct[language] >= 2 && hits[language] >= 3
        && hits[language] * 5 >= words.count && hits[language] > 3 * hits[own]
    }
  }

  /// Runs of Latin letters, in lower case.
  private static func words(_ line: [UInt32]) -> [String] {
    line.split { $0.kind != .latin }.map { String(scalars: $0.map(\.lowered)) }
  }
}

/// Letters of a line by script.
private struct ScriptCounts {
  var han = 0
  var latin = 0
  var kana = 0
  /// Of all other scripts.
  var other = 0

  init(_ line: [UInt32]) {
    for scalar in line {
      switch scalar {
      // The middle dot of foreign names is no kana.
      case 0x3041...0x3096, 0x309D...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D:
        kana += 1
      // Greek to Georgian, Hangul to Khmer and Mongolian; Hangul syllables; Arabic forms.
      case 0x370...0x10FF, 0x1100...0x18AF, 0x1F00...0x1FFF, 0x3131...0x318E, 0xAC00...0xD7A3,
        0xFB1D...0xFDFB, 0xFE70...0xFEFC:
        other += 1
      default:
        switch scalar.kind {
        case .han: han += 1
        case .latin: latin += 1
        default: break
        }
      }
    }
  }
}
