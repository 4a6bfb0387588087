public import Corpus
public import Terminology

/// Normalises renderings step by step, so that variants with the same content words can be recognised.
///
/// `"the building of a world-view"` and `"building a world view"` are joined at ``FoldRung/functionWords``;
/// `"Chinese modernization"` and `"Chinese path to modernization"` never are: no rung drops a content word.
public struct FoldLadder: Sendable {
  /// The rungs that make sense for the language, lowest first.
  public let rungs: [FoldRung]

  /// nil for other languages.
  private let english: EnglishMorphology?

  /// A ladder for renderings in `language`. Languages other than English get the first three rungs only.
  ///
  /// - Parameter forms: word forms, for English.
  public init(language: LanguageTag, forms: EnglishMorphology) {
    english = language.primary == LanguageTag.english.primary ? forms : nil
    // A short form has no key: whether it is one depends on the document it stands in.
    rungs =
      english == nil
      ? [.unicode, .letterCase, .punctuation] : FoldRung.allCases.filter { $0 != .shortForm }
  }

  /// The lowest rung at which two renderings of a source term are equal; nil where a content word differs.
  public func rung(joining a: String, _ b: String, rendering term: String = "") -> FoldRung? {
    let selfReferences = selfReferences(of: term)
    let keys = [a, b].map { self.keys(of: $0, selfReferences) }
    return zip(rungs, zip(keys[0], keys[1])).first { $1.0 == $1.1 }?.0
  }

  /// For each of ``rungs``, what is left of a rendering when the differences up to it are taken away. Not for display.
  public func keys(of text: String) -> [String] { keys(of: text, []) }

  /// The expressions that mean the same in the renderings of a source term, as it calls its own country or party.
  func selfReferences(of term: String) -> [(words: [String], mark: String)] {
    english?.selfReferences(of: term) ?? []
  }

  /// - Parameter selfReferences: those of the term that is rendered.
  func keys(
    of text: String, _ selfReferences: [(words: [String], mark: String)]
  ) -> [String] {
    let plain = Self.plainText(text)
    let original = EnglishProfile.writtenWords(of: plain)
    // Up to function words spaces do not count: "worldview" and "world view" are one.
    var keys = [plain, plain.lowercased(), original.joined().lowercased()]
    guard let english else { return keys }

    keys.append(original.map { english.americanSpelling($0.lowercased()) }.joined())
    // Acronyms are looked up in the original: "US" is one and "us" is not.
    var words = english.expandingAcronyms(in: original)
      .map { english.americanSpelling($0.lowercased()) }
    keys.append(words.joined())
    words = words.map(english.singular)
    keys.append(words.joined())
    words = Self.dropping(EnglishWords.light, from: words)
    keys.append(words.joined())
    keys.append(Self.bag(words))
    words = Self.dropping(EnglishWords.possessives, from: words)
    words = Self.marking(selfReferences, in: words)
    keys.append(Self.bag(words))
    keys.append(Self.bag(words.map(english.family)))
    return keys
  }

  /// The word that a rendering of a name can be shortened to at a second mention: `Conference` for `Central Conference
  /// on Economic Work`; nil where the rendering is no name of several words.
  func shortForm(of text: String) -> String? {
    let words = EnglishProfile.writtenWords(of: Self.plainText(text))
    let content = words.filter {
      !EnglishWords.light.contains($0.lowercased()) && !Self.isPreposition($0)
    }
    guard english != nil, content.count > 1,
      content.allSatisfy({ $0.first?.isUppercase ?? false })
    else { return nil }
    let end = words.dropFirst().firstIndex(where: Self.isPreposition)
    return words[..<(end ?? words.endIndex)].last
  }

  private static func isPreposition(_ word: String) -> Bool {
    let word = word.lowercased()
    return EnglishWords.prepositions.contains(word)
      || EnglishWords.verbalPrepositions.contains(word)
  }

  /// The words with a mark for whatever means the same; each mark stands once.
  private static func marking(
    _ expressions: [(words: [String], mark: String)], in words: [String]
  ) -> [String] {
    if expressions.isEmpty { return words }
    var marked: [String] = []
    var i = 0
    while i < words.count {
      if let met = expressions.first(where: { words[i...].starts(with: $0.words) }) {
        if !marked.contains(met.mark) { marked.append(met.mark) }
        i += met.words.count
      } else {
        marked.append(words[i])
        i += 1
      }
    }
    return marked
  }

  private static func bag(_ words: [String]) -> String { words.sorted().joined(separator: " ") }

  /// A rendering that consists of such words only keeps them.
  private static func dropping(_ unwanted: Set<String>, from words: [String]) -> [String] {
    let kept = words.filter { !unwanted.contains($0) }
    return kept.isEmpty ? words : kept
  }

  /// The text with single plain spaces, straight quotation marks and ASCII hyphens; the characters that matter to a
  /// reader stay as they are.
  static func plainText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x21...0x7E: result.append(scalar)
      case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: continue
      case 0xFF01...0xFF5E: append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x2018, 0x2019, 0x201B, 0x2BC: append("'")
      case 0x201C, 0x201D, 0x201F, 0xAB, 0xBB: append("\"")
      case 0x2010...0x2015, 0x2212: append("-")
      case 0xFB01: append("f", "i")
      case 0xFB02: append("f", "l")
      default: append(scalar.properties.isWhitespace ? " " : scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)

    func append(_ scalars: Unicode.Scalar...) {
      for scalar in scalars where scalar != " " || (result.last ?? " ") != " " {
        result.append(scalar)
      }
    }
  }
}
