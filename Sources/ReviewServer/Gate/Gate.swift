/// Lets requests of a person's own browser in, and no others.
struct Gate: Sendable {
  struct Admission {
    enum Entry {
      /// The start address was used: the browser gets a cookie, or has one, and goes on without the token.
      case start(cookie: String?)
      case session(ReviewSession)
      /// A link from elsewhere: browsers keep the cookie back (SameSite=Strict), and send it when a page of this server asks.
      case link
    }

    var target: RequestTarget
    var entry: Entry
  }

  static let startPath = "start"
  static let startField = "token"

  let rules: RequestRules
  let book: SessionBook

  init(port: UInt16) {
    rules = RequestRules(port: port)
    book = SessionBook(port: port)
  }

  /// Judges a request before its body is read.
  /// - Throws: the refusal.
  func admit(_ head: RequestHead) throws(HTTPRefusal) -> Admission {
    try rules.checkHost(head)
    try rules.checkOrigin(head)
    let target = try RequestTarget(head.target)
    if target.path == [Self.startPath], head.method == "GET" {
      // A browser that looks ahead must not use the token up.
      guard head["sec-purpose"] == nil else {
        throw HTTPRefusal(status: 403, reason: "The start address is for a visit.")
      }
      if let cookie = book.begin(with: target.query[Self.startField] ?? "") {
        return Admission(target: target, entry: .start(cookie: cookie))
      }
      if book.session(cookies: head["cookie"]) != nil {
        return Admission(target: target, entry: .start(cookie: nil))
      }
    }
    guard let session = book.session(cookies: head["cookie"]) else {
      if head.method == "GET", head["sec-fetch-site"] == "cross-site" {
        return Admission(target: target, entry: .link)
      }
      throw HTTPRefusal(
        status: 403,
        reason: "Open the address that concord review printed. It works once; a browser that came"
          + " with it makes a new one on the page Settings.")
    }
    return Admission(target: target, entry: .session(session))
  }

  /// Judges a form, and takes its token out.
  /// - Throws: a refusal with status 403.
  func checked(_ form: FormFields, of session: ReviewSession) throws(HTTPRefusal) -> FormFields {
    let field = ReviewSession.formTokenField
    guard form.all(field).count == 1, book.isForm(form[field], of: session) else {
      throw HTTPRefusal(
        status: 403, reason: "The form is not from a page of this session. Load the page anew.")
    }
    return FormFields(form.pairs.filter { $0.name != field }.map { ($0.name, $0.value) })
  }
}
