import Corpus
import Workers

/// A bead or a single row without counterpart, on a way through two texts.
struct BeadStep: Hashable, Sendable {
  var source: Range<Int>
  var target: Range<Int>
  /// What its words are worth, both directions together.
  var lexical = 0.0

  var isNull: Bool { source.isEmpty || target.isEmpty }

  /// The step in texts that have so many rows more before it.
  func moved(_ sourceRows: Int, _ targetRows: Int) -> BeadStep {
    BeadStep(
      source: (source.lowerBound + sourceRows)..<(source.upperBound + sourceRows),
      target: (target.lowerBound + targetRows)..<(target.upperBound + targetRows),
      lexical: lexical)
  }
}

/// All ways through two texts within a band, and what their steps are worth.
///
/// A way consists of beads and of stretches without counterpart, in which the source rows come before the target rows.
struct BeadLattice: Sendable {
  let scorer: BeadScorer
  let prices: BeadPrices
  let band: Band
  let workers: WorkerPool
  let shapes = BeadShape.all

  static let lexicalWeight = 0.25

  private static let blockRows = 128
  private static let blocksAtOnce = 8

  /// Calls `body` with consecutive numbers i of rows behind and the scores of the beads that end there.
  /// - Parameter backwards: last numbers first.
  func forEachBlock(backwards: Bool = false, _ body: (Range<Int>, BeadScorer.Block) -> Void) {
    let n = band.sourceCount
    var all = Array(stride(from: 0, through: n, by: Self.blockRows))
    if backwards { all.reverse() }
    for wave in stride(from: 0, to: all.count, by: Self.blocksAtOnce) {
      let starts = Array(all[wave..<min(all.count, wave + Self.blocksAtOnce)])
      let blocks = workers.map(starts.count) { k in
        let first = max(0, starts[k] - BeadShape.longest)
        return scorer.block(first..<max(first, min(n, starts[k] + Self.blockRows - 1)), in: band)
      }
      for (from, block) in zip(starts, blocks) {
        body(from..<min(n + 1, from + Self.blockRows), block)
      }
    }
  }

  // MARK: Scores

  /// What the words of the bead of this shape that ends before column `end` are worth; nil where they were not
  /// compared.
  /// - Parameter rows: the last source row of the bead, and those before it.
  func lexicalScore(
    _ shape: BeadShape, _ i: Int, _ end: Int, _ rows: [BeadScorer.Row], _ block: BeadScorer.Block
  ) -> Double? {
    let columns = rows[0].columns
    guard end - shape.target >= columns.lowerBound, end <= columns.upperBound else { return nil }
    var sum: Float = 0
    var price = 0.0
    for column in (end - shape.target)..<end {
      let own = block.forward[rows[0].cell(column) + shape.source - 1]
      sum += own
      if shape.target > 3, isUnsupported(own, target: column) { price += prices.unsupportedRow }
    }
    for k in 0..<shape.source {
      guard rows[k].columns.contains(end - 1) else { return nil }
      let own = block.backward[rows[k].cell(end - 1) + shape.target - 1]
      sum += own
      if shape.source > 3, isUnsupported(own, source: i - 1 - k) { price += prices.unsupportedRow }
    }
    return Double(sum) * Self.lexicalWeight + price
  }

  /// Whether hardly a word of a row of several translates anything: it then belongs to the bead by its length alone.
  private func isUnsupported(_ score: Float, source row: Int) -> Bool {
    score - Float(scorer.source.words(of: row).count) * BeadScorer.unlinkedLog < Self.leastSupport
  }

  private func isUnsupported(_ score: Float, target row: Int) -> Bool {
    score - Float(scorer.target.words(of: row).count) * BeadScorer.unlinkedLog < Self.leastSupport
  }

  private static let leastSupport: Float = 1

  /// The source row before i and those before it, as a block has them.
  func rows(before i: Int, _ block: BeadScorer.Block) -> [BeadScorer.Row] {
    (1...BeadShape.longest).map { block.row(i - $0) }
  }

