import Testing

@testable import Corpus

@Suite struct LexiconTests {
  func words(_ lexicon: Lexicon, _ text: String, from start: Int, to end: Int? = nil) -> [String] {
    var found: [String] = []
    let text = scalars(text)
    lexicon.forEachWord(in: text, from: start, to: end ?? text.count) { length, entry in
      #expect(lexicon.word(entry) == Array(text[start..<(start + length)]))
      found.append(String(scalars: lexicon.word(entry)))
    }
    return found
  }

  static let small: Lexicon = {
    var lexicon = Lexicon()
    for (word, gloss) in [
      ("数据", "data"), ("数据共享", "data sharing"), ("数据共享平台", "data sharing platform"),
      ("共享", "share"),
      ("平", "flat"),
    ] {
      lexicon.add(word: scalars(word), class: .noun, glosses: gloss.utf8)
    }
    return lexicon
  }()

  @Test func wordsThatBeginAtAPlaceComeShortestFirst() {
    #expect(words(Self.small, "建数据共享平台", from: 1) == ["数据", "数据共享", "数据共享平台"])
    #expect(words(Self.small, "建数据共享平台", from: 1, to: 5) == ["数据", "数据共享"])
    #expect(words(Self.small, "建数据共享平台", from: 0) == [])
    #expect(words(Self.small, "平", from: 0) == ["平"])
    #expect(words(Self.small, "平", from: 1) == [])
  }

  @Test func onlyWholeWordsAreEntries() {
    #expect(Self.small.entry(of: scalars("数据共享")) == 1)
    for part in ["数", "数据共", "据", "数据共享平台的", ""] {
      #expect(Self.small.entry(of: scalars(part)) == nil)
    }
  }

  @Test func addingAWordAgainMergesItsGlossesAndClasses() {
    var lexicon = Lexicon()
    let first = lexicon.add(word: scalars("发展"), class: .verb, glosses: "develop; grow".utf8)
    let again = lexicon.add(word: scalars("发展"), class: .noun, glosses: " grow ;development;".utf8)
    #expect(first == again)
    #expect(lexicon.count == 1)
    #expect(lexicon.classes(of: first) == [.verb, .noun])
    #expect(lexicon.glosses(of: first) == ["develop", "grow", "development"])
  }

  @Test func aWordWithoutGlossesHasNone() {
    var lexicon = Lexicon()
    let entry = lexicon.add(word: scalars("港"), class: .induced, glosses: [])
    #expect(lexicon.glosses(of: entry) == [])
    lexicon.add(word: scalars("港"), class: [], glosses: "port".utf8)
    #expect(lexicon.glosses(of: entry) == ["port"])
  }

  @Test func entriesSurviveTheGrowthOfTheTable() {
    var lexicon = Lexicon()
    let words = (0..<3000).map { [0x4E00 + UInt32($0 / 50), 0x5E00 + UInt32($0 % 50), 0x6E00] }
    for word in words { lexicon.add(word: word, class: .noun, glosses: []) }
    #expect(lexicon.count == words.count)
    #expect(words.indices.allSatisfy { lexicon.entry(of: words[$0]) == Lexicon.Entry($0) })
  }

  @Test func readingsKeepTheirOrderWithoutRepetition() {
    var lexicon = Lexicon()
    lexicon.add(readings: ["xing", "hang"], of: 0x884C)
    lexicon.add(readings: ["hang", "heng"], of: 0x884C)
    #expect(lexicon.readings(of: 0x884C) == ["xing", "hang", "heng"])
    #expect(lexicon.readings(of: 0x4E00) == [])
  }
}
