import Terminology

/// A target term of a glossary, ready to be looked for.
struct TargetPattern: Sendable {
  let text: String
  let isForbidden: Bool
  /// The numbers of its content words.
  let ids: [Int32]
  private let bytes: [UInt8]
  /// Only as it is written, capitals apart unless they matter.
  private let isVerbatim: Bool
  private let isCaseSensitive: Bool
  /// Whether its words may stand in other forms, too.
  private let hasForms: Bool

  /// nil for a term without a content word.
  init?(_ term: Term, _ vocabulary: inout TargetVocabulary) {
    text = term.text
    isForbidden = term.status == .deprecated || term.status == .superseded
    ids = vocabulary.learn(term.text)
    let letters = term.text.unicodeScalars.filter { $0.properties.isAlphabetic }
    // WHO is not who.
    let isAcronym =
      letters.count > 1 && letters.count == term.text.unicodeScalars.count
      && letters.allSatisfy { $0.properties.isUppercase }
    isCaseSensitive = term.matching.contains(.caseSensitive) || isAcronym
    isVerbatim = term.matching.contains(.exact) || isCaseSensitive
    // An acronym whose words are known may be written out.
    hasForms = !isVerbatim || isAcronym && term.matching.isEmpty && ids.count > 1
    bytes = Array(isCaseSensitive ? term.text.utf8 : term.text.lowercased().utf8)
    if ids.isEmpty && !isVerbatim { return nil }
  }

  /// Where the term stands in a text, in UTF-8 bytes; nil where it does not.
  ///
  /// The words may be inflected, and stand in another order with up to two others between.
  func range(in words: TargetWords, _ text: [UInt8]) -> Range<Int>? {
    if isVerbatim, let range = verbatimRange(in: text) { return range }
    guard hasForms, let first = ids.first else { return nil }
    let n = ids.count
    var start = 0
    while start + n <= words.ids.count {
      if words.ids[start] == first, words.ids[start..<(start + n)].elementsEqual(ids) {
        return words.ranges[start].lowerBound..<words.ranges[start + n - 1].upperBound
      }
      start += 1
    }
    return n > 1 ? reorderedRange(in: words) : nil
  }

  private func reorderedRange(in words: TargetWords) -> Range<Int>? {
    for start in words.ids.indices where ids.contains(words.ids[start]) {
      var missing = ids
      var end = start
      while end < min(words.ids.count, start + ids.count + 2), !missing.isEmpty {
        if let k = missing.firstIndex(of: words.ids[end]) { missing.remove(at: k) }
        end += 1
      }
      if missing.isEmpty {
        return words.ranges[start].lowerBound..<words.ranges[end - 1].upperBound
      }
    }
    return nil
  }

  private func verbatimRange(in text: [UInt8]) -> Range<Int>? {
    guard !bytes.isEmpty, text.count >= bytes.count else { return nil }
    for start in 0...(text.count - bytes.count) {
      let isHere = bytes.indices.allSatisfy { k in
        let byte = text[start + k]
        let isUpper = !isCaseSensitive && byte >= 0x41 && byte <= 0x5A
        return (isUpper ? byte | 0x20 : byte) == bytes[k]
      }
      let end = start + bytes.count
      if isHere, start == 0 || !Self.isAlphanumeric(text[start - 1]),
        end == text.count || !Self.isAlphanumeric(text[end])
      {
        return start..<end
      }
    }
    return nil
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte >= 0x80
  }
}