  /// What speaks for a bead apart from its words: lengths, paragraphs, ordinals.
  func outerScore(_ s: Range<Int>, _ t: Range<Int>) -> Double {
    let (source, target) = (scorer.source, scorer.target)
    var score = prices.lengthScore(source.bytes(s), target.bytes(t))
    for row in s.dropFirst() where source.startsParagraph(row) { score -= 3 }
    // A heading goes with the text that it stands above, and so does one of several above the same text.
    let endsInText = !t.isEmpty && !target.isHeading[t.upperBound - 1]
    for row in t.dropFirst() where target.startsParagraph(row) {
      let isNewHeading = target.isHeading[row] && !(endsInText && target.isHeading[row - 1])
      score -= isNewHeading ? 3.5 : 1.5
    }
    if source.startsParagraph(s.lowerBound), target.startsParagraph(t.lowerBound) { score += 1 }
    let (a, b) = (source.ordinals[s.lowerBound], target.ordinals[t.lowerBound])
    if a != 0, b != 0 { score += a == b ? 3 : -6 }
    return score
  }

  /// What it costs to begin a stretch without counterpart with this row.
  func opening(_ text: BeadText, _ row: Int) -> Double {
    prices.nullOpen + cut(text, row) + (text.isAtEdge(row) ? prices.edgeRow : 0)
  }

  /// What it costs to go on with this row.
  func extending(_ text: BeadText, _ row: Int) -> Double {
    prices.nullExtend + (text.isAtEdge(row) ? prices.edgeRow : 0)
  }

  /// What it costs that a stretch without counterpart begins or ends before this row, within a paragraph.
  func cut(_ text: BeadText, _ row: Int) -> Double {
    text.isWithinParagraph(row) ? prices.cutParagraph : 0
  }

  // MARK: The best way

  /// The best way through both texts (Viterbi), and which of its steps end at the edge of the band.
  func bestPath() -> (steps: [BeadStep], atEdge: [Int]) {
    var back = [UInt16](repeating: 0, count: band.pointCount)
    var rows = RowRing()
    forEachBlock { numbers, block in
      for i in numbers { fill(i, block, &rows, &back) }
    }
    return trace(back, rows.values(band.sourceCount, band.targetCount).best.state)
  }

  private func fill(
    _ i: Int, _ block: BeadScorer.Block, _ rows: inout RowRing, _ back: inout [UInt16]
  ) {
    let (source, target) = (scorer.source, scorer.target)
    rows.open(i, band.columns(i))
    let scores = self.rows(before: i, block)
    let sourceCut = cut(source, i)
    let usable = shapes.indices.compactMap { k -> (number: Int, columns: ClosedRange<Int>)? in
      let a = i - shapes[k].source
      guard a >= 0 else { return nil }
      let columns = band.columns(a)
      let before = shapes[k].target
      return (k, (columns.lowerBound + before)...(columns.upperBound + before))
    }
    for j in band.columns(i) {
      var here = StateValues()
      var code = BackPointer()
      if i == 0, j == 0 { here.bead = 0 }
      if band.contains(i - 1, j) {
        let before = rows.values(i - 1, j)
        here.sourceNull = before.bead + opening(source, i - 1)
        let continued = before.sourceNull + extending(source, i - 1)
        if continued > here.sourceNull {
          here.sourceNull = continued
          code.beforeSourceNull = .sourceNull
        }
      }
      if band.contains(i, j - 1) {
        let before = rows.values(i, j - 1)
        here.targetNull = before.bead + opening(target, j - 1)
        let switched = before.sourceNull + sourceCut + extending(target, j - 1) + cut(target, j - 1)
        if switched > here.targetNull {
          here.targetNull = switched
          code.beforeTargetNull = .sourceNull
        }
        let continued = before.targetNull + extending(target, j - 1)
        if continued > here.targetNull {
          here.targetNull = continued
          code.beforeTargetNull = .targetNull
        }
      }
      for (k, columns) in usable where columns.contains(j) {
        let shape = shapes[k]
        let (a, b) = (i - shape.source, j - shape.target)
        let before = rows.closed(a, b)
        guard before.value > -.infinity, let lexical = lexicalScore(shape, i, j, scores, block)
        else {
          continue
        }
        let inner = before.value + prices.shapes[k] + lexical
        if inner + Self.mostOutside <= here.bead { continue }
        let value = inner + outerScore(a..<i, b..<j)
        if value > here.bead {
          here.bead = value
          code.shape = k
          code.beforeBead = before.state
        }
      }
      rows.append(i, here, closed: closed(here, i, j).best)
      back[band.index(i, j)] = code.bits
    }
  }

