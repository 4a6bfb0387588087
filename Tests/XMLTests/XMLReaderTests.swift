import Foundation
import Testing
import XML

/// All events of a document, as short strings.
private func events(
  _ text: String, limits: XMLLimits = XMLLimits()
) throws(XMLError) -> [String] {
  try events(bytes: [UInt8](text.utf8), limits: limits)
}

private func events(
  bytes: [UInt8], limits: XMLLimits = XMLLimits()
) throws(XMLError) -> [String] {
  var reader = try XMLReader(bytes: bytes, name: "test.xml", limits: limits)
  var found: [String] = []
  while let event = try reader.next() {
    switch event {
    case .start(let tag):
      found.append("<\(tag.name.local)\(tag.attributes.map { " \($0.name)=\($0.value)" }.joined())")
    case .end(let name): found.append("/\(name.local)")
    case .text(let text): found.append(text)
    }
  }
  return found
}

/// The error that reading the document ends with.
private func failure(
  _ bytes: [UInt8], limits: XMLLimits = XMLLimits()
) -> XMLError? {
  do throws(XMLError) {
    _ = try events(bytes: bytes, limits: limits)
    return nil
  } catch { return error }
}

private func failure(_ text: String, limits: XMLLimits = XMLLimits()) -> XMLError? {
  failure([UInt8](text.utf8), limits: limits)
}

@Suite struct XMLReaderTests {
  @Test func deliversTagsAttributesAndText() throws {
    #expect(
      try events("<a x='1' y='二'>生态<b/>文明<!-- no --> <![CDATA[<&]]></a>")
        == ["<a x=1 y=二", "生态", "<b", "/b", "文明 <&", "/a"])
  }

  @Test func ampersandsInAttributesAreAmpersands() throws {
    #expect(
      try events("<a x='1&amp;2&#38;3&lt;4&amp;' y='&amp;amp;#38;' z='5'>&amp;</a>")
        == ["<a x=1&2&3<4& y=&amp;#38; z=5", "&", "/a"])
  }

  @Test func keepsPrefixAndNamespace() throws {
    var reader = try XMLReader(
      bytes: [UInt8]("<t:tbx xmlns:t='urn:x' xml:lang='zh-CN' undeclared:y='1'/>".utf8), name: "n")
    let event = try reader.next()
    guard case .start(let tag) = event else {
      Issue.record("\(String(describing: event))")
      return
    }
    #expect(tag.name == XMLName("tbx", prefix: "t", namespace: "urn:x"))
    #expect(tag.language == "zh-CN")
    #expect(tag["y"] == "1")
  }

  @Test func tellsLineAndColumn() throws {
    var reader = try XMLReader(bytes: [UInt8]("<a>\n  <b/>\n</a>".utf8), name: "n")
    var places: [String] = []
    while try reader.next() != nil { places.append(reader.position.description) }
    #expect(places.map { $0.prefix(1) } == ["1", "1", "2", "2", "2", "3"])
  }

  @Test func linesBeyondSixteenBitsAreTold() throws {
    let error = failure("<a>" + String(repeating: "\n", count: 70_000) + "<b></c></a>")
    #expect(error?.position?.line == 70_001)
  }

  @Test func joinsTextAcrossChunks() throws {
    let text = String(repeating: "命运共同体𠮷", count: 20_000)
    #expect(try events("<a>\(text)</a>") == ["<a", text, "/a"])
    #expect(try events("<a><![CDATA[\(text)]]></a>") == ["<a", text, "/a"])
  }

  @Test func readsFileAndArrayAlike() throws {
    let text = "<a>" + String(repeating: "<b c='d'>e</b>\n", count: 10_000) + "</a>"
    let path = NSTemporaryDirectory() + "concord-\(UUID().uuidString).xml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    var fromFile = try XMLReader(path: path)
    var fromBytes = try XMLReader(bytes: [UInt8](text.utf8), name: path)
    while let event = try fromBytes.next() {
      #expect(try fromFile.next() == event)
    }
    #expect(try fromFile.next() == nil)
  }

  @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
  func readsUTF16(encoding: String.Encoding) throws {
    let mark = encoding == .utf16 ? "" : "\u{FEFF}"
    let text = mark + "<?xml version='1.0' encoding='UTF-16'?><a>人类命运共同体𠮷</a>"
    let data = try #require(text.data(using: encoding))
    #expect(try events(bytes: [UInt8](data)) == ["<a", "人类命运共同体𠮷", "/a"])
  }

  @Test func readsUTF8WithByteOrderMark() throws {
    #expect(try events("\u{FEFF}<a>中</a>") == ["<a", "中", "/a"])
  }

  @Test func readsGB18030() throws {
    // 中 is D6 D0 in GB 18030.
    let bytes =
      [UInt8]("<?xml version='1.0' encoding='GB18030'?><a>".utf8) + [0xD6, 0xD0]
      + [UInt8]("</a>".utf8)
    #expect(try events(bytes: bytes) == ["<a", "中", "/a"])
  }
}

