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

  /// Sets the weights of the first `n` source tokens to probabilities of a target word by the counts alone.
  mutating func weigh(_ n: Int, _ target: Int32, _ counts: PairCounts, smoothing: Float) {
    for i in 0..<n { weights[i] = (counts[words[i], target] + smoothing) * factors[i] }
  }

  /// Multiplies the weights of the first `n` source tokens with the probabilities of the jumps there and away.
  mutating func jump(_ n: Int, last: Int, next: Int) {
    let middle = jumps.count / 2
    for i in 0..<n { weights[i] *= jumps[middle + i - last] * jumps[middle + next - i] }
  }

  /// Sets the weights to probabilities of some candidates by counts and jumps.
  /// - Returns: their sum.
  @inline(__always)
  mutating func weigh(
    _ range: Range<Int>, _ candidates: CandidateCounts, smoothing: Float, last: Int, next: Int
  ) -> Float {
    var own: [Float] = []
    swap(&own, &weights)
    defer { swap(&own, &weights) }
    let places = candidates.places.span.extracting(range)
    let cells = candidates.cells.span.extracting(range)
    let (counts, factors, jumps) = (candidates.counts.span, factors.span, jumps.span)
    let (away, back) = (jumps.count / 2 - last, jumps.count / 2 + next)
    var weights = own.mutableSpan
    var sum: Float = 0
    for k in cells.indices {
      let i = Int(places[k])
      let weight =
        (counts[Int(cells[k])] + smoothing) * factors[i] * (jumps[away + i] * jumps[back - i])
      weights[k] = weight
      sum += weight
    }
    return sum
  }

  /// Sets the weights of `n` places to probabilities by what the words say of each source token and by jumps.
  /// - Returns: their sum.
  @inline(__always)
  mutating func weigh(_ n: Int, _ words: ArraySlice<Float>, last: Int, next: Int) -> Float {
    var own: [Float] = []
    swap(&own, &weights)
    defer { swap(&own, &weights) }
    let (words, places, factors, jumps) = (words.span, places.span, factors.span, jumps.span)
    let (away, back) = (jumps.count / 2 - last, jumps.count / 2 + next)
    var weights = own.mutableSpan
    var sum: Float = 0
    for k in 0..<n {
      let i = Int(places[k])
      let weight = words[i] * factors[i] * (jumps[away + i] * jumps[back - i])
      weights[k] = weight
      sum += weight
    }
    return sum
  }

  func sum(_ n: Int) -> Float {
    var sum: Float = 0
    for k in 0..<n { sum += weights[k] }
    return sum
  }

  /// The number of the weight at which their running sum passes a value; -1 where it never does.
  func draw(_ value: Float, _ n: Int) -> Int {
    let weights = weights.span
    var rest = value
    for k in 0..<n {
      rest -= weights[k]
      if rest < 0 { return k }
    }
    return -1
  }
}
