import Testing

@testable import Alignment

/// Cases worked by hand.
@Suite struct SegmentCuesTests {
  @Test(arguments: [
    ("增长6.4%，达到1,260.5万吨", ["1260.5", "6.4"]),
    ("２０２７年3月18日", ["18", "2027", "march"]),
    ("13月没有这个月", ["13"]),
    ("二十个工作日和四十多份材料", ["20", "40"]),
    ("二〇二七年", ["2027"]),
    ("第一，一个港口", []),
    ("共有38家，38家", ["38"]),
    ("没有数字", []),
  ])
  func numbersOfChinese(_ text: String, _ numbers: [String]) {
    #expect(SegmentCues(chinese: text).numbers == numbers)
  }

  @Test(arguments: [
    ("It rose by 6.4% to 1,260.5 tonnes", ["1260.5", "6.4"]),
    ("On 18 March 2027", ["18", "2027", "march"]),
    ("The 18th of May", ["18"]),
    ("On May 18", ["18", "may"]),
    ("It may rain", []),
    ("38 of 38", ["38"]),
    ("No numbers", []),
  ])
  func numbersOfEnglish(_ text: String, _ numbers: [String]) {
    #expect(SegmentCues(english: text).numbers == numbers)
  }

  @Test(
    arguments: [
      ("一、坚持生态优先", 1), ("一是用起来", 1), ("第三，壮大航运服务业", 3), ("（二）加快建设", 2), ("十二、附则", 12), ("三", 3),
      ("3、建设", 3), ("第一批接入", nil), ("一艘船进港", nil), ("2027年是第一年", nil), ("一百年来", nil), ("港口", nil),
      ("", nil),
    ] as [(String, Int?)])
  func ordinalOfChinese(_ text: String, _ ordinal: Int?) {
    #expect(SegmentCues(chinese: text).ordinal == ordinal)
  }

  @Test(
    arguments: [
      ("First, we will extend smart pilotage.", 1), ("Thirdly, the port", 3),
      ("The second is to adjust", 2),
      ("II. Putting sharing first", 2), ("(3) Ties grew closer", 3), ("IV", 4),
      ("12. Final rules", 12),
      ("I would like to report", nil), ("The second ship left", nil), ("2027 was quiet.", nil),
      ("38 ships left.", nil), ("The port grows", nil), ("", nil),
    ] as [(String, Int?)])
  func ordinalOfEnglish(_ text: String, _ ordinal: Int?) {
    #expect(SegmentCues(english: text).ordinal == ordinal)
  }

  @Test(arguments: [("“三个优先”", true), ("「三個優先」", true), ("三个优先", false)])
  func quotesOfChinese(_ text: String, _ has: Bool) {
    #expect(SegmentCues(chinese: text).hasQuotes == has)
  }

  @Test(arguments: [
    ("the “Three Priorities”", true), ("the \"same\"", true), ("the port's", false),
  ])
  func quotesOfEnglish(_ text: String, _ has: Bool) {
    #expect(SegmentCues(english: text).hasQuotes == has)
  }

  @Test func joinedCuesAreThoseOfAllWithTheFirstOrdinal() {
    let joined = SegmentCues(
      joining: [
        SegmentCues(english: "Second, 3 of 5."), SegmentCues(english: "Third, “5” of 2."),
      ][...])
    #expect(joined.numbers == ["2", "3", "5"])
    #expect(joined.ordinal == 2)
    #expect(joined.hasQuotes)
  }
}
