import Glibc

/// How well rows of two texts translate each other word by word.
///
/// A bead of source rows S and target rows T is worth, against chance, half of
/// sum over e in T of log(λ + (1 - λ) A(e) / (|S| + 1) / p(e)), A(e) the sum of t(e|z) over z in S, and the same
/// backwards (the mixture of Moore 2002 as a log-ratio, in both directions, so that beads of any size compare).
struct BeadScorer: Sendable {
  let source: BeadText
  let target: BeadText
  let lexicon: BeadLexicon
  /// λ: share of words that translate nothing.
  static let unlinked: Float = 0.35

  /// Lexical scores of the points of a band, for consecutive i.
  struct Block: Sendable {
    /// The source rows whose scores are here.
    let rows: Range<Int>
    fileprivate(set) var firstColumn: [Int] = []
    fileprivate(set) var offsets: [Int] = [0]
    /// For each cell (row i, column j) and k in 0..<6: the target words of column j against the source rows i-k...i.
    fileprivate(set) var forward: [Float] = []
    /// The source words of row i against the target columns j-k...j.
    fileprivate(set) var backward: [Float] = []

    /// Where the six scores of a cell begin; nil for a cell that has none.
    func cell(_ row: Int, _ column: Int) -> Int? {
      let r = row - rows.lowerBound
      let k = column - firstColumn[r]
      guard k >= 0, offsets[r] + k < offsets[r + 1] else { return nil }
      return (offsets[r] + k) * BeadShape.longest
    }
  }

  /// - Complexity: O(cells × words of a row).
  func block(_ rows: Range<Int>, in band: Band) -> Block {
    let depth = BeadShape.longest
    var block = Block(rows: rows)
    var heads = [Int32](repeating: -1, count: lexicon.targetCount)
    var previous = TokenSums()
    let scale = (1 - Self.unlinked) / Self.unlinked
    // The rows before the first are needed for beads that begin there.
    for row in max(0, rows.lowerBound - depth + 1)..<rows.upperBound {
      let columns = max(0, Int(band.low[row + 1]) - depth)..<Int(band.high[row + 1])
      let isWanted = rows.contains(row)
      let matches = Matches(row: source.words[source.words(of: row)], lexicon, heads: &heads)
      let tokens =
        columns.isEmpty
        ? 0..<0 : Int(target.starts[columns.lowerBound])..<Int(target.starts[columns.upperBound])
      var sums = TokenSums(tokens, after: previous)
      var backward = BackwardSums(words: source.words[source.words(of: row)], lexicon, scale: scale)
      if isWanted {
        block.firstColumn.append(columns.lowerBound)
        block.offsets.append((block.offsets.last ?? 0) + columns.count)
      }
      for column in columns {
        backward.shift()
        let own = target.words(of: column)
        for p in own {
          var k = heads[Int(target.words[p])]
          while k >= 0 {
            let match = matches.list[Int(k)]
            sums.add(match.forward, p)
            backward.add(match.backward, Int(match.position))
            k = match.next
          }
        }
        guard isWanted else { continue }
        for k in 0..<depth {
          let rowsBehind = min(k, row)
          let words = Float(source.wordCount((row - rowsBehind)..<(row + 1)) + 1)
          block.forward.append(
            sums.score(own, k, target.words, lexicon.targetFrequency, scale / words))
          let columnsBehind = min(k, column)
          let others = Float(target.wordCount((column - columnsBehind)..<(column + 1)) + 1)
          block.backward.append(backward.score(k, others))
        }
      }
      for e in matches.targets { heads[Int(e)] = -1 }
      previous = sums
    }
    return block
  }

  static let unlinkedLog = log(unlinked)
}

/// What the words of a source row may translate, as lists a target class.
private struct Matches {
  struct Match {
    let forward: Float
    let backward: Float
    let position: Int32
    let next: Int32
  }
  private(set) var list: [Match] = []
  private(set) var targets: [Int32] = []

  init(row: ArraySlice<Int32>, _ lexicon: BeadLexicon, heads: inout [Int32]) {
    for (position, z) in row.enumerated() {
      for k in lexicon.cells(of: z) {
        let e = lexicon.targets[k]
        let head = heads[Int(e)]
        if head < 0 { targets.append(e) }
        heads[Int(e)] = Int32(list.count)
        list.append(
          Match(
            forward: lexicon.forward[k], backward: lexicon.backward[k],
            position: Int32(position), next: head))
      }
    }
  }
}

