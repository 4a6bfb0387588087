/// The points (i, j) of a dynamic-programming table that are looked at: for each number i of source rows that are
/// behind a range of numbers of target rows.
struct Band: Sendable {
  private(set) var low: [Int32]
  private(set) var high: [Int32]
  /// Points before those of each i, and all points at the end.
  private(set) var offsets: [Int]

  var sourceCount: Int { low.count - 1 }
  var targetCount: Int { Int(high.last ?? 0) }
  var pointCount: Int { offsets.last ?? 0 }

  func columns(_ i: Int) -> ClosedRange<Int> { Int(low[i])...Int(high[i]) }

  func contains(_ i: Int, _ j: Int) -> Bool {
    i >= 0 && i < low.count && j >= Int(low[i]) && j <= Int(high[i])
  }

  func index(_ i: Int, _ j: Int) -> Int { offsets[i] + j - Int(low[i]) }

  /// Rectangles of at most this many points are looked at as a whole.
  private static let wholeRectangle = 40_000

  /// All points of small texts.
  init?(whole n: Int, _ m: Int, upTo points: Int) {
    guard (n + 1) * (m + 1) <= points else { return nil }
    self.init(
      low: [Int32](repeating: 0, count: n + 1), high: [Int32](repeating: Int32(m), count: n + 1))
  }

  /// The surroundings of a way through the table.
  /// - Parameters:
  ///   - way: points, both coordinates ascending; the corners are added.
  ///   - width: gives the distance from the way that is looked at, for the greater side of a gap in it.
  init(
    along way: [WayPoint], _ n: Int, _ m: Int,
    wholeRectangle: Int = Self.wholeRectangle, width: (Int) -> Int
  ) {
    var low = [Int](repeating: m, count: n + 1)
    var high = [Int](repeating: 0, count: n + 1)
    var last = WayPoint(i: 0, j: 0)
    for next in way + [WayPoint(i: n, j: m)] {
      let (di, dj) = (next.i - last.i, next.j - last.j)
      let margin = width(max(di, dj))
      let isWhole = (di + 1) * (dj + 1) <= wholeRectangle
      for i in max(0, last.i - margin)...min(n, next.i + margin) {
        let inner = min(max(i, last.i), next.i)
        let onLine = last.j + (di == 0 ? 0 : (inner - last.i) * dj / di)
        // Beyond the ends of the stretch the band narrows.
        let reach = margin - abs(i - inner)
        let from = isWhole || di == 0 ? last.j : onLine
        let to = isWhole || di == 0 ? next.j : onLine + (dj + di - 1) / max(1, di)
        let isInner = i >= last.i && i <= next.i
        low[i] = min(low[i], max(0, (isInner ? from : onLine) - reach))
        high[i] = max(high[i], min(m, (isInner ? to : onLine) + reach))
      }
      last = next
    }
    (low[0], high[n]) = (0, m)
    for i in stride(from: n - 1, through: 0, by: -1) { low[i] = min(low[i], low[i + 1]) }
    for i in 1..<(n + 1) { high[i] = max(high[i], high[i - 1]) }
    for i in 1..<(n + 1) where low[i] > high[i - 1] { low[i] = high[i - 1] }
    self.init(low: low.map(Int32.init), high: high.map(Int32.init))
  }

  private init(low: [Int32], high: [Int32]) {
    (self.low, self.high) = (low, high)
    offsets = [0]
    offsets.reserveCapacity(low.count + 1)
    var size = 0
    for i in low.indices {
      size += Int(high[i] - low[i]) + 1
      offsets.append(size)
    }
  }
}
