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

  /// Tables up to which all are counted, and cells of all of them together; of more, ``draws`` labellings are drawn.
  private static let countedTables = 20_000
  private static let countedCells = 1_000_000
  private static let draws = 2_000

  /// - Parameters:
  ///   - a: how often the one translation has each rendering, and b the other.
  ///   - seed: of the labellings, where they are drawn.
  /// - Returns: nil where a translation does not render the term.
  /// - Complexity: O(N) in the occurrences to prepare; then bounded where tables are counted, else
  ///   O(k + Σ σ) for each draw over the k renderings that stand more than once, each with its standard deviation σ.
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
    let limit = min(Self.countedTables, Self.countedCells / totals.count)
    if tables.count(upTo: limit) <= limit {
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
      let drawn = DrawnTables(tables, count: Self.draws, seed: seed)
      chance = drawn.meanDivergence
      p = Double(1 + drawn.count { $0 <= observed + Self.tolerance }) / Double(Self.draws + 1)
      smallestP = 1 / Double(Self.draws + 1)
    }
    // Where all labellings part the renderings wholly, nothing is more different than chance.
    divergence = chance > 1 - 1e-9 ? 0 : (own - chance) / (1 - chance)
  }

  /// Tables that differ by rounding only are equally probable.
  private static let tolerance = 1e-7

  /// Jensen–Shannon divergence (Lin 1991) in bits of the first row from the rest.
  static func divergence(_ a: [Int], _ totals: [Int]) -> Double {
    let sizeA = a.reduce(0, +)
    let sizeB = totals.reduce(0, +) - sizeA
    var sum = 0.0
    for (x, total) in zip(a, totals) { sum += divergence(of: x, total, sizeA, sizeB) }
    return max(0, sum)
  }

  /// What one column adds to the divergence of two rows with these sums.
  fileprivate static func divergence(
    of x: Int, _ total: Int, _ sizeA: Int, _ sizeB: Int
  ) -> Double {
    let p = Double(x) / Double(sizeA)
    let q = Double(total - x) / Double(sizeB)
    let middle = (p + q) / 2
    return (p > 0 ? p / 2 * log2(p / middle) : 0) + (q > 0 ? q / 2 * log2(q / middle) : 0)
  }
}

/// Tables drawn at random, as labellings of the occurrences give them.
private struct DrawnTables {
  private let logWeights: [Double]
  let meanDivergence: Double

  /// Columns with one occurrence are all alike, so how many of them fall to the first row is drawn at once.
  init(_ tables: Tables, count: Int, seed: UInt64) {
    let repeated = tables.totals.filter { $0 > 1 }
    let single = tables.totals.count - repeated.count
    let (sizeA, sizeB) = (tables.sizeA, tables.totals.reduce(0, +) - tables.sizeA)
    let ofFirst = RenderingTest.divergence(of: 1, 1, sizeA, sizeB)
    let ofSecond = RenderingTest.divergence(of: 0, 1, sizeA, sizeB)
    let urn = Urn(repeated + [single], tables.logFactorials)
    var random = SplitMix64(state: seed)
    var table = urn.totals.map { _ in 0 }
    var logWeights: [Double] = []
    var divergences = 0.0
    for _ in 0..<count {
      urn.draw(sizeA, into: &table, using: &random)
      var divergence = 0.0
      var logWeight = 0.0
      for (x, total) in zip(table, repeated) {
        divergence += RenderingTest.divergence(of: x, total, sizeA, sizeB)
        logWeight += tables.logFactorials.choose(total, x)
      }
      let singleOfFirst = table[repeated.count]
      divergence += Double(singleOfFirst) * ofFirst + Double(single - singleOfFirst) * ofSecond
      divergences += max(0, divergence)
      logWeights.append(logWeight)
    }
    self.logWeights = logWeights
    meanDivergence = divergences / Double(count)
  }

  /// How many have a logarithm of their weight (``Tables/logWeight(of:)``) of that kind.
  func count(where isCounted: (Double) -> Bool) -> Int { logWeights.count(where: isCounted) }
}

/// All ways to spread the occurrences of the first translation over the renderings.
private struct Tables {
  let totals: [Int]
  let sizeA: Int
  let logFactorials: LogFactorials

  init(totals: [Int], sizeA: Int) {
    self.totals = totals
    self.sizeA = sizeA
    logFactorials = LogFactorials(upTo: totals.reduce(0, +))
  }

  /// ln of the number of labellings, of which a table has ``logWeight(of:)``.
  var logTotal: Double { logFactorials.choose(totals.reduce(0, +), sizeA) }

  func logWeight(of table: [Int]) -> Double {
    zip(totals, table).reduce(0) { $0 + logFactorials.choose($1.0, $1.1) }
  }

  /// How many tables there are, counted no further than `limit` + 1.
  ///
  /// - Complexity: O(m) a column for the smaller row sum m, and few columns are looked at before a number is passed
  ///   that is worth a limit.
  func count(upTo limit: Int) -> Int {
    let all = totals.reduce(0, +)
    // As many tables have the one row as the other.
    let size = min(sizeA, all - sizeA)
    // Ways to reach each sum with the columns so far.
    var ways = [Int](repeating: 0, count: size + 1)
    ways[0] = 1
    var rest = all
    for total in totals {
      rest -= total
      // The sum of the ways to every sum from s − total to s.
      var window = 0
      var next = ways
      for sum in ways.indices {
        window += ways[sum]
        if sum > total { window -= ways[sum - total - 1] }
        next[sum] = min(limit + 1, window)
      }
      ways = next
      // Each of these can be completed with the columns that follow.
      let least = max(0, size - rest)
      var completed = 0
      for sum in least...size where completed <= limit { completed += ways[sum] }
      if completed > limit { return limit + 1 }
    }
    return ways[size]
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
      spread(
        column + 1, left - x, &rest, weight + logFactorials.choose(totals[column], x), &table, body)
    }
  }
}
