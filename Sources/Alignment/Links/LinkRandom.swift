/// Random numbers that are the same on every run (xorshift64*, Vigna 2016).
struct LinkRandom: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// 0 up to, not including, 1.
  mutating func next() -> Float {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Float((state &* 0x2545_F491_4F6C_DD1D) >> 40) * 0x1p-24
  }
}
