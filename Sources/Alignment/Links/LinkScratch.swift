/// What sampling one pair needs, kept between pairs so that nothing is allocated for each.
struct LinkScratch {
  /// Source words of the pair, and how many target tokens each stands for.
  var words: [Int32]
  var fertilities: [Int32]
  /// What multiplies the count of a source token: one over its total, times its fertility ratio.
  var factors: [Float]
  /// Source tokens that a target token may come from.
  var places: [Int32]
  /// Unnormalised probability of each of these.
  var weights: [Float]
  /// Position of the next linked source token after each target token, the length of the source at the end.
  private(set) var nexts: [Int32] = []
  /// Probabilities of jumps; the one of 0 lies in the middle.
  var jumps: [Float] = []

  init(length: Int) {
    words = [Int32](repeating: 0, count: length)
    fertilities = words
    factors = [Float](repeating: 0, count: length)
    places = words
    weights = factors
  }

  mutating func setNexts(_ links: ArraySlice<Int32>, length: Int) {
    nexts.removeAll(keepingCapacity: true)
    var next = Int32(length)
    for link in links.reversed() {
      nexts.append(next)
      if link >= 0 { next = link }
    }
    nexts.reverse()
  }

  /// Sets the places to all `n` source tokens.
  mutating func considerAll(_ n: Int) {
    for i in 0..<n { places[i] = Int32(i) }
  }

  /// Sets the weights of `n` places to probabilities of a target word by the counts alone.
  mutating func weigh(_ n: Int, _ target: Int32, _ counts: PairCounts, smoothing: Float) {
    for k in 0..<n {
      let i = Int(places[k])
      weights[k] = (counts[words[i], target] + smoothing) * factors[i]
    }
  }

  /// Multiplies the weights of `n` places with the probabilities of the jumps there and away.
  mutating func jump(_ n: Int, last: Int, next: Int) {
    let middle = jumps.count / 2
    // Bounds checks keep this loop from being vectorised, and sampling spends much of its time here.
    weights.withUnsafeMutableBufferPointer { weights in
      places.withUnsafeBufferPointer { places in
        jumps.withUnsafeBufferPointer { jumps in
          for k in 0..<n {
            let i = Int(places[k])
            weights[k] *= jumps[middle + i - last] * jumps[middle + next - i]
          }
        }
      }
    }
  }

  func sum(_ n: Int) -> Float {
    var sum: Float = 0
    for k in 0..<n { sum += weights[k] }
    return sum
  }

  /// The place at which the running sum of weights passes a value; -1 where it never does.
  func draw(_ value: Float, _ n: Int) -> Int {
    var rest = value
    for k in 0..<n {
      rest -= weights[k]
      if rest < 0 { return Int(places[k]) }
    }
    return -1
  }
}
