import Foundation
import Synchronization
import Testing

@testable import ReviewServer

/// Over real sockets: what is not a person's own browser is refused, and the server goes on.
@Suite struct AttackTests {
  /// The server still gives its page to the visitor.
  private func expectAlive(_ visitor: Visitor, _ comment: Comment? = nil) throws {
    #expect(try visitor.get("/terms")?.status == 200, comment)
  }

  @Test func everyAnswerHasTheGuardingFields() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      let answers = [
        try visitor.get("/"), try visitor.post("/decide", "a=b"), try visitor.get("//"),
        try visitor.get("/", ["Cookie": nil]), try visitor.get("/", ["Host": "evil.example"]),
        try visitor.server.answer("nonsense\r\n\r\n"),
      ]
      #expect(answers.map { $0?.status } == [200, 200, 400, 403, 421, 400])
      for answer in answers.compactMap(\.self) {
        let policy = try #require(answer.field("Content-Security-Policy"))
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
        #expect(policy.contains("frame-ancestors 'none'; require-trusted-types-for 'script'"))
        #expect(answer.field("X-Content-Type-Options") == "nosniff")
        #expect(answer.field("Referrer-Policy") == "same-origin")
        #expect(answer.field("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(answer.field("Cross-Origin-Resource-Policy") == "same-origin")
        #expect(answer.field("Cache-Control") == "no-store")
        #expect(!answer.head.contains { $0.lowercased().hasPrefix("access-control-") })
      }
    }
  }

  @Test func foreignHostsAreRefusedBeforeAnythingElse() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      for host in [
        "evil.example", "evil.example:\(server.port)", "127.0.0.1", "127.0.0.1:1",
        "localhost.evil.example:\(server.port)", "127.0.0.1:\(server.port).evil.example", "",
      ] {
        #expect(try visitor.get("/", ["Host": host])?.status == 421, "\(host)")
        // Nor does a start address help.
        let token = server.server.newStartAddress().split(separator: "=")[1]
        let start = try visitor.get("/start?token=\(token)", ["Host": host, "Cookie": nil])
        #expect(start?.status == 421 && start?.field("Set-Cookie") == nil, "\(host)")
      }
      #expect(try visitor.get("/", ["Host": nil])?.status == 421)
      #expect(try visitor.get("/", ["Host": "LOCALHOST:\(server.port)"])?.status == 200)
      #expect(
        try server.answer(
          visitor.request("GET /").replacing(
            "Host:", with: "Host: evil.example\r\nHost:"))?.status == 400)
    }
  }

  @Test func theStartAddressWorksOnce() async throws {
    try await TestServer.run { server in
      let token = server.server.newStartAddress().split(separator: "=")[1]
      let target = "GET /start?token=\(token) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
      let ahead = try server.answer("\(target)Sec-Purpose: prefetch\r\n\r\n")
      #expect(ahead?.status == 403 && ahead?.field("Set-Cookie") == nil)
      let first = try #require(try server.answer("\(target)\r\n"))
      #expect(first.status == 303 && first.field("Location") == "/" && first.body.isEmpty)
      let cookie = try #require(first.field("Set-Cookie"))
      #expect(cookie.hasPrefix("concord-\(server.port)="))
      #expect(cookie.hasSuffix("; HttpOnly; SameSite=Strict; Path=/"))
      let again = try server.answer("\(target)\r\n")
      #expect(again?.status == 403 && again?.field("Set-Cookie") == nil)
      // Who has come in already may load it again.
      let own = try server.answer("\(target)Cookie: \(cookie.prefix { $0 != ";" })\r\n\r\n")
      #expect(own?.status == 303 && own?.field("Set-Cookie") == nil)
    }
  }

  @Test func withoutItsTokenNobodyComesIn() async throws {
    let other = try await TestServer.run { try $0.visitor.cookie.split(separator: "=")[1] }
    try await TestServer.run { server in
      let visitor = try server.visitor
      let name = "concord-\(server.port)"
      for cookie in [
        nil, "", name, "\(name)=", "\(name)=\(other)", "\(name)=\(visitor.formToken)",
        visitor.cookie + "0", String(visitor.cookie.dropLast()), "x\(visitor.cookie)",
        visitor.cookie.uppercased(),
      ] {
        let answer = try visitor.get("/terms", ["Cookie": cookie])
        #expect(answer?.status == 403, "\(cookie ?? "none")")
        #expect(answer?.body.contains("GET") == false)
      }
      for path in ["/start", "/start?token=", "/start?token=\(other)", "/start/?token=1"] {
        let answer = try visitor.get(path, ["Cookie": nil])
        #expect(answer.map { [400, 403].contains($0.status) } == true, "\(path)")
      }
      #expect(try visitor.get("/", ["Cookie": "a=1; \(visitor.cookie); \(name)=1"])?.status == 200)
    }
  }

  @Test func formsOfOtherPagesAreRefused() async throws {
    let calls = Calls()
    try await TestServer.run(calls.answer) { server in
      let visitor = try server.visitor
      let before = calls.posts
      let own = "http://\(visitor.host)"
      let origins: [[String: String?]] = [
        ["Origin": "null"], ["Origin": "http://evil.example"],
        ["Origin": "https://\(visitor.host)"],
        ["Origin": "http://127.0.0.1:1"], ["Origin": "http://localhost:\(server.port)"],
        ["Origin": ""], ["Origin": own + "/"], ["Origin": nil, "Sec-Fetch-Site": nil],
        ["Origin": nil, "Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "cross-site"],
        ["Sec-Fetch-Site": "none"], ["Origin": nil, "Sec-Fetch-Site": "cross-site"],
      ]
      for changes in origins {
        #expect(try visitor.post("/decide", "a=b", changes)?.status == 403, "\(changes)")
      }
      for token in ["", "0", String(repeating: "0", count: 64), visitor.cookie] {
        #expect(try visitor.post("/decide", "a=b", token: token)?.status == 403, "\(token)")
      }
      let twice = "a=b&token=\(visitor.formToken)"
      #expect(try visitor.post("/decide", twice)?.status == 403)
      let stranger = try server.visitor
      #expect(try visitor.post("/decide", "a=b", token: stranger.formToken)?.status == 403)
      #expect(calls.posts == before)
      let plain = try #require(try visitor.post("/decide", "a=b"))
      #expect(plain.status == 200 && plain.body.contains("POST [\"decide\"]  a=b "))
      #expect(
        try visitor.post("/decide", "a=b", ["Origin": nil])?.status == 200,
        "a browser that sends no origin says that the page is the same")
    }
  }

  @Test func picturesAndScriptsForOtherPagesAreRefused() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      for (site, mode, destination, status) in [
        ("cross-site", "no-cors", "image", 403), ("same-site", "cors", "empty", 403),
        ("cross-site", "navigate", "iframe", 403), ("cross-site", "navigate", "document", 200),
        ("same-origin", "cors", "empty", 200), ("none", "navigate", "document", 200),
      ] {
        let answer = try visitor.get(
          "/terms?a=%3C&b=\"<",
          ["Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": destination])
        #expect(answer?.status == status, "\(site) \(mode) \(destination)")
      }
      // The cookie of a page is not sent with a link of another one: the page asks again.
      let visit = [
        "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document",
        "Cookie": nil,
      ]
      let link = try visitor.get("/terms?a=%3C&b=\"<", visit)
      #expect(link?.status == 200 && link?.field("Set-Cookie") == nil)
      #expect(link?.body.contains("content=\"0;url=/terms?a=%3C&amp;b=&quot;&lt;\"") == true)
      #expect(try visitor.get("/\\evil.example", visit)?.status == 400)
      #expect(try visitor.get("//evil.example", visit)?.status == 400)
    }
  }

  @Test func onlyGetAndPostOfFormsAreTaken() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      for method in ["OPTIONS", "PUT", "DELETE", "PATCH", "HEAD", "TRACE", "get"] {
        let answer = try visitor.server.answer(
          visitor.request(
            "\(method) /",
            [
              "Origin": "http://evil.example", "Access-Control-Request-Private-Network": "true",
            ]))
        #expect(answer?.status == 405, "\(method)")
      }
      for type in [
        "text/plain", "application/json", "application/x-www-form-urlencoded; charset=gbk",
        "multipart/form-data", nil, "",
      ] {
        let answer = try visitor.post("/decide", "a=b", ["Content-Type": type])
        #expect([400, 415].contains(answer?.status), "\(type ?? "none")")
      }
      for body in ["a=%", "a=%zz", "a=%ff"] {
        #expect(try visitor.post("/decide", body)?.status == 400, "\(body)")
      }
      #expect(
        try visitor.server.answer(
          visitor.request("POST /", ["Content-Length": nil], body: ""))?.status == 411)
      #expect(
        try visitor.server.answer(
          visitor.request("GET /", ["Content-Length": "3"]) + "a=b")?.status == 400)
    }
  }

  @Test func pathsLeadNowhereElse() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      for target in [
        "/../etc/passwd", "/assets/../../etc/passwd", "/assets/%2e%2e/secret", "/%2E%2e", "//",
        "/assets//x", "/a%00b", "/a%0d%0ab", "/%", "/%f", "/%ff", "/assets/",
      ] {
        #expect(try visitor.get(target)?.status == 400, "\(target)")
      }
      for line in [
        "GET http://127.0.0.1/ HTTP/1.1", "GET * HTTP/1.1", "GET etc HTTP/1.1", "GET /",
        "GET / HTTP/1.1 x", "GET  / HTTP/1.1", "GET /\u{0} HTTP/1.1", "GET / HTTQ/1.1",
      ] {
        let answer = try server.answer("\(line)\r\nHost: \(visitor.host)\r\n\r\n")
        #expect(answer?.status == 400, "\(line)")
      }
      for version in ["HTTP/1.0", "HTTP/2.0", "HTTP/0.9"] {
        let answer = try server.answer("GET / \(version)\r\nHost: \(visitor.host)\r\n\r\n")
        #expect(answer?.status == 505)
      }
      try expectAlive(visitor)
    }
  }

  @Test func requestsThatTwoReadersUnderstandInTwoWaysAreRefused() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      func status(_ field: String, _ body: String = "") throws -> Int? {
        try server.answer(
          "POST /decide HTTP/1.1\r\nHost: \(visitor.host)\r\nCookie: \(visitor.cookie)\r\n"
            + "Origin: http://\(visitor.host)\r\n\(field)\r\n\r\n\(body)")?.status
      }
      #expect(try status("Transfer-Encoding: chunked", "0\r\n\r\n") == 501)
      #expect(try status("Content-Length: 3\r\nTransfer-Encoding: chunked") == 501)
      for field in [
        "Content-Length: 1\r\nContent-Length: 2", "Content-Length: 1\r\nContent-Length: 1",
        "Content-Length: -1", "Content-Length: +1", "Content-Length: 0x10", "Content-Length: 1,1",
        "Content-Length: 9999999999999999999999", "Content-Length: ", "A: b\r\n c: d", "A : b",
        "A: b\rB: c", "A: b\nB: c", "A\u{0}: b", "A: b\u{0}", ": b", "no colon",
      ] {
        #expect(try status(field) == 400, "\(field.debugDescription)")
      }
      try expectAlive(visitor)
    }
  }

  @Test func floodsAreCutOff() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      let long = String(repeating: "a", count: 20_000)
      #expect(try visitor.get("/\(long)")?.status == 431)
      #expect(try visitor.get("/", ["X": long])?.status == 431)
      let many = (0..<2000).map { "X-\($0): 1\r\n" }.joined()
      #expect(
        try server.answer("GET / HTTP/1.1\r\nHost: \(visitor.host)\r\n\(many)\r\n")?.status == 431)
      let endless = try WireClient(port: server.port)
      #expect(endless.send([UInt8](repeating: 0x61, count: 200_000_000)) < 200_000_000)
      #expect(try visitor.get("/\(String(repeating: "a", count: 12_000))")?.status == 200)
      try expectAlive(visitor)
    }
  }

  @Test func bodiesThatAreTooLargeAreRefusedBeforeTheyCome() async throws {
    var limits = ServerLimits()
    limits.body = 1000
    try await TestServer.run(limits: limits) { server in
      let visitor = try server.visitor
      let form = "a=" + String(repeating: "b", count: 2000)
      #expect(try visitor.post("/decide", form)?.status == 413)
      for length in ["1001", "99999999999", "999999999999999999"] {
        let answer = try server.answer(
          visitor.request("POST /decide", ["Content-Length": length], body: ""))
        #expect(answer?.status == 413, "\(length)")
      }
      let asking = try WireClient(port: server.port)
      asking.send(
        visitor.request("POST /", ["Content-Length": "5000", "Expect": "100-continue"], body: ""))
      #expect(try asking.answer()?.status == 413)
      // Who is not let in may not even send a small one.
      let stranger = try WireClient(port: server.port)
      stranger.send(
        visitor.request("POST /", ["Content-Length": "900", "Cookie": nil], body: ""))
      #expect(try stranger.answer()?.status == 403)
      try expectAlive(visitor)
    }
    #expect(ServerLimits().body == 32 << 20 && ServerLimits().head == 16 << 10)
  }

  @Test func theSlowAreShutOut() async throws {
    var limits = ServerLimits()
    limits.readTimeout = .milliseconds(400)
    limits.connections = 4
    try await TestServer.run(limits: limits) { server in
      let visitor = try server.visitor
      // More than there is room for: those that have been silent longest go, and a person still gets in.
      let slow = try (0..<10).map { _ in try WireClient(port: server.port) }
      for client in slow { client.send("GET / HTTP/1.1\r\nHost: ") }
      try expectAlive(visitor)
      let body = try WireClient(port: server.port)
      body.send(visitor.request("POST /", ["Content-Length": "100"], body: "a=b"))
      for client in slow + [body] { #expect(try client.isClosed()) }
      let silent = try WireClient(port: server.port)
      #expect(try silent.isClosed())
      try expectAlive(visitor)
    }
    #expect(ServerLimits().readTimeout == .seconds(15) && ServerLimits().connections == 64)
  }

  @Test func namesCannotBreakTheHead() async throws {
    let pages: @Sendable (ReviewRequest) -> ReviewResponse = { request in
      var response = ReviewResponse(contentType: "text/plain; charset=utf-8", body: [])
      switch request.path {
      case ["file"]: response.downloadName = request.query["name"]
      case ["type"]: response.contentType = request.query["name"] ?? ""
      case ["go"]: response = .seeOther(request.query["name"] ?? "")
      default: response = TestServer.echo(request)
      }
      return response
    }
    try await TestServer.run(pages) { server in
      let visitor = try server.visitor
      let evil = "a%22%0d%0aSet-Cookie:%20x=y%0d%0a%0d%0a%3Cscript%3E"
      let file = try #require(try visitor.get("/file?name=\(evil)"))
      #expect(file.status == 200 && file.field("Set-Cookie") == nil)
      #expect(file.field("Content-Disposition")?.contains("filename=\"a___Set-Cookie") == true)
      let chinese = try visitor.get("/file?name=%E6%94%B9%E9%9D%A9.xlsx")
      #expect(
        chinese?.field("Content-Disposition")
          == "attachment; filename=\"__.xlsx\"; filename*=UTF-8''%E6%94%B9%E9%9D%A9.xlsx")
      for path in ["type", "go"] {
        let answer = try #require(try visitor.get("/\(path)?name=\(evil)"))
        #expect(answer.status == 500 && answer.field("Set-Cookie") == nil, "\(path)")
      }
      for target in ["//evil.example", "http://evil.example/", "/%5Cevil.example", "", "/%0a/x"] {
        let answer = try #require(try visitor.get("/go?name=\(target)"))
        #expect(answer.status == 500 && answer.field("Location") == nil, "\(target)")
      }
      let plain = try visitor.get("/go?name=/terms/%E6%94%B9%3Fa=b")
      #expect(plain?.status == 303 && plain?.field("Location") == "/terms/%E6%94%B9?a=b")
    }
  }

  @Test func malformedMultipartFormsAreRefused() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      func status(_ parts: String, boundary: String = "boundary=XX") throws -> Int? {
        try server.answer(
          visitor.request(
            "POST /import", ["Content-Type": "multipart/form-data; \(boundary)"], body: parts))?
          .status
      }
      let part = "--XX\r\nContent-Disposition: form-data; name="
      let token = "\(part)\"token\"\r\n\r\n\(visitor.formToken)\r\n"
      let file = "\(part)\"f\"; filename=\"../a\"\r\n\r\nb\r\n"
      #expect(try status("\(token)\(file)--XX--\r\n") == 200)
      #expect(try status("\(file)--XX--\r\n") == 403)
      for body in [
        "", "--XX", "--XX--", "\(token)", "\(token)--XX", "\(token)--XX-", "x\(token)--XX--",
        "\(token)--XX--x", "\(token)--XX\r\n\r\nb\r\n--XX--",
        "\(token)--XX\r\nContent-Disposition: form-data\r\n\r\nb\r\n--XX--",
        "\(token)\(part)f\r\n\r\nb\r\n--XX--", "\(token)\(part)\"f\r\n\r\nb\r\n--XX--",
        "\(token)\(part)\"a\"; name=\"b\"\r\n\r\nb\r\n--XX--",
        "\(token)--XX\r\nContent-Transfer-Encoding: base64\r\n\r\nb\r\n--XX--",
        "\(token)--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n--XX--",
        "\(token)--XX\r\nX\(String(repeating: "x", count: 5000)): 1\r\n\r\nb\r\n--XX--",
        token + String(repeating: file, count: 17) + "--XX--",
      ] {
        let answer = try status(body)
        #expect([400, 403].contains(answer), "\(body.debugDescription)")
      }
      for boundary in [
        "boundary=", "boundary=\(String(repeating: "x", count: 71))", "charset=utf-8",
        "boundary=X; x",
      ] {
        #expect(try status("\(token)--XX--", boundary: boundary) == 400, "\(boundary)")
      }
      try expectAlive(visitor)
    }
  }

  @Test func aConnectionServesOneRequestAfterTheOther() async throws {
    try await TestServer.run { server in
      let visitor = try server.visitor
      let client = try WireClient(port: server.port)
      // Both at once, and cut at an odd place.
      let two = Array((visitor.request("GET /a") + visitor.request("GET /b")).utf8)
      client.send(Array(two.prefix(100)))
      client.send(Array(two.dropFirst(100)))
      #expect(try client.answer()?.body.hasPrefix("GET [\"a\"]") == true)
      let second = try #require(try client.answer())
      #expect(second.body.hasPrefix("GET [\"b\"]") && second.field("Connection") == "keep-alive")
      client.send(
        visitor.request("POST /", ["Expect": "100-continue"], body: "token=\(visitor.formToken)"))
      #expect(try client.answer()?.status == 100)
      #expect(try client.answer()?.status == 200)
      client.send(visitor.request("GET /c", ["Connection": "close"]))
      #expect(try client.answer()?.field("Connection") == "close")
      #expect(try client.isClosed())
    }
  }
}

/// Counts what came through to the pages.
private final class Calls: Sendable {
  private let count = Mutex(0)

  var posts: Int { count.withLock { $0 } }

  @Sendable func answer(_ request: ReviewRequest) -> ReviewResponse {
    if request.method == .post { count.withLock { $0 += 1 } }
    return TestServer.echo(request)
  }
}
