import Testing

@testable import Corpus

@Suite struct ByteSearchTests {
  @Test(arguments: [
    ("abcabc", "abc", 2), ("aaaa", "aa", 2), ("aaa", "aa", 1), ("ab", "abc", 0), ("", "a", 0),
    ("党中央和党", "党", 2), ("abab", "bab", 1), ("aab", "ab", 1), ("a", "", 0),
  ])
  func placesThatOverlapCountOnce(_ text: String, _ word: String, _ count: Int) {
    #expect(Array(text.utf8).count(of: Array(word.utf8)) == count)
    #expect(Array(text.utf8).contains(bytes: Array(word.utf8)) == (count > 0 || word.isEmpty))
  }
}
