/// Brings a request through the gate to the pages, and their response back.
struct RequestHandler: Sendable {
  /// A request that may come in, before its body is read.
  enum Visit {
    case start(cookie: String?)
    case link
    case page(ReviewRequest)
  }

  /// The field that the pages' own script sends to get a part of a page.
  static let fragmentField = "concord-fragment"

  let gate: Gate
  let respond: @Sendable (ReviewRequest) async -> ReviewResponse
  let newStartAddress: @Sendable () -> String

  /// - Throws: a refusal.
  func admit(_ head: RequestHead) throws(HTTPRefusal) -> Visit {
    let admission = try gate.admit(head)
    switch admission.entry {
    case .start(let cookie): return .start(cookie: cookie)
    case .link: return .link
    case .session(let session):
      let isForm = head.method == "POST"
      if isForm, head["content-length"] == nil {
        throw HTTPRefusal(status: 411, reason: "The request does not say how long it is.")
      }
      if !isForm, try head.contentLength > 0 { throw .malformed }
      return .page(
        ReviewRequest(
          isForm ? .post : .get, path: admission.target.path, query: admission.target.query,
          session: session, wantsFragment: head[Self.fragmentField] != nil,
          newStartAddress: newStartAddress))
    }
  }

  func answer(_ visit: Visit, _ head: RequestHead, _ body: [UInt8]) async -> HTTPAnswer {
    switch visit {
    case .start(let cookie): return HTTPAnswer(startWith: cookie)
    case .link: return HTTPAnswer(askingAgainFor: head.target)
    case .page(var request):
      if request.method == .post {
        do {
          let form = try FormBody(body, contentType: head["content-type"])
          request.form = try gate.checked(form.fields, of: request.session)
          request.uploads = form.uploads
        } catch {
          return HTTPAnswer(error)
        }
      }
      return HTTPAnswer(await respond(request))
    }
  }
}
