#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// ln n! from 0 up to a limit.
struct LogFactorials {
  private let values: [Double]

  /// - Complexity: O(limit).
  init(upTo limit: Int) {
    var values = [0.0]
    values.reserveCapacity(limit + 1)
    for n in stride(from: 1, through: limit, by: 1) {
      values.append(values[n - 1] + log(Double(n)))
    }
    self.values = values
  }

  /// ln of the number of ways to choose `k` of `n`.
  func choose(_ n: Int, _ k: Int) -> Double { values[n] - values[k] - values[n - k] }
}

/// Occurrences of several kinds, of which some are drawn at random without putting back.
///
/// How many of each kind come out has the multivariate hypergeometric distribution: what a labelling of the occurrences
/// drawn at random gives, too. One kind is drawn after the other, each given those before (Patefield 1981 for tables of
/// two rows), so that the cost grows with the kinds and not with the occurrences.
struct Urn {
  /// How many there are of each kind.
  let totals: [Int]
  let logFactorials: LogFactorials
  private let total: Int

  init(_ totals: [Int], _ logFactorials: LogFactorials) {
    self.totals = totals
    self.logFactorials = logFactorials
    total = totals.reduce(0, +)
  }

  /// - Parameter drawn: set to how many of each kind are among `size` drawn ones.
  /// - Complexity: O(Σ (1 + σ_v)) expected, where σ_v is the standard deviation of the number of the kind v.
  func draw(_ size: Int, into drawn: inout [Int], using random: inout SplitMix64) {
    var (left, size) = (total, size)
    for (kind, total) in totals.enumerated() {
      let count = number(of: total, in: left, drawn: size, using: &random)
      drawn[kind] = count
      left -= total
      size -= count
    }
  }

  /// How many of the `marked` among `all` are drawn: the distribution function is inverted from its mode outwards, where
  /// nearly all of it lies.
  private func number(
    of marked: Int, in all: Int, drawn: Int, using random: inout SplitMix64
  ) -> Int {
    let (low, high) = (max(0, drawn - (all - marked)), min(marked, drawn))
    if low == high { return low }
    if marked == 1 { return random.number(below: all) < drawn ? 1 : 0 }
    let mode = min(high, max(low, (drawn + 1) * (marked + 1) / (all + 2)))
    let peak = exp(
      logFactorials.choose(marked, mode) + logFactorials.choose(all - marked, drawn - mode)
        - logFactorials.choose(all, drawn))
    var rest = random.share() - peak
    if rest < 0 { return mode }
    var (up, chanceUp) = (mode, peak)
    var (down, chanceDown) = (mode, peak)
    while up < high || down > low {
      if up < high {
        chanceUp *= Double(marked - up) * Double(drawn - up)
        up += 1
        chanceUp /= Double(up) * Double(all - marked - drawn + up)
        rest -= chanceUp
        if rest < 0 { return up }
      }
      if down > low {
        chanceDown *= Double(down) * Double(all - marked - drawn + down)
        chanceDown /= Double(marked - down + 1) * Double(drawn - down + 1)
        down -= 1
        rest -= chanceDown
        if rest < 0 { return down }
      }
    }
    // All chances together fall short of 1 by rounding only.
    return mode
  }
}
