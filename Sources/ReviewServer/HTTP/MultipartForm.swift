/// A form of type `multipart/form-data` as browsers send it (RFC 7578; HTML, "multipart/form-data encoding algorithm"), read strictly.
struct MultipartForm {
  var fields = FormFields()
  var uploads: [ReviewRequest.Upload] = []

  /// How many files a form may send.
  static let uploadLimit = 16
  /// Bytes of the lines before a part's content.
  private static let headLimit = 4096

  private static let lineEnd = Array("\r\n".utf8)

  /// - Parameter boundary: as the content type names it, without the leading hyphens.
  /// - Throws: a refusal with status 400 for anything that a browser would not send.
  init(_ body: [UInt8], boundary: String) throws(HTTPRefusal) {
    guard (1...70).contains(boundary.utf8.count), !boundary.hasSuffix(" "),
      boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
    else { throw .wrongForm }
    let delimiter = Array("--\(boundary)".utf8)
    var rest = body[...]
    try Self.take(delimiter, of: &rest)
    var pairs: [(String, String)] = []
    while !rest.starts(with: Array("--".utf8)) {
      try Self.take(Self.lineEnd, of: &rest)
      let part = try Self.head(of: &rest)
      guard let end = Self.find(Self.lineEnd + delimiter, in: rest) else { throw .wrongForm }
      let content = rest[rest.startIndex..<end]
      rest = rest[(end + Self.lineEnd.count + delimiter.count)...]
      if let fileName = part.fileName {
        guard uploads.count < Self.uploadLimit else { throw .wrongForm }
        uploads.append(
          ReviewRequest.Upload(field: part.name, fileName: fileName, bytes: Array(content)))
      } else {
        guard pairs.count < FormFields.limit, let value = String(validating: content, as: UTF8.self)
        else { throw .wrongForm }
        pairs.append((part.name, value))
      }
    }
    guard [[], Self.lineEnd].contains(Array(rest.dropFirst(2))) else { throw .wrongForm }
    fields = FormFields(pairs)
  }

  private static func head(
    of rest: inout ArraySlice<UInt8>
  ) throws(HTTPRefusal) -> (name: String, fileName: String?) {
    var found: (name: String, fileName: String?)?
    let start = rest.startIndex
    while !rest.starts(with: lineEnd) {
      guard let end = find(lineEnd, in: rest.prefix(headLimit)), end - start <= headLimit,
        let line = String(validating: rest[rest.startIndex..<end], as: UTF8.self)
      else { throw .wrongForm }
      rest = rest[(end + lineEnd.count)...]
      let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { throw .wrongForm }
      switch sides[0].lowercased() {
      case "content-disposition":
        guard found == nil else { throw .wrongForm }
        found = try disposition(sides[1])
      case "content-type": break
      default: throw .wrongForm
      }
    }
    rest = rest.dropFirst(lineEnd.count)
    guard let found else { throw .wrongForm }
    return found
  }

  /// `form-data; name="note"; filename="a.tsv"`; browsers write `"` as `%22`, CR and LF as `%0D` and `%0A`.
  private static func disposition(
    _ text: Substring
  ) throws(HTTPRefusal) -> (name: String, fileName: String?) {
    var values: [String: String] = [:]
    var rest = text.drop { $0 == " " }
    guard rest.hasPrefix("form-data") else { throw .wrongForm }
    rest = rest.dropFirst("form-data".count)
    while !rest.isEmpty {
      guard rest.hasPrefix(";") else { throw .wrongForm }
      rest = rest.dropFirst().drop { $0 == " " }
      guard let equals = rest.firstIndex(of: "="),
        case let name = String(rest[..<equals]), ["name", "filename"].contains(name),
        values[name] == nil, case let quoted = rest[rest.index(after: equals)...],
        quoted.first == "\"", let end = quoted.dropFirst().firstIndex(of: "\"")
      else { throw .wrongForm }
      values[name] = String(quoted.dropFirst()[..<end])
        .replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
      rest = rest[rest.index(after: end)...]
    }
    guard let name = values["name"] else { throw .wrongForm }
    return (name, values["filename"])
  }

  private static func take(_ bytes: [UInt8], of rest: inout ArraySlice<UInt8>) throws(HTTPRefusal) {
    guard rest.starts(with: bytes) else { throw .wrongForm }
    rest = rest.dropFirst(bytes.count)
  }

  /// - Complexity: O(n) for a pattern that begins with a rare byte, as CR is.
  private static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = pattern.first else { return nil }
    var start = bytes.startIndex
    while let candidate = bytes[start...].firstIndex(of: first) {
      if bytes[candidate...].starts(with: pattern) { return candidate }
      start = candidate + 1
    }
    return nil
  }
}
