/// A number that tells texts apart, the same on every machine: FNV-1a, 64 bits (Fowler, Noll, Vo). No protection against forgery.
struct Fingerprint {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// A byte that no text holds ends each part.
  mutating func add(_ part: String) {
    for byte in part.utf8 { add(byte) }
    add(0xFF)
  }

  mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { for byte in $0 { add(byte) } }
  }

  mutating func add(_ number: Double) { add(Int(truncatingIfNeeded: number.bitPattern)) }

  private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
