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

  /// Pseudo-counts: near jumps are likelier than far ones before anything was counted. 1 / (1 + d^2) for a distance d
  /// from the next position (Cauchy's distribution), and a floor for long jumps.
  private static let prior: [Float] = (-limit...limit).map { jump in
    let distance = Float(jump - 1)
    return floor + near / (1 + distance * distance)
  }
  private static let floor: Float = 0.5
  private static let near: Float = 10

  /// Probabilities from what was counted so far.
  mutating func estimate() {
    for k in counts.indices { probabilities[k] = counts[k] + Self.prior[k] }
    let total = probabilities.reduce(0, +)
    for k in probabilities.indices { probabilities[k] /= total }
  }

  /// The probabilities of jumps from 1 - `length` - 1 to `length` + 1, so that inner loops need not cap them.
  func spread(over length: Int) -> [Float] { (-length - 1...length + 1).map { self[$0] } }
}
