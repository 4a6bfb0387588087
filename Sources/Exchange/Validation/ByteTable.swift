/// Numbers byte strings, so that hot loops compare integers.
struct ByteTable {
  private var slots: [Int32]
  private(set) var keys: [[UInt8]] = []

  init(capacity: Int = 64) {
    slots = [Int32](repeating: -1, count: capacity.nextPowerOfTwo * 4)
  }

  /// The number of a string that is there, or -1.
  func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Self.hash(bytes) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if keys[number].elementsEqual(bytes) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return -1
  }

  /// The number of a string, a new one where it is not there yet.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let known = number(of: bytes)
    if known >= 0 { return known }
    if keys.count * 2 >= slots.count { grow() }
    place(Self.hash(bytes), Int32(keys.count))
    keys.append(Array(bytes))
    return keys.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      place(key.withUnsafeBufferPointer(Self.hash), Int32(number))
    }
  }

  private mutating func place(_ hash: Int, _ number: Int32) {
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number
  }

  /// FNV-1a (Fowler, Noll, Vo).
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & Int.max
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int {
    var power = 1
    while power < self { power *= 2 }
    return power
  }
}
