import Glibc

/// Turns the bytes of a text file, in whatever encoding it is, into Unicode scalars.
///
/// Recognised: UTF-8, UTF-16 (by byte order mark or by its zero bytes) and GB18030, which covers GBK and GB2312.
public struct TextDecoder {
  /// The file's name, for messages.
  let file: String

  /// - Parameter file: its name, for messages.
  public init(file: String) { self.file = file }

  /// - Returns: the scalars without byte order mark, and a warning where something had to be repaired.
  public func decode(
    _ bytes: [UInt8]
  ) throws(CorpusError) -> (scalars: [UInt32], warning: CorpusError?) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return try utf16(bytes.dropFirst(2), littleEndian: true)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return try utf16(bytes.dropFirst(2), littleEndian: false)
    }
    if let littleEndian = byteOrderByZeros(bytes) {
      return try utf16(bytes[...], littleEndian: littleEndian)
    }
    if looksBinary(bytes) {
      throw CorpusError(
        file: file, reason: "this is not a text file",
        advice: "export it as plain text, TSV, TMX or XLIFF")
    }
    return try utf8(bytes)
  }

  /// Without a mark, the order that makes usual characters of most units, ASCII counted twice; only asked where some
  /// byte is zero, as at every line end. Where the zeros are does not tell: 一, 开 and 最 end in a zero byte.
  private func byteOrderByZeros(_ bytes: [UInt8]) -> Bool? {
    let sample = bytes.prefix(1 << 16)
    guard bytes.count >= 4, bytes.count % 2 == 0, sample.contains(0) else { return nil }
    var usual = (little: 0, big: 0)
    var ascii = (little: 0, big: 0)
    for i in stride(from: 0, to: sample.count - 1, by: 2) {
      let (a, b) = (UInt32(bytes[i]), UInt32(bytes[i + 1]))
      if Self.isUsual(b << 8 | a) { usual.little += 1 }
      if Self.isUsual(a << 8 | b) { usual.big += 1 }
      if b == 0, a > 0 { ascii.little += 1 }
      if a == 0, b > 0 { ascii.big += 1 }
    }
    let littleEndian = usual.little + ascii.little > usual.big + ascii.big
    let share = littleEndian ? usual.little : usual.big
    return share * 100 >= sample.count / 2 * 85 ? littleEndian : nil
  }

  /// ASCII text, Han of the basic block, and the punctuation and full-width forms of Chinese texts.
  private static func isUsual(_ c: UInt32) -> Bool {
    (9...13).contains(c) || (0x20...0x7E).contains(c) || (0x4E00...0x9FA5).contains(c)
      || (0x2000...0x30FF).contains(c) || (0xFF00...0xFFEF).contains(c)
  }

  private func looksBinary(_ bytes: [UInt8]) -> Bool {
    var control = 0
    let sample = bytes.prefix(1 << 16)
    for byte in sample {
      if byte == 0 { return true }
      if byte < 32, !(9...13).contains(byte), byte != 27 { control += 1 }
    }
    return control * 50 > sample.count
  }

  private func utf8(_ bytes: [UInt8]) throws(CorpusError) -> ([UInt32], CorpusError?) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count / 2)
    var bad: [Int] = []
    var multibyte = 0
    var i = 0
    while i < bytes.count {
      let (scalar, width) = Self.scalar(bytes, at: i)
      if let scalar {
        scalars.append(scalar)
        if width > 1 { multibyte += 1 }
      } else {
        bad.append(i)
        scalars.append(0xFFFD)
      }
      i += width
    }
    guard let first = bad.first else { return (scalars, nil) }
    if first >= bytes.count - 3, bad.count <= 3 {
      while scalars.last == 0xFFFD { scalars.removeLast() }
      return (
        scalars,
        CorpusError(
          file: file, line: Self.line(of: first, in: bytes),
          reason: "the file ends in the middle of a character", advice: "it seems cut off")
      )
    }
    // GB18030 hardly ever looks like UTF-8 for long, but damaged UTF-8 may look like GB18030.
    let isUTF8 = multibyte > 10 * bad.count
    if !isUTF8, let decoded = gb18030(bytes) { return (decoded, nil) }
    if bad.count * 1000 <= scalars.count {
      return (
        scalars,
        CorpusError(
          file: file, line: Self.line(of: first, in: bytes),
          reason: "\(bad.count) byte sequences are not UTF-8", advice: "they are read as \u{FFFD}")
      )
    }
    throw CorpusError(
      file: file, line: Self.line(of: first, in: bytes),
      reason: "the encoding is none of UTF-8, UTF-16 and GB18030",
      advice: "convert it to UTF-8, for example with iconv")
  }

  /// One scalar at `i`; nil with the number of bytes to skip where the bytes are not well-formed UTF-8
  /// (Unicode Standard, table 3-7).
  static func scalar(_ bytes: [UInt8], at i: Int) -> (UInt32?, Int) {
    let first = bytes[i]
    if first < 0x80 { return (UInt32(first), 1) }
    let count: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (count, value) = (1, UInt32(first & 0x1F))
    case 0xE0...0xEF: (count, value) = (2, UInt32(first & 0x0F))
    case 0xF0...0xF4: (count, value) = (3, UInt32(first & 0x07))
    default: return (nil, 1)
    }
    for k in 1...count {
      guard i + k < bytes.count, bytes[i + k] & 0xC0 == 0x80 else { return (nil, k) }
      value = value << 6 | UInt32(bytes[i + k] & 0x3F)
    }
    let shortest: UInt32 = count == 1 ? 0x80 : count == 2 ? 0x800 : 0x10000
    if value < shortest || (0xD800...0xDFFF).contains(value) || value > 0x10FFFF {
      return (nil, 1)
    }
    return (value, count + 1)
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<offset].count { $0 == 10 }
  }

  private func utf16(
    _ bytes: ArraySlice<UInt8>, littleEndian: Bool
  ) throws(CorpusError) -> ([UInt32], CorpusError?) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count / 2)
    var bad = bytes.count % 2
    var high: UInt32?
    var i = bytes.startIndex
    while i + 1 < bytes.endIndex {
      let (a, b) = (UInt32(bytes[i]), UInt32(bytes[i + 1]))
      let unit = littleEndian ? b << 8 | a : a << 8 | b
      i += 2
      if let lead = high {
        high = nil
        if (0xDC00...0xDFFF).contains(unit) {
          scalars.append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00))
          continue
        }
        bad += 1
        scalars.append(0xFFFD)
      }
      if (0xD800...0xDBFF).contains(unit) {
        high = unit
      } else if (0xDC00...0xDFFF).contains(unit) {
        bad += 1
        scalars.append(0xFFFD)
      } else {
        scalars.append(unit)
      }
    }
    if high != nil { bad += 1 }
    if bad * 100 > scalars.count {
      throw CorpusError(
        file: file, reason: "the UTF-16 text is damaged", advice: "convert it to UTF-8 again")
    }
    let warning = CorpusError(
      file: file, reason: "\(bad) UTF-16 units are damaged or cut off",
      advice: "the rest is read")
    return (scalars, bad > 0 ? warning : nil)
  }

  /// The text as GB18030, if it is that: well-formed, and mostly Han, Latin and usual punctuation.
  private func gb18030(_ bytes: [UInt8]) -> [UInt32]? {
    let handle = iconv_open("UTF-32LE", "GB18030")
    guard let handle, Int(bitPattern: handle) != -1 else { return nil }
    defer { iconv_close(handle) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    let capacity = output.count
    let written: Int? = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { sink in
        var from = source.baseAddress
        var fromLeft = source.count
        var to = sink.baseAddress
        var toLeft = capacity
        let result = iconv(handle, &from, &fromLeft, &to, &toLeft)
        // A character cut off at the very end is no reason to refuse the text.
        return result == -1 && fromLeft > 3 ? nil : capacity - toLeft
      }
    }
    guard let written else { return nil }
    var scalars: [UInt32] = []
    scalars.reserveCapacity(written / 4)
    var usual = 0
    var i = 0
    while i + 3 < written {
      let value =
        UInt32(UInt8(bitPattern: output[i])) | UInt32(UInt8(bitPattern: output[i + 1])) << 8
        | UInt32(UInt8(bitPattern: output[i + 2])) << 16
      i += 4
      scalars.append(value)
      if Self.isUsual(value) { usual += 1 }
    }
    return usual * 100 >= scalars.count * 97 ? scalars : nil
  }
}
