import Corpus
import Glibc

/// Finds the beads between two parts by dynamic programming over lexical, length, number, ordinal and paragraph
/// evidence (reference/extraction.md 3.3).
struct BeadAligner: Sendable {
  let source: TextSide
  let target: TextSide
  let table: TranslationTable
  /// Relative frequency of each target class in the corpus.
  let unigram: [Double]
  /// Weight of the length evidence beside lexical evidence.
  private let lengthWeight = 0.5
  /// Price of leaving a segment without counterpart.
  private let nullPrice = -4.5
  private let headingNullPrice = -1.5

  /// Beads of more than one segment, with their prices.
  private static let shapes: [(source: Int, target: Int, price: Double)] = [
    (1, 1, 0), (1, 2, -1.5), (2, 1, -2), (1, 3, -2.5), (3, 1, -3.5), (1, 4, -3.5), (2, 2, -4),
    (1, 5, -4.5), (4, 1, -5), (2, 3, -5), (3, 2, -5.5), (1, 6, -5.5),
  ]

  struct Path {
    /// In reading order; null beads have an empty side.
    var beads: [(source: Range<Int>, target: Range<Int>)]
    var score: Double
  }

  /// What is the same for every stretch of the two parts.
  struct Pair {
    let sourcePart: Int
    let targetPart: Int
    /// Number of content words of each source segment.
    let wordCounts: [Int]
    /// Sum of t(e|z) over the words of each source segment, for the target classes that occur; ascending by class.
    let sourceCells: [[(target: Int32, weight: Double)]]
    /// Occurrences of each target class: (segment, count), ascending.
    let postings: [Int32: [(segment: Int32, count: Int32)]]
    /// Translatable content tokens of each target segment.
    let translatable: [Double]
    let contentTokens: Int
    let sourceLength: [Double]
    let targetLength: [Double]
    let sourceCues: [SegmentCues]
    let targetCues: [SegmentCues]
  }

  func pair(_ sourcePart: Int, _ targetPart: Int) -> Pair {
    let segments = source.parts[sourcePart].segments
    let words = segments.indices.map { content(source, sourcePart, $0..<($0 + 1)) }
    var reachable: Set<Int32> = []
    for z in Set(words.joined()) {
      for cell in table.rows[Int(z)] where cell.weight > 0 { reachable.insert(cell.target) }
    }
    var postings: [Int32: [(segment: Int32, count: Int32)]] = [:]
    var translatable: [Double] = []
    var contentTokens = 0
    let targets = target.parts[targetPart].segments
    for j in targets.indices {
      var counts: [Int32: Int32] = [:]
      let tokens = content(target, targetPart, j..<(j + 1))
      contentTokens += tokens.count
      for e in tokens { counts[e, default: 0] += 1 }
      var own = 0.0
      for (e, count) in counts where reachable.contains(e) {
        own += Double(count)
        postings[e, default: []].append((Int32(j), count))
      }
      translatable.append(own)
    }
    return Pair(
      sourcePart: sourcePart, targetPart: targetPart, wordCounts: words.map(\.count),
      sourceCells: words.map { cells(of: $0) { postings[$0] != nil } }, postings: postings,
      translatable: translatable, contentTokens: contentTokens,
      sourceLength: segments.map { Self.length(source: $0.text) },
      targetLength: targets.map { 0.62 * Double($0.text.unicodeScalars.count) },
      sourceCues: segments.map { SegmentCues(chinese: $0.text) },
      targetCues: targets.map { SegmentCues(english: $0.text) })
  }

  private func cells(
    of words: [Int32], where occurs: (Int32) -> Bool
  ) -> [(target: Int32, weight: Double)] {
    let found = words.flatMap { table.rows[Int($0)].filter { occurs($0.target) } }
    return summed(found)
  }

  /// One cell a target class, ascending; weights are added smallest first, so that the sum does not depend on order.
  private func summed(
    _ cells: [(target: Int32, weight: Double)]
  ) -> [(target: Int32, weight: Double)] {
    var sums: [(target: Int32, weight: Double)] = []
    for cell in cells.sorted(by: { ($0.target, $0.weight) < ($1.target, $1.weight) }) {
      if sums.last?.target == cell.target {
        sums[sums.count - 1].weight += cell.weight
      } else {
        sums.append(cell)
      }
    }
    return sums
  }

