import Corpus

/// Leads from a target word to its lemma class, as far as the class occurs in the corpus.
struct TargetClasses: Sendable {
  private let ids: [String: Int32]
  let morphology: EnglishMorphology

  init(classes: Interner, morphology: EnglishMorphology) {
    var ids: [String: Int32] = [:]
    for id in 0..<Int32(classes.count) { ids[classes.text(of: id)] = id }
    self.ids = ids
    self.morphology = morphology
  }

  func lemma(of word: String) -> String { morphology.lemma(of: word) }

  /// The class of a word in lower case; nil where no word of that class occurs.
  func callAsFunction(_ word: String) -> Int32? { ids[morphology.lemmaClass(of: word)] }
}
