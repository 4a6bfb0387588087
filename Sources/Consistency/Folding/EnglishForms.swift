/// What the fold ladder knows of English word forms: rules, and the lists of `Glossaries/en`.
///
/// The results are keys for comparison, not words to show: a rule may be wrong about a word as long as it does not
/// make two different words equal.
public struct EnglishForms: Sendable {
  /// Acronyms in capitals and the words they stand for, in American spelling.
  var acronyms: [String: [String]] = [:]
  /// British and American spelling.
  var americanSpellings: [String: String] = [:] {
    didSet { americanWords = Set(americanSpellings.values) }
  }
  private var americanWords: Set<String> = []
  /// Beginnings of words, British and American; not a rule, because of *fourth* and *mourning*.
  var spellingStems: [(british: String, american: String)] = []
  /// Words of the spelling rules that both varieties write so.
  var spellingsOfBoth: Set<String> = []
  var irregularSingulars: [String: String] = [:]
  /// Words in *-s* whose meaning is not that of the word without it.
  var pluralLookalikes: Set<String> = []
  /// Any member of a family of words → its first member.
  var families: [String: String] = [:] {
    didSet {
      familiesByStem = Dictionary(
        families.map { (Self.stem(of: $0.key), $0.value) }, uniquingKeysWith: min)
    }
  }
  private var familiesByStem: [String: String] = [:]
  /// Words that a rule would make equal to another one of a different sense.
  var frozenWords: Set<String> = []
  /// By words of the source language: what then means the same in their renderings.
  var selfReferences: [(sources: [String], words: [[String]])] = []

  /// Rules alone, without lists.
  public init() {}

  /// Words without content of their own. Words that change the sense (*by*, *from*, *without*, *not*) are not here.
  static let functionWords: Set<String> = [
    "a", "an", "the", "of", "and", "in", "on", "at", "to", "for", "with", "'s",
  ]

  static let possessivePronouns: Set<String> = [
    "my", "your", "his", "her", "its", "our", "their",
  ]

  /// Words that begin what qualifies a noun from behind.
  static let prepositions: Set<String> = [
    "of", "in", "on", "at", "to", "for", "with", "by", "from", "under", "between", "among",
    "towards", "relating", "concerning", "regarding",
  ]

  /// Replaces acronyms in capitals by the words they stand for: `["CPC", "history"]` → `["communist", "party", …]`.
  func expandingAcronyms(in words: [String]) -> [String] {
    words.flatMap { acronyms[$0] ?? [$0] }
  }

  // MARK: - Spelling

  private static let iseEndings: [(british: String, american: String)] = [
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
    ("ises", "izes"), ("iser", "izer"), ("isers", "izers"), ("ise", "ize"),
    ("ysing", "yzing"), ("ysed", "yzed"), ("yse", "yze"),
  ]

  /// The American spelling of a lower-case word, for comparison.
  func americanSpelling(_ word: String) -> String {
    if let known = americanSpellings[word] { return known }
    if word.contains("our"),
      let stem = spellingStems.first(where: { word.hasPrefix($0.british) })
    {
      return stem.american + word.dropFirst(stem.british.count)
    }
    if irregularSingulars[word] != nil { return word }
    // Both spellings of "advise" become "advize": harmless, since nothing else is spelled so.
    for (british, american) in Self.iseEndings where word.hasSuffix(british) && word.count > 3 {
      return word.dropLast(british.count) + american
    }
    return word
  }

  enum Spelling {
    case british, american
  }

  /// Which spelling a lower-case word shows; nil where both would write it so. *-ize* is American here, although Oxford
  /// keeps it, because the mix within a text is what matters.
  func spelling(of word: String) -> Spelling? {
    if spellingsOfBoth.contains(word) { return nil }
    if americanSpellings[word] != nil
      || spellingStems.contains(where: { word.hasPrefix($0.british) })
    {
      return .british
    }
    if Self.iseEndings.contains(where: { word.hasSuffix($0.british) }), word.count > 6 {
      return .british
    }
    let isAmerican =
      americanWords.contains(word)
      || spellingStems.contains { word.hasPrefix($0.american) }
      || (word.count > 6 && Self.iseEndings.contains { word.hasSuffix($0.american) })
    return isAmerican ? .american : nil
  }

  // MARK: - Number

  /// The singular of a lower-case noun, for comparison. Words like *news*, *means*, *economics* stay.
  func singular(_ word: String) -> String {
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

  // MARK: - Derivation

  /// The word that stands for the family of a lower-case word: *building* → *build*, *diplomatic* → *diplomacy*.
  func family(_ word: String) -> String {
    if frozenWords.contains(word) { return word }
    if let known = families[word] { return known }
    let stem = Self.stem(of: word)
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

  // MARK: - Self-reference

  /// What means the same in the renderings of a term, longest first, as words without function words, and by what it is
  /// replaced.
  /// A source word inside a longer one (党 in 党中央) counts for the longer.
  func selfReferences(of term: String) -> [(words: [String], mark: String)] {
    let met = selfReferences.map { row in row.sources.filter(term.contains) }
    let all = met.joined()
    return zip(selfReferences, met).enumerated().filter { _, row in
      row.1.contains { source in
        let places = Self.count(of: source, in: term)
        return all.allSatisfy { longer in
          longer == source || !longer.contains(source)
            || places > Self.count(of: longer, in: term) * Self.count(of: source, in: longer)
        }
      }
    }.flatMap { number, row in row.0.words.map { ($0, "$\(number)") } }
      .enumerated().sorted {
        ($1.element.0.count, $0.offset) < ($0.element.0.count, $1.offset)
      }.map(\.element)
  }

  /// How often a word stands in a text; places that overlap count once.
  private static func count(of word: String, in text: String) -> Int {
    text.ranges(of: word).count
  }
}
