import Workers

/// Pairs of a source word and a target class that share beads, and the links between them.
struct CooccurringPairs: Sendable {
  private var starts: [Int32] = [0]
  private(set) var targets: [Int32] = []
  private(set) var forward: [Float] = []
  private(set) var backward: [Float] = []
  /// For each bead the pair of each (target word, source word), or -1.
  private var links: [Int32] = []
  private var shapes: [(sources: Int32, targets: Int32)] = []
  private let targetCount: Int

  func pairs(of word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }

  init(
    beads: [WordBead], lexicon: BeadLexicon
  ) {
    targetCount = lexicon.targetCount
    var offsets: [Int] = []
    var size = 0
    // Where the target classes of each bead lie among those of all.
    var firstClasses = [0]
    var classes: [Int32] = []
    var places = [Int32](repeating: 0, count: lexicon.starts.count)
    for bead in beads {
      offsets.append(size)
      size += bead.source.count * bead.target.count
      shapes.append((Int32(bead.source.count), Int32(bead.target.count)))
      classes += bead.target
      firstClasses.append(classes.count)
      for z in bead.source { places[Int(z) + 1] += 1 }
    }
    links = [Int32](repeating: -1, count: size)
    for z in 1..<places.count { places[z] += places[z - 1] }
    var owners = [(bead: Int32, position: Int32)](
      repeating: (0, 0), count: Int(places.last ?? 0))
    var next = places
    for (b, bead) in beads.enumerated() {
      for (i, z) in bead.source.enumerated() {
        owners[Int(next[Int(z)])] = (Int32(b), Int32(i))
        next[Int(z)] += 1
      }
    }
    var pairOf = [Int32](repeating: -1, count: targetCount)
    var dictionary = [(Float, Float)](repeating: (0, 0), count: targetCount)
    for z in 0..<(places.count - 1) {
      let first = targets.count
      let cells = lexicon.cells(of: Int32(z))
      for k in cells {
        dictionary[Int(lexicon.targets[k])] = (lexicon.forward[k], lexicon.backward[k])
      }
      let own = owners[Int(places[z])..<Int(places[z + 1])]
      for (b, i) in own {
        var link = offsets[Int(b)] + Int(i)
        let step = Int(shapes[Int(b)].sources)
        for place in firstClasses[Int(b)]..<firstClasses[Int(b) + 1] {
          let e = classes[place]
          if pairOf[Int(e)] < 0 {
            pairOf[Int(e)] = Int32(targets.count)
            targets.append(e)
            forward.append(0.02 + dictionary[Int(e)].0)
            backward.append(0.02 + dictionary[Int(e)].1)
          }
          links[link] = pairOf[Int(e)]
          link += step
        }
      }
      for k in first..<targets.count { pairOf[Int(targets[k])] = -1 }
      for k in cells { dictionary[Int(lexicon.targets[k])] = (0, 0) }
      starts.append(Int32(targets.count))
    }
    normalizeForward(&forward)
    normalizeBackward(&backward)
  }

  /// Iterations of expectation and maximisation, with a small weight for no counterpart; neither direction needs the
  /// other.
  mutating func reestimate(iterations: Int, workers: WorkerPool) {
    let pairs = self
    (forward, backward) = workers.both {
      var values = pairs.forward
      for _ in 0..<iterations {
        values = pairs.forwardCounts(values)
        pairs.normalizeForward(&values)
      }
      return values
    } _: {
      var values = pairs.backward
      for _ in 0..<iterations {
        values = pairs.backwardCounts(values)
        pairs.normalizeBackward(&values)
      }
      return values
    }
  }

  private static let nullShare: Float = 0.02

  private func forwardCounts(_ values: [Float]) -> [Float] {
    var counts = [Float](repeating: 0, count: targets.count)
    var row = 0
    for shape in shapes {
      let n = Int(shape.sources)
      for _ in 0..<shape.targets {
        var sum = Self.nullShare
        for i in row..<(row + n) { sum += values[Int(links[i])] }
        for i in row..<(row + n) { counts[Int(links[i])] += values[Int(links[i])] / sum }
        row += n
      }
    }
    return counts
  }

  private func backwardCounts(_ values: [Float]) -> [Float] {
    var counts = [Float](repeating: 0, count: targets.count)
    var sums: [Float] = []
    var offset = 0
    for shape in shapes {
      let (n, m) = (Int(shape.sources), Int(shape.targets))
      sums.removeAll(keepingCapacity: true)
      sums.append(contentsOf: repeatElement(Self.nullShare, count: n))
      for j in 0..<m {
        for i in 0..<n { sums[i] += values[Int(links[offset + j * n + i])] }
      }
      for j in 0..<m {
        for i in 0..<n {
          let k = Int(links[offset + j * n + i])
          counts[k] += values[k] / sums[i]
        }
      }
      offset += n * m
    }
    return counts
  }

  private func normalizeForward(_ values: inout [Float]) {
    for z in 0..<(starts.count - 1) {
      var sum: Float = 0.1
      for k in pairs(of: Int32(z)) { sum += values[k] }
      for k in pairs(of: Int32(z)) { values[k] /= sum }
    }
  }

  private func normalizeBackward(_ values: inout [Float]) {
    var sums = [Float](repeating: 0.1, count: targetCount)
    for k in targets.indices { sums[Int(targets[k])] += values[k] }
    for k in targets.indices { values[k] /= sums[Int(targets[k])] }
  }
}
