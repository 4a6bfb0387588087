import Corpus
import Testing

@testable import Alignment

/// Cases worked by hand.
@Suite struct OrdinalReaderTests {
  @Test(
    arguments: [
      ("一、坚持生态优先", 1), ("一是用起来", 1), ("第三，壮大航运服务业", 3), ("（二）加快建设", 2), ("十二、附则", 12), ("三", 3),
      ("3、建设", 3), ("第一批接入", nil), ("一艘船进港", nil), ("2027年是第一年", nil), ("一百年来", nil), ("港口", nil),
      ("", nil),
    ] as [(String, Int?)])
  func ordinalOfChinese(_ text: String, _ ordinal: Int?) {
    #expect(OrdinalReader.ordinal(ofChinese: [UInt32](scalarsOf: text)) == ordinal)
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
    #expect(OrdinalReader.ordinal(ofEnglish: text) == ordinal)
  }
}
