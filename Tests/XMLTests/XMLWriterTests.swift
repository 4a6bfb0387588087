import Foundation
import Testing
import XML

private func text(_ output: XMLOutput) -> String { String(decoding: output.bytes, as: UTF8.self) }

@Suite struct XMLWriterTests {
  @Test func writesAnIndentedDocument() throws {
    var writer = try XMLWriter()
    try writer.doctype("martif", systemID: "TBXBasiccoreStructV02.dtd")
    try writer.start("martif", ["type": "TBX-Basic", "xml:lang": "zh-CN"])
    try writer.start("tig")
    try writer.element("term", text: "人类命运共同体𠮷")
    try writer.element("note", ["from": "\"甲\" <&>\n"], text: "a < b && c ]]> d")
    try writer.start("empty")
    let output = try writer.finish()
    #expect(
      text(output) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
        <martif type="TBX-Basic" xml:lang="zh-CN">
          <tig>
            <term>人类命运共同体𠮷</term>
            <note from="&quot;甲&quot; &lt;&amp;&gt;&#10;">a &lt; b &amp;&amp; c ]]&gt; d</note>
            <empty/>
          </tig>
        </martif>

        """)
    #expect(output.droppedCharacters == 0)
  }

  @Test func dropsAndCountsForbiddenCharacters() throws {
    var writer = try XMLWriter(indented: false)
    try writer.element("a", ["b": "x\u{0}y"], text: "x\u{7}\u{0}y\u{FFFE}\tz\u{FFFD}")
    let output = try writer.finish()
    #expect(text(output).contains("<a b=\"xy\">xy\tz\u{FFFD}</a>"))
    #expect(output.droppedCharacters == 4)
  }

  @Test(arguments: ["a b", "", "1a", "a:b:c", "a\u{0}", "<", ":a"])
  func refusesImpossibleNames(name: String) throws {
    var writer = try XMLWriter()
    #expect(throws: XMLError.self) { try writer.start(name) }
  }

  @Test func fileAndMemoryAreTheSame() throws {
    let path = NSTemporaryDirectory() + "concord-\(UUID().uuidString).xml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    func write(_ writer: consuming XMLWriter) throws -> XMLOutput {
      try writer.start("all")
      for number in 0..<30_000 { try writer.element("一", text: "number \(number)") }
      return try writer.finish()
    }
    let memory = try write(XMLWriter())
    let file = try write(XMLWriter(path: path))
    #expect(file.bytes.isEmpty)
    #expect(memory.bytes == [UInt8](try Data(contentsOf: URL(filePath: path))))
  }

  @Test func fullDeviceIsATypedError() throws {
    var writer = try XMLWriter(path: "/dev/full")
    try writer.element("a", text: "b")
    do throws(XMLError) {
      _ = try writer.finish()
      Issue.record("it was written")
    } catch { #expect(error.kind == .unwritable) }
  }

  @Test func unwritableFolderIsATypedError() {
    do throws(XMLError) {
      _ = try XMLWriter(path: "/no/such/folder/a.xml")
      Issue.record("it opened")
    } catch { #expect(error.kind == .unwritable) }
  }

  @Test func identifiers() {
    #expect("c1".isXMLIdentifier && "_术语".isXMLIdentifier)
    #expect(!"1c".isXMLIdentifier && !"".isXMLIdentifier && !"a:b".isXMLIdentifier)
  }
}

@Suite struct RelaxNGTests {
  private static let schema = """
    <element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
        datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <zeroOrMore>
        <element name="b"><attribute name="id"><data type="ID"/></attribute><text/></element>
      </zeroOrMore>
    </element>
    """

  private func diagnostics(_ document: String) throws -> [XMLDiagnostic] {
    let schema = try RelaxNG(schema: [UInt8](Self.schema.utf8), name: "schema.rng")
    return try schema.diagnostics(bytes: [UInt8](document.utf8), name: "test.xml")
  }

  @Test func acceptsAValidDocument() throws {
    #expect(try diagnostics("<a><b id='x'>文</b><b id='y'/></a>").isEmpty)
  }

  @Test func namesTheLine() throws {
    let found = try diagnostics("<a>\n<b id='x'/>\n<c/>\n</a>")
    #expect(found.first?.line == 3, "\(found)")
  }

  @Test func findsDoubledIdentifiers() throws {
    #expect(try !diagnostics("<a><b id='x'/>\n<b id='x'/></a>").isEmpty)
  }

  @Test(arguments: [
    "<a>", "", "<a><b id='x'>&e;</b></a>", "<!DOCTYPE a [<!ENTITY e 'f'>]><a><b id='x'>&e;</b></a>",
  ])
  func refusesWhatIsNotReadable(document: String) {
    #expect(throws: XMLError.self) { try diagnostics(document) }
  }

  @Test func badSchemaIsATypedError() {
    #expect(throws: XMLError.self) {
      _ = try RelaxNG(schema: [UInt8]("<a/>".utf8), name: "bad.rng")
    }
  }

  @Test func longDocumentsAreStreamed() throws {
    let body = (0..<20_000).map { "<b id='i\($0)'>x</b>\n" }.joined()
    #expect(try diagnostics("<a>\(body)</a>").isEmpty)
  }
}
