import Corpus
import Testing

@Suite struct EnglishAcronymsTests {
  @Test(arguments: [
    ("CPC", "Communist Party of China", true),
    ("BRI", "Belt and Road Initiative", true),
    ("PLA", "People's Liberation Army", true),
    ("SMEs", "small and medium-sized enterprises", true),
    ("R&D", "research and development", true),
    ("UN", "United Nations", true),
    ("CPC", "the Party", false),
    ("CPC", "Chinese Communist Party", false),
    ("Cpc", "Communist Party of China", false),
    ("A", "a", false),
  ])
  func anAcronymBeginsTheWordsOfItsFullForm(short: String, long: String, isAcronym: Bool) {
    #expect(EnglishAcronyms.abbreviates(short, long) == isAcronym)
  }
}
