/// For each target token the few source tokens worth considering: sweeps over these alone cost a fraction of sweeps over
/// all and lead to the same links.
struct LinkCandidates: Sendable {
  private let limit: Int
  /// Up to `limit` source tokens for each target token, most probable first, then -1.
  private var tokens: [Int32]
  /// Source tokens this much less probable than the best are left out.
  private static let share: Float = 0.001

  init(targetTokens: Int, limit: Int) {
    self.limit = limit
    tokens = [Int32](repeating: -1, count: targetTokens * limit)
  }

  /// Keeps the source tokens of the greatest weights, of which there is one for each of `n` source tokens.
  mutating func choose(_ target: Int, _ n: Int, _ weights: [Float]) {
    guard n > limit else { return }
    var least: Float = 0
    for i in 0..<n { least = max(least, weights[i]) }
    least *= Self.share
    let at = target * limit
    var kept = 0
    for i in 0..<n where weights[i] > least {
      var place = min(kept, limit - 1)
      while place > 0, weights[Int(tokens[at + place - 1])] < weights[i] {
        tokens[at + place] = tokens[at + place - 1]
        place -= 1
      }
      tokens[at + place] = Int32(i)
      kept = min(limit, kept + 1)
      if kept == limit { least = weights[Int(tokens[at + limit - 1])] }
    }
    // Where all are too small to be told apart, the first stands for them.
    if kept == 0 { tokens[at] = 0 }
  }

  /// Calls `body` with the places of a target token, most probable first; with all `n` where none were chosen.
  @inline(__always)
  func visit(_ target: Int, _ n: Int, _ body: (Int) -> Void) {
    let at = target * limit
    guard n > limit, tokens[at] >= 0 else {
      for i in 0..<n { body(i) }
      return
    }
    var k = at
    while k < at + limit, tokens[k] >= 0 {
      body(Int(tokens[k]))
      k += 1
    }
  }

  /// Sets the places of a target token.
  /// - Returns: how many they are, `n` where none were chosen.
  func consider(_ target: Int, _ n: Int, _ scratch: inout LinkScratch) -> Int {
    let at = target * limit
    guard n > limit, tokens[at] >= 0 else {
      scratch.considerAll(n)
      return n
    }
    var count = 0
    while count < limit, tokens[at + count] >= 0 {
      scratch.places[count] = tokens[at + count]
      count += 1
    }
    return count
  }
}
