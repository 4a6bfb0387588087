/// Parts of speech of English words, after the Penn Treebank (Marcus, Santorini and Marcinkiewicz 1993), some of its
/// tags merged; in the order of the tags' names, on which the tagger settles ties.
public enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  case conjunction, number, determiner, preposition, adjective, modal, noun, properNoun, pluralNoun
  /// A word with the ending 's.
  case possessive
  case pronoun, possessivePronoun, punctuation, adverb
  /// The word "to".
  case to
  case verb, pastVerb, gerund, participle, presentVerb, thirdPersonVerb
  /// Interrogatives and relatives: which, who, whose, when.
  case relative
  case other

  /// The tag in the tagger's table.
  static let tags = [
    "CC", "CD", "DT", "IN", "JJ", "MD", "NN", "NNP", "NNS", "POS", "PRP", "PRP$", "PUNCT", "RB",
    "TO", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "W", "X",
  ]

  public var isNoun: Bool { self == .noun || self == .pluralNoun || self == .properNoun }

  /// Whether the word is the verb of a clause of its own, an infinitive or an auxiliary of one.
  public var isVerb: Bool {
    switch self {
    case .verb, .pastVerb, .presentVerb, .thirdPersonVerb, .modal: true
    default: false
    }
  }

  /// Whether a noun phrase may hold the word before its last noun.
  public var isModifier: Bool {
    switch self {
    case .adjective, .number, .gerund, .participle, .possessive: true
    default: isNoun
    }
  }
}
