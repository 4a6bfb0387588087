import Foundation
import TestSupport
import Testing

@testable import Corpus

@Suite struct ChineseProfileTests {
  /// Made up for these tests.
  static let small: Lexicon = {
    var lexicon = Lexicon()
    for (word, wordClass, gloss) in [
      ("建设", .verb, "build"), ("数据", .noun, "data"), ("共享", .verb, "share"),
      ("平台", .noun, "platform"),
      ("港口", .noun, "port"), ("台", .noun, "terrace"), ("口", .noun, "mouth"), ("的", .function, "of"),
      ("负责任", .adjective, "responsible"), ("大国", .noun, "major country"),
      ("负责任大国", .noun, "responsible major country"),
      ("社会", .noun, "society"), ("主义", .noun, "doctrine"), ("社会主义", .noun, "socialism"),
      ("一", .numeral, "one"), ("港", .noun, "port"),
    ] as [(String, WordClass, String)] {
      lexicon.add(word: scalars(word), class: wordClass, glosses: gloss.utf8)
    }
    return lexicon
  }()

  /// Words, flags and offsets of one text.
  struct Tokens {
    var words: [String]
    var part: TokenizedPart

    init(_ texts: [String], _ lexicon: Lexicon) {
      var profile = ChineseProfile(lexicon: lexicon)
      var vocabulary = Interner()
      let parts = profile.tokenize([texts.map { segment($0) }], vocabulary: &vocabulary)
      part = parts[0]
      words = part.ids.map { vocabulary.text(of: $0) }
    }

    func flags(_ word: String) -> TokenFlags? { words.firstIndex(of: word).map { part.flags[$0] } }
  }

  // MARK: Segmentation

