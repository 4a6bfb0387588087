/// Brings the inflected forms, spellings and relatives of an English word together: rules, and the lists of
/// `Glossaries/en`. There is no other stemmer.
///
/// Each step takes away more of what tells words apart: ``americanSpelling(_:)``, ``singular(_:)``, ``lemma(of:)`` (verb
/// forms and possessives, too), ``family(_:)`` (*diplomacy*, *diplomatic*). The results are keys for comparison, not words
/// to show: a rule may be wrong about a word as long as it does not make two different words equal.
public struct EnglishMorphology: Sendable {
  /// Acronyms in capitals and the words they stand for, in American spelling.
  package internal(set) var acronyms: [String: [String]] = [:]
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
  /// By words of the source language, in UTF-8: what then means the same in their renderings.
  var selfReferences: [(sources: [[UInt8]], words: [[String]])] = []

  /// Words that occur; nil where endings are taken off by rule alone.
  private var known: Set<String>?

  /// Rules alone, without lists.
  public init() {}

  /// The same with the words of some texts, in lower case, known: an ending is only taken off where what remains is among
  /// them.
  public func knowing(_ vocabulary: some Sequence<String>) -> Self {
    var result = self
    result.known = Set(vocabulary.map(americanSpelling))
    return result
  }

  /// Replaces acronyms in capitals by the words they stand for: `["CPC", "history"]` → `["communist", "party", …]`.
  package func expandingAcronyms(in words: [String]) -> [String] {
    words.flatMap { acronyms[$0] ?? [$0] }
  }

  // MARK: - Spelling

  private static let iseEndings: [(british: String, american: String)] = [
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
    ("ises", "izes"), ("iser", "izer"), ("isers", "izers"), ("ise", "ize"),
    ("ysing", "yzing"), ("ysed", "yzed"), ("yse", "yze"),
  ]

  /// The American spelling of a lower-case word, for comparison.
  package func americanSpelling(_ word: String) -> String {
    if let known = americanSpellings[word] { return known }
    let signs = Self.britishSigns(in: word)
    if signs.our, let stem = spellingStems.first(where: { word.hasPrefix($0.british) }) {
      return stem.american + word.dropFirst(stem.british.count)
    }
    guard signs.ise, irregularSingulars[word] == nil else { return word }
    // Whatever both varieties spell so becomes "-ize", too: harmless, since nothing else is spelled so.
    for (british, american) in Self.iseEndings where word.hasSuffix(british) && word.count > 3 {
      return word.dropLast(british.count) + american
    }
    return word
  }

  /// Whether a word has the letters *our*, and *is* or *ys*: most have neither, and need no closer look.
  private static func britishSigns(in word: String) -> (our: Bool, ise: Bool) {
    var signs = (our: false, ise: false)
    var (beforeLast, last): (UInt8, UInt8) = (0, 0)
    for byte in word.utf8 {
      if byte == 0x72, last == 0x75, beforeLast == 0x6F { signs.our = true }
      if byte == 0x73, last == 0x69 || last == 0x79 { signs.ise = true }
      (beforeLast, last) = (last, byte)
    }
    return signs
  }

  package enum Spelling {
    case british, american
  }

