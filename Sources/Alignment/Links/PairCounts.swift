/// Counts of pairs of ids in one open-addressed table; a pair that was never added counts 0.
///
/// Samplers touch few of the pairs that stand together somewhere, so this stays small where a table of all of them
/// would not.
struct PairCounts: Sendable {
  private var keys: [UInt64]
  private var values: [Float]
  /// A bit for each pair that may be in the table: most that are asked for are not, and the bits stay in the cache.
  private var filter: [UInt64]
  private var used = 0
  private var shift: UInt64

  init() {
    keys = [UInt64](repeating: .max, count: 1 << 10)
    values = [Float](repeating: 0, count: 1 << 10)
    filter = [UInt64](repeating: 0, count: 1 << 7)
    shift = 54
  }

  @inline(__always)
  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    return (product ^ product >> 32) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  private func slot(_ key: UInt64, _ hash: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash >> shift)
    while keys[slot] != key, keys[slot] != .max { slot = (slot + 1) & mask }
    return slot
  }

  /// The filter has eight bits for each slot of the table.
  @inline(__always)
  private func mayHold(_ hash: UInt64) -> Bool {
    let bit = hash >> (shift - 3)
    return filter[Int(truncatingIfNeeded: bit >> 6)] & 1 << (bit & 63) != 0
  }

  @inline(__always)
  subscript(_ first: Int32, _ second: Int32) -> Float {
    let key = Self.key(first, second)
    let hash = Self.hash(key)
    return mayHold(hash) ? values[slot(key, hash)] : 0
  }

  mutating func add(_ first: Int32, _ second: Int32, _ amount: Float) {
    let key = Self.key(first, second)
    let hash = Self.hash(key)
    var place = slot(key, hash)
    if keys[place] != key {
      if (used + 1) * 2 > keys.count {
        grow()
        place = slot(key, hash)
      }
      set(key, hash, place, 0)
    }
    values[place] += amount
  }

  private mutating func set(_ key: UInt64, _ hash: UInt64, _ place: Int, _ value: Float) {
    keys[place] = key
    values[place] = value
    let bit = hash >> (shift - 3)
    filter[Int(truncatingIfNeeded: bit >> 6)] |= 1 << (bit & 63)
    used += 1
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    // Pairs that no link uses any more are left behind.
    let alive = oldValues.count { $0 != 0 }
    let count = alive * 4 > oldKeys.count ? oldKeys.count * 2 : oldKeys.count
    keys = [UInt64](repeating: .max, count: count)
    values = [Float](repeating: 0, count: count)
    filter = [UInt64](repeating: 0, count: count >> 3)
    shift = UInt64(64 - count.trailingZeroBitCount)
    used = 0
    for i in oldKeys.indices where oldKeys[i] != .max && oldValues[i] != 0 {
      let hash = Self.hash(oldKeys[i])
      set(oldKeys[i], hash, slot(oldKeys[i], hash), oldValues[i])
    }
  }

  /// The pairs that count something, in an order that depends on nothing but what was added.
  var entries: [(first: Int32, second: Int32, count: Float)] {
    keys.indices.compactMap { i in
      guard keys[i] != .max, values[i] != 0 else { return nil }
      return (
        Int32(truncatingIfNeeded: keys[i] >> 32), Int32(truncatingIfNeeded: keys[i]), values[i]
      )
    }
  }
}
