import Testing

@testable import XML

/// Writes down what a scanner hands over.
private final class Recorder: XMLHandler {
  let names: XMLNameTable
  var lines: [String] = []

  init(_ names: XMLNameTable) { self.names = names }

  func start(_ tag: borrowing XMLScannedTag) {
    let name = names.names[tag.name]
    var line =
      "<\(name.local) \(name.namespace ?? "-") @\(tag.place.start.line):\(tag.place.start.column)"
    for index in 0..<tag.attributeCount {
      let id = tag.attributeName(index)
      line += " \(names.names[id].local)=\(String(decoding: tag.value(index), as: UTF8.self))"
    }
    for index in 0..<tag.namespaceCount {
      let declared = tag.namespace(index)
      line += " ns \(declared.prefix ?? "")=\(declared.name)"
    }
    lines.append(line)
  }

  func end(_ name: XMLNameID, at place: borrowing XMLScannedPlace) {
    lines.append(">\(names.names[name].local)")
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
    lines.append("t \(String(decoding: bytes, as: UTF8.self))")
  }

  func comment(_ text: String) { lines.append("c\(text)") }

  func instruction(target: String, data: String?, at place: borrowing XMLScannedPlace) {
    lines.append("?\(target) \(data ?? "")")
  }

  func documentType(
    name: String, publicID: String?, systemID: String?, at place: borrowing XMLScannedPlace
  ) {
    lines.append("!\(name) \(systemID ?? "")")
  }
}

@Suite struct XMLScannerTests {
  private func record(_ text: String) throws -> [String] {
    let scanner = XMLScanner()
    let recorder = Recorder(scanner.names)
    try scanner.scan(bytes: [UInt8](text.utf8), name: "test", into: recorder)
    return recorder.lines
  }

  @Test func everythingIsHandedOver() throws {
    let lines = try record(
      """
      <!DOCTYPE a SYSTEM "a.dtd"><?x y?><a xmlns="urn:1" xmlns:b="urn:2"><!-- k --><b:c d="&lt;1" b:e="2"/>世界</a>
      """)
    #expect(
      lines == [
        "!a a.dtd", "?x y", "<a urn:1 @1:35 ns =urn:1 ns b=urn:2", "c k ",
        "<c urn:2 @1:78 d=<1 e=2", ">c", "t 世界", ">a",
      ])
  }

  @Test func tagsHaveThePlaceWhereTheyBegin() throws {
    let lines = try record("<a>\n  <b\n   c='1'\n   d='2'>世</b><e/></a>")
    #expect(
      lines.filter { $0.hasPrefix("<") }.map { $0.split(separator: "@")[1] } == [
        "1:1", "2:3 c=1 d=2", "4:15",
      ])
  }

  @Test func aNameHasOneNumberWhateverItsPrefix() throws {
    let scanner = XMLScanner()
    let recorder = Recorder(scanner.names)
    try scanner.scan(
      bytes: [UInt8]("<a:x xmlns:a='u' xmlns:b='u'><b:x/><a:x/></a:x>".utf8), name: "test",
      into: recorder)
    #expect(scanner.names.names.filter { $0.local == "x" }.count == 1)
  }

  @Test(arguments: [
    "<a>&undefined;</a>", "<a", "<a></b>", "", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
  ])
  func defectsAreThrown(_ text: String) {
    #expect(throws: XMLError.self) { try record(text) }
  }
}
