/// Probabilities of jumps between the source positions of neighbouring linked target tokens (Vogel et al. 1996).
struct JumpTable: Sendable {
  /// Longer jumps count as this one.
  static let limit = 100
  private var counts = [Float](repeating: 0, count: 2 * limit + 1)
  private var probabilities = [Float](repeating: 1, count: 2 * limit + 1)

  @inline(__always)
  private static func index(_ jump: Int) -> Int { max(-limit, min(limit, jump)) + limit }

  @inline(__always)
  subscript(_ jump: Int) -> Float { probabilities[Self.index(jump)] }

  mutating func add(_ jump: Int) { counts[Self.index(jump)] += 1 }

  mutating func add(_ other: JumpTable) {
    for k in counts.indices { counts[k] += other.counts[k] }
  }

  mutating func clear() {
    for k in counts.indices { counts[k] = 0 }
  }

  /// - Parameter smoothing: Dirichlet parameter of each jump.
  mutating func estimate(smoothing: Float) {
    let total = counts.reduce(0, +) + smoothing * Float(counts.count)
    for k in counts.indices { probabilities[k] = (counts[k] + smoothing) / total }
  }

  /// The probabilities of jumps from 1 - `length` - 1 to `length` + 1, so that inner loops need not cap them.
  func spread(over length: Int) -> [Float] { (-length - 1...length + 1).map { self[$0] } }
}
