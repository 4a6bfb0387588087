import Terminology
import TestSupport
import Testing

@testable import Corpus

@Suite struct XLIFFReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A file of version 1.2 around a body.
  static func old(
    _ body: String, source: String = "zh-CN", target: String? = "en-GB", prolog: String = ""
  ) -> String {
    """
    <?xml version="1.0"?>\(prolog)
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:x="urn:other">
    <file original="港口.docx" source-language="\(source)"\
    \(target.map { " target-language=\"\($0)\"" } ?? "") datatype="plaintext">
    <header><note>页眉</note></header><body>
    \(body)
    </body></file></xliff>
    """
  }

  static func unit(_ source: String, _ target: String) -> String {
    "<trans-unit id=\"1\"><source>\(source)</source>\n<target>\(target)</target></trans-unit>\n"
  }

  /// A file of version 2.0 or 2.1 around units.
  static func new(
    _ units: String, source: String = "zh-CN", target: String = "en-GB", version: String = "2.1"
  ) -> String {
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="\(version)"
      xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" srcLang="\(source)" trgLang="\(target)">
    <file id="f1">
    \(units)
    </file></xliff>
    """
  }

  static func segment(_ source: String, _ target: String) -> String {
    "<segment><source>\(source)</source>\n<target>\(target)</target></segment>\n"
  }

  func read(_ text: String, _ name: String = "m.xlf") throws -> Corpus {
    try CorpusReader().read([try folder.file(name, text)])
  }

  func pairs(_ corpus: Corpus) -> [[String]] {
    corpus.aligned.flatMap {
      zip($0.source.segments, $0.target.segments).map { [$0.text, $1.text] }
    }
  }

  static let expected = [["港口在发展。", "The port grows."], ["谢谢 & 再见", "Thanks & bye"]]

  @Test(arguments: ["m.xlf", "m.XLIFF"])
  func unitsOfVersion1ArePairs(_ name: String) throws {
    let corpus = try read(
      Self.old(
        Self.unit("港口在发展。", "The port grows.")
          + Self.unit("谢谢 &amp; 再见", "<![CDATA[Thanks & bye]]>")), name)
    #expect(pairs(corpus) == Self.expected)
    #expect(corpus.aligned.first?.source.segments.map(\.line) == [5, 7])
    #expect(corpus.aligned.first?.target.segments.map(\.line) == [6, 8])
    #expect(corpus.aligned.first?.target.segments.map(\.paragraph) == [0, 1])
    #expect(corpus.warnings.isEmpty)
  }

  @Test(arguments: ["2.0", "2.1"])
  func segmentsOfVersion2ArePairs(_ version: String) throws {
    let units = """
      <unit id="u1"><notes><note>注</note></notes>
      <mtc:matches><mtc:match ref="#s"><source>旧</source><target>old</target></mtc:match></mtc:matches>
      <originalData><data id="d1">&lt;b&gt;</data></originalData>
      \(Self.segment("港口在发展。", "The port grows."))<ignorable><source>，</source></ignorable>
      \(Self.segment("谢谢 &amp; 再见", "Thanks &#x26; bye"))</unit>
      """
    let corpus = try read(Self.new(units, version: version))
    #expect(pairs(corpus) == Self.expected)
    #expect(corpus.aligned.first?.source.segments.map(\.line) == [7, 10])
    #expect(corpus.warnings.isEmpty)
  }

  @Test func packedFilesAreRead() throws {
    let bytes = gzip(Array(Self.old(Self.unit("港口", "port")).utf8))
    let corpus = try CorpusReader().read([try folder.file("m.xlf.gz", bytes: bytes)])
    #expect(pairs(corpus) == [["港口", "port"]])
  }

  @Test(arguments: [
    (old(
      unit(
        "<g id=\"1\">港<x id=\"2\"/>口</g><bpt id=\"3\">&lt;b&gt;</bpt>在<ept id=\"3\">&lt;/b&gt;</ept>"
          + "<bx id=\"4\"/>发展<ex id=\"5\"/>。",
        "The <mrk mtype=\"term\">port</mrk> <ph id=\"6\">code<sub>footnote</sub></ph>"
          + "grows<it id=\"7\" pos=\"open\">y</it>."))),
    (new(
      "<unit id=\"1\">"
        + segment(
          "<pc id=\"1\">港<ph id=\"2\"/>口</pc>在<sc id=\"3\"/>发展<ec startRef=\"3\"/>。",
          "The <mrk id=\"m\" type=\"term\">port</mrk> <cp hex=\"001A\"/>grows.")
        + "</unit>")),
  ])
  func codeOfInlineElementsIsNoText(_ text: String) throws {
    #expect(pairs(try read(text)) == [Self.expected[0]])
  }

  @Test(arguments: [
    old(unit("港口<x id=\"1\" ctype=\"lb\"/>发展", "port<x id=\"1\" ctype=\"lb\"/>growth")),
    new(
      "<unit id=\"1\">"
        + segment(
          "港口<ph id=\"1\" subType=\"xlf:lb\"/>发展", "port<ph id=\"1\" subType=\"xlf:lb\"/>growth")
        + "</unit>"),
  ])
  func lineBreaksPartWords(_ text: String) throws {
    #expect(pairs(try read(text)).first?[1] == "port growth")
  }

  @Test func markedSegmentsArePairsOfTheirOwn() throws {
    let body = """
      <trans-unit id="1"><source>港口。城市。数据。</source>
      <seg-source><mrk mtype="seg" mid="1">港<g id="1">口</g>。</mrk>
      <mrk mtype="seg" mid="2">城市。</mrk><mrk mtype="seg" mid="3">数据。</mrk></seg-source>
      <target><mrk mtype="seg" mid="2">Cities.</mrk>
      <mrk mtype="seg" mid="1">The <mrk mtype="term">port</mrk>.</mrk></target></trans-unit>
      """
    let corpus = try read(Self.old(body))
    #expect(pairs(corpus) == [["港口。", "The port."], ["城市。", "Cities."]])
    #expect(corpus.aligned.first?.source.segments.map(\.line) == [6, 7])
    #expect(corpus.aligned.first?.target.segments.map(\.line) == [9, 8])
    #expect(
      corpus.warnings.map(\.reason) == ["1 pair has text in one language only and is left out"])
  }

  @Test func withoutMarksInTheTargetTheUnitIsOnePair() throws {
    let body = """
      <trans-unit id="1"><source>港口，城市</source>
      <seg-source><mrk mtype="seg" mid="1">港口，</mrk><mrk mtype="seg" mid="2">城市</mrk></seg-source>
      <target>port, city</target></trans-unit>
      """
    #expect(pairs(try read(Self.old(body))) == [["港口，城市", "port, city"]])
  }

  @Test func otherProposalsAndOtherNamespacesAreNoText() throws {
    let body = """
      <group><trans-unit id="1"><x:source>甲</x:source><source>港口<x:tag>乙</x:tag></source><target>port</target>
      <note>注</note><alt-trans><source>港</source><target>haven</target></alt-trans>
      <x:alt><target>pier</target></x:alt></trans-unit></group>
      """
    #expect(pairs(try read(Self.old(body))) == [["港口", "port"]])
  }

  @Test(arguments: [
    ("zh", "en"), ("ZH_cn", "EN_us"), ("zho-Hans", "eng"), ("cmn", "en-GB"), ("chi", "English"),
    (" zh-Hant-HK", "en"),
  ])
  func chineseIsTheSourceWhicheverSideItIsOn(_ chinese: String, _ english: String) throws {
    let forth = Self.old(Self.unit("港口", "port"), source: chinese, target: english)
    let back = Self.old(Self.unit("port", "港口"), source: english, target: chinese)
    let backNew = Self.new(
      "<unit id=\"1\">\(Self.segment("port", "港口"))</unit>", source: english, target: chinese)
    for text in [forth, back, backNew] {
      let corpus = try read(text)
      #expect(pairs(corpus) == [["港口", "port"]])
      #expect(corpus.aligned.first?.source.language.primary == "zh")
    }
    let line = try read(back).aligned.first?.source.segments.first?.line
    #expect(line == 6, "the Chinese stands one line below the English")
  }

  @Test func aTargetLanguageThatIsNotSaidIsTheOther() throws {
    #expect(
      pairs(try read(Self.old(Self.unit("port", "港口"), source: "en", target: nil))) == [
        ["港口", "port"]
      ])
  }

  @Test func pairsAreHandedOnOneByOne() throws {
    let path = try folder.file(
      "m.xlf", Self.old(Self.unit("port", "港口") + Self.unit("city", ""), source: "en", target: "zh")
    )
    var pairs: [TextPair] = []
    let warnings = try CorpusReader().forEachPair(in: path, name: "m.xlf") { pairs.append($0) }
    #expect(pairs == [TextPair(source: "港口", target: "port", line: 6)])
    #expect(warnings.count == 1)
  }

  @Test func everyFileHasItsLanguages() throws {
    let text = """
      <xliff version="1.2">
      <file source-language="zh" target-language="en"><body>\(Self.unit("港口", "port"))</body></file>
      <file source-language="en" target-language="zh"><body>\(Self.unit("city", "城市"))</body></file>
      <file source-language="de" target-language="en"><body>\(Self.unit("Stadt", "town"))</body></file>
      </xliff>
      """
    let corpus = try read(text)
    #expect(pairs(corpus) == [["港口", "port"], ["城市", "city"]])
    #expect(corpus.warnings.count == 1)
  }

  @Test func whatIsNotTranslatedIsCountedAndLeftOut() throws {
    let body =
      Self.unit("港口", "port") + "<trans-unit id=\"2\"><source>城市</source></trans-unit>"
      + Self.unit("数据", "") + Self.unit("法律", "法律") + Self.unit("数据", "data")
    let corpus = try read(Self.old(body))
    #expect(pairs(corpus) == [["港口", "port"], ["数据", "data"]])
    #expect(
      corpus.warnings.map(\.description) == [
        "m.xlf:7: 3 pairs have text in one language only and are left out (fill both sides)"
      ])
  }

  static let bomb = """
    <!DOCTYPE xliff [<!ENTITY a "港港港港港港港港港港"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
    """
  static let plain = old(unit("港口在发展。", "The port grows."))

  @Test(arguments: [
    ("an entity bomb", old(unit("&c;", "port"), prolog: bomb), "m.xlf:6:"),
    (
      "an external entity",
      old(unit("&a;", "port"), prolog: "<!DOCTYPE xliff [<!ENTITY a SYSTEM \"secret.txt\">]>"),
      "m.xlf:5:"
    ),
    ("an undeclared entity", old(unit("&nbsp;", "port")), "m.xlf:5:"),
    ("a truncated file", String(plain.dropLast(30)), "m.xlf:"),
    ("a file cut inside a unit", String(plain.prefix(320)), "m.xlf:"),
    ("another root", "\n<tmx version=\"1.4\"><body/></tmx>", "m.xlf:2:"),
    (
      "another namespace",
      plain.replacing("urn:oasis:names:tc:xliff:document:1.2", with: "urn:oasis:names:tc:tbx"),
      "m.xlf:2:"
    ),
    ("no known version", plain.replacing("\"1.2\"", with: "\"9.9\""), "m.xlf:2:"),
    (
      "units in another namespace",
      plain.replacing("<trans-unit", with: "<trans-unit xmlns=\"urn:x\""), "m.xlf:"
    ),
    ("deep nesting", old(String(repeating: "<group>", count: 5000)), "m.xlf:5:"),
    ("deep nesting in a text", old(unit(String(repeating: "<g>", count: 5000), "x")), "m.xlf:5:"),
    ("a control character", old(unit("港\u{1}口", "port")), "m.xlf:5:"),
    ("other languages", plain.replacing("en-GB", with: "fr-FR"), "m.xlf:5: no row has text"),
    ("no unit", old(""), "m.xlf: no row has text"),
    ("no markup", "港口\tport", "m.xlf:1:"),
  ])
  func isRefusedWithItsPlace(_ what: String, _ text: String, _ place: String) throws {
    try folder.file("secret.txt", "秘密")
    let error = #expect(throws: CorpusError.self) { try read(text) }
    let message = error?.description ?? ""
    #expect(message.hasPrefix(place), "\(what): \(message)")
    #expect(!message.contains("港港") && !message.contains("秘密"))
  }

  @Test(arguments: [
    String(repeating: "<g id=\"1\">港口</g>", count: 200),
    String(repeating: "<mrk mtype=\"seg\"/>", count: 40),
  ])
  func aUnitLongerThanTheLimitIsRefused(_ source: String) throws {
    var limits = InputLimits()
    limits.lineBytes = 1000
    let path = try folder.file("m.xlf", Self.old(Self.unit(source, "port")))
    let error = #expect(throws: CorpusError.self) { try CorpusReader(limits: limits).read([path]) }
    #expect(error?.line == 5 && error?.column != nil)
  }
}
