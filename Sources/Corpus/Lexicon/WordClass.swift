/// What a lexicon says of a word: its parts of speech and where it comes from.
public struct WordClass: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let noun = Self(rawValue: 1 << 0)
  public static let verb = Self(rawValue: 1 << 1)
  public static let adjective = Self(rawValue: 1 << 2)
  /// Adverbs, degrees and quantifiers.
  public static let adverb = Self(rawValue: 1 << 3)
  /// Particles, conjunctions, prepositions, pronouns, auxiliaries.
  public static let function = Self(rawValue: 1 << 4)
  public static let numeral = Self(rawValue: 1 << 5)
  public static let classifier = Self(rawValue: 1 << 6)
  /// Four-character set phrases.
  public static let idiom = Self(rawValue: 1 << 7)
  /// Names of persons.
  public static let person = Self(rawValue: 1 << 8)
  public static let place = Self(rawValue: 1 << 9)
  public static let organisation = Self(rawValue: 1 << 10)
  public static let time = Self(rawValue: 1 << 11)
  /// Given by the user's own glossary.
  public static let glossary = Self(rawValue: 1 << 12)
  /// A repeated string found in the text itself; it has no gloss.
  public static let induced = Self(rawValue: 1 << 13)
  /// Vocabulary of a special field rather than of the general language.
  public static let specialised = Self(rawValue: 1 << 14)

  /// The class behind a flag of the lexicon files (`vn`, `nt` …); nil for an unknown flag.
  init?(flag: String) {
    switch flag {
    case "n": self = .noun
    case "v": self = .verb
    case "vn": self = [.verb, .noun]
    case "a": self = .adjective
    case "d": self = .adverb
    case "f": self = .function
    case "m": self = .numeral
    case "q": self = .classifier
    case "i": self = .idiom
    case "nr": self = .person
    case "ns": self = .place
    case "nt": self = .organisation
    case "t": self = .time
    case "x": self = []
    default: return nil
    }
  }
}
