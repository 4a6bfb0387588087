import Testing

@testable import Corpus

@Suite struct LineStitcherTests {
  func paragraphs(_ text: String, _ script: LineStitcher.Script) -> [String] {
    LineStitcher(script: script).paragraphs(lines(text)).map { String(scalars: $0.scalars) }
  }

  static let wrappedChinese = """
    一
    港口与社区的联系更加密切。十二个街道的社区议事会
    全年召开会议五十三次，收到建议二百一十八条，已经
    答复二百一十一条。根据社区议事会的意见，东区码头
    的夜间装卸作业在二十三时以后停止，货车改走北环线，
    各街道每季度公布一次。

    二
    技能提升计划全年培训工人三千人次，其中六成以上已
    经转到新的岗位。港口将继续落实三个优先，重点做好

    三项工作：补齐岸电设施短板，扩大数据共享平台的接
    入范围，建成老码头滨海步道。
    """

  @Test func hardWrappedChineseIsJoinedAcrossPagesWithoutSpaces() {
    #expect(
      paragraphs(Self.wrappedChinese, .han) == [
        "一",
        "港口与社区的联系更加密切。十二个街道的社区议事会全年召开会议五十三次，收到建议二百一十八条，已经"
          + "答复二百一十一条。根据社区议事会的意见，东区码头的夜间装卸作业在二十三时以后停止，"
          + "货车改走北环线，各街道每季度公布一次。",
        "二",
        "技能提升计划全年培训工人三千人次，其中六成以上已经转到新的岗位。港口将继续落实三个优先，重点做好"
          + "三项工作：补齐岸电设施短板，扩大数据共享平台的接入范围，建成老码头滨海步道。",
      ])
  }

  static let wrappedEnglish = """
    I
    Container throughput reached 4.12 million TEUs, of which sea-rail inter-
    modal transport accounted for 415,000, exceeding the target set at the
    beginning of the year. Clear progress was made during the year in deve-
    lopment, and the results of the long-

    term monitoring of the tidal wetlands will be fed into the data sharing
    platform. The long-term plan for development covers the whole of the old
    quay and the intermodal yard, where the cranes are to be preserved.
    II
    The shipping services sector continued to grow quickly, with value added
    of 9.8 billion yuan for the year and 36 new institutions in other fields.
    """

  @Test func hardWrappedEnglishIsJoinedAndHyphensJudged() {
    #expect(
      paragraphs(Self.wrappedEnglish, .latin) == [
        "I",
        "Container throughput reached 4.12 million TEUs, of which sea-rail intermodal transport "
          + "accounted for 415,000, exceeding the target set at the beginning of the year. "
          + "Clear progress was made during the year in development, and the results of the "
          + "long-term monitoring of the tidal wetlands will be fed into the data sharing platform. "
          + "The long-term plan for development covers the whole of the old quay and the intermodal "
          + "yard, where the cranes are to be preserved.",
        "II",
        "The shipping services sector continued to grow quickly, with value added of 9.8 billion "
          + "yuan for the year and 36 new institutions in other fields.",
      ])
  }

  @Test func paragraphsRememberTheLinesTheyCameFrom() throws {
    let found = LineStitcher(script: .han).paragraphs(lines(Self.wrappedChinese))
    let second = try #require(found.dropFirst().first)
    #expect(second.line(at: 0) == 2)
    #expect(second.line(at: 24) == 3)
    #expect(second.line(at: second.scalars.count - 1) == 6)
  }

  @Test func aParagraphALineStaysAsItIs() {
    let text = """
      绿色港口建设不是给码头刷一层绿漆。

      我们的目标是到2029年底基本实现近零排放。
      实现近零排放，要抓住三个环节。
      """
    #expect(paragraphs(text, .han) == text.split(separator: "\n").map(String.init))
  }

  @Test func aSentenceThatAPageBreakCutIsJoined() {
    let chinese = """
      数据共享平台将于9月1日上线试运行，由市数据资源中心负责运营，首批接入引航、理货、查验、铁路四类数据，年底前接入率达到百分之九十五，企业仍然从原有的单一

      窗口进入，不必另学一套系统。
      """
    #expect(paragraphs(chinese, .han).count == 1)
    #expect(paragraphs(chinese, .han).first?.contains("单一窗口进入") == true)
    let english = """
      Companies will still come in through the existing single

      window, so they will have no new system to learn.
      """
    #expect(
      paragraphs(english, .latin) == [
        "Companies will still come in through the existing single window, "
          + "so they will have no new system to learn."
      ])
  }

  @Test(arguments: [
    ("the years 2027-", "and the years 2027-2029"), ("a port -", "and a port - 2029"),
  ])
  func aHyphenBeforeANumberStays(_ last: String, _ expected: String) {
    let text = String(repeating: "the whole coast of the long bay and\n", count: 9)
    let joined = paragraphs(text + "and " + last + "\n2029 " + "were quiet", .latin)
    #expect(joined.first?.hasSuffix(expected + " were quiet") == true)
  }

  @Test func aHeadingIsNotJoinedToTheParagraphAboveIt() {
    let text = """
      数据共享平台将于9月1日上线试运行，由市数据资源中心负责运营，首批接入引航、理货、查验、铁路四类数据，年底前接入率达到百分之九十五，企业仍然从原有的窗口

      二、坚持共享优先
      """
    #expect(paragraphs(text, .han).count == 2)
  }

  @Test(arguments: [
    ("结束了。", true), ("结束了。”", true), ("真的吗？）", true), ("如下：", true), ("一是，", false),
    ("It ends.", true), ("It \"ends.\"", true), ("It goes on", false), ("", false), ("”", false),
  ])
  func theEndOfASentenceIsSeenBehindClosingMarks(_ text: String, _ ends: Bool) {
    #expect(LineStitcher(script: .han).endsSentence(scalars(text)) == ends)
  }
}
