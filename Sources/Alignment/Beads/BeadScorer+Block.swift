import Glibc

extension BeadScorer {
  /// Lexical scores of the points of a band, for consecutive source rows.
  struct Block: Sendable {
    private let rows: Range<Int>
    private var firstColumn: [Int] = []
    private var offsets: [Int] = [0]
    /// For each cell (row i, column j) and k in 0..<6: the target words of column j against the source rows i-k...i.
    fileprivate(set) var forward: [Float] = []
    /// The source words of row i against the target columns j-k...j.
    fileprivate(set) var backward: [Float] = []

    fileprivate init(rows: Range<Int>) { self.rows = rows }

    fileprivate mutating func open(_ columns: Range<Int>) {
      firstColumn.append(columns.lowerBound)
      offsets.append((offsets.last ?? 0) + columns.count)
    }

    /// Where the scores of a source row lie.
    func row(_ row: Int) -> Row {
      guard rows.contains(row) else { return Row(columns: 0..<0, first: 0) }
      let r = row - rows.lowerBound
      let cells = offsets[r + 1] - offsets[r]
      return Row(
        columns: firstColumn[r]..<(firstColumn[r] + cells),
        first: (offsets[r] - firstColumn[r]) * BeadShape.longest)
    }
  }

  /// Where the scores of a source row lie in a block.
  struct Row {
    let columns: Range<Int>
    /// Where column 0 would lie.
    let first: Int

    /// Where the six scores of a cell begin.
    func cell(_ column: Int) -> Int { first + column * BeadShape.longest }
  }

  /// - Complexity: O(cells × words of a row).
  func block(_ rows: Range<Int>, in band: Band) -> Block {
    let depth = BeadShape.longest
    var block = Block(rows: rows)
    var matches = Matches(targetCount: lexicon.targetCount)
    var forward = WindowSums()
    var backward: [Window] = []
    // The rows before the first are needed for beads that begin there.
    for row in max(0, rows.lowerBound - depth + 1)..<rows.upperBound {
      let columns = max(0, Int(band.low[row + 1]) - depth)..<Int(band.high[row + 1])
      let words = source.words[source.words(of: row)]
      matches.read(words, lexicon)
      forward.move(to: target.words(of: columns).indices)
      let isWanted = rows.contains(row)
      if isWanted { block.open(columns) }
      // Against one to six source rows there are so many words to choose from.
      let shares = Window(scores: { k in
        Self.linkedScale / Float(source.wordCount(max(0, row - k)..<(row + 1)) + 1)
      })
      let frequencies = words.map { lexicon.sourceFrequency[Int($0)] }
      backward.removeAll(keepingCapacity: true)
      backward.append(contentsOf: repeatElement(Window(), count: words.count))
      for column in columns {
        for position in backward.indices { backward[position].shift() }
        let own = target.words(of: column)
        for p in own {
          var k = matches.first(target.words[p])
          while k >= 0 {
            let match = matches.list[Int(k)]
            forward.add(match.forward, at: p)
            backward[Int(match.position)].add(match.backward)
            k = match.next
          }
        }
        guard isWanted else { continue }
        var product = Products()
        for p in own {
          product.multiply(
            forward.sums(at: p), shares, frequency: lexicon.targetFrequency[Int(target.words[p])])
        }
        product.append(to: &block.forward, words: own.count)
        let others = Window(scores: { k in
          Self.linkedScale / Float(target.wordCount(max(0, column - k)..<(column + 1)) + 1)
        })
        product = Products()
        for (sums, frequency) in zip(backward, frequencies) {
          product.multiply(sums, others, frequency: frequency)
        }
        product.append(to: &block.backward, words: words.count)
      }
    }
    return block
  }
}

/// Figures for the last one, two … six rows, in the first six places.
private struct Window {
  private(set) var values = SIMD8<Float>(repeating: 0)

  init() {}

  init(scores: (Int) -> Float) {
    for k in 0..<BeadShape.longest { values[k] = scores(k) }
  }

  /// Goes on to the next row, which has nothing yet.
  mutating func shift() {
    guard values[BeadShape.longest - 1] != 0 else { return }
    values = SIMD8(0, values[0], values[1], values[2], values[3], values[4], 0, 0)
  }

  /// Adds to the last row, which is in all sums.
  mutating func add(_ weight: Float) { values += Self.inAll * weight }

  private static let inAll = SIMD8<Float>(1, 1, 1, 1, 1, 1, 0, 0)
}

/// For each target word of a stretch the weight that the last source rows give it.
private struct WindowSums {
  private var tokens = 0..<0
  private var windows: [Window] = []
  /// Room for the windows of the next row.
  private var spare: [Window] = []

  func sums(at p: Int) -> Window { windows[p - tokens.lowerBound] }

  mutating func add(_ weight: Float, at p: Int) { windows[p - tokens.lowerBound].add(weight) }

  /// Goes on to the next row, which may look at other words.
  mutating func move(to next: Range<Int>) {
    spare.removeAll(keepingCapacity: true)
    for p in next {
      var window = tokens.contains(p) ? windows[p - tokens.lowerBound] : Window()
      window.shift()
      spare.append(window)
    }
    swap(&windows, &spare)
    tokens = next
  }
}

/// Products of 1 + (1 - λ) / λ A / ((n + 1) p) over words, for the last one to six rows.
private struct Products {
  private var product = SIMD8<Float>(repeating: 1)
  private var logarithm = SIMD8<Float>(repeating: 0)
  private var factors = 0

  mutating func multiply(_ sums: Window, _ shares: Window, frequency: Float) {
    // The widest window has all there is.
    guard sums.values[BeadShape.longest - 1] > 0 else { return }
    product *= 1 + sums.values * shares.values / frequency
    factors += 1
    if factors % Self.mostFactors == 0 { takeLogarithm() }
  }

  /// More factors could leave the range of numbers.
  private static let mostFactors = 4

  private mutating func takeLogarithm() {
    for k in 0..<BeadShape.longest where product[k] != 1 { logarithm[k] += log(product[k]) }
    product = SIMD8(repeating: 1)
  }

  mutating func append(to list: inout [Float], words: Int) {
    takeLogarithm()
    let unlinked = Float(words) * BeadScorer.unlinkedLog
    for k in 0..<BeadShape.longest { list.append(unlinked + logarithm[k]) }
  }
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
  private var heads: [Int32]
  private var used: [Int32] = []

  init(targetCount: Int) { heads = [Int32](repeating: -1, count: targetCount) }

  /// The first match of a target class, -1 where there is none.
  func first(_ target: Int32) -> Int32 { heads[Int(target)] }

  mutating func read(_ row: ArraySlice<Int32>, _ lexicon: BeadLexicon) {
    for e in used { heads[Int(e)] = -1 }
    used.removeAll(keepingCapacity: true)
    list.removeAll(keepingCapacity: true)
    for (position, z) in row.enumerated() {
      for k in lexicon.cells(of: z) {
        let e = lexicon.targets[k]
        let head = heads[Int(e)]
        if head < 0 { used.append(e) }
        heads[Int(e)] = Int32(list.count)
        list.append(
          Match(
            forward: lexicon.forward[k], backward: lexicon.backward[k],
            position: Int32(position), next: head))
      }
    }
  }
}
