/// What a browser asks for, after the gate found nothing against it.
public struct ReviewRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// A file that a form sent along.
  public struct Upload: Hashable, Sendable {
    public var field: String
    /// For messages only; never a path on this machine.
    public var fileName: String
    public var bytes: [UInt8]

    public init(field: String, fileName: String, bytes: [UInt8]) {
      self.field = field
      self.fileName = fileName
      self.bytes = bytes
    }
  }

  public var method: Method
  /// The path's segments, percent-decoded: `/terms/改革` is `["terms", "改革"]`. None is empty, `.` or `..`.
  public var path: [String]
  public var query: FormFields
  /// The fields of a form, of either encoding; the token against cross-site forms was checked and taken out.
  public var form: FormFields
  public var uploads: [Upload]
  public var session: ReviewSession
  /// The page's own script asks, with the header field `Concord-Fragment: 1`: a part of the page is enough.
  public var wantsFragment: Bool
  /// Makes an address that lets one more browser in, once: `http://127.0.0.1:4820/start?token=…`. To be called for a form only, as it
  /// changes who may come in.
  public var newStartAddress: @Sendable () -> String

  public init(
    _ method: Method, path: [String], query: FormFields = FormFields(),
    form: FormFields = FormFields(), uploads: [Upload] = [], session: ReviewSession,
    wantsFragment: Bool = false, newStartAddress: @escaping @Sendable () -> String = { "" }
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.form = form
    self.uploads = uploads
    self.session = session
    self.wantsFragment = wantsFragment
    self.newStartAddress = newStartAddress
  }
}

/// A browser that came with the start address.
public struct ReviewSession: Hashable, Sendable {
  /// Tells sessions apart in a log; opens nothing.
  public var id: Int
  /// What every form of the session's pages must carry, in the field ``formTokenField``.
  public var formToken: String

  public static let formTokenField = "token"

  public init(id: Int, formToken: String) {
    self.id = id
    self.formToken = formToken
  }
}
