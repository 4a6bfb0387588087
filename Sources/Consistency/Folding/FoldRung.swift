/// A rung of the fold ladder: a kind of difference between two renderings that leaves the content words alone.
///
/// Two renderings are joined at the lowest rung that makes them equal, and that rung is what the reader is told.
/// The numbers are those of the project's ladder F1 to F11.
public enum FoldRung: Int, CaseIterable, Comparable, Sendable {
  /// White space, quotation marks, dashes, full-width forms.
  case unicode = 1
  /// Upper and lower case.
  case letterCase = 2
  /// Hyphens, spaces inside compounds, commas and other punctuation.
  case punctuation = 3
  /// British and American spelling.
  case spelling = 4
  /// A well-known acronym and its full form.
  case acronym = 5
  /// Singular and plural.
  case number = 6
  /// Articles, common prepositions, *and*, the possessive *’s*.
  case functionWords = 7
  /// The same words in another order.
  case wordOrder = 8
  /// Possessive pronouns (*our*, *its*), and what a text calls its own country or party by.
  case deixis = 9
  /// The last word of a name (*the Conference*) for the whole, which stands in the same document: the one rung that
  /// drops content words.
  case shortForm = 10
  /// Words of one family (*build*, *building*; *diplomacy*, *diplomatic*) and degrees of an adjective.
  case derivation = 11

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Whether a person should glance at the difference; lower rungs are a matter of style.
  public var deservesCheck: Bool { self >= .functionWords }

  /// What differs, in words for a reader.
  public var label: String {
    switch self {
    case .unicode: "spaces or quotation marks"
    case .letterCase: "capitals"
    case .punctuation: "hyphen or punctuation"
    case .spelling: "spelling"
    case .acronym: "acronym"
    case .number: "singular or plural"
    case .functionWords: "article, preposition or possessive"
    case .wordOrder: "word order"
    case .deixis: "possessive or self-reference"
    case .shortForm: "short form"
    case .derivation: "word form"
    }
  }
}