  /// No outer score is greater.
  private static let mostOutside = 4.0

  /// Values of a point with the price of ending a stretch without counterpart there.
  func closed(_ values: StateValues, _ i: Int, _ j: Int) -> StateValues {
    StateValues(
      bead: values.bead, sourceNull: values.sourceNull + cut(scorer.source, i),
      targetNull: values.targetNull + cut(scorer.target, j))
  }

  private func trace(
    _ back: [UInt16], _ last: BeadState
  ) -> (steps: [BeadStep], atEdge: [Int]) {
    var steps: [BeadStep] = []
    var atEdge: [Int] = []
    var (i, j) = (band.sourceCount, band.targetCount)
    var state = last
    while i > 0 || j > 0 {
      let code = BackPointer(bits: back[band.index(i, j)])
      let columns = band.columns(i)
      if j == columns.lowerBound && j > 0 || j == columns.upperBound && j < band.targetCount {
        atEdge.append(steps.count)
      }
      var (a, b) = (i, j)
      switch state {
      case .sourceNull:
        a -= 1
        state = code.beforeSourceNull
      case .targetNull:
        b -= 1
        state = code.beforeTargetNull
      case .bead:
        let shape = shapes[code.shape]
        (a, b) = (i - shape.source, j - shape.target)
        state = code.beforeBead
      }
      steps.append(BeadStep(source: a..<i, target: b..<j))
      (i, j) = (a, b)
    }
    return (steps.reversed(), atEdge.reversed().map { steps.count - 1 - $0 })
  }
}

/// What the last step of a way was.
enum BeadState: UInt16 {
  case bead, sourceNull, targetNull
}

/// The best values of the ways to a point, by their last step.
struct StateValues {
  var bead = -Double.infinity
  var sourceNull = -Double.infinity
  var targetNull = -Double.infinity

  var best: (value: Double, state: BeadState) {
    if bead >= sourceNull, bead >= targetNull { return (bead, .bead) }
    return sourceNull >= targetNull ? (sourceNull, .sourceNull) : (targetNull, .targetNull)
  }
}

/// How the best ways to a point come there, in sixteen bits.
private struct BackPointer {
  var shape = 0
  var beforeBead = BeadState.bead
  var beforeSourceNull = BeadState.bead
  var beforeTargetNull = BeadState.bead

  init() {}

  init(bits: UInt16) {
    shape = Int(bits & 0xF)
    beforeBead = BeadState(rawValue: bits >> 4 & 3) ?? .bead
    beforeSourceNull = BeadState(rawValue: bits >> 6 & 3) ?? .bead
    beforeTargetNull = BeadState(rawValue: bits >> 8 & 3) ?? .bead
  }

  var bits: UInt16 {
    UInt16(shape) | beforeBead.rawValue << 4 | beforeSourceNull.rawValue << 6
      | beforeTargetNull.rawValue << 8
  }
}

/// The values of the points of the last few rows of a dynamic programme.
private struct RowRing {
  private var rows: [[StateValues]] = Array(repeating: [], count: BeadShape.longest + 1)
  /// The best value of each point with the price of ending a stretch without counterpart there.
  private var closed: [[(value: Double, state: BeadState)]] = Array(
    repeating: [], count: BeadShape.longest + 1)
  private var first = [Int](repeating: 0, count: BeadShape.longest + 1)

  mutating func open(_ i: Int, _ columns: ClosedRange<Int>) {
    first[i % rows.count] = columns.lowerBound
    rows[i % rows.count].removeAll(keepingCapacity: true)
    closed[i % rows.count].removeAll(keepingCapacity: true)
  }

  mutating func append(
    _ i: Int, _ values: StateValues, closed best: (value: Double, state: BeadState)
  ) {
    rows[i % rows.count].append(values)
    closed[i % rows.count].append(best)
  }

  func closed(_ i: Int, _ j: Int) -> (value: Double, state: BeadState) {
    let slot = i % rows.count
    return closed[slot][j - first[slot]]
  }

  func values(_ i: Int, _ j: Int) -> StateValues {
    let slot = i % rows.count
    return rows[slot][j - first[slot]]
  }
}
