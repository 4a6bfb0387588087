/// Why a request gets no page.
struct HTTPRefusal: Error, Hashable {
  /// HTTP's number, 400 and above.
  var status: Int
  /// For the person at the browser; holds nothing of what was sent.
  var reason: String

  static let malformed = Self(status: 400, reason: "The request is malformed.")
  static let headTooLarge = Self(status: 431, reason: "The header of the request is too large.")
  static let bodyTooLarge = Self(status: 413, reason: "What was sent is too large.")
  static let wrongForm = Self(status: 400, reason: "The form that was sent is malformed.")
}