  @Test(arguments: [
    "建设 数据 共享 平台",
    "港口 的 数据 。",
    "负责任 大国",  // its parts say what its gloss says
    "社会主义",  // its parts do not
    "dsp 平台 2.0 ， 增长 6.4 %",
    "3 月 18 日",
    "一百二十 个 港口",
    "港口 （ 第一 ） 平台",
  ])
  func aSmallLexiconSegments(_ spaced: String) {
    let text = spaced.filter { $0 != " " }
    let expected = spaced.replacing("增长", with: "增 长").replacing("3 月", with: "3月")
      .replacing("第一", with: "第 一")
    #expect(Tokens([text], Self.small).words == expected.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    "坚持 以人民为中心 的 发展 思想 。",
    "改革开放 以来 ， 经济 持续 增长 。",
    "加强 国际 合作 ， 维护 世界 和平 。",
    "政府 发布 了 环境 评价 报告 。",
    "中国 银行业 的 风险 。",
  ])
  func theShippedLexiconSegments(_ spaced: String) throws {
    let text = spaced.filter { $0 != " " }
    #expect(try Tokens([text], shippedLexicon.get()).words.joined(separator: " ") == spaced)
  }

  @Test func aNumeralIsNotCutByAWordThatBeginsInIt() throws {
    #expect(try Tokens(["改革开放四十年来"], shippedLexicon.get()).words == ["改革开放", "四十", "年", "来"])
  }

  @Test func unknownStringsThatRecurBecomeWords() {
    let once = Tokens(["蓥淞港口"], Self.small)
    #expect(once.words == ["蓥", "淞", "港口"])
    let twice = Tokens(["蓥淞港口", "建设蓥淞"], Self.small)
    #expect(twice.words == ["蓥淞", "港口", "建设", "蓥淞"])
  }

  @Test func aNameOutweighsTheWordsInIt() {
    var profile = ChineseProfile(lexicon: Self.small)
    profile.add(name: scalars("台港口"), gloss: "Tai Gangkou")
    var vocabulary = Interner()
    let part = profile.tokenize([[segment("建设台港口平台")]], vocabulary: &vocabulary)[0]
    #expect(part.ids.map { vocabulary.text(of: $0) } == ["建设", "台港口", "平台"])
  }

  @Test func theOrderOfSegmentsDoesNotChangeTheWords() {
    let texts = ["蓥淞港口的数据。", "建设蓥淞。", "负责任大国和蓥淞。"]
    let forward = Tokens(texts, Self.small)
    let backward = Tokens(texts.reversed(), Self.small)
    let segments = { (tokens: Tokens) in
      texts.indices.map { i in tokens.part.tokens(ofSegment: i).map { tokens.words[$0] } }
    }
    #expect(segments(forward) == segments(backward).reversed())
  }

  // MARK: Offsets and folding

  @Test(arguments: [
    "數據共享平臺", "建設《數據》平台", "２０２７年，ＤＳＰ　平台１２月", "港口\u{2002}的 数据", "𠮷野家的数据。",
    "Ａｂｃ港口é É", "增长6.4%，达1,260.5万吨", "“数据”……（平台）", "😀港口", "",
  ])
  func aTokensSliceOfTheTextFoldsToItsWord(_ text: String) {
    let tokens = Tokens([text], Self.small)
    var profile = ChineseProfile(lexicon: Self.small)
    let bytes = Array(text.utf8)
    var end = 0
    var rest = ""
    for i in tokens.words.indices {
      let (from, to) = (Int(tokens.part.starts[i]), Int(tokens.part.ends[i]))
      #expect(from >= end)
      rest += String(decoding: bytes[end..<from], as: UTF8.self)
      let slice = String(decoding: bytes[from..<to], as: UTF8.self)
      #expect(String(scalars: profile.folded(slice)) == tokens.words[i])
      end = to
    }
    rest += String(decoding: bytes[end...], as: UTF8.self)
    #expect(
      rest.unicodeScalars.allSatisfy { $0.value.kind == .space }, "only spaces lie between tokens")
  }

  @Test(arguments: [
    ("數據共享平臺", "数据 共享 平台"), ("建設２０２７", "建设 2027"), ("ＤＳＰ平台", "dsp 平台"),
    ("社會主義", "社会主义"),
  ])
  func traditionalAndFullWidthFormsFindTheSameWord(_ text: String, _ words: String) {
    #expect(Tokens([text], Self.small).words.joined(separator: " ") == words)
  }

  @Test func flagsSayWhatATokenIs() {
    let tokens = Tokens(["港口的数据、平台，“增长”一百二十万吨，2027年12月；"], Self.small)
    #expect(tokens.flags("港口") == [.word, .content])
    #expect(tokens.flags("的") == .word)
    #expect(tokens.flags("、") == .listMark)
    #expect(tokens.flags("，") == [.comma, .clauseEnd])
    #expect(tokens.flags("“") == .quote)
    #expect(tokens.flags("；") == .clauseEnd)
    #expect(tokens.flags("一百二十万") == [.word, .content, .number])
    #expect(tokens.flags("2027") == [.word, .content, .number])
    #expect(tokens.flags("12月") == [.word, .content, .number])
  }

  // MARK: Numerals

  @Test(
    arguments: [
      ("零", "0"), ("七", "7"), ("十", "10"), ("十八", "18"), ("二十", "20"), ("一百零五", "105"),
      ("两千", "2000"),
      ("二〇二三", "2023"), ("三千万", "30000000"), ("一万二千", "12000"), ("九亿", "900000000"),
      ("一亿二千万", "120000000"), ("十四亿", "1400000000"), ("五万亿", "5000000000000"),
      ("十八万亿", "18000000000000"), ("港口", nil), ("二十个", nil),
    ] as [(String, String?)])
  func numeralsHaveTheirValue(_ numeral: String, _ digits: String?) {
    #expect(ChineseProfile.digits(ofNumeral: scalars(numeral)) == digits)
  }

  @Test func noNumeralIsTooLongForItsArithmetic() {
    for c in "一十百千万亿" {
      _ = ChineseProfile.digits(ofNumeral: scalars(String(repeating: String(c), count: 40)))
      _ = ChineseProfile.digits(
        ofNumeral: scalars("九" + String(repeating: "千万亿" + String(c), count: 40)))
    }
  }
}
