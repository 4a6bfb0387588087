import Testing

@testable import Corpus

@Suite struct TextDecoderTests {
  static let text = "港口的使用率为38%。\nThe usage rate is 38%: 𠮷 café.\n"
  /// 一 (4E00), 开 (5F00) and 最 (6700) put zeros where ASCII has its letters.
  static let zeros = "一个港口，一开始最需要一套岸电设施。\n最后开放一条航线。\n"

  func decode(_ bytes: [UInt8]) throws -> (text: String, warning: CorpusError?) {
    let (scalars, warning) = try TextDecoder(file: "a.txt").decode(bytes)
    return (String(scalars: scalars), warning)
  }

  @Test(arguments: [
    Array(text.utf8),
    [0xEF, 0xBB, 0xBF] + Array(text.utf8),
    utf16(text, littleEndian: true),
    utf16(text, littleEndian: false),
    [0xFF, 0xFE] + utf16(text, littleEndian: true),
    [0xFE, 0xFF] + utf16(text, littleEndian: false),
  ])
  func theEncodingIsRecognised(_ bytes: [UInt8]) throws {
    let decoded = try decode(bytes)
    #expect(decoded.text == Self.text)
    #expect(decoded.warning == nil)
  }

  @Test(arguments: [true, false])
  func chineseInUTF16WithoutMarkIsRecognised(littleEndian: Bool) throws {
    let decoded = try decode(utf16(Self.zeros, littleEndian: littleEndian))
    #expect(decoded.text == Self.zeros)
    #expect(decoded.warning == nil)
  }

  /// Bytes by `iconv -t GB18030` of glibc 2.36.
  @Test func gb18030IsRecognised() throws {
    let bytes: [UInt8] =
      [0xB8, 0xDB, 0xBF, 0xDA, 0xD3, 0xEB, 0xB3, 0xC7, 0xCA, 0xD0]  // 港口与城市
      + [0x33, 0x38, 0x25, 0xA1, 0xA3, 0x0A]  // 38%。
    let decoded = try decode(bytes)
    #expect(decoded.text == "港口与城市38%。\n")
    #expect(decoded.warning == nil)
  }

  @Test(arguments: 1...2)
  func aCutCharacterAtTheEndIsAWarning(missing: Int) throws {
    let decoded = try decode(Array("第一行\n港口的数".utf8.dropLast(missing)))
    #expect(decoded.text == "第一行\n港口的")
    #expect(decoded.warning?.line == 2)
    #expect(decoded.warning?.reason == "the file ends in the middle of a character")
  }

  @Test func aHalfUnitAtTheEndOfUTF16IsAWarning() throws {
    let text = String(repeating: "港口的数据。", count: 20)
    let decoded = try decode([0xFF, 0xFE] + utf16(text, littleEndian: true) + [0x2E])
    #expect(decoded.text == text)
    #expect(decoded.warning?.reason == "1 UTF-16 units are damaged or cut off")
  }

  @Test func aLoneSurrogateOfManyUnitsIsReplaced() throws {
    let text = String(repeating: "港口的数据。", count: 20)
    let bytes = [0xFF, 0xFE] + [0x00, 0xD8] + utf16(text, littleEndian: true)
    let decoded = try decode(bytes)
    #expect(decoded.text == "\u{FFFD}" + text)
    #expect(decoded.warning != nil)
  }

  /// 港口 in UTF-8 without its second byte would be the GB18030 text 涓彛 or similar.
  @Test func damagedChineseInUTF8IsNotTakenForGB18030() throws {
    let line = Array(String(repeating: "港口的数据", count: 400).utf8)
    let decoded = try decode(line + [0xE6, 0xB8] + line + [0x0A])
    #expect(decoded.text.unicodeScalars.first == "港")
    #expect(decoded.warning != nil)
  }

  @Test func fewBadBytesInUTF8AreReplacedAndCounted() throws {
    let line = "The data sharing platform serves the port.\n"
    let bytes = Array(String(repeating: line, count: 30).utf8)
    let decoded = try decode(bytes + [0xC0, 0x20] + bytes)
    #expect(decoded.text.hasPrefix(line))
    #expect(decoded.text.unicodeScalars.count { $0 == "\u{FFFD}" } == 1)
    #expect(decoded.warning?.line == 31)
    #expect(decoded.warning?.reason == "1 byte sequences are not UTF-8")
  }

  /// Overlong forms, surrogates and values above U+10FFFF (Unicode Standard, table 3-7).
  @Test(
    arguments: [
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func illFormedUTF8IsNeverDecoded(_ bad: [UInt8]) throws {
    let text = Array(String(repeating: "The port serves the city. 港口服务城市。", count: 200).utf8)
    let decoded = try decode(text + bad + text)
    #expect(decoded.warning != nil)
    let bad = decoded.text.unicodeScalars.filter {
      !$0.isASCII && !"港口服务城市。".unicodeScalars.contains($0)
    }
    #expect(!bad.isEmpty && bad.allSatisfy { $0 == "\u{FFFD}" })
  }

  @Test(
    arguments: [
      [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00],  // zip, docx
      Array("%PDF-1.7\n".utf8) + [0x01, 0x02, 0x03, 0x04],
      [0x00],
    ] as [[UInt8]])
  func binaryIsRefused(_ bytes: [UInt8]) {
    let error = #expect(throws: CorpusError.self) { try decode(bytes) }
    #expect(error?.file == "a.txt")
    #expect(error?.reason == "this is not a text file")
  }

  /// Every byte above 7F, many times: neither UTF-8 nor GB18030.
  @Test func garbageIsRefused() {
    let bytes = (0..<20).flatMap { _ in (0x80...0xFF).map { UInt8($0) } }
    let error = #expect(throws: CorpusError.self) { try decode(bytes) }
    #expect(error?.reason == "the encoding is none of UTF-8, UTF-16 and GB18030")
  }

  @Test func decodingWhatWasEncodedGivesTheText() throws {
    for scalar in [0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
      as [UInt32]
    {
      let text = "a" + String(scalars: [scalar]) + "b"
      #expect(try decode(Array(text.utf8)).text == text)
    }
  }
}
