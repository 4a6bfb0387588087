import Foundation
import Terminology
import TestSupport
import Testing

@testable import Corpus

/// Tests/Samples/harbour-report.txt: Chinese and English pages interleaved, lines broken, words hyphenated, running
/// headers and page numbers.
@Suite struct PlainTextReaderTests {
  static let report: (chinese: [String], english: [String]) = {
    guard let parts = try? CorpusReader().read([samplePath("harbour-report.txt")]).parts else {
      return ([], [])
    }
    let texts = { (language: LanguageTag) in
      parts.filter { $0.language == language }.flatMap { $0.segments.map(\.text) }
    }
    return (texts(.chinese), texts(.english))
  }()

  @Test func theReportBecomesOnePartALanguage() throws {
    let parts = try CorpusReader().read([samplePath("harbour-report.txt")]).parts
    #expect(parts.map(\.language) == [.chinese, .english])
    #expect(parts.map(\.document) == ["harbour-report.txt", "harbour-report.txt"])
  }

  @Test(arguments: [
    "Clear and solid progress was made during the year in green port development.",
    "In autumn, observers recorded 47 species of migratory birds, eight more than before restoration.",
    "The connection rate is 93%, slightly below the target of 95%, mainly because equipment at some "
      + "rail stations has not yet been replaced.",
    "In 2028 the port will continue to act on the Three Priorities, concentrating on three tasks: "
      + "making up the shortfall in shore power facilities, connecting more users to the data sharing "
      + "platform, and completing the seaside walkway at the Old Quay.",
  ])
  func englishSentencesAreWholeAgain(_ sentence: String) {
    #expect(Self.report.english.contains(sentence))
  }

  @Test(arguments: [
    "24套新建岸电设施已于6月26日全部投入使用，岸电设施使用率由38%提高到57%。",
    "港区有9艘拖轮改用电力驱动，全年减少燃油消耗约4300吨，单位货物能耗比上年下降7.1%。",
    "企业通过单一窗口一次填报即可办结。",
    "2028年，港口将继续落实三个优先，重点做好三项工作：补齐岸电设施短板，扩大数据共享平台的接入范围，"
      + "建成老码头滨海步道。",
  ])
  func chineseSentencesAreWholeAgain(_ sentence: String) {
    #expect(Self.report.chinese.contains { $0.hasSuffix(sentence) })
  }

  @Test func noWordIsCutByALineEnd() {
    let words = Set(
      Self.report.english.flatMap { $0.split { !$0.isLetter && $0 != "-" } }.map(String.init))
    for whole in ["development", "restoration", "long-term", "concentrating", "facilities"] {
      #expect(words.contains(whole))
    }
    for half in ["develop-", "ment", "restora-", "tion", "concen-", "trating", "facili-", "ties"] {
      #expect(!words.contains(half))
    }
    #expect(Self.report.chinese.allSatisfy { !$0.contains(" ") })
  }

  @Test func runningHeadersAndPageNumbersAreNotText() {
    #expect(!Self.report.chinese.contains { $0.contains("社1") })
    #expect(Self.report.chinese.contains { $0.contains("供社会各界免费查阅") })
    #expect(Self.report.english.contains { $0.contains("be fed into the data sharing platform") })
  }

  @Test func sectionNumbersAreHeadings() throws {
    let parts = try CorpusReader().read([samplePath("harbour-report.txt")]).parts
    let headings = parts.flatMap { $0.segments.filter(\.isHeading).map(\.text) }
    for number in ["二", "II"] { #expect(headings.contains(number)) }
  }

  @Test func segmentsKnowTheirLine() throws {
    let parts = try CorpusReader().read([samplePath("harbour-report.txt")]).parts
    let segment = parts.flatMap(\.segments).first { $0.text.hasPrefix("In an independent survey") }
    #expect(segment?.line == 85)
  }

  @Test func nothingButFurnitureIsLost() throws {
    let text = try String(contentsOfFile: samplePath("harbour-report.txt"), encoding: .utf8)
    let letters = { (text: String) in text.unicodeScalars.filter { $0.value.isHan }.map(\.value) }
    let title = "临港港年度运行报告 2027"
    let pages = text.components(separatedBy: title)
    #expect(pages.count == 3)
    #expect(letters(Self.report.chinese.joined()) == letters(title + pages.joined()))
  }
}
