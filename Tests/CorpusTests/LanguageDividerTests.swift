import Testing

@testable import Corpus

@Suite struct LanguageDividerTests {
  func divide(_ text: String) -> (han: [String], latin: [String]) {
    let result = LanguageDivider().divide(lines(text))
    let texts = { (lines: [TextLine]) in
      lines.filter { !$0.isBlank }.map { String(scalars: $0.scalars) }
    }
    return (texts(result.han), texts(result.latin))
  }

  static let pages = """
    港口与社区的联系更加密切，社区议事会全年召开会议53次。
    1
    Ties between the port and its neighbours grew closer.
    The community councils held 53 meetings during the year.
    2
    技能提升计划全年培训工人3150人次（Lingang Shipping College）。
    """

  @Test func pagesThatAlternateBecomeTwoTexts() {
    let divided = divide(Self.pages)
    #expect(
      divided.han == [
        "港口与社区的联系更加密切，社区议事会全年召开会议53次。", "1",
        "技能提升计划全年培训工人3150人次（Lingang Shipping College）。",
      ])
    #expect(
      divided.latin == [
        "Ties between the port and its neighbours grew closer.",
        "The community councils held 53 meetings during the year.", "2",
      ])
  }

  @Test func everyLineWithTextGoesToExactlyOneLanguage() {
    let all = lines(Self.pages)
    let divided = LanguageDivider().divide(all)
    let numbers = (divided.han + divided.latin).filter { !$0.isBlank }.map(\.number)
    #expect(numbers.sorted() == all.map(\.number))
  }

  @Test func aBlankLineMarksWhereTheOtherLanguageInterrupts() {
    let divided = LanguageDivider().divide(lines(Self.pages))
    #expect(divided.han.contains { $0.isBlank && $0.number == 3 })
  }

  @Test func aFewForeignWordsAreNoTextOfTheirOwn() {
    let divided = divide("港口与社区的联系更加密切，社区议事会全年召开会议。\nPort of Lingang\n")
    #expect(divided.han.count == 1)
    #expect(divided.latin.isEmpty)
  }

  @Test func numbersBeforeAnyLetterGoWithTheFirstLanguage() {
    let divided = divide("1\n\nThe port company is responsible for the data in this report.\n")
    #expect(divided.latin.first == "1")
    #expect(divided.han.isEmpty)
  }
}
