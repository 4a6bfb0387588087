/// What a request must be to come from a person's own browser at a page of this server, as far as its head tells.
struct RequestRules: Sendable {
  /// Names under which this server is reached: another one in `Host` is a page elsewhere whose name was made to lead here.
  private let hosts: Set<String>

  init(port: UInt16) {
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
  }

  /// - Throws: a refusal with status 421, before anything else is looked at.
  func checkHost(_ head: RequestHead) throws(HTTPRefusal) {
    guard let host = head["host"], hosts.contains(host.lowercased()) else {
      throw HTTPRefusal(status: 421, reason: "This server has another name.")
    }
  }

  /// - Throws: a refusal with status 403 or 405.
  func checkOrigin(_ head: RequestHead) throws(HTTPRefusal) {
    let site = head["sec-fetch-site"]
    let foreign = HTTPRefusal(status: 403, reason: "The request comes from another page.")
    switch head.method {
    case "GET":
      // A link from elsewhere may lead here; a page elsewhere may not take pictures, scripts or data from here.
      let isOwn = site == nil || site == "same-origin" || site == "none"
      let isVisit = head["sec-fetch-mode"] == "navigate" && head["sec-fetch-dest"] == "document"
      guard isOwn || isVisit else { throw foreign }
    case "POST":
      guard site == nil || site == "same-origin" else { throw foreign }
      if let origin = head["origin"] {
        guard origin.lowercased() == "http://" + (head["host"] ?? "").lowercased() else {
          throw foreign
        }
      } else {
        guard site == "same-origin" else { throw foreign }
      }
    default:
      throw HTTPRefusal(status: 405, reason: "Only GET and POST are understood here.")
    }
  }
}
