import Glibc

/// Numbers of source and target rows that a bead may have.
struct BeadShape: Hashable, Sendable {
  let source: Int
  let target: Int

  /// Most rows on a side.
  static let longest = 6

  static let all: [BeadShape] =
    [BeadShape(source: 1, target: 1)]
    + (2...longest).map { BeadShape(source: 1, target: $0) }
    + (2...longest).map { BeadShape(source: $0, target: 1) }
    + [
      BeadShape(source: 2, target: 2), BeadShape(source: 2, target: 3),
      BeadShape(source: 3, target: 2),
    ]
}

/// What the forms of beads cost, as logarithms, and how lengths relate.
struct BeadPrices: Sendable {
  /// In the order of `BeadShape.all`.
  let shapes: [Double]
  /// The first row of a stretch without counterpart, and each further one.
  let nullOpen = -7.0
  let nullExtend = -3.0
  /// What the first or last row of a text without counterpart costs less: title, date or signature often stand on one
  /// side alone, and a row that follows the last bead would else join it.
  let edgeRow = 2.0
  /// A stretch without counterpart seldom begins or ends within a paragraph.
  let cutParagraph = -4.0
  /// A row among four or more of a bead whose words translate nothing: short rows would else join a neighbour.
  let unsupportedRow = -3.0
  /// Target bytes for a source byte.
  let lengthRatio: Double
  /// Variance of the target length for a source byte.
  private let lengthVariance = 9.0

  /// - Parameter lengthRatio: Chinese in UTF-8 is about as long as its translation.
  init(lengthRatio: Double) {
    self.lengthRatio = lengthRatio
    shapes = BeadShape.all.map { shape in
      let (a, b) = (shape.source, shape.target)
      if a == 1, b == 1 { return 0 }
      return Self.merge + Self.furtherRow * Double(a + b - 3) + (a > 1 && b > 1 ? Self.crossing : 0)
    }
  }

  private static let merge = -2.2
  private static let furtherRow = -0.7
  private static let crossing = -2.5

  /// log P of a difference in length at least as great (Gale and Church 1993, section 3.2, on bytes).
  func lengthScore(_ sourceBytes: Double, _ targetBytes: Double) -> Double {
    let mean = (sourceBytes + targetBytes / lengthRatio) / 2
    guard mean > 0 else { return 0 }
    let delta = abs(targetBytes - lengthRatio * sourceBytes) / (lengthVariance * mean).squareRoot()
    return tail[min(tail.count - 1, Int(delta * Self.stepsOfTail))]
  }

  /// log of the two-sided Gaussian tail, beyond 6 standard deviations as at 6.
  private let tail = sharedTail
  private static let sharedTail: [Double] = (0...Int(6 * stepsOfTail)).map {
    log(erfc(Double($0) / stepsOfTail / 2.0.squareRoot()))
  }
  private static let stepsOfTail = 64.0
}
