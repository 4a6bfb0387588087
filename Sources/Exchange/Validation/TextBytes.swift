/// Tests on the bytes of values.
enum TextBytes {
  /// Whether the byte is white space of XML.
  static func isLayout(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Without white space of XML at the ends.
  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last,
      isLayout(first) || isLayout(last)
    else { return text }
    let bytes = Array(text.utf8)
    guard let start = bytes.firstIndex(where: { !isLayout($0) }),
      let end = bytes.lastIndex(where: { !isLayout($0) })
    else { return "" }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }

  /// Whether it is an `xs:language` (XML Schema part 2, 3.3.3), padding apart.
  static func isLanguage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var length = 0
    var isFirst = true
    let text = bytes.drop(while: isLayout).reversed().drop(while: isLayout).reversed()
    for byte in text {
      if byte == UInt8(ascii: "-") {
        guard (1...8).contains(length) else { return false }
        length = 0
        isFirst = false
      } else {
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        guard isLetter || (!isFirst && (0x30...0x39).contains(byte)) else { return false }
        length += 1
      }
    }
    return (1...8).contains(length)
  }

  static func isWebAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8)
  }

  /// Whether it is an `xs:date` or `xs:dateTime` (XML Schema part 2, 3.2.7 and 3.2.9), padding apart.
  static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    var scanner = DateScanner(
      Array(bytes.drop(while: isLayout).reversed().drop(while: isLayout).reversed()))
    return scanner.isDate
  }
}

/// Reads a date of XML Schema.
private struct DateScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isDate: Bool {
    mutating get {
      index = 0
      _ = take("-")
      let yearStart = index
      guard let year = number(atLeast: 4), year > 0 || index - yearStart > 4,
        index - yearStart == 4 || bytes[yearStart] != UInt8(ascii: "0"), take("-"),
        let month = number(of: 2), (1...12).contains(month), take("-"), let day = number(of: 2),
        day >= 1, day <= Self.days(month, year)
      else { return false }
      if take("T") {
        guard let hour = number(of: 2), take(":"), let minute = number(of: 2), take(":"),
          let second = number(of: 2), minute < 60, second < 60
        else { return false }
        var fraction = 0
        if take(".") {
          guard let digits = number(atLeast: 1) else { return false }
          fraction = digits
        }
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0 && fraction == 0) else {
          return false
        }
      }
      if take("Z") { return index == bytes.count }
      if take("+") || take("-") {
        guard let hour = number(of: 2), take(":"), let minute = number(of: 2), minute < 60,
          hour < 14 || (hour == 14 && minute == 0)
        else { return false }
      }
      return index == bytes.count
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func number(of digits: Int) -> Int? {
    let start = index
    guard let value = number(atLeast: digits), index - start == digits else { return nil }
    return value
  }

  private mutating func number(atLeast digits: Int) -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 18 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return index - start >= digits ? value : nil
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
