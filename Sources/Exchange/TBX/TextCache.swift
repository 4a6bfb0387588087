/// Gives equal bytes the same `String`, so that the names and values that fill a glossary are made once.
struct TextCache {
  private struct Entry {
    var hash: UInt64
    var bytes: [UInt8]
    var text: String
  }

  private var entries = [Entry?](repeating: nil, count: 1024)

  /// Longer texts are not worth looking up.
  private static let longest = 48

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Strings of up to 15 bytes need no memory of their own.
    guard (16...Self.longest).contains(bytes.count) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    // FNV-1a (Fowler, Noll and Vo).
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let slot = Int(truncatingIfNeeded: (hash ^ hash >> 32) & 1023)
    if let entry = entries[slot], entry.hash == hash, entry.bytes.elementsEqual(bytes) {
      return entry.text
    }
    let text = String(decoding: bytes, as: UTF8.self)
    entries[slot] = Entry(hash: hash, bytes: Array(bytes), text: text)
    return text
  }
}
