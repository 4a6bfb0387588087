/// What goes back to the browser. The headers that guard the page are added by the server to every one.
public struct ReviewResponse: Sendable {
  /// HTTP's number: 200, 303, 404, 409, 422.
  public var status: Int
  public var contentType: String
  /// Where a 303 leads, within this server: `/terms?sort=severity`.
  public var location: String?
  /// The name under which a browser saves it; nil where it shows it.
  public var downloadName: String?
  public var body: [UInt8]

  public init(
    status: Int = 200, contentType: String, body: [UInt8], location: String? = nil,
    downloadName: String? = nil
  ) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.location = location
    self.downloadName = downloadName
  }

  /// After a form: the browser asks for the page anew, so that reloading sends nothing twice.
  public static func seeOther(_ location: String) -> Self {
    Self(status: 303, contentType: "text/plain; charset=utf-8", body: [], location: location)
  }
}
