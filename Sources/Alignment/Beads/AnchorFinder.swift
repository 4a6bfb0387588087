import Glibc

/// A source row and a target row that share words which few others share.
struct Anchor: Hashable, Sendable {
  let source: Int
  let target: Int
  let weight: Float
}

/// Finds pairs of rows that very likely translate each other, without comparing all with all.
struct AnchorFinder: Sendable {
  let source: BeadText
  let target: BeadText
  let lexicon: BeadLexicon

  /// For each source row up to three target rows by their rare words in common, best first.
  ///
  /// - Complexity: O(words × rows that hold a rare word); words in more than 8 + √m / 4 of m target rows are not rare.
  func candidates() -> [[Anchor]] {
    let postings = Postings(target, targetCount: lexicon.targetCount)
    let rarest = 8 + Int(Double(target.count).squareRoot() / 4)
    var gains = [Float](repeating: 0, count: target.count)
    var found: [[Anchor]] = []
    found.reserveCapacity(source.count)
    for row in 0..<source.count {
      let words = source.words[source.words(of: row)]
      var touched: [Int32] = []
      for z in Set(words).sorted() {
        for k in lexicon.cells(of: z) {
          let e = lexicon.targets[k]
          let rows = postings.rows(of: e)
          guard rows.count <= rarest else { continue }
          let gain = log(
            1 + BeadScorer.linkedScale * lexicon.forward[k] / lexicon.targetFrequency[Int(e)]
              / Float(words.count + 1))
          for column in rows {
            if gains[Int(column)] == 0 { touched.append(column) }
            gains[Int(column)] += gain
          }
        }
      }
      var best: [Anchor] = []
      for column in touched {
        let weight =
          gains[Int(column)] / Float(words.count + target.words(of: Int(column)).count + 6)
        gains[Int(column)] = 0
        if best.count == Self.kept, let last = best.last, weight < last.weight { continue }
        best.append(Anchor(source: row, target: Int(column), weight: weight))
        best.sort { ($0.weight, $1.target) > ($1.weight, $0.target) }
        if best.count > Self.kept { best.removeLast() }
      }
      found.append(best)
    }
    return found
  }

  private static let kept = 3

  /// The heaviest chain of candidates that stand out among those of their row and column, both coordinates ascending.
  func chain(_ candidates: [[Anchor]]) -> [Anchor] {
    var best = [Float](repeating: 0, count: target.count)
    for anchor in candidates.joined() {
      best[anchor.target] = max(best[anchor.target], anchor.weight)
    }
    var clear: [Anchor] = []
    for row in candidates {
      guard let first = row.first, first.weight >= best[first.target] else { continue }
      let rival = row.dropFirst().first { abs($0.target - first.target) > 2 }?.weight ?? 0
      let margin = first.weight - 0.7 * rival
      if margin > 0 {
        clear.append(Anchor(source: first.source, target: first.target, weight: margin))
      }
    }
    return Self.heaviestChain(clear, columns: target.count)
  }

  /// The strictly ascending chain of the greatest weight (Fenwick tree of prefix maxima).
  /// - Parameter anchors: ascending by source row, one a row.
  /// - Complexity: O(k log m)
  static func heaviestChain(_ anchors: [Anchor], columns: Int) -> [Anchor] {
    var tree = [Int32](repeating: -1, count: columns + 1)
    var sums: [Float] = []
    var before: [Int32] = []
    func better(_ a: Int32, _ b: Int32) -> Int32 {
      if a < 0 { return b }
      if b < 0 { return a }
      return sums[Int(b)] > sums[Int(a)] ? b : a
    }
    for (k, anchor) in anchors.enumerated() {
      var last: Int32 = -1
      var node = anchor.target
      while node > 0 {
        last = better(last, tree[node])
        node &= node - 1
      }
      before.append(last)
      sums.append(anchor.weight + (last < 0 ? 0 : sums[Int(last)]))
      node = anchor.target + 1
      while node <= columns {
        tree[node] = better(tree[node], Int32(k))
        node += node & -node
      }
    }
    var chain: [Anchor] = []
    var k = anchors.indices.reduce(Int32(-1)) { better($0, Int32($1)) }
    while k >= 0 {
      chain.append(anchors[Int(k)])
      k = before[Int(k)]
    }
    return chain.reversed()
  }
}

/// In which rows each word stands, ascending.
struct Postings: Sendable {
  private var starts: [Int32]
  private var list: [Int32]

  init(_ text: BeadText, targetCount: Int) {
    starts = [Int32](repeating: 0, count: targetCount + 1)
    var last = [Int32](repeating: -1, count: targetCount)
    for row in 0..<text.count {
      for p in text.words(of: row) where last[Int(text.words[p])] != Int32(row) {
        last[Int(text.words[p])] = Int32(row)
        starts[Int(text.words[p]) + 1] += 1
      }
    }
    for e in 0..<targetCount { starts[e + 1] += starts[e] }
    list = [Int32](repeating: 0, count: Int(starts[targetCount]))
    var next = starts
    last = [Int32](repeating: -1, count: targetCount)
    for row in 0..<text.count {
      for p in text.words(of: row) {
        let e = Int(text.words[p])
        guard last[e] != Int32(row) else { continue }
        last[e] = Int32(row)
        list[Int(next[e])] = Int32(row)
        next[e] += 1
      }
    }
  }

  func rows(of word: Int32) -> ArraySlice<Int32> {
    list[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])]
  }
}
