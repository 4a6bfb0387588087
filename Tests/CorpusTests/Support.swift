@testable import Corpus

func scalars(_ text: String) -> [UInt32] { [UInt32](scalarsOf: text) }

/// The cleaned lines of a text, numbered from 1.
func lines(_ text: String) -> [TextLine] { LineCleaner().lines(of: scalars(text)) }

func segment(_ text: String) -> Segment { Segment(text: text, line: 1, paragraph: 0) }

/// UTF-16 bytes of a text, without byte order mark.
func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return littleEndian ? bytes.reversed() : bytes
  }
}

/// A gzip file (RFC 1952) that holds the bytes in stored blocks, so that tests need no compressor.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
  precondition(bytes.count < 1 << 16, "one stored block holds less than 64 KB")
  var crc: UInt32 = .max
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  let length = UInt32(bytes.count)
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(length, 2) + little(~length, 2) + bytes
    + little(~crc, 4) + little(length, 4)
}
