/// Gives each distinct byte string a small number, in order of first appearance.
///
/// Bytes lie in one arena; look-up is by open addressing over safe arrays.
/// - Complexity: amortised O(length) per call.
public struct Interner: Sendable {
  private var arena: [UInt8] = []
  private var ends: [Int32] = [0]
  private var slots: [Int32]

  public init() { slots = [Int32](repeating: -1, count: 64) }

  public var count: Int { ends.count - 1 }

  public mutating func intern(_ bytes: [UInt8]) -> Int32 {
    var slot = find(bytes)
    if slots[slot] >= 0 { return slots[slot] }
    if (count + 1) * 2 > slots.count {
      grow()
      slot = find(bytes)
    }
    let id = Int32(count)
    arena.append(contentsOf: bytes)
    ends.append(Int32(arena.count))
    slots[slot] = id
    return id
  }

  /// Interns the UTF-8 form of scalars.
  mutating func intern(utf8 scalars: ArraySlice<UInt32>) -> Int32 {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 3)
    for value in scalars {
      bytes += UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    }
    return intern(bytes)
  }

  public mutating func intern(_ text: String) -> Int32 { intern(Array(text.utf8)) }

  /// The id of a string that was interned before.
  public func id(of bytes: [UInt8]) -> Int32? {
    let id = slots[find(bytes)]
    return id >= 0 ? id : nil
  }

  public func id(of text: String) -> Int32? { id(of: Array(text.utf8)) }

  public func bytes(of id: Int32) -> ArraySlice<UInt8> {
    arena[Int(ends[Int(id)])..<Int(ends[Int(id) + 1])]
  }

  public func text(of id: Int32) -> String { String(decoding: bytes(of: id), as: UTF8.self) }

  private func find(_ bytes: [UInt8]) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0, !equal(slots[slot], bytes) { slot = (slot + 1) & mask }
    return slot
  }

  private func equal(_ id: Int32, _ bytes: [UInt8]) -> Bool {
    let start = Int(ends[Int(id)])
    guard Int(ends[Int(id) + 1]) - start == bytes.count else { return false }
    for k in 0..<bytes.count where arena[start + k] != bytes[k] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for id in 0..<Int32(count) {
      let slot = find(Array(bytes(of: id)))
      slots[slot] = id
    }
  }
}
