/// What the fold ladder knows of English word forms. Data in `English+Tables.swift`.
///
/// The results are keys for comparison, not words to show: a rule may be wrong about a word as long as it does not
/// make two different words equal.
enum English {
  /// Replaces acronyms in capitals by the words they stand for: `["CPC", "history"]` → `["communist", "party", …]`.
  static func expandingAcronyms(in words: [String]) -> [String] {
    words.flatMap { acronyms[$0] ?? [$0] }
  }

  /// The American spelling of a lower-case word, for comparison.
  static func americanSpelling(_ word: String) -> String {
    if let known = americanSpellings[word] { return known }
    if word.contains("our"), let stem = ourStems.first(where: { word.hasPrefix($0) }) {
      return stem.dropLast(2) + "r" + word.dropFirst(stem.count)
    }
    if irregularSingulars[word] != nil { return word }
    // Both spellings of "advise" become "advize": harmless, since nothing else is spelled so.
    for (british, american) in iseEndings where word.hasSuffix(british) && word.count > 3 {
      return word.dropLast(british.count) + american
    }
    return word
  }

  enum Spelling {
    case british, american
  }

  /// Which spelling a lower-case word shows; nil where both would write it so. *-ize* is American here, although Oxford
  /// keeps it, because the mix within a text is what matters.
  static func spelling(of word: String) -> Spelling? {
    if spellingsOfBoth.contains(word) { return nil }
    if americanSpellings[word] != nil || ourStems.contains(where: word.hasPrefix) {
      return .british
    }
    if iseEndings.contains(where: { word.hasSuffix($0.british) }), word.count > 6 {
      return .british
    }
    let isAmerican =
      americanWords.contains(word) || ourStems.contains { word.hasPrefix($0.dropLast(2) + "r") }
      || (word.count > 6 && iseEndings.contains { word.hasSuffix($0.american) })
    return isAmerican ? .american : nil
  }

  private static let americanWords = Set(americanSpellings.values)

  /// The singular of a lower-case noun, for comparison. Words like *news*, *means*, *economics* stay.
  static func singular(_ word: String) -> String {
    if let known = irregularSingulars[word] { return known }
    guard word.count > 3, word.hasSuffix("s"), !pluralLookalikes.contains(word),
      !["ss", "us", "is", "ics"].contains(where: word.hasSuffix)
    else { return word }
    if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if ["sses", "shes", "ches", "xes", "oes"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  /// The word that stands for the family of a lower-case word: *building* → *build*, *diplomatic* → *diplomacy*.
  static func family(_ word: String) -> String {
    if frozenWords.contains(word) { return word }
    if let known = families[word] { return known }
    let stem = stem(of: word)
    return familiesByStem[stem] ?? stem
  }

  /// The word without *-ing*, *-ed*, *-ly* and a final *e*.
  static func stem(of word: String) -> String {
    var stem = Substring(word)
    if word.hasSuffix("ily"), word.count > 6 {
      stem = word.dropLast(3) + "y"
    } else if word.hasSuffix("ly"), word.count > 5 {
      stem = word.dropLast(2)
    } else if word.hasSuffix("ing"), isVerbStem(word.dropLast(3)) {
      stem = undoubled(word.dropLast(3))
    } else if word.hasSuffix("ed"), !word.hasSuffix("eed"), isVerbStem(word.dropLast(2)) {
      stem = undoubled(word.dropLast(2))
      if stem.last == "i" { stem = stem.dropLast() + "y" }
    }
    if stem.count > 4, stem.last == "e" { stem = stem.dropLast() }
    return String(stem)
  }

  private static func isVerbStem(_ stem: Substring) -> Bool {
    stem.count > 2 && stem.contains { "aeiouy".contains($0) }
  }

  /// `plann` → `plan`; `fulfill`, `pass` and `buzz` stay.
  private static func undoubled(_ stem: Substring) -> Substring {
    guard let last = stem.last, stem.dropLast().last == last, !"aeioulsz".contains(last) else {
      return stem
    }
    return stem.dropLast()
  }

  private static let familiesByStem: [String: String] = Dictionary(
    families.map { (stem(of: $0.key), $0.value) }, uniquingKeysWith: min)
}
