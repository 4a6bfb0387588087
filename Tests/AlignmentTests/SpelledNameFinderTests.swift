import Terminology
import TestSupport
import Testing

@testable import Alignment
@testable import Corpus

@Suite struct SpelledNameFinderTests {
  private func names(_ beads: [(source: String, target: String)]) throws -> [String] {
    let lexicon = try shippedLexicon.get()
    var profile = ChineseProfile(lexicon: lexicon)
    func part(_ language: LanguageTag, _ texts: [String]) -> DocumentPart {
      DocumentPart(
        document: "text", language: language,
        segments: texts.enumerated().map { Segment(text: $1, line: $0 + 1, paragraph: $0) })
    }
    let (zh, en) = (part(.chinese, beads.map(\.source)), part(.english, beads.map(\.target)))
    var (zhWords, enWords) = (Interner(), Interner())
    let zhTokens = profile.tokenize([zh.segments], vocabulary: &zhWords)
    let enTokens = EnglishProfile().tokenize(en.segments, vocabulary: &enWords)
    func side(_ part: DocumentPart, _ tokens: TokenizedPart, _ words: Interner) -> TextSide {
      TextSide(
        parts: [part], tokens: [tokens], vocabulary: words,
        classOfWord: Array(0..<Int32(words.count)), classCount: words.count)
    }
    var finder = SpelledNameFinder(
      lexicon: lexicon, source: side(zh, zhTokens[0], zhWords), target: side(en, enTokens, enWords))
    for k in beads.indices {
      finder.look(
        at: [profile.folded(known: beads[k].source)], tokens: enTokens,
        enTokens.tokens(ofSegment: k), enWords)
    }
    return finder.names.map { String(scalars: $0.characters) + " " + $0.gloss }
  }

  @Test func aNameIsFoundByItsSound() throws {
    #expect(
      try names([("去年，卡斯特罗参观图书馆。", "Last year Castro visited the library.")]) == ["卡斯特罗 Castro"])
  }

  @Test func aWordThatIsElsewhereWrittenSmallIsNoName() throws {
    #expect(
      try names([
        ("去年，卡斯特罗参观图书馆。", "Last year Castro visited the library."),
        ("居民喜欢图书馆。", "Residents like the castro."),
      ]) == [])
  }

  @Test func theFirstWordOfASentenceIsNoNameByItself() throws {
    #expect(try names([("卡斯特罗参观图书馆。", "Castro visited the library.")]) == [])
  }

  @Test func charactersThatSoundOtherwiseAreNoName() throws {
    #expect(try names([("去年，卡斯特罗参观图书馆。", "Last year Wellington visited the library.")]) == [])
  }

  @Test func wordsOfTheLexiconAreNoNames() throws {
    #expect(try names([("居民喜欢图书馆。", "Residents like the Tushugan.")]) == [])
  }
}
