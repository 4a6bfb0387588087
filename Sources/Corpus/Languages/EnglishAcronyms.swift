/// Tells acronyms and their full forms apart.
package enum EnglishAcronyms {
  /// Whether `short` is two to ten capitals that begin the words of `long` in order (`R&D`, `SMEs` too).
  ///
  /// Small words may be left out (`BRI`, Belt and Road Initiative) or taken; so may the later parts of a hyphenated word.
  package static func abbreviates(_ short: String, _ long: String) -> Bool {
    var letters = Array(short.utf8)
    if letters.count > 2, letters.last == UInt8(ascii: "s") { letters.removeLast() }
    letters.removeAll { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ".") }
    guard (2...10).contains(letters.count), letters.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return false }
    var parts: [(initial: UInt8, isOptional: Bool)] = []
    for word in long.lowercased().split(separator: " ") {
      for (index, part) in word.split(separator: "-").enumerated() {
        guard let first = part.utf8.first(where: { (0x61...0x7A).contains($0) }) else { continue }
        parts.append((first - 0x20, index > 0 || isSmall(part)))
      }
    }
    return (2...20).contains(parts.count) && matches(letters[...], parts[...])
  }

  private static func isSmall(_ word: Substring) -> Bool {
    let word = String(word)
    return word == "and" || EnglishWords.articles.contains(word)
      || EnglishWords.prepositions.contains(word)
  }

  private static func matches(
    _ letters: ArraySlice<UInt8>, _ parts: ArraySlice<(initial: UInt8, isOptional: Bool)>
  ) -> Bool {
    guard let part = parts.first else { return letters.isEmpty }
    if part.initial == letters.first, matches(letters.dropFirst(), parts.dropFirst()) {
      return true
    }
    return part.isOptional && matches(letters, parts.dropFirst())
  }
}