  /// Target classes (or source words) of the content tokens of some segments.
  private func content(_ side: TextSide, _ part: Int, _ segments: Range<Int>) -> [Int32] {
    side.tokenRange(of: segments, part: part).compactMap {
      side.tokens[part].flags[$0].contains(.content)
        ? side.classOfWord[Int(side.tokens[part].ids[$0])] : nil
    }
  }

  private static func length(source text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value.kind == .han ? 2 : 0.6) }
  }

  // MARK: Dynamic programming

  /// The best path through a stretch of both parts.
  /// - Complexity: O(n m) for n source and m target segments, within a band where n m is large.
  func path(_ pair: Pair, _ sources: Range<Int>, _ targets: Range<Int>) -> Path {
    let (n, m) = (sources.count, targets.count)
    let band = Band(n: n, m: m)
    var shapeAt = [UInt8](repeating: 255, count: band.size)
    var rows: [[Double]] = []
    for i in 0...n {
      var row = [Double](repeating: -.infinity, count: m + 1)
      if i == 0 { row[0] = 0 }
      var lexical: [[Double]] = [[]]
      for a in 1...4 {
        guard a <= i else { break }
        lexical.append(
          lexicalScores(pair, (sources.lowerBound + i - a)..<(sources.lowerBound + i), targets))
      }
      let cues = (1...4).map { a in
        a <= i
          ? SegmentCues(
            joining: pair.sourceCues[(sources.lowerBound + i - a)..<(sources.lowerBound + i)]) : nil
      }
      for j in band.columns(i) {
        var best = row[j]
        var bestShape: UInt8 = 255
        if i > 0 {
          let price = nullPriceOf(
            source.parts[pair.sourcePart].segments[sources.lowerBound + i - 1])
          let value = rows[i - 1][j] + price
          if value > best { (best, bestShape) = (value, 100) }
        }
        if j > 0 {
          let price = nullPriceOf(
            target.parts[pair.targetPart].segments[targets.lowerBound + j - 1])
          let value = row[j - 1] + price
          if value > best { (best, bestShape) = (value, 101) }
        }
        for (k, shape) in Self.shapes.enumerated() where shape.source <= i && shape.target <= j {
          let before = rows[i - shape.source][j - shape.target]
          guard before > -.infinity else { continue }
          var lex = 0.0
          for column in (j - shape.target)..<j { lex += lexical[shape.source][column] }
          let s = (sources.lowerBound + i - shape.source)..<(sources.lowerBound + i)
          let t = (targets.lowerBound + j - shape.target)..<(targets.lowerBound + j)
          var value = before + shape.price + 0.5 * lex
          if value + 12 <= best { continue }
          value +=
            lengthWeight * lengthScore(pair, s, t)
            + cueScore(cues[shape.source - 1], pair.targetCues[t])
            + paragraphScore(pair, s, t)
          if value > best { (best, bestShape) = (value, UInt8(k)) }
        }
        row[j] = best
        if i > 0 || j > 0 { shapeAt[band.index(i, j)] = bestShape }
      }
      rows.append(row)
      if i >= 4 { rows[i - 4] = i == 4 ? rows[0] : [] }
    }
    var beads: [(source: Range<Int>, target: Range<Int>)] = []
    var (i, j) = (n, m)
    let score = rows[n][m]
    while i > 0 || j > 0 {
      let (a, b): (Int, Int)
      switch shapeAt[band.index(i, j)] {
      case 100: (a, b) = (1, 0)
      case 101: (a, b) = (0, 1)
      case 255: (a, b) = (i, j)
      case let k: (a, b) = (Self.shapes[Int(k)].source, Self.shapes[Int(k)].target)
      }
      beads.append(
        (
          (sources.lowerBound + i - a)..<(sources.lowerBound + i),
          (targets.lowerBound + j - b)..<(targets.lowerBound + j)
        ))
      (i, j) = (i - a, j - b)
    }
    return Path(beads: beads.reversed(), score: score)
  }

  func nullPriceOf(_ segment: Segment) -> Double {
    segment.isHeading ? headingNullPrice : nullPrice
  }

  /// For each target segment, sum over its translatable tokens e of
  /// clip(log((0.15 q(e) + 0.85 mean over z of t(e|z)) / q(e)), -1.5, 6).
  func lexicalScores(_ pair: Pair, _ group: Range<Int>, _ targets: Range<Int>) -> [Double] {
    var scores = targets.map { -1.5 * pair.translatable[$0] }
    let words = group.reduce(0) { $0 + pair.wordCounts[$1] }
    guard words > 0 else { return scores }
    let cells =
      group.count == 1
      ? pair.sourceCells[group.lowerBound] : summed(group.flatMap { pair.sourceCells[$0] })
    for (e, sum) in cells {
      guard let postings = pair.postings[e] else { continue }
      let q = unigram[Int(e)]
      let value = log((0.15 * q + 0.85 * sum / Double(words)) / q)
      let gain = min(6, max(-1.5, value)) + 1.5
      var low = 0
      var high = postings.count
      while low < high {
        let middle = (low + high) >> 1
        if postings[middle].segment < Int32(targets.lowerBound) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      while low < postings.count, postings[low].segment < Int32(targets.upperBound) {
        scores[Int(postings[low].segment) - targets.lowerBound] +=
          gain * Double(postings[low].count)
        low += 1
      }
    }
    return scores
  }

  private func lengthScore(_ pair: Pair, _ s: Range<Int>, _ t: Range<Int>) -> Double {
    let lz = pair.sourceLength[s].reduce(0, +)
    let le = pair.targetLength[t].reduce(0, +)
    let d = (le - 1.58 * lz) / (3.4 * (le + 1.58 * lz) + 1).squareRoot()
    return max(-8, -d * d / 2)
  }

  private func cueScore(_ s: SegmentCues?, _ targets: ArraySlice<SegmentCues>) -> Double {
    guard let s else { return 0 }
    let t = targets.count == 1 ? targets[targets.startIndex] : SegmentCues(joining: targets)
    var score = 0.0
    if !s.numbers.isEmpty, !t.numbers.isEmpty {
      score += 3 * Double(s.numbers.count { t.numbers.contains($0) })
    }
    if let a = s.ordinal, let b = t.ordinal { score += a == b ? 3 : -6 }
    if s.hasQuotes, t.hasQuotes { score += 1 }
    return score
  }

  private func paragraphScore(_ pair: Pair, _ s: Range<Int>, _ t: Range<Int>) -> Double {
    let sources = source.parts[pair.sourcePart].segments
    let targets = target.parts[pair.targetPart].segments
    var score = 0.0
    if sources[s.lowerBound].paragraph != sources[s.upperBound - 1].paragraph { score -= 3 }
    if targets[t.lowerBound].paragraph != targets[t.upperBound - 1].paragraph {
      score -= 1.5 + 2 * Double(targets[t].count { $0.isHeading })
    }
    let startsSource =
      s.lowerBound == 0 || sources[s.lowerBound - 1].paragraph != sources[s.lowerBound].paragraph
    let startsTarget =
      t.lowerBound == 0 || targets[t.lowerBound - 1].paragraph != targets[t.lowerBound].paragraph
    if startsSource, startsTarget { score += 1 }
    return score
  }
}

/// The cells of a dynamic-programming table that are looked at: all of a small one, a band of a large one.
private struct Band {
  let n: Int
  let m: Int
  private let halfWidth: Int

  /// Above this many cells only a band around the diagonal is kept.
  private static let fullCells = 6_000_000

  init(n: Int, m: Int) {
    self.n = n
    self.m = m
    halfWidth = n * m <= Self.fullCells ? m + 1 : max(300, Self.fullCells / (n + 1) / 2)
  }

  func columns(_ i: Int) -> ClosedRange<Int> {
    if halfWidth > m { return 0...m }
    let middle = n == 0 ? m : i * m / n
    return max(0, middle - halfWidth)...min(m, middle + halfWidth)
  }

  var size: Int { halfWidth > m ? (n + 1) * (m + 1) : (n + 1) * (2 * halfWidth + 1) }

  func index(_ i: Int, _ j: Int) -> Int {
    if halfWidth > m { return i * (m + 1) + j }
    let middle = n == 0 ? m : i * m / n
    return i * (2 * halfWidth + 1) + j - (middle - halfWidth)
  }
}
