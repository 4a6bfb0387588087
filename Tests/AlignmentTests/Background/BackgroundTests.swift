import Terminology
import TestSupport
import Testing
import Workers

@testable import Alignment
@testable import Corpus

/// What is known from elsewhere decides what the texts leave open.
@Suite struct BackgroundTests {
  /// How surely each cell of a pair is a link, by rows of source words; learned from the pair thrice.
  func cells(
    _ source: String, _ target: String, lexicon: Lexicon = Lexicon(),
    _ background: TranslationCounts = TranslationCounts()
  ) -> [[Float]] {
    var pairs = TokenPairs()
    var (zh, en) = (Interner(), Interner())
    let words = source.split(separator: " ").map { zh.intern(String($0)) }
    let others = target.split(separator: " ").map { en.intern(String($0)) }
    for _ in 0..<3 { pairs.append(words, others) }
    let found = WordLinkModel(
      training: pairs, source: zh, target: en, lexicon: lexicon, background: background
    ).posteriors(words, others)
    return (0..<found.rows).map { i in
      (0..<found.columns).map { j in
        (found.fromTarget[i * found.columns + j] + found.fromSource[i * found.columns + j]) / 2
      }
    }
  }

  static let straight = counts([("咘", "glimmer", 40), ("噼", "crackle", 40)])
  static let crossed = counts([("咘", "crackle", 40), ("噼", "glimmer", 40)])

  @Test(arguments: ["glimmer crackle", "glimmers crackles"])
  func countsDecideBetweenWordsThatTie(_ target: String) {
    let plain = cells("咘 噼", target, Self.straight)
    #expect(plain[0][0] > 2 * plain[0][1] && plain[1][1] > 2 * plain[1][0], "\(plain)")
    let turned = cells("咘 噼", target, Self.crossed)
    #expect(turned[0][1] > 2 * turned[0][0] && turned[1][0] > 2 * turned[1][1], "\(turned)")
  }

  @Test func aRareWordOfTheModelSaysLessThanAFrequentOne() throws {
    let row = { (count: Float) -> Float? in
      let units = LinkUnits.granularities(
        source: Self.words("书"), target: Self.words("book"), EnglishMorphology())[0]
      var table = TranslationTable()
      _ = table.add(target: "book", occurrences: count)
      _ = table.add(source: "书", occurrences: count)
      table.add(0, 0, count: count)
      var counts = TranslationCounts()
      counts[.word] = table
      return BackgroundEvidence(counts, units: units).row(of: 0).first?.forward
    }
    let (rare, frequent) = (try #require(row(1)), try #require(row(100)))
    #expect(rare < frequent / 2)
    #expect(frequent < BackgroundEvidence.strength)
  }

  // MARK: The lexicon's rows

  func row(_ word: String, _ background: TranslationTable) throws -> [String: Double] {
    var classes = Interner()
    for name in ["book", "write", "letter"] { _ = classes.intern(name) }
    let prior = LexicalPrior(
      source: Self.words(word), lexicon: try shippedLexicon.get(), background: background,
      classOf: TargetClasses(
        classes: classes, morphology: EnglishMorphology().knowing(["book", "write", "letter"])),
      workers: WorkerPool(threads: 1))
    return Dictionary(
      uniqueKeysWithValues: prior.rows[0].map { (classes.text(of: $0.target), $0.weight) })
  }

  @Test func countsAreMixedIntoTheRowsOfTheLexicon() throws {
    let alone = try row("书", TranslationTable())
    let mixed = try row("书", counts([("书", "letter", 45)])[.word])
    #expect(try #require(mixed["letter"]) > (alone["letter"] ?? 0))
    #expect(try #require(mixed["book"]) < #require(alone["book"]))
    #expect(mixed.values.reduce(0, +) <= 1.000_001)
  }

  @Test func aWordThatTheLexiconLacksHasTheRowOfTheCounts() throws {
    #expect(try row("咘咘", TranslationTable()).isEmpty)
    #expect(try #require(row("咘咘", counts([("咘咘", "book", 50)])[.word])["book"]) > 0.5)
  }

  // MARK: The user's glossary

  func lexicon(_ terms: [(String, String)]) -> Lexicon {
    var lexicon = Lexicon()
    let concepts = terms.enumerated().map { k, term in
      Concept(
        id: "c\(k)",
        languages: [
          LanguageSection(language: .chinese, terms: [Term(text: term.0)]),
          LanguageSection(language: .english, terms: [Term(text: term.1)]),
        ])
    }
    LexiconReader().add(
      Glossary(title: "", sourceDescription: "", language: .chinese, concepts: concepts),
      from: .chinese, to: .english, into: &lexicon)
    return lexicon
  }

  @Test func aTermOfSeveralTokensSpeaksWhereItsEquivalentStands() throws {
    let (zh, en) = (Self.words("呲 咘 噼"), Self.words("a night wind rose"))
    let units = LinkUnits.granularities(source: zh, target: en, EnglishMorphology())[0]
    var evidence = GlossaryEvidence(lexicon: lexicon([("咘噼", "Night winds")]), units: units)
    let source = units.source((0..<3).map { zh.id(of: ["呲", "咘", "噼"][$0]) ?? 0 })
    let target = units.target(["a", "night", "wind", "rose"].map { en.id(of: $0) ?? 0 })
    let shares = evidence.shares(source[...], target[...]).map {
      "\(units.source.text(of: $0.unit))-\(units.target.text(of: $0.stem)) \($0.weight)"
    }
    #expect(
      Set(shares) == ["咘-night 0.25", "咘-wind 0.25", "噼-night 0.25", "噼-wind 0.25"])
    #expect(evidence.shares(source[...], target[2...]).isEmpty)
    #expect(evidence.shares(source[..<2], target[...]).isEmpty)
  }

  static func words(_ text: String) -> Interner {
    var words = Interner()
    for word in text.split(separator: " ") { _ = words.intern(String(word)) }
    return words
  }

  @Test func aTermOfSeveralTokensIsLinkedToItsEquivalent() {
    func inside(_ lexicon: Lexicon) -> Float {
      let cells = cells("呲 嗞 咘 噼", "night wind calms dogs", lexicon: lexicon)
      return cells[2...].reduce(0) { $0 + $1[0] + $1[1] }
    }
    let (without, with) = (inside(Lexicon()), inside(lexicon([("咘噼", "night wind")])))
    #expect(with > without + 0.5, "\(with), \(without)")
  }
}
