#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether two translations render one term differently: a test of a table of two rows, one column a rendering, that is
/// exact where its tables can be counted.
struct RenderingTest {
  /// Chance of a table as improbable as this one or more so, if who translated did not matter: Fisher's exact test as
  /// Freeman and Halton (1951) extend it to more columns.
  let p: Double
  /// The smallest p that any table with these sums can have: above the level nothing can be shown (Tarone 1990).
  let smallestP: Double
  /// Jensen–Shannon divergence of the two rows in bits, less what chance makes of it: (JSD − E₀)/(1 − E₀), where E₀ is
  /// the mean over all labellings. About 0: no more different than chance; 1: nothing in common.
  let divergence: Double

  /// Tables up to which all are counted; of more, ``draws`` labellings are drawn.
  private static let countedTables = 20_000
  private static let draws = 2_000

  /// - Parameters:
  ///   - a: how often the one translation has each rendering, and b the other.
  ///   - seed: of the labellings, where they are drawn.
  /// - Returns: nil where a translation does not render the term.
  init?(_ a: [Int], _ b: [Int], seed: UInt64) {
    let used = a.indices.filter { a[$0] + b[$0] > 0 }
    let (a, b) = (used.map { a[$0] }, used.map { b[$0] })
    let totals = zip(a, b).map(+)
    let sizeA = a.reduce(0, +)
    guard sizeA > 0, b.reduce(0, +) > 0 else { return nil }
    let tables = Tables(totals: totals, sizeA: sizeA)
    let observed = tables.logWeight(of: a)
    let own = Self.divergence(a, totals)
    var chance: Double
    if tables.count(upTo: Self.countedTables) <= Self.countedTables {
      var (all, asRare, least, atLeast) = (0.0, 0.0, Double.infinity, 0.0)
      chance = 0
      tables.visitAll { table, logWeight in
        let weight = exp(logWeight - tables.logTotal)
        all += weight
        chance += weight * Self.divergence(table, totals)
        if logWeight <= observed + Self.tolerance { asRare += weight }
        if logWeight < least - Self.tolerance {
          (least, atLeast) = (logWeight, weight)
        } else if logWeight <= least + Self.tolerance {
          atLeast += weight
        }
      }
      chance /= all
      p = min(1, asRare / all)
      smallestP = min(1, atLeast / all)
    } else {
      var random = SplitMix64(state: seed)
      var asRare = 0
      chance = 0
      for _ in 0..<Self.draws {
        let table = tables.drawn(using: &random)
        chance += Self.divergence(table, totals) / Double(Self.draws)
        if tables.logWeight(of: table) <= observed + Self.tolerance { asRare += 1 }
      }
      p = Double(1 + asRare) / Double(Self.draws + 1)
      smallestP = 1 / Double(Self.draws + 1)
    }
    chance = min(chance, 1 - 1e-9)
    divergence = (own - chance) / (1 - chance)
  }

  /// Tables that differ by rounding only are equally probable.
  private static let tolerance = 1e-7

  /// Jensen–Shannon divergence (Lin 1991) in bits of the first row from the rest.
  private static func divergence(_ a: [Int], _ totals: [Int]) -> Double {
    let sizeA = Double(a.reduce(0, +))
    let sizeB = Double(totals.reduce(0, +)) - sizeA
    var sum = 0.0
    for (x, total) in zip(a, totals) {
      let p = Double(x) / sizeA
      let q = Double(total - x) / sizeB
      let middle = (p + q) / 2
      if p > 0 { sum += p / 2 * log2(p / middle) }
      if q > 0 { sum += q / 2 * log2(q / middle) }
    }
    return max(0, sum)
  }
}

/// All ways to spread the occurrences of the first translation over the renderings.
private struct Tables {
  let totals: [Int]
  let sizeA: Int
  /// ln n! from 0 up.
  private let logFactorials: [Double]

  init(totals: [Int], sizeA: Int) {
    self.totals = totals
    self.sizeA = sizeA
    var list = [0.0]
    for n in stride(from: 1, through: totals.reduce(0, +), by: 1) {
      list.append(list[n - 1] + log(Double(n)))
    }
    logFactorials = list
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorials[n] - logFactorials[k] - logFactorials[n - k]
  }

  /// ln of the number of labellings, of which a table has ``logWeight(of:)``.
  var logTotal: Double { logChoose(totals.reduce(0, +), sizeA) }

  func logWeight(of table: [Int]) -> Double {
    zip(totals, table).reduce(0) { $0 + logChoose($1.0, $1.1) }
  }

  /// How many tables there are, counted no further than a little beyond `limit`.
  func count(upTo limit: Int) -> Int {
    // Ways to reach each sum with the columns so far.
    var ways = [Int](repeating: 0, count: sizeA + 1)
    ways[0] = 1
    for total in totals {
      var next = [Int](repeating: 0, count: sizeA + 1)
      for (sum, count) in ways.enumerated() where count > 0 {
        for x in 0...min(total, sizeA - sum) {
          next[sum + x] = min(limit + 1, next[sum + x] + count)
        }
      }
      ways = next
    }
    return ways[sizeA]
  }

  /// Calls `body` with every table and its ``logWeight(of:)``.
  func visitAll(_ body: (_ table: [Int], _ logWeight: Double) -> Void) {
    var table = [Int](repeating: 0, count: totals.count)
    var rest = totals.reduce(0, +)
    spread(0, sizeA, &rest, 0, &table, body)
  }

  private func spread(
    _ column: Int, _ left: Int, _ rest: inout Int, _ weight: Double, _ table: inout [Int],
    _ body: ([Int], Double) -> Void
  ) {
    guard column < totals.count else {
      body(table, weight)
      return
    }
    rest -= totals[column]
    defer { rest += totals[column] }
    // The columns that follow hold `rest` at most, and never is more left than all together hold.
    for x in max(0, left - rest)...min(totals[column], left) {
      table[column] = x
      spread(column + 1, left - x, &rest, weight + logChoose(totals[column], x), &table, body)
    }
  }

  /// A labelling drawn at random.
  func drawn(using random: inout SplitMix64) -> [Int] {
    var left = totals
    var rest = totals.reduce(0, +)
    var table = [Int](repeating: 0, count: totals.count)
    for _ in 0..<sizeA {
      var k = random.number(below: rest)
      var column = 0
      while k >= left[column] {
        k -= left[column]
        column += 1
      }
      left[column] -= 1
      rest -= 1
      table[column] += 1
    }
    return table
  }
}
