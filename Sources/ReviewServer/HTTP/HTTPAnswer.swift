internal import Foundation

/// What goes over the wire, with the fields that guard a page on every answer.
struct HTTPAnswer: Sendable {
  var status: Int
  var contentType: String
  var body: [UInt8]
  var location: String?
  var downloadName: String?
  /// A `Set-Cookie` of the gate's own making.
  var cookie: String?

  init(_ response: ReviewResponse) {
    status = response.status
    contentType = response.contentType
    body = response.body
    location = response.location
    downloadName = response.downloadName
  }

  init(_ refusal: HTTPRefusal) {
    status = refusal.status
    contentType = "text/plain; charset=utf-8"
    body = Array("Concord: \(refusal.reason)\n".utf8)
  }

  /// After the exchange of the start address's token for a cookie: an address without the token.
  init(startWith cookie: String?) {
    self.init(.seeOther("/"))
    self.cookie = cookie
  }

  /// A page that asks for an address anew, so that the request comes from this server.
  /// - Parameter target: checked as a ``RequestTarget``.
  init(askingAgainFor target: String) {
    let escaped = target.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    status = 200
    contentType = "text/html; charset=utf-8"
    body = Array(
      """
      <!DOCTYPE html><html lang="en"><title>Concord</title><link rel="icon" href="\(Asset.icon.address.text)">
      <meta http-equiv="refresh" content="0;url=\(escaped)"><p><a href="\(escaped)">Go on</a></p></html>
      """.utf8)
  }

  /// Not `no-referrer`, with which browsers send `Origin: null` with a page's own forms (Fetch, "append a request `Origin` header").
  private static let referrerPolicy = "same-origin"

  private static let guards = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", referrerPolicy),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]

  /// Head and body in one piece, so that no half of it waits for the other's acknowledgement.
  func bytes(closing: Bool) -> Data {
    guard Self.isSafe(contentType), location.map(Self.isOurs) ?? true else {
      return HTTPAnswer(HTTPRefusal(status: 500, reason: "An error of Concord's own."))
        .bytes(closing: closing)
    }
    var lines = ["HTTP/1.1 \(status) \(Self.phrases[status] ?? "Other")"]
    func add(_ name: String, _ value: String) { lines.append("\(name): \(value)") }
    add("Content-Type", contentType)
    add("Content-Length", String(body.count))
    if let location {
      add("Location", PercentEncoding.encoded(location, leaving: "/?&=%-._~!$'()*+,;:@#"))
    }
    if let downloadName {
      add("Content-Disposition", Self.disposition(downloadName))
    }
    if let cookie { add("Set-Cookie", cookie) }
    if status == 405 { add("Allow", "GET, POST") }
    for (name, value) in Self.guards { add(name, value) }
    add("Connection", closing ? "close" : "keep-alive")
    var data = Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    data.append(contentsOf: body)
    return data
  }

  private static func isSafe(_ value: String) -> Bool {
    value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Whether an address stays within this server, for browsers, too, that take `\` for `/`.
  private static func isOurs(_ location: String) -> Bool {
    location.hasPrefix("/") && !location.hasPrefix("//") && !location.hasPrefix("/\\")
      && location.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// RFC 6266, with the name in UTF-8 beside a plain one (RFC 8187).
  private static func disposition(_ name: String) -> String {
    let plain = String(
      name.unicodeScalars.map { scalar in
        let isPlain =
          scalar.isASCII
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "-._ ".unicodeScalars.contains(scalar))
        return isPlain ? Character(scalar) : "_"
      })
    let encoded = PercentEncoding.encoded(name, leaving: "-._~")
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
  }

  private static let phrases = [
    200: "OK", 303: "See Other", 304: "Not Modified", 400: "Bad Request", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 409: "Conflict", 411: "Length Required",
    413: "Content Too Large",
    415: "Unsupported Media Type", 417: "Expectation Failed", 421: "Misdirected Request",
    422: "Unprocessable Content", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
    505: "HTTP Version Not Supported",
  ]
}
