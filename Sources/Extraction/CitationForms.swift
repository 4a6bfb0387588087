import Alignment
import Corpus

/// Finds the form in which a glossary gives an equivalent: what stands in the passages, with its head in the singular and
/// without the capitals of headings and sentences.
struct CitationForms: Sendable {
  private let side: TextSide
  private let morphology: EnglishMorphology
  /// By target word, whether running text mostly writes it in small letters, and whether it has the word at all.
  private let isSmall: [Bool]
  private let isRunning: [Bool]
  /// By part and segment, whether a segment is written as a heading, whose capitals say nothing.
  private let areHeadings: [[Bool]]
  /// Words of the lexicon's equivalents as they are written.
  private let known: Interner
  /// By these, how often equivalents of several words end in the word.
  private let heads: [Int]

  init(_ corpus: AlignedCorpus) {
    side = corpus.target
    morphology = corpus.targetMorphology
    let side = corpus.target
    areHeadings = side.parts.indices.map { part in
      side.parts[part].segments.indices.map { Self.isHeading(side.tokens[part], $0) }
    }
    var small = [Int](repeating: 0, count: side.vocabulary.count)
    var capital = small
    for (part, tokens) in side.tokens.enumerated() {
      for segment in side.parts[part].segments.indices where !areHeadings[part][segment] {
        for token in tokens.tokens(ofSegment: segment)
        where tokens.flags[token].contains(.word) && !tokens.flags[token].contains(.first) {
          if tokens.flags[token].contains(.capitalised) {
            capital[Int(tokens.ids[token])] += 1
          } else {
            small[Int(tokens.ids[token])] += 1
          }
        }
      }
    }
    isSmall = zip(small, capital).map { $0 >= $1 && $0 > 0 }
    isRunning = zip(small, capital).map { $0 + $1 > 0 }
    var heads: [Int] = []
    var known = Interner()
    let lexicon = corpus.profile.lexicon
    for entry in 0..<Lexicon.Entry(lexicon.count)
    where !lexicon.classes(of: entry).contains(.induced) {
      for gloss in lexicon.glossBytes(of: entry) {
        let words = gloss.split(separator: 0x20).map { Int(known.intern(Array($0))) }
        if heads.count < known.count {
          heads += repeatElement(0, count: known.count - heads.count)
        }
        if words.count > 1, let last = words.last { heads[last] += 1 }
      }
    }
    self.heads = heads
    self.known = known
  }

  /// Whether nearly all longer words of a segment have a capital and no full stop ends it.
  private static func isHeading(_ tokens: TokenizedPart, _ segment: Int) -> Bool {
    let range = tokens.tokens(ofSegment: segment)
    if let last = range.last, tokens.flags[last].contains(.clauseEnd) { return false }
    let words = range.filter {
      tokens.flags[$0].contains(.content) && !tokens.flags[$0].contains(.number)
    }
    let capitals = words.count { tokens.flags[$0].contains(.capitalised) }
    return words.count > 1 && 4 * capitals > 3 * words.count
  }

  // MARK: One place

  /// The words of a place, white space made single and the possessive taken off. Words that do not stand together are
  /// not pieced together.
  func surface(
    of occurrence: FoundOccurrence, _ quoter: OccurrenceQuoter
  ) -> EquivalentForms.Surface {
    guard !occurrence.joinsPieces else {
      return EquivalentForms.Surface(text: nil, hasIdleCapitals: false)
    }
    var text = quoter.rendering(of: occurrence).split { $0.isWhitespace }.joined(separator: " ")
    for ending in ["’s", "'s"] where text.hasSuffix(ending) { text.removeLast(2) }
    let part = quoter.bitext(of: occurrence).target
    let segment = quoter.firstSegment(of: occurrence)
    if areHeadings[part][segment] {
      return EquivalentForms.Surface(text: withoutIdleCapitals(text), hasIdleCapitals: true)
    }
    if occurrence.hasIdleCapital {
      return EquivalentForms.Surface(
        text: text.prefix(1).lowercased() + text.dropFirst(), hasIdleCapitals: true)
    }
    return EquivalentForms.Surface(text: text, hasIdleCapitals: false)
  }

  /// The words of a heading, those in small letters that running text, or else the lexicon, has so.
  private func withoutIdleCapitals(_ text: String) -> String {
    let scalars = [UInt32](scalarsOf: text)
    var result = scalars
    EnglishProfile.forEachToken(in: scalars) { token in
      guard token.flags.isSuperset(of: [.word, .capitalised]),
        !token.flags.contains(.acronym) || !token.flags.contains(.content)
      else { return }
      let word = token.word(in: scalars)
      let id = side.vocabulary.id(of: word).map(Int.init)
      let hasCapital = id.map { isRunning[$0] && !isSmall[$0] } ?? false
      guard id.map({ isSmall[$0] }) ?? false || !hasCapital && isListed(word) else { return }
      for k in token.scalars { result[k] = scalars[k].lowered }
    }
    return String(scalars: result)
  }

  // MARK: All places

  /// The citation form; nil where the words stand together nowhere.
  ///
  /// Of the forms in running text, else of the others, one whose head is in the singular goes before the more usual ones;
  /// of those that differ in capitals the most usual is taken, and the one with fewer capitals where both are.
  func citation(of forms: EquivalentForms) -> String? {
    let surfaces = forms.running.isEmpty ? forms.others : forms.running
    let words = Dictionary(surfaces.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: +)
    guard
      let word = words.min(by: { a, b in
        let (x, y) = (isSingular(a.key), isSingular(b.key))
        return x == y ? (b.value, a.key) < (a.value, b.key) : x
      })?.key
    else { return nil }
    let written = surfaces.filter { $0.key.lowercased() == word }.min { a, b in
      let (x, y) = (a.key.count { $0.isUppercase }, b.key.count { $0.isUppercase })
      return (b.value, x, a.key) < (a.value, y, b.key)
    }
    return written.map { singular($0.key) }
  }

  private func isSingular(_ text: String) -> Bool { singular(text) == text }

  /// The text with its head in the singular: that is the last word before the first preposition. A head stays in the
  /// plural where the singular is no known word, or where the lexicon uses the plural more.
  func singular(_ text: String) -> String {
    let scalars = [UInt32](scalarsOf: text)
    var head: EnglishProfile.Token?
    var isPast = false
    EnglishProfile.forEachToken(in: scalars) { token in
      if isPast { return }
      if head != nil, !token.flags.contains(.content) {
        let word = token.word(in: scalars)
        isPast = EnglishWords.prepositions.contains(word)
        return
      }
      if token.flags.contains(.content) { head = token }
    }
    guard let head, !head.flags.contains(.acronym), !head.flags.contains(.number) else {
      return text
    }
    let word = head.word(in: scalars)
    let singular = morphology.singular(word)
    guard singular != word, isKnown(singular),
      headCount(word) <= headCount(singular)
    else { return text }
    let ending = Array(singular.unicodeScalars.map(\.value))
    var written = Array(scalars[head.scalars])
    let common = zip(written, ending).prefix { $0.lowered == $1 }.count
    written = Array(written[..<common]) + ending[common...]
    return String(
      scalars: scalars[..<head.scalars.lowerBound] + written + scalars[head.scalars.upperBound...])
  }

  private func isKnown(_ word: String) -> Bool {
    isListed(word) || side.vocabulary.id(of: word) != nil
  }

  private func isListed(_ word: String) -> Bool { known.id(of: word) != nil }

  private func headCount(_ word: String) -> Int {
    known.id(of: word).map { heads[Int($0)] } ?? 0
  }
}
