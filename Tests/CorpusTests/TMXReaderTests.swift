import TestSupport
import Testing

@testable import Corpus

@Suite struct TMXReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static func tmx(_ body: String, prolog: String = "") -> String {
    """
    <?xml version="1.0"?>\(prolog)
    <tmx version="1.4">
    <header creationtool="Concord" creationtoolversion="1" segtype="sentence" o-tmf="x"
      adminlang="en" srclang="zh-CN" datatype="plaintext"><note>港口</note></header>
    <body>
    \(body)
    </body></tmx>
    """
  }

  static func unit(_ chinese: String, _ english: String) -> String {
    """
    <tu><note>注</note>
    <tuv xml:lang="zh-CN"><prop type="x">属性</prop><seg>\(chinese)</seg></tuv>
    <tuv xml:lang="en-GB"><seg>\(english)</seg></tuv></tu>
    """
  }

  func read(_ bytes: [UInt8], _ name: String = "m.tmx") throws -> Corpus {
    try CorpusReader().read([try folder.file(name, bytes: bytes)])
  }

  func pairs(_ corpus: Corpus) -> [[String]] {
    corpus.aligned.flatMap {
      zip($0.source.segments, $0.target.segments).map { [$0.text, $1.text] }
    }
  }

  static let plain = tmx(
    unit("港口在发展。", "The port grows.") + unit("谢谢 &amp; 再见", "Thanks &#x26; bye"))
  static let expected = [["港口在发展。", "The port grows."], ["谢谢 & 再见", "Thanks & bye"]]

  @Test func unitsArePairs() throws {
    let corpus = try read(Array(Self.plain.utf8))
    #expect(pairs(corpus) == Self.expected)
    #expect(corpus.aligned.first?.target.segments.map(\.paragraph) == [0, 1])
    #expect(corpus.aligned.first?.source.segments.map(\.line) == [6, 8])
    #expect(corpus.warnings.isEmpty)
  }

  @Test(arguments: [true, false])
  func utf16IsRead(littleEndian: Bool) throws {
    let mark: [UInt8] = littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    #expect(pairs(try read(mark + utf16(Self.plain, littleEndian: littleEndian))) == Self.expected)
  }

  @Test func gzipIsRead() throws {
    #expect(pairs(try read(gzip(Array(Self.plain.utf8)), "m.tmx.gz")) == Self.expected)
  }

  @Test func codeOfInlineElementsIsNoText() throws {
    let unit = Self.unit(
      "<bpt i=\"1\">&lt;b&gt;</bpt>港口<ept i=\"1\">&lt;/b&gt;</ept>在<hi>发展</hi>。",
      "The <ph><sub>footnote</sub>x</ph>port<it pos=\"end\">y</it> <ut>z</ut>grows.")
    #expect(pairs(try read(Array(Self.tmx(unit).utf8))) == [["港口在发展。", "The port grows."]])
  }

  @Test func theFirstOfTwoVariantsCountsAndOtherLanguagesDoNot() throws {
    let unit = """
      <tu><tuv xml:lang="de"><seg>Hafen</seg></tuv><tuv lang="EN"><seg>port</seg></tuv>
      <tuv xml:lang="zh"><seg>港口</seg></tuv><tuv xml:lang="en-US"><seg>harbor</seg></tuv></tu>
      """
    #expect(pairs(try read(Array(Self.tmx(unit).utf8))) == [["港口", "port"]])
  }

  @Test func unitsInOneLanguageAreCountedAndLeftOut() throws {
    let body =
      Self.unit("港口", "port") + "<tu><tuv xml:lang=\"zh\"><seg>城市</seg></tuv></tu>"
      + Self.unit("", "empty") + Self.unit("数据", "data")
    let corpus = try read(Array(Self.tmx(body).utf8))
    #expect(pairs(corpus) == [["港口", "port"], ["数据", "data"]])
    #expect(
      corpus.warnings.map(\.reason) == ["2 pairs have text in one language only and are left out"])
  }

  static let bomb = """
    <!DOCTYPE tmx [<!ENTITY a "港港港港港港港港港港"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
    """
  static let external = "<!DOCTYPE tmx [<!ENTITY a SYSTEM \"secret.txt\">]>"

  @Test(arguments: [
    ("an entity bomb", tmx(unit("&c;", "port"), prolog: bomb)),
    ("an external entity", tmx(unit("&a;", "port"), prolog: external)),
    ("an undeclared entity", tmx(unit("&nbsp;", "port"))),
    ("a truncated file", String(plain.dropLast(30))),
    ("a file cut inside a unit", String(plain.prefix(380))),
    ("another root", "<xliff version=\"1.2\"><file/></xliff>"),
    ("deep nesting", tmx(String(repeating: "<a>", count: 5000))),
    ("a control character", tmx(unit("港\u{1}口", "port"))),
    ("no unit", tmx("")),
    ("no markup", "港口\tport"),
  ])
  func isRefusedByName(_ what: String, _ text: String) throws {
    try folder.file("secret.txt", "秘密")
    let error = #expect(throws: CorpusError.self) { try read(Array(text.utf8)) }
    #expect(error?.file == "m.tmx", "\(what)")
    #expect(error?.reason.isEmpty == false)
    #expect(error?.reason.contains("港港") == false)
  }

  @Test func aDocumentTypeIsAcceptedButNotFetched() throws {
    let prolog = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">"
    #expect(
      pairs(try read(Array(Self.tmx(Self.unit("港口", "port"), prolog: prolog).utf8))) == [
        ["港口", "port"]
      ])
  }

  @Test func aSegmentLongerThanTheLimitIsRefused() throws {
    var limits = InputLimits()
    limits.lineBytes = 1000
    let text = Self.tmx(Self.unit(String(repeating: "港", count: 400), "port"))
    let path = try folder.file("m.tmx", text)
    #expect(throws: CorpusError.self) { try CorpusReader(limits: limits).read([path]) }
  }
}
