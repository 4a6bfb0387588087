import Foundation
import Review
import TestSupport
import Testing

@testable import ReviewServer
@testable import Spreadsheet

/// Files that a person was given by somebody else, brought to the real pages over real sockets.
@Suite struct HostileUploadTests {
  private struct File {
    var name: String
    var bytes: [UInt8]
    /// What a page must not say: the content of other files, or that all is well.
    var forbidden: [String]
  }

  private static func workbook(_ sheet: String) throws -> [UInt8] {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var zip = try ZipWriter()
    for (name, text) in [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(namespace)\"><sheets><sheet name=\"S\" sheetId=\"7\" r:id=\"x1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"x1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
      ),
      ("xl/worksheets/sheet1.xml", sheet),
    ] {
      try zip.add(Array(text.utf8), as: name)
    }
    return try zip.finish()
  }

  private static func files(secretAt path: String) throws -> [File] {
    let cell =
      "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>"
    let blank = String(repeating: " ", count: 64 << 20)
    return [
      File(
        name: "outside.xlsx",
        bytes: try workbook("<!DOCTYPE x [<!ENTITY x SYSTEM \"file://\(path)\">]>\(cell)"),
        forbidden: ["top secret"]),
      File(
        name: "laughs.xlsx",
        bytes: try workbook(
          "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY x \"&a;&a;&a;&a;\">]>\(cell)"),
        forbidden: ["haha"]),
      File(
        name: "bomb.xlsx", bytes: try workbook("<worksheet><sheetData/>\(blank)</worksheet>"),
        forbidden: []),
      File(name: "broken.xlsx", bytes: [0x50, 0x4B, 3, 4, 0, 0], forbidden: []),
      File(name: "../../etc/passwd", bytes: Array(repeating: 0, count: 100), forbidden: []),
    ]
  }

  @Test func sheetsThatDoHarmAreRefused() async throws {
    let folder = try TemporaryFolder()
    let secret = try folder.file("secret.txt", "top secret")
    let files = try Self.files(secretAt: secret)
    let store = try ReviewStore(path: folder.path(of: ReviewStore.fileName))
    let application = ReviewApplication(store: store, reviewer: "Li Na")
    let pages: @Sendable (ReviewRequest) async -> ReviewResponse = {
      await application.respond(to: $0)
    }
    try await TestServer.run(pages) { server in
      let visitor = try server.visitor
      for file in files {
        let head =
          "--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(visitor.formToken)\r\n"
          + "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\"\r\n"
          + "Content-Type: application/octet-stream\r\n\r\n"
        let body = Array(head.utf8) + file.bytes + Array("\r\n--XX--\r\n".utf8)
        let client = try WireClient(port: server.port)
        client.send(
          visitor.request(
            "POST /sheet",
            [
              "Content-Type": "multipart/form-data; boundary=XX",
              "Content-Length": String(body.count),
            ], body: ""))
        client.send(body)
        let answer = try #require(try client.answer(), "\(file.name)")
        #expect((400..<500).contains(answer.status), "\(file.name): \(answer.status)")
        for text in file.forbidden { #expect(!answer.body.contains(text), "\(file.name)") }
      }
      #expect(try visitor.get("/terms")?.status == 200)
    }
    #expect(
      try folder.names.allSatisfy { $0 == "secret.txt" || $0.hasPrefix(ReviewStore.fileName) })
  }

  @Test func whatIsWrittenForSpreadsheetsIsNoFormula() async throws {
    let visit = try PageVisit()
    let store = visit.store
    let term = try #require(try store.list().terms.first?.term)
    try store.decide(
      [ReviewDecision(.term(term), .note, "=HYPERLINK(\"http://evil.example\")", basis: .any)],
      by: "Li Na")
    let application = visit.application
    let pages: @Sendable (ReviewRequest) async -> ReviewResponse = {
      await application.respond(to: $0)
    }
    try await TestServer.run(pages) { server in
      let visitor = try server.visitor
      let table = try #require(try visitor.get("/sheet/terms.tsv"))
      #expect(table.status == 200 && table.body.contains("HYPERLINK"))
      let cells = table.body.split(separator: "\n").flatMap { $0.split(separator: "\t") }
      #expect(!cells.contains { cell in "=+@".contains(cell.first ?? " ") })
    }
  }
}
