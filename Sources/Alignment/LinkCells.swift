import Glibc

/// How often each word and class occurs, in beads and as share of all tokens.
struct LinkStatistics: Sendable {
  var sourceBeads: [Int32]
  var targetBeads: [Int32]
  var sourceShare: [Double]
  var targetShare: [Double]

  init(_ beads: [LinkBead], sources: Int, targets: Int) {
    sourceBeads = [Int32](repeating: 0, count: sources)
    targetBeads = [Int32](repeating: 0, count: targets)
    sourceShare = [Double](repeating: 0, count: sources)
    targetShare = [Double](repeating: 0, count: targets)
    var sourceTotal = 0.0
    var targetTotal = 0.0
    for bead in beads {
      for z in Set(bead.source) { sourceBeads[Int(z)] += 1 }
      for e in Set(bead.target) { targetBeads[Int(e)] += 1 }
      for z in bead.source { sourceShare[Int(z)] += 1 }
      for e in bead.target { targetShare[Int(e)] += 1 }
      sourceTotal += Double(bead.source.count)
      targetTotal += Double(bead.target.count)
    }
    for z in sourceShare.indices { sourceShare[z] /= max(1, sourceTotal) }
    for e in targetShare.indices { targetShare[e] /= max(1, targetTotal) }
  }
}

/// The matrix of a bead: source words are rows, target tokens columns.
struct LinkCells {
  let rows: Int
  let columns: Int
  /// T(target | source) and U(source | target) of each cell. Row-major.
  var t: [Float]
  var u: [Float]
  /// Weights of position, and of whatever else is multiplied into them.
  var weights: [Float]

  /// Probability of a word without partner.
  private static let nullProbability: Float = 0.15

  init(_ bead: LinkBead, distances: [Float]) {
    rows = bead.source.count
    columns = bead.target.count
    weights = distances
    t = [Float](repeating: 0, count: rows * columns)
    u = t
  }

  /// exp(-2 |(i + .5) / n - (j + .5) / m|)
  static func distances(_ rows: Int, _ columns: Int) -> [Float] {
    var d = [Float](repeating: 0, count: rows * columns)
    for i in 0..<rows {
      let x = (Float(i) + 0.5) / Float(rows)
      for j in 0..<columns {
        d[i * columns + j] = expf(-2 * abs(x - (Float(j) + 0.5) / Float(columns)))
      }
    }
    return d
  }

  /// A and Q: both tables weighted and made probabilities, a word without partner being an alternative.
  func directed(_ bead: LinkBead, _ statistics: LinkStatistics) -> (a: [Float], q: [Float]) {
    let (n, m) = (rows, columns)
    var (a, q) = (t, u)
    let v = Self.nullProbability
    for j in 0..<m {
      var weight: Float = 0
      var sum: Float = 0
      for i in 0..<n {
        weight += weights[i * m + j]
        sum += a[i * m + j] * weights[i * m + j]
      }
      guard weight > 0 else { continue }
      let scale = (1 - v) / weight
      let total = sum * scale + v * Float(statistics.targetShare[Int(bead.target[j])])
      guard total > 0 else { continue }
      for i in 0..<n { a[i * m + j] *= weights[i * m + j] * scale / total }
    }
    for i in 0..<n {
      var weight: Float = 0
      var sum: Float = 0
      for j in 0..<m {
        weight += weights[i * m + j]
        sum += q[i * m + j] * weights[i * m + j]
      }
      guard weight > 0 else { continue }
      let scale = (1 - v) / weight
      let total = sum * scale + v * Float(statistics.sourceShare[Int(bead.source[i])])
      guard total > 0 else { continue }
      for j in 0..<m { q[i * m + j] *= weights[i * m + j] * scale / total }
    }
    return (a, q)
  }
}
