import Consistency
import Terminology
import TestSupport
import Testing

/// Cases worked by hand.
@Suite struct FoldLadderTests {
  let ladder = FoldLadder(language: .english, forms: englishForms)

  @Test(arguments: [
    ("rule of law", "rule\u{2002}of  law ", FoldRung.unicode),
    ("people’s war", "people's war", .unicode),
    ("China–Africa ties", "China-Africa ties", .unicode),
    ("Belt and Road Initiative", "Belt and Road initiative", .letterCase),
    ("high-quality development", "High-Quality Development", .letterCase),
    ("worldview", "world view", .punctuation),
    ("win-win cooperation", "win win cooperation", .punctuation),
    ("food, energy, and water", "food, energy and water", .punctuation),
    ("the U.S.", "the US", .punctuation),
    ("modernisation of defence", "modernization of defense", .spelling),
    ("neighbouring countries", "neighboring countries", .spelling),
    ("development programme", "development program", .spelling),
    ("CPC history", "Communist Party of China history", .acronym),
    ("UN reform", "United Nations reform", .acronym),
    ("major country", "major countries", .number),
    ("state-owned enterprises", "state-owned enterprise", .number),
    ("crisis", "crises", .number),
    ("the rule of law", "rule of law", .functionWords),
    ("China's development", "China development", .functionWords),
    ("community of shared future", "community with a shared future", .functionWords),
    ("development and security", "security and development", .wordOrder),
    ("CPC Central Committee", "Central Committee of the Communist Party of China", .wordOrder),
    ("our diplomatic work", "diplomatic work", .deixis),
    ("building a strong country", "build a strong country", .derivation),
    ("head-of-state diplomacy", "diplomatic heads of state", .derivation),
    ("deepened reform", "deepening reform", .derivation),
    ("greater openness", "great opening", .derivation),
    ("firmly united", "firm united", .derivation),
  ])
  func joinsAtTheLowestRungThatMakesEqual(a: String, b: String, rung: FoldRung) {
    #expect(ladder.rung(joining: a, b) == rung)
    #expect(ladder.rung(joining: b, a) == rung)
  }

  @Test(arguments: [
    ("Chinese modernization", "Chinese path to modernization"),
    ("Xi Jinping Thought on Diplomacy", "Thought on Diplomacy"),
    ("developing countries", "developed countries"),
    ("government of the people", "governance of the people"),
    ("economic globalization", "global economy"),
    ("economics", "economic"),
    ("human development", "humane development"),
    ("non-interference", "interference"),
    ("integrity and innovation", "fundamental principles and innovation"),
    ("the fourth session", "the forth session"),
    ("for the", "on the"),
  ])
  func neverDropsOrChangesAContentWord(a: String, b: String) {
    #expect(ladder.rung(joining: a, b) == nil)
  }

  @Test(arguments: [
    ("维护国家主权", "safeguard China's sovereignty", "safeguard national sovereignty"),
    ("维护国家主权", "safeguard China's national sovereignty", "safeguard our country’s sovereignty"),
    ("党的纪律", "Party discipline", "discipline of the CPC"),
    ("我国政府", "our government", "the government"),
    ("我国政府", "the Chinese government", "government"),
    ("全国市场", "national market", "nationwide markets"),
    ("党中央决定", "decision of the CPC Central Committee", "the Party Central Committee's decision"),
    ("中国人民", "the Chinese people", "the people"),
    ("我军纪律", "discipline of the armed forces", "the people's army's discipline"),
  ])
  func whatATextCallsItselfByIsOneAndTheSame(term: String, a: String, b: String) {
    #expect(ladder.rung(joining: a, b, rendering: term) == .deixis)
    #expect(ladder.rung(joining: a, b, rendering: "港口") == (a == "our government" ? .deixis : nil))
  }

  @Test(arguments: [
    ("国家主权", "national sovereignty", "sovereignty"),
    ("国家主权", "national sovereignty", "national security"),
    ("政党", "party", "political party"),
    ("党中央决定", "decision of the Central Committee", "decision of the Party"),
    ("全国人民代表大会", "National People's Congress", "people's congress"),
    ("中国人民", "the Chinese people", "China"),
  ])
  func selfReferenceDropsNothing(term: String, a: String, b: String) {
    #expect(ladder.rung(joining: a, b, rendering: term) == nil)
  }

  @Test(arguments: ["en", "en-GB", "fr", "zh-Hant"])
  func hasAKeyForEachRung(tag: String) throws {
    let ladder = FoldLadder(language: try #require(LanguageTag(tag)), forms: englishForms)
    #expect(ladder.keys(of: "The UN's reform").count == ladder.rungs.count)
  }

  @Test func otherLanguagesAreFoldedWithoutEnglishRules() throws {
    let french = FoldLadder(language: try #require(LanguageTag("fr")), forms: englishForms)
    #expect(french.rung(joining: "État de droit", "état de droit") == .letterCase)
    #expect(french.rung(joining: "pays", "pay") == nil)
    #expect(french.rung(joining: "on", "the on") == nil)
  }
}
