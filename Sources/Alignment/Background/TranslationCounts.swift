/// How often source words and characters were rendered by target words in pairs that were linked before: what
/// `concord model build` writes and `--model` takes as known beforehand.
public struct TranslationCounts: Sendable, Equatable {
  /// What is counted; the names are those of the file.
  enum Unit: String, CaseIterable {
    /// Words in folded form, as the texts were cut.
    case word
    /// Single characters, wherever they stood.
    case character
  }

  private(set) var words = TranslationTable()
  private(set) var characters = TranslationTable()

  public init() {}

  subscript(unit: Unit) -> TranslationTable {
    get { unit == .word ? words : characters }
    set { if unit == .word { words = newValue } else { characters = newValue } }
  }

  public var isEmpty: Bool { words.count == 0 && characters.count == 0 }

  /// Number of pairs of a unit and a target word, of words and of characters.
  public var pairCount: Int { words.count + characters.count }
}
