public import Terminology

/// How many letters of each script a text has, and what that says of its language.
public struct LetterCounts: Sendable {
  private var han = 0
  private var latin = 0

  public init() {}

  init(_ scalars: some Sequence<UInt32>) { add(scalars) }

  public mutating func add(_ scalars: some Sequence<UInt32>) {
    for scalar in scalars {
      switch scalar.kind {
      case .han: han += 1
      case .latin: latin += 1
      default: break
      }
    }
  }

  var total: Int { han + latin }

  /// Whether a line or text of one language is Chinese; one with foreign names still is: a Han character weighs three
  /// letters.
  var areChinese: Bool { han > 0 && han * 3 >= latin }

  /// Refuses a text that is said to be in a language it cannot be in: words cut by another language's rules give results
  /// that look right and are worthless.
  ///
  /// Chinese has a Han character somewhere. English has letters, and more of them than Han characters; some of these may
  /// be quoted.
  /// - Throws: where the letters speak against the language.
  public func check(_ language: LanguageTag, of file: String) throws(CorpusError) {
    let finding: String
    switch language.primary {
    case LanguageTag.chinese.primary where han == 0:
      finding = "said to be Chinese and has no Chinese character"
    case LanguageTag.english.primary where latin == 0:
      finding = "said to be English and has no Latin letter"
    case LanguageTag.english.primary where han > latin:
      finding = "said to be English and is written in Chinese characters for the most part"
    default: return
    }
    throw CorpusError(
      file: file, reason: "the text is \(finding)",
      advice: "swap the two languages, or leave them out to have them found out")
  }
}
