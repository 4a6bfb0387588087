public import Corpus
public import Terminology

/// What a glossary says is right and wrong: for each source term the approved and the forbidden renderings.
///
/// Any rendering that is not deprecated or superseded is approved, and any approved one is right. Terms of several
/// concepts that are written alike share theirs.
public struct GlossaryRules: Sendable {
  /// A source term.
  struct Entry: Sendable {
    var source: String
    /// Folded as matching sees texts.
    var scalars: [UInt32]
    /// Approved and forbidden, in the order of the glossary.
    var patterns: [TargetPattern]

    var approved: [String] { patterns.filter { !$0.isForbidden }.map(\.text) }
  }

  let entries: [Entry]
  /// By folded term, the index of its entry.
  private let numbers: [[UInt32]: Int]
  /// The folded terms.
  private let trie: Lexicon
  let vocabulary: TargetVocabulary
  private let profile: ChineseProfile

  /// - Parameters:
  ///   - lexicon: from which the forms of Chinese characters are known.
  ///   - forms: word forms of the target language.
  public init(_ glossary: Glossary, lexicon: Lexicon, forms: EnglishMorphology) {
    var profile = ChineseProfile(lexicon: lexicon)
    var vocabulary = TargetVocabulary(forms)
    var entries: [Entry] = []
    var numbers: [[UInt32]: Int] = [:]
    var trie = Lexicon()
    for concept in glossary.concepts {
      let terms = { (language: LanguageTag) in
        concept.languages.filter { $0.language.primary == language.primary }.flatMap(\.terms)
      }
      let patterns = terms(.english).compactMap { TargetPattern($0, &vocabulary) }
      if patterns.isEmpty { continue }
      for term in terms(.chinese) {
        let scalars = profile.folded(term.text).filter { $0 != 0x20 }
        if scalars.isEmpty { continue }
        if let number = numbers[scalars] {
          entries[number].patterns += patterns
        } else {
          numbers[scalars] = entries.count
          trie.add(word: scalars, class: [], glosses: [])
          entries.append(Entry(source: term.text, scalars: scalars, patterns: patterns))
        }
      }
    }
    self.entries = entries
    self.numbers = numbers
    self.trie = trie
    self.vocabulary = vocabulary
    self.profile = profile
  }

  /// The source terms.
  public var terms: [String] { entries.map(\.source) }

  /// The entry of a source term.
  func entry(of term: String) -> Entry? {
    var profile = profile
    return numbers[profile.folded(term).filter { $0 != 0x20 }].map { entries[$0] }
  }

  /// For each source term whether it has an entry.
  func areListed(_ terms: [String]) -> [Bool] {
    var profile = profile
    return terms.map { numbers[profile.folded($0).filter { $0 != 0x20 }] != nil }
  }

  /// Which entries stand in a text and how often, those inside longer ones left out, in the order of the text.
  func entries(in text: String, _ profile: inout ChineseProfile) -> [(entry: Int, count: Int)] {
    let scalars = profile.folded(text)
    var found: [(entry: Int, count: Int)] = []
    var end = 0
    for start in scalars.indices {
      var longest: (length: Int, entry: Lexicon.Entry)?
      trie.forEachWord(in: scalars, from: start, to: scalars.count) { longest = ($0, $1) }
      guard let longest, start + longest.length > end else { continue }
      end = start + longest.length
      if let k = found.firstIndex(where: { $0.entry == Int(longest.entry) }) {
        found[k].count += 1
      } else {
        found.append((Int(longest.entry), 1))
      }
    }
    return found
  }

  /// By folded rendering the source terms that it is approved for, in the order of the glossary.
  ///
  /// - Parameter rung: index of the rung of the ladder up to which renderings are folded.
  func approvers(_ ladder: FoldLadder, _ rung: Int) -> [String: [String]] {
    var approvers: [String: [String]] = [:]
    for entry in entries {
      for key in Set(entry.approved.map { ladder.keys(of: $0)[rung] }) {
        approvers[key, default: []].append(entry.source)
      }
    }
    return approvers
  }

  /// A profile to fold texts with.
  var folding: ChineseProfile { profile }
}

/// How a translation renders a source term at one place, seen against the glossary.
enum GlossaryUse: Hashable, Sendable {
  /// Index of the pattern, and where its words stand in the target text, in UTF-8 bytes.
  case approved(Int, Range<Int>)
  case forbidden(Int, Range<Int>)
  /// None of the glossary's renderings is there.
  case other

  var isApproved: Bool { if case .approved = self { true } else { false } }

  var isForbidden: Bool { if case .forbidden = self { true } else { false } }

  /// Place of an approved rendering in the glossary; the others come after all.
  var rank: Int { if case .approved(let k, _) = self { k } else { .max } }
}

extension GlossaryRules.Entry {
  /// What the glossary says of a rendering by itself.
  func use(of rendering: String, _ vocabulary: inout TargetVocabulary) -> GlossaryUse {
    let text = Array(rendering.utf8)
    return use(in: vocabulary.words(of: text), text, places: 1)
  }

  /// - Parameter places: how often the source term stands in the passage.
  func use(in words: TargetWords, _ text: [UInt8], places: Int) -> GlossaryUse {
    var approved: (pattern: Int, range: Range<Int>)?
    var forbidden: (pattern: Int, range: Range<Int>)?
    for (k, pattern) in patterns.enumerated() {
      if pattern.isForbidden ? forbidden != nil : approved != nil { continue }
      guard let range = pattern.range(in: words, text) else { continue }
      if pattern.isForbidden { forbidden = (k, range) } else { approved = (k, range) }
    }
    // Words of the approved rendering are no use of a forbidden one inside it; and beside an approved one a forbidden
    // one belongs to this term only if it stands more than once.
    if let (pattern, range) = forbidden {
      guard let approved else { return .forbidden(pattern, range) }
      if places > 1, !approved.range.overlaps(range) { return .forbidden(pattern, range) }
    }
    return approved.map { .approved($0.pattern, $0.range) } ?? .other
  }
}
