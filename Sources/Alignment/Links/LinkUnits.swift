import Corpus

/// What the models of one granularity see of the words: source words whole or as characters, and target words cut to a
/// stem.
struct LinkUnits: Sendable {
  /// Units of all source words, one word after the other, and where each begins.
  private var units: [Int32] = []
  private var starts: [Int] = [0]
  /// The text of each source unit.
  private(set) var source = Interner()
  private(set) var target = Interner()
  private var stemOfWord: [Int32] = []
  private let stems: TargetStems
  /// Whether source words are taken apart into characters.
  let isSplit: Bool

  /// Words; and characters, where some word has several.
  static func granularities(
    source: Interner, target: Interner, _ morphology: EnglishMorphology
  ) -> [LinkUnits] {
    let morphology = morphology.knowing((0..<Int32(target.count)).map { target.text(of: $0) })
    // Stems of different lengths make different mistakes, which the mean of the models evens out.
    let words = LinkUnits(
      source: source, target: target, stems: TargetStems(morphology: morphology, length: 6),
      isSplit: false)
    let characters = LinkUnits(
      source: source, target: target, stems: TargetStems(morphology: morphology, length: 5),
      isSplit: true)
    return characters.areWords ? [words] : [words, characters]
  }

  /// - Parameters:
  ///   - source: words in folded form.
  ///   - target: words in lower case.
  ///   - isSplit: whether source words are taken apart into characters.
  init(source words: Interner, target: Interner, stems: TargetStems, isSplit: Bool) {
    self.stems = stems
    self.isSplit = isSplit
    let texts = (0..<Int32(words.count)).map { words.text(of: $0) }
    let parts = texts.map { text in
      isSplit && text.unicodeScalars.allSatisfy { $0.value.isHan }
        ? text.unicodeScalars.map { String($0) } : [text]
    }
    // Numbers follow the alphabet, so that nothing depends on the order in which texts were read.
    for unit in Set(parts.joined()).sorted() { _ = source.intern(unit) }
    for part in parts {
      for unit in part { units.append(source.intern(unit)) }
      starts.append(units.count)
    }
    let stemTexts = (0..<Int32(target.count)).map { stems(target.text(of: $0)) }
    for stem in Set(stemTexts).sorted() { _ = self.target.intern(stem) }
    for stem in stemTexts { stemOfWord.append(self.target.intern(stem)) }
  }

  /// Whether each word is one unit.
  private var areWords: Bool { units.count == starts.count - 1 }

  func source(_ words: some Sequence<Int32>) -> [Int32] {
    words.flatMap { units[starts[Int($0)]..<starts[Int($0) + 1]] }
  }

  func target(_ words: some Sequence<Int32>) -> [Int32] { words.map { stemOfWord[Int($0)] } }

  /// How many units a source word has.
  func count(_ word: Int32) -> Int { starts[Int(word) + 1] - starts[Int(word)] }

  /// The id of a target word's stem; nil where no word of the vocabulary has it.
  func stem(of word: String) -> Int32? { target.id(of: stems(word)) }
}

/// Cuts target words to stems: the first letters of the lemma.
struct TargetStems: Sendable {
  let morphology: EnglishMorphology
  let length: Int

  func callAsFunction(_ word: String) -> String {
    String(morphology.lemmaClass(of: word).prefix(length))
  }
}