/// For each target word of a stretch the weight that the last one to six source rows give it.
private struct TokenSums {
  private var tokens = 0..<0
  private var sums: [[Float]] = []

  init() {}

  init(_ tokens: Range<Int>, after previous: TokenSums) {
    self.tokens = tokens
    sums = Array(
      repeating: [Float](repeating: 0, count: tokens.count), count: BeadShape.longest)
    guard !previous.sums.isEmpty else { return }
    let shared = tokens.clamped(to: previous.tokens)
    for k in 1..<BeadShape.longest {
      for p in shared {
        sums[k][p - tokens.lowerBound] = previous.sums[k - 1][p - previous.tokens.lowerBound]
      }
    }
  }

  mutating func add(_ weight: Float, _ p: Int) {
    for k in 0..<BeadShape.longest { sums[k][p - tokens.lowerBound] += weight }
  }

  func score(
    _ own: Range<Int>, _ k: Int, _ words: [Int32], _ frequency: [Float], _ scale: Float
  ) -> Float {
    var product = 1.0
    var logarithm = Float(own.count) * BeadScorer.unlinkedLog
    for p in own {
      let sum = sums[k][p - tokens.lowerBound]
      if sum > 0 {
        product *= 1 + Double(sum * scale / frequency[Int(words[p])])
        if product > 1e200 {
          logarithm += Float(log(product))
          product = 1
        }
      }
    }
    return logarithm + Float(log(product))
  }
}

/// For each word of a source row the weight that the last one to six target columns give it.
private struct BackwardSums {
  /// By number of columns, then by word.
  private var sums: [Float]
  /// scale / p(z) of each word.
  private let factors: [Float]

  init(words: ArraySlice<Int32>, _ lexicon: BeadLexicon, scale: Float) {
    sums = [Float](repeating: 0, count: words.count * BeadShape.longest)
    factors = words.map { scale / lexicon.sourceFrequency[Int($0)] }
  }

  /// Goes on to the next column.
  mutating func shift() {
    let n = factors.count
    for k in stride(from: sums.count - 1, through: n, by: -1) { sums[k] = sums[k - n] }
    for k in 0..<n { sums[k] = 0 }
  }

  mutating func add(_ weight: Float, _ position: Int) {
    for k in 0..<BeadShape.longest { sums[k * factors.count + position] += weight }
  }

  func score(_ k: Int, _ words: Float) -> Float {
    var product = 1.0
    var logarithm = Float(factors.count) * BeadScorer.unlinkedLog
    for position in factors.indices {
      let sum = sums[k * factors.count + position]
      if sum > 0 {
        product *= 1 + Double(sum * factors[position] / words)
        if product > 1e200 {
          logarithm += Float(log(product))
          product = 1
        }
      }
    }
    return logarithm + Float(log(product))
  }
}

extension BeadScorer {
  /// What a single bead's words are worth.
  func score(_ s: Range<Int>, _ t: Range<Int>) -> Float {
    let sourceWords = source.words(of: s)
    let targetWords = target.words(of: t)
    var places: [Int32: [Int]] = [:]
    for (p, e) in targetWords.enumerated() { places[e, default: []].append(p) }
    var forward = [Float](repeating: 0, count: targetWords.count)
    var backward = [Float](repeating: 0, count: sourceWords.count)
    for (q, z) in sourceWords.enumerated() {
      for k in lexicon.cells(of: z) {
        for p in places[lexicon.targets[k]] ?? [] {
          forward[p] += lexicon.forward[k]
          backward[q] += lexicon.backward[k]
        }
      }
    }
    let scale = (1 - Self.unlinked) / Self.unlinked
    var score = Float(forward.count + backward.count) * Self.unlinkedLog
    for (sum, e) in zip(forward, targetWords) where sum > 0 {
      score += log(
        1 + sum * scale / lexicon.targetFrequency[Int(e)] / Float(sourceWords.count + 1))
    }
    for (sum, z) in zip(backward, sourceWords) where sum > 0 {
      score += log(
        1 + sum * scale / lexicon.sourceFrequency[Int(z)] / Float(targetWords.count + 1))
    }
    return score
  }
}