@Suite struct HostileXMLTests {
  @Test func billionLaughsIsRefused() throws {
    var declarations = "<!ENTITY a0 'ha'>"
    for level in 1...9 {
      let ten = String(repeating: "&a\(level - 1);", count: 10)
      declarations += "<!ENTITY a\(level) '\(ten)'>"
    }
    let error = try #require(failure("<!DOCTYPE x [\(declarations)]><x>&a9;</x>"))
    #expect(error.kind == .entityReference)
    #expect(
      error.description.hasPrefix(
        "test.xml:1:"), "\(error)")
    #expect(error.description.contains("&a9;"))
    let inAttribute = failure("<!DOCTYPE x [\(declarations)]><x y='&a9;'/>")
    #expect(inAttribute?.kind == .entityReference)
  }

  @Test func declaredButUnusedEntitiesAreHarmless() throws {
    #expect(
      try events(
        "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c SYSTEM 'file:///etc/hostname'>]><x>&lt;</x>")
        == ["<x", "<", "/x"])
  }

  @Test func externalEntityIsNotRead() {
    let text = "<!DOCTYPE x [<!ENTITY h SYSTEM 'file:///etc/hostname'>]><x>&h;</x>"
    #expect(failure(text)?.kind == .entityReference)
  }

  @Test func entityOfAnUnreadDocumentTypeIsRefused() {
    let text = "<!DOCTYPE martif SYSTEM 'TBX.dtd'><martif>a&nbsp;b</martif>"
    #expect(failure(text)?.kind == .entityReference)
  }

  @Test func parameterEntityIsRefused() {
    let text = "<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><x/>"
    #expect(failure(text)?.kind == .entityReference)
  }

  @Test func externalDocumentTypeIsAcceptedAndNotFetched() throws {
    #expect(
      try events("<!DOCTYPE martif SYSTEM 'http://127.0.0.1:1/TBXcoreStructV02.dtd'><martif/>")
        == ["<martif", "/martif"])
  }

  @Test func attributeDefaultsAreLeftOut() throws {
    #expect(try events("<!DOCTYPE x [<!ATTLIST x y CDATA 'long'>]><x/>") == ["<x", "/x"])
  }

  @Test func depthIsLimited() {
    let text = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
    #expect(failure(text)?.kind == .limit)
    #expect(failure(text, limits: XMLLimits(depth: 300)) == nil)
  }

  @Test func hugeTextIsRefused() {
    let text = "<a>" + String(repeating: "x", count: 200_000) + "</a>"
    #expect(failure(text, limits: XMLLimits(textBytes: 100_000))?.kind == .limit)
  }

  @Test func hugeTagIsRefused() {
    let attributes = (0..<40_000).map { " a\($0)=''" }.joined()
    #expect(failure("<a\(attributes)/>")?.kind == .limit)
  }

  @Test func hugeDocumentIsRefused() {
    let text = "<a>" + String(repeating: "<b/>", count: 1000) + "</a>"
    #expect(failure(text, limits: XMLLimits(documentBytes: 1000))?.kind == .limit)
  }

  @Test(arguments: ["<a>", "<a><b>text", "<a b='", "<a><!-- ", "<a/><!--", "<?xml version='1.0'"])
  func truncatedIsNamed(text: String) {
    #expect(failure(text)?.kind == .truncated)
  }

  @Test(arguments: ["", " \n"])
  func emptyIsNamed(text: String) {
    #expect(failure(text)?.kind == .empty)
  }

  @Test(arguments: ["not xml", "<a></b>", "<a/><b/>", "<a b=c/>", "<a \u{1}/>", "{}"])
  func malformedIsNamed(text: String) {
    let kind = failure(text)?.kind
    #expect(
      [.notWellFormed, .empty, .truncated, .encoding].contains(kind), "\(text): \(kind as Any)")
  }

  @Test func badBytesAreAnEncodingError() {
    let bytes = [UInt8]("<a>ab".utf8) + [0xFF, 0xFE, 0x80] + [UInt8]("</a>".utf8)
    #expect(failure(bytes)?.kind == .encoding)
    #expect(failure("<?xml version='1.0' encoding='klingon'?><a/>")?.kind == .encoding)
  }

  /// libxml2 stops without a report here, and would print to standard error.
  @Test(arguments: ["GB18030", "UTF-16LE", "EUC-JP"])
  func bytesThatCannotBeDecodedAreAnEncodingError(encoding: String) {
    let wide = encoding == "UTF-16LE"
    let head = "\(wide ? "\u{FEFF}" : "")<?xml version='1.0' encoding='\(encoding)'?><a>"
    let text = head + String(repeating: "<b>x</b>\n", count: 10_000)
    let start =
      wide ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : [UInt8](text.utf8)
    // 0xFF is in none of them; 0xDC00 without a high surrogate is not in UTF-16.
    let bad: [UInt8] = wide ? [0x00, 0xDC, 0x00, 0xDC] : [0xFF, 0xFF, 0x20, 0xFF]
    let error = failure(start + bad + start.suffix(10_000))
    #expect(error?.kind == .encoding, "\(error as Any)")
  }

  @Test func everyTruncationOfADocumentFailsCleanly() {
    let text =
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'f'>]><a b='中'>文<c><![CDATA[d]]></c><!--e--></a>"
    let bytes = [UInt8](text.utf8)
    #expect(failure(bytes) == nil)
    for count in 0..<bytes.count { #expect(failure([UInt8](bytes.prefix(count))) != nil) }
  }

  /// Flipping bytes anywhere must give events or a typed error, and nothing else.
  @Test func mutationsNeverCrash() {
    let seed = [UInt8](
      "<!DOCTYPE a [<!ENTITY e 'f'><!ATTLIST a g CDATA 'h'>]><a b='中' xmlns:p='u'>文<p:c/>&lt;</a>"
        .utf8)
    var state: UInt64 = 42
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
      }
      _ = failure(bytes)
    }
  }

  @Test func missingFileIsNamed() {
    do throws(XMLError) {
      _ = try XMLReader(path: "/no/such/file.xml")
      Issue.record("it opened")
    } catch {
      #expect(
        error.description
          == "/no/such/file.xml: cannot be read: No such file or directory. Check the path and its permissions."
      )
    }
  }

  @Test func folderIsAnError() {
    do throws(XMLError) {
      var reader = try XMLReader(path: NSTemporaryDirectory())
      _ = try reader.next()
      Issue.record("it was read")
    } catch { #expect(error.kind == .unreadable) }
  }
}
