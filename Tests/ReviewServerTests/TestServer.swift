import Foundation
import TestSupport
import Testing

@testable import ReviewServer

/// A server on a free port, whose pages say what they were asked, or those that are given.
struct TestServer: Sendable {
  let server: ReviewServer
  var port: UInt16 { server.port }

  /// What the server's own pages say: method, path, fields, uploads.
  static func echo(_ request: ReviewRequest) -> ReviewResponse {
    func list(_ fields: FormFields) -> String {
      fields.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
    let uploads = request.uploads.map { "\($0.field):\($0.fileName):\($0.bytes.count)" }
    let text =
      "\(request.method.rawValue) \(request.path) \(list(request.query)) \(list(request.form))"
      + " \(uploads.joined(separator: ",")) token=\(request.session.formToken)"
    return ReviewResponse(contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
  }

  /// Serves while the work is done on a thread of its own, and returns when the server has stopped.
  static func run<Result: Sendable>(
    _ respond: @escaping @Sendable (ReviewRequest) async -> ReviewResponse = echo,
    limits: ServerLimits = ServerLimits(),
    _ work: @escaping @Sendable (TestServer) throws -> Result
  ) async throws -> Result {
    let server = try ReviewServer(limits: limits, respond: respond)
    let serving = Task(executorPreference: ServingQueue()) { try await server.run() }
    let result: Swift.Result<Result, any Error> = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: Swift.Result { try work(TestServer(server: server)) })
      }
    }
    server.stop()
    try await serving.value
    return try result.get()
  }

  /// Sends a request on a new connection.
  func answer(_ text: String) throws -> WireClient.Answer? {
    let client = try WireClient(port: port)
    client.send(text)
    return try client.answer()
  }

  var visitor: Visitor {
    get throws { try Visitor(self) }
  }
}

/// A browser that came with the start address.
struct Visitor {
  let server: TestServer
  let cookie: String
  let formToken: String

  init(_ server: TestServer) throws {
    self.server = server
    let address = server.server.newStartAddress()
    let target = "/" + address.split(separator: "/").dropFirst(2).joined(separator: "/")
    let start = try #require(
      try server.answer("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n"))
    try #require(start.status == 303)
    let set = try #require(start.field("Set-Cookie"))
    cookie = String(set.prefix { $0 != ";" })
    let page = try #require(
      try server.answer(
        "GET /settings HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nCookie: \(cookie)\r\n\r\n"))
    // As the echo has it, or a form.
    let token = page.body.firstMatch(of: /token(?:=|" value=")([0-9a-f]{64})/)
    formToken = token.map { String($0.output.1) } ?? ""
  }

  var host: String { "127.0.0.1:\(server.port)" }

  /// A request as a browser sends it, with fields added, or replaced where they have the same name; nil takes one away.
  func request(
    _ line: String, _ changes: [String: String?] = [:], body: String? = nil
  ) -> String {
    var fields: [String: String] = ["Host": host, "Cookie": cookie]
    if let body {
      fields["Content-Length"] = String(body.utf8.count)
      fields["Content-Type"] = "application/x-www-form-urlencoded"
      fields["Origin"] = "http://\(host)"
      fields["Sec-Fetch-Site"] = "same-origin"
    }
    for (name, value) in changes { fields[name] = value }
    let head = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return "\(line) HTTP/1.1\r\n\(head)\r\n\(body ?? "")"
  }

  func get(_ target: String, _ changes: [String: String?] = [:]) throws -> WireClient.Answer? {
    try server.answer(request("GET \(target)", changes))
  }

  func post(
    _ target: String, _ form: String, _ changes: [String: String?] = [:], token: String? = nil
  ) throws -> WireClient.Answer? {
    let body = "token=\(token ?? formToken)&\(form)"
    return try server.answer(request("POST \(target)", changes, body: body))
  }
}
