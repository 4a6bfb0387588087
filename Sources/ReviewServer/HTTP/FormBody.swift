/// The body of a form, in one of the two encodings that browsers send.
struct FormBody {
  var fields: FormFields
  var uploads: [ReviewRequest.Upload] = []

  /// - Parameter contentType: as sent.
  /// - Throws: a refusal with status 415 for any other type, 400 for a form that does not keep to its type.
  init(_ body: [UInt8], contentType: String?) throws(HTTPRefusal) {
    let parts = (contentType ?? "").split(separator: ";", omittingEmptySubsequences: false)
      .map { String($0.trimmingPrefix(while: { $0 == " " })) }
    switch parts.first?.lowercased() {
    case "application/x-www-form-urlencoded":
      guard parts.count == 1 || parts.dropFirst().map({ $0.lowercased() }) == ["charset=utf-8"],
        let text = String(validating: body, as: UTF8.self)
      else { throw .wrongForm }
      fields = try FormFields(urlEncoded: text[...])
    case "multipart/form-data":
      guard parts.count == 2, parts[1].hasPrefix("boundary=") else { throw .wrongForm }
      let form = try MultipartForm(body, boundary: String(parts[1].dropFirst("boundary=".count)))
      fields = form.fields
      uploads = form.uploads
    default:
      throw HTTPRefusal(status: 415, reason: "Only forms are taken here.")
    }
  }
}
