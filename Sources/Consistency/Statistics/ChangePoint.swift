#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where in a series of dated documents the renderings of a term change, and whether chance would change them as much.
///
/// The change lies before the document for which the renderings before and after differ most: the greatest adjusted
/// Jensen–Shannon divergence (JSD − E₀)/(1 − E₀) over all places between two dates with at least three occurrences on
/// either side. The same maximum over orders of the documents drawn at random says what chance makes of it, so that
/// nothing is gained by having looked everywhere; occurrences stay with their document, since those of one are not
/// independent.
struct ChangePoint {
  /// The renderings of a term in one document.
  struct Document {
    /// In any unit; documents of one date are never parted.
    var date: Int
    /// How often it has each rendering.
    var counts: [Int]
  }

  /// Number of the first document after the change, by date.
  let first: Int
  /// Share of orders of the documents with as great a change.
  let p: Double
  /// The smallest p that any order can have (Tarone 1990).
  let smallestP: Double

  /// Occurrences from which a change is looked for, in all and on either side (reference design, 3.6).
  private static let leastTotal = 6
  private static let leastOnASide = 3
  /// Documents up to which all orders are gone through: 5,040.
  private static let countedDocuments = 7
  /// Of more, as many orders are drawn at most; and drawing stops after so many with as great a change, when p is
  /// known well enough (Besag and Clifford 1991).
  private static let draws = 2_000
  private static let enough = 20
  /// Changes that differ by rounding only are equal.
  private static let tolerance = 1e-9

  /// - Parameters:
  ///   - documents: by date, each with an occurrence at least.
  ///   - seed: of the orders, where they are drawn.
  /// - Returns: nil where there are too few occurrences, or only one rendering.
  init?(_ documents: [Document], seed: UInt64) {
    let series = Series(documents)
    guard let found = series.greatestChange(documents.map(\.counts)) else { return nil }
    first = found.first
    let limit = found.value - Self.tolerance
    var counts = documents.map(\.counts)
    if documents.count <= Self.countedDocuments {
      var (all, asGreat, greatest, atGreatest) = (0, 0, -Double.infinity, 0)
      Self.visitOrders(&counts, from: 0) { order in
        let value = series.greatestChange(order)?.value ?? -.infinity
        all += 1
        if value >= limit { asGreat += 1 }
        if value > greatest + Self.tolerance {
          (greatest, atGreatest) = (value, 1)
        } else if value >= greatest - Self.tolerance {
          atGreatest += 1
        }
      }
      p = Double(asGreat) / Double(all)
      smallestP = Double(atGreatest) / Double(all)
    } else {
      var random = SplitMix64(state: seed)
      var (drawn, asGreat) = (0, 0)
      while drawn < Self.draws, asGreat < Self.enough {
        for i in counts.indices.dropLast() {
          counts.swapAt(i, i + random.number(below: counts.count - i))
        }
        drawn += 1
        if series.greatestChange(counts)?.value ?? -.infinity >= limit { asGreat += 1 }
      }
      p =
        asGreat == Self.enough
        ? Double(asGreat) / Double(drawn) : Double(1 + asGreat) / Double(1 + drawn)
      smallestP = 1 / Double(1 + Self.draws)
    }
  }

  /// Calls `body` with every order of the elements from `start` on.
  private static func visitOrders(
    _ elements: inout [[Int]], from start: Int, _ body: ([[Int]]) -> Void
  ) {
    guard start < elements.count - 1 else {
      body(elements)
      return
    }
    for i in start..<elements.count {
      elements.swapAt(start, i)
      visitOrders(&elements, from: start + 1, body)
      elements.swapAt(start, i)
    }
  }

  /// What all orders of the documents have in common.
  private struct Series {
    private let dates: [Int]
    private let totals: [Int]
    private let total: Int
    private let renderings: Int

    init(_ documents: [Document]) {
      dates = documents.map(\.date)
      var totals = documents.first.map { $0.counts.map { _ in 0 } } ?? []
      for document in documents {
        for (v, count) in document.counts.enumerated() { totals[v] += count }
      }
      self.totals = totals
      total = totals.reduce(0, +)
      renderings = totals.count { $0 > 0 }
    }

    /// The first of the greatest changes; nil where no place has occurrences enough on either side.
    func greatestChange(_ documents: [[Int]]) -> (first: Int, value: Double)? {
      guard total >= ChangePoint.leastTotal, renderings > 1 else { return nil }
      var before = totals.map { _ in 0 }
      var size = 0
      var best: (first: Int, value: Double)?
      for (i, counts) in documents.enumerated() {
        let isBetweenDates = i > 0 && dates[i - 1] < dates[i]
        if isBetweenDates, size >= ChangePoint.leastOnASide,
          total - size >= ChangePoint.leastOnASide
        {
          let chance = chanceDivergence(size)
          let value = (RenderingTest.divergence(before, totals) - chance) / (1 - chance)
          if value > (best?.value ?? -.infinity) + ChangePoint.tolerance { best = (i, value) }
        }
        for (v, count) in counts.enumerated() {
          before[v] += count
          size += count
        }
      }
      return best
    }

    /// E₀ to second order, in bits: (k − 1)/(8 ln 2) · N²/(n(N − n)(N − 1)) for k renderings and n of N occurrences
    /// before the change, by the variance of the hypergeometric distribution. Counting it for every place of every
    /// order would cost thousands of times as much and choose the same place.
    private func chanceDivergence(_ size: Int) -> Double {
      let (n, all) = (Double(size), Double(total))
      return min(
        0.9, Double(renderings - 1) / (8 * log(2.0)) * all * all / (n * (all - n) * (all - 1)))
    }
  }
}
