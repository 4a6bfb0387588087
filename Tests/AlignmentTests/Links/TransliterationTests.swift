import TestSupport
import Testing

@testable import Alignment
@testable import Corpus

@Suite struct TransliterationTests {
  func score(_ characters: String, _ name: String) throws -> Float {
    let characters = [UInt32](scalarsOf: characters)
    let scores = Transliteration(lexicon: try shippedLexicon.get(), characters: characters)
      .scores(of: characters, for: ForeignName(name))
    return try #require(scores.count == characters.count ? scores.last : 0)
  }

  @Test(arguments: [
    ("巴拿马", "panama"), ("贝多芬", "beethoven"), ("莫扎特", "mozart"), ("达尔文", "darwin"),
    ("尼加拉瓜", "nicaragua"), ("罗马尼亚", "romanian"), ("马达加斯加", "madagascar"),
    ("克里斯托弗", "christopher"), ("波兰", "poland"), ("圣马力诺", "sanmarino"),
  ])
  func charactersSpellTheNameTheyStandFor(_ characters: String, _ name: String) throws {
    #expect(
      try score(characters, name) >= Transliteration.threshold(characters: characters.count))
  }

  @Test(arguments: [
    ("巴拿马", "ministry"), ("贝多芬", "development"), ("莫扎特", "minister"), ("波兰", "london"),
    ("达尔文", "romania"), ("罗马尼亚", "monday"), ("马达加斯加", "macedonia"),
  ])
  func charactersDoNotSpellAnotherWord(_ characters: String, _ name: String) throws {
    #expect(
      try score(characters, name) < Transliteration.threshold(characters: characters.count))
  }

  @Test(arguments: [
    ("schach", "SaC"), ("philipp", "filip"), ("cecil", "sesil"), ("quick", "kwik"),
    ("o'neill", "oneil"),
  ])
  func phonesAreWhatIsHeard(_ letters: String, _ phones: String) {
    #expect(Phones(letters).bytes == Array(phones.utf8))
  }

  @Test func anEndingOfPeoplesNeedNotBeSpelled() throws {
    #expect(try score("苏丹", "sudan") == 1)
    #expect(try score("苏丹", "sudanese") > 0.95)
  }

  // MARK: Links

  static let source = ["他们", "昨天", "听", "了", "莫", "扎", "特", "的", "音乐"]
  static let target = ["they", "listened", "to", "music", "by", "mozart", "yesterday"]

  @Test func charactersApartShareTheNameTheySpell() throws {
    var (source, target) = (Interner(), Interner())
    let words = (Self.source.map { source.intern($0) }, Self.target.map { target.intern($0) })
    let stems = TargetStems(morphology: EnglishMorphology().knowing(Self.target), length: 6)
    let units = LinkUnits(source: source, target: target, stems: stems, isSplit: false)
    var evidence = NameEvidence(
      lexicon: try shippedLexicon.get(), units: units, names: ["mozart"])
    let shares = evidence.shares(units.source(words.0)[...], units.target(words.1)[...])
    #expect(Set(shares.map { units.source.text(of: $0.unit) }) == ["莫", "扎", "特"])
    #expect(Set(shares.map { units.target.text(of: $0.stem) }) == ["mozart"])
    #expect((0.8...1).contains(shares.reduce(0) { $0 + $1.weight }))
  }

  /// How many of the three characters of the name are linked with it.
  func linkedCharacters(names: [String]) throws -> Int {
    var (source, target, pairs) = (Interner(), Interner(), TokenPairs())
    pairs.append(
      Self.source.map { source.intern($0) }, Self.target.map { target.intern($0) })
    let model = WordLinkModel(
      training: pairs, source: source, target: target, lexicon: try shippedLexicon.get(),
      names: names)
    return model.links(of: pairs, 0..<1)[0].count { (4...6).contains($0.source) && $0.target == 5 }
  }

  @Test func aNameIsLinkedByItsSound() throws {
    #expect(try linkedCharacters(names: ["mozart"]) >= 2)
    #expect(try linkedCharacters(names: []) < 2)
  }
}
