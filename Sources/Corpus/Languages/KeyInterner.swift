/// Gives each distinct 64-bit key a small number, in order of first appearance: open addressing over safe arrays.
/// - Complexity: amortised O(1) per call.
public struct KeyInterner: Sendable {
  private var keys: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 1 << 6)

  public init() {}

  public var count: Int { keys.count }

  public mutating func intern(_ key: UInt64) -> Int32 {
    var slot = find(key)
    if slots[slot] < 0 {
      if (keys.count + 1) * 2 > slots.count {
        grow()
        slot = find(key)
      }
      slots[slot] = Int32(keys.count)
      keys.append(key)
    }
    return slots[slot]
  }

  /// The key that has a number.
  public func key(of id: Int32) -> UInt64 { keys[Int(id)] }

  /// The number of a key that was interned before.
  public func id(of key: UInt64) -> Int32? {
    let id = slots[find(key)]
    return id >= 0 ? id : nil
  }

  private func find(_ key: UInt64) -> Int {
    let mask = slots.count - 1
    let hash = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (id, key) in keys.enumerated() { slots[find(key)] = Int32(id) }
  }
}
