import Testing

@testable import Corpus

/// Cases worked by hand; `|` stands where a sentence ends.
@Suite struct SentenceSplitterTests {
  func sentences(_ marked: String, _ script: LineStitcher.Script) -> [String] {
    let text = scalars(marked.filter { $0 != "|" })
    return SentenceSplitter(script: script).sentences(text).map { String(scalars: text[$0]) }
  }

  func expected(_ marked: String) -> [String] {
    marked.split(separator: "|").map { String($0).trimming(" ") }
  }

  @Test(arguments: [
    "港口是城市的饭碗。|城市是港口的家！|走得远吗？",
    "营商环境好不好，企业最清楚；部门要作出说明。|",
    "他说：“我们赶潮走！”|让我们继续前进。",
    "（见附件。）|下一句。",
    "什么？！|真的。",
    "增长6.4%，达到1.26亿吨。|航运服务业突破90亿元。",
    "一、坚持生态优先",
    "没有句号的一句",
    "A.B.公司与U.S.公司签约。|完成。",
    "省略……还在继续。|好。",
  ])
  func chinese(_ marked: String) { #expect(sentences(marked, .han) == expected(marked)) }

  @Test(arguments: [
    "The port grows. |The city grows! |Does it?",
    "It rose by 6.4% to 1.26 million tonnes. |Value added passed 9 billion yuan.",
    "Mr. Li met Dr. Wang of the U.S. Department, i.e. the ministry, e.g. in No. 5.",
    "J. R. Smith and A. Li spoke. |Then they left.",
    "Chapter II. Putting ecology first",
    "1. First point",
    "It came into force in 2027. |The port grew.",
    "“We move with the tide!” |Let us move.",
    "“Why?” he asked. |Nobody knew.",
    "He called it “the Three Priorities.” |They are connected.",
    "The councils (all 12 of them.) |Residents agree.",
    "See www.example.org or Node.js for more. |Good.",
    "What?! |Indeed.",
    "He wrote to Acme Co. Ltd. of London. |They answered.",
    "It ended at 5 p.m. on Monday. |Then it rained.",
  ])
  func english(_ marked: String) { #expect(sentences(marked, .latin) == expected(marked)) }

  @Test func marksWithoutTextJoinTheSentenceBefore() {
    #expect(sentences("他笑了。……”", .han) == ["他笑了。……”"])
  }

  @Test(arguments: [LineStitcher.Script.han, .latin])
  func sentencesCoverTheTextInOrderAndOnlySpacesAreLeftOut(_ script: LineStitcher.Script) {
    let text = scalars(" 港口。 The port!  “Yes.” 好？ A. B. c.d 3.5. (So.) 。。 end ")
    var end = 0
    for range in SentenceSplitter(script: script).sentences(text) {
      #expect(range.lowerBound >= end)
      #expect(text[end..<range.lowerBound].allSatisfy { $0 == 0x20 })
      end = range.upperBound
    }
    #expect(text[end...].allSatisfy { $0 == 0x20 })
  }
}

extension String {
  func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}