  /// Which spelling a lower-case word shows; nil where both would write it so. *-ize* is American here, although Oxford
  /// keeps it, because the mix within a text is what matters.
  package func spelling(of word: String) -> Spelling? {
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
  package func singular(_ word: String) -> String {
    if let known = irregularSingulars[word] { return known }
    guard word.utf8.last == 0x73, word.count > 3, !pluralLookalikes.contains(word),
      !["ss", "us", "is", "ics"].contains(where: word.hasSuffix)
    else { return word }
    if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if ["sses", "shes", "ches", "xes", "zzes", "oes"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  // MARK: - Inflection

  /// Letters of the lemma that make its class. Eight keeps inflections and close derivations together
  /// (measured: eight beats five and the whole word, reference/extraction.md 2.2).
  static let classLength = 8

  /// The name of the lemma class of a word in lower case.
  public func lemmaClass(of word: String) -> String {
    String(lemma(of: word).prefix(Self.classLength))
  }

  /// The form that all inflected forms of a word in lower case share.
  public func lemma(of word: String) -> String {
    var word = word
    if word.hasSuffix("'s") { word.removeLast(2) } else if word.hasSuffix("'") { word.removeLast() }
    // Numbers, and acronyms that are spelled as function words.
    guard word.utf8.count > 2, word.utf8.first.map({ $0 >= 0x61 }) == true else { return word }
    if let irregular = Self.irregular[word] { return americanSpelling(irregular) }
    word = americanSpelling(word)
    let singular = singular(word)
    return singular == word ? Self.uninflected(word, known) : singular
  }

  /// The word without what a verb form ends in: *-ing* and *-ed*.
  /// - Parameter known: where words are known, an ending is only taken off where what remains is among them, and what it
  ///   took from the word (*managing*) is restored; nil takes it off by rule, and a final *e* as well, so that all forms
  ///   meet.
  private static func uninflected(_ word: String, _ known: Set<String>?) -> String {
    for ending in ["ing", "ed"] where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      // Where no words are known, "succeed" is taken for no form of "succe".
      guard isVerbStem(stem), ending == "ing" || known != nil || !word.hasSuffix("eed") else {
        break
      }
      if ending == "ed", stem.last == "i" { return stem.dropLast() + "y" }
      guard let known else { return withoutFinalE(undoubled(stem)) }
      let candidates = [stem + "e", undoubled(stem, always: true), stem].map(String.init)
      // "e" is only restored to what is no word without it.
      if known.contains(candidates[0]), !known.contains(candidates[2]) { return candidates[0] }
      if candidates[1] != candidates[2], known.contains(candidates[1]),
        !"lsz".contains(stem.last ?? " ") || !known.contains(candidates[2])
      {
        return candidates[1]
      }
      return known.contains(candidates[2]) ? candidates[2] : word
    }
    return known == nil ? withoutFinalE(word[...]) : word
  }

  private static func withoutFinalE(_ word: Substring) -> String {
    String(word.count > 4 && word.last == "e" ? word.dropLast() : word)
  }

  private static func isVerbStem(_ stem: Substring) -> Bool {
    stem.count > 2 && stem.contains { "aeiouy".contains($0) }
  }

  /// `plann` → `plan`; `fulfill`, `pass` and `buzz` stay unless a double letter always goes.
  private static func undoubled(_ stem: Substring, always: Bool = false) -> Substring {
    guard let last = stem.last, stem.dropLast().last == last, stem.count > 3,
      always || !"aeioulsz".contains(last)
    else { return stem }
    return stem.dropLast()
  }

  /// The words of which a word in lower case may be an inflected form, itself first.
  package func bases(of word: String) -> [String] {
    var bases = [word]
    if let irregular = Self.irregular[word], irregular != word { bases.append(irregular) }
    for ending in ["ing", "ed"] where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      bases += [String(stem), stem + "e", String(Self.undoubled(stem, always: true))]
      if ending == "ed", stem.last == "i" { bases.append(stem.dropLast() + "y") }
    }
    let singular = singular(word)
    if singular != word { bases.append(singular) }
    return bases
  }

  // MARK: - Derivation

  /// The word that stands for the family of a lower-case word: *building* → *build*, *diplomatic* → *diplomacy*.
  package func family(_ word: String) -> String {
    if frozenWords.contains(word) { return word }
    if let known = families[word] { return known }
    let stem = Self.stem(of: word)
    return familiesByStem[stem] ?? stem
  }

  /// The word without *-ing*, *-ed*, *-ly* and a final *e*.
  private static func stem(of word: String) -> String {
    if word.hasSuffix("ily"), word.count > 6 { return withoutFinalE(word.dropLast(3) + "y") }
    if word.hasSuffix("ly"), word.count > 5 { return withoutFinalE(word.dropLast(2)) }
    return uninflected(word, nil)
  }
}
