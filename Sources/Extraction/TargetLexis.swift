import Alignment
import Corpus

/// What the forms of target words tell about where a term begins and ends.
struct TargetLexis: Sendable {
  let side: TextSide
  private var adjectiveLike: [Bool] = []
  private var verbLike: [Bool] = []
  private var participleLike: [Bool] = []
  private let genitives: [Bool]
  private let titles: [Bool]
  private let joints: [Bool]
  private let brackets: [Bool]
  private let looseWords: [Bool]
  private let auxiliaries: [Bool]
  private var numbers: [Int?] = []

  private static let adjectiveEndings = [
    "al", "ic", "ive", "ous", "able", "ible", "ful", "less", "ant", "ent", "ary", "ed", "ern",
    "ing",
    "ory", "ese", "ian",
  ]

  init(_ side: TextSide, lexicon: Lexicon) {
    self.side = side
    let classes = GlossClasses(lexicon: lexicon)
    for id in 0..<Int32(side.vocabulary.count) {
      let word = side.vocabulary.text(of: id)
      numbers.append(NumberReader.numbers(ofEnglish: [UInt32](scalarsOf: word)).first?.mantissa)
      let isAdjective = classes.isAdjective(word)
      let hasEnding = Self.adjectiveEndings.contains { word.hasSuffix($0) } && word.utf8.count > 4
      adjectiveLike.append(isAdjective || hasEnding && !classes.isNoun(word))
      verbLike.append(classes.isVerb(word))
      participleLike.append(["ing", "ed", "ly"].contains { word.hasSuffix($0) })
    }
    func among(_ words: Set<String>) -> [Bool] {
      var isAmong = [Bool](repeating: false, count: side.vocabulary.count)
      for word in words {
        if let id = side.vocabulary.id(of: word) { isAmong[Int(id)] = true }
      }
      return isAmong
    }
    genitives = among(["of"])
    joints = among(["of", "for", "on"])
    brackets = among(["(", ")", "[", "]", "\u{FF08}", "\u{FF09}"])
    titles = among(EnglishWords.titles.union(EnglishWords.offices))
    looseWords = among(EnglishWords.afterVerbs)
    auxiliaries = among(EnglishWords.auxiliaries.union(["which", "who", "that"]))
  }

  /// The number that a word is, as digits without zeros at their end; nil for other words and small numbers in words.
  func number(_ id: Int32) -> Int? { numbers[Int(id)] }
  func isAdjectiveLike(_ id: Int32) -> Bool { adjectiveLike[Int(id)] }
  func isVerbLike(_ id: Int32) -> Bool { verbLike[Int(id)] }
  func isParticipleLike(_ id: Int32) -> Bool { participleLike[Int(id)] }
  /// Whether the word, right after another, shows that the other heads no noun phrase ("handle the", "seeks to").
  func isLoose(_ id: Int32) -> Bool { looseWords[Int(id)] }
  /// Whether the word belongs to a clause rather than to a noun phrase.
  func isAuxiliary(_ id: Int32) -> Bool { auxiliaries[Int(id)] }
  /// Whether the word stands between the parts of names: Code of Criminal Procedure, Institute for Monetary Research.
  func joinsNames(_ id: Int32) -> Bool { joints[Int(id)] }
  /// Whether the word stands before the names of persons.
  func isTitle(_ id: Int32) -> Bool { titles[Int(id)] }
  func isBracket(_ id: Int32) -> Bool { brackets[Int(id)] }
  func isGenitive(_ id: Int32) -> Bool { genitives[Int(id)] }
}

/// Parts of speech of target words, read off the classes of the words they gloss.
private struct GlossClasses {
  /// How often a word glosses nouns, verbs and adjectives.
  private struct Counts {
    var noun = 0
    var verb = 0
    var adjective = 0
  }

  private var words = Interner()
  private var counts: [Counts] = []
  private let morphology = EnglishMorphology()

  init(lexicon: Lexicon) {
    for entry in 0..<Lexicon.Entry(lexicon.count) {
      let classes = lexicon.classes(of: entry)
      guard classes.isDisjoint(with: [.glossary, .person, .induced]) else { continue }
      // A verb-noun's first gloss may be either; it says nothing.
      if classes.contains(.verb), classes.contains(.noun) { continue }
      guard !classes.isDisjoint(with: [.noun, .verb, .adjective]) else { continue }
      for (rank, gloss) in lexicon.glossBytes(of: entry).enumerated() where !gloss.contains(0x20) {
        let weight = rank == 0 ? 2 : 1
        let word = Int(words.intern(Array(gloss)))
        if word == counts.count { counts.append(Counts()) }
        if classes.contains(.noun) { counts[word].noun += weight }
        if classes.contains(.verb) { counts[word].verb += weight }
        if classes.contains(.adjective) { counts[word].adjective += weight }
      }
    }
  }

  private func counts(of word: some StringProtocol) -> Counts {
    words.id(of: Array(word.utf8)).map { counts[Int($0)] } ?? Counts()
  }

  func isNoun(_ word: String) -> Bool {
    let counts = counts(of: word)
    return counts.noun > counts.adjective
  }

  func isAdjective(_ word: String) -> Bool {
    let counts = counts(of: word)
    return counts.adjective > counts.noun
  }

  /// An unambiguous verb, or a form of one.
  func isVerb(_ word: String) -> Bool {
    morphology.bases(of: word).contains { form in
      let counts = counts(of: form)
      return counts.verb > 2 * counts.noun
    }
  }
}
