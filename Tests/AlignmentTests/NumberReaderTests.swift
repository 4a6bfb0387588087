import Corpus
import Testing

@testable import Alignment

/// Cases worked by hand.
@Suite struct NumberReaderTests {
  @Test(arguments: [
    ("1.2亿", "120 million"), ("一亿二千万", "a hundred and twenty million"),
    ("120,000,000", "120 million"), ("1.79亿美元", "$179 million"), ("500，000美元", "500,000"),
    ("三百万元", "three million yuan"), ("3月", "March"), ("三月", "in March"),
    ("二〇二七年", "2027"), ("２０２７年", "2027"), ("二十一世纪", "the 21st century"), ("二十三", "twenty-three"),
    ("第十八次", "the eighteenth"), ("70年代", "the '70s"), ("6.4%", "6.4 percent"),
    ("十亿", "a billion"), ("一百人", "a hundred people"), ("五万册", "50,000 books"),
  ])
  func theSameNumberHasOneForm(_ chinese: String, _ english: String) throws {
    let source = NumberReader.numbers(ofChinese: [UInt32](scalarsOf: chinese))
    let target = NumberReader.numbers(ofEnglish: [UInt32](scalarsOf: english))
    #expect(source.count == 1)
    #expect(source == target)
  }

  @Test func allNumbersAreReadInOrder() {
    let numbers = NumberReader.numbers(ofEnglish: [UInt32](scalarsOf: "On 5 May 1970, 38 of 200."))
    #expect(
      numbers == [
        CanonicalNumber(5), CanonicalNumber(month: 5), CanonicalNumber(1970), CanonicalNumber(38),
        CanonicalNumber(200),
      ])
  }

  @Test(arguments: ["", "没有数字", "13月", "一个"])
  func smallWordsAreLeftToTheLexicon(_ text: String) {
    let numbers = NumberReader.numbers(ofChinese: [UInt32](scalarsOf: text))
    #expect(!numbers.contains { $0.isMonth })
    #expect(numbers.count == (text == "13月" ? 1 : 0))
  }

  @Test(arguments: ["It may rain", "one of them", "First, second", "", "march on"])
  func smallEnglishWordsAreLeftToTheLexicon(_ text: String) {
    #expect(NumberReader.numbers(ofEnglish: [UInt32](scalarsOf: text)).isEmpty)
  }

  @Test(arguments: [
    String(repeating: "9", count: 400), "1e999999", "9.9.9.9", "9,", ".5", "99999999999999亿亿亿亿",
    String(repeating: "亿", count: 100), String(repeating: "九", count: 100),
    String(repeating: "million ", count: 50), String(repeating: "twenty million ", count: 50),
    String(repeating: "nine hundred thousand hundred ", count: 50), "1970s20s", "９，９９９",
  ])
  func hostileNumbersAreSurvived(_ text: String) {
    let scalars = [UInt32](scalarsOf: text)
    for number in NumberReader.numbers(ofChinese: scalars)
      + NumberReader.numbers(ofEnglish: scalars)
    {
      #expect(number.mantissa >= 0)
    }
  }
}
