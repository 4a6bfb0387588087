extension String {
  var isWebAddress: Bool {
    (hasPrefix("http://") || hasPrefix("https://"))
      && utf8.allSatisfy { $0 > 0x20 && !#"<>"{}|\^`"#.utf8.contains($0) }
  }

  /// The date as XML Schema writes it, where it is one of ISO 8601, in the extended form (2001-05-07T10:57:25Z) or with a basic
  /// date (20010507T10:57:25Z).
  var isoDate: String? {
    if isISODate { return self }
    let digits = utf8.prefix(8)
    guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let date = "\(prefix(4))-\(dropFirst(4).prefix(2))-\(dropFirst(6).prefix(2))\(dropFirst(8))"
    return date.isISODate ? date : nil
  }

  /// Whether it is a date, or a date and time, as XML Schema has them (`xs:date`, `xs:dateTime`), within four-digit years.
  var isISODate: Bool {
    let bytes = Array(utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count,
        bytes[range].allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(0..<4),
      let month = number(5..<7), let day = number(8..<10), year > 0, (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return false }
    if bytes.count == 10 { return true }
    guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T"), bytes[13] == 0x3A, bytes[16] == 0x3A,
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      hour < 24, minute < 60, second < 60
    else { return false }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return false }
      rest = rest[digits.endIndex...]
    }
    if rest.isEmpty || rest.elementsEqual([UInt8(ascii: "Z")]) { return true }
    guard rest.count == 6, rest.first == 0x2B || rest.first == 0x2D,
      rest[rest.startIndex + 3] == 0x3A,
      let hours = number(rest.startIndex + 1..<rest.startIndex + 3),
      let minutes = number(rest.startIndex + 4..<rest.startIndex + 6)
    else { return false }
    return hours < 14 && minutes < 60
  }
}
