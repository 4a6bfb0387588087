/// Estimates a `DirectedLinkModel`: draws the link of each target token in turn, given all other links, and averages
/// what the last sweeps saw.
struct LinkSampler {
  private enum Stage { case words, jumps, fertility }

  private let pairs: TokenPairs
  private let settings: LinkSettings
  private var random: LinkRandom

  /// Position of the linked source token within the pair.
  private var links: [Int32]
  private static let unlinked: Int32 = -1
  private static let notDrawn: Int32 = -2

  private var candidates: LinkCandidates

  private var lexical: PairCounts
  private var totals: [Float]
  private var null: [Float]
  private var nullTotal: Float
  private var jumps = JumpTable()
  private var fertility: FertilityTable

  /// Prior and expected counts of the last sweeps.
  private(set) var average: LinkPrior
  /// Sums over these sweeps.
  private(set) var jumpSum = JumpTable()
  private(set) var fertilitySum: FertilityTable
  var averagedSweeps: Int { max(1, settings.fertilitySweeps * 3 / 4) }
  /// Smaller expected counts are not averaged: they would make the table large and change nothing.
  private static let floor: Float = 0.02

  init(_ pairs: TokenPairs, prior: LinkPrior, settings: LinkSettings, seed: UInt64) {
    self.pairs = pairs
    self.settings = settings
    random = LinkRandom(seed: seed)
    links = [Int32](repeating: Self.notDrawn, count: pairs.target.count)
    candidates = LinkCandidates(targetTokens: links.count, limit: settings.candidates)
    lexical = prior.counts
    totals = prior.totals
    null = prior.null
    nullTotal = prior.null.reduce(0, +)
    fertility = FertilityTable(words: prior.totals.count)
    average = prior
    fertilitySum = fertility
  }

  mutating func run() {
    let all = settings.wordSweeps + settings.jumpSweeps + settings.fertilitySweeps
    let longest = (0..<pairs.count).map { pairs.source(of: $0).count }.max() ?? 0
    var scratch = LinkScratch(length: longest)
    for sweep in 0..<all {
      let stage: Stage =
        sweep < settings.wordSweeps
        ? .words : sweep < settings.wordSweeps + settings.jumpSweeps ? .jumps : .fertility
      if stage != .words { estimateJumps() }
      if stage == .fertility { estimateFertility() }
      let isAveraged = sweep >= all - averagedSweeps
      let weight = isAveraged ? 1 / Float(averagedSweeps) : 0
      scratch.jumps = jumps.spread(over: longest)
      for pair in 0..<pairs.count {
        sample(
          pair, stage, weight: weight, choosing: sweep == settings.wordSweeps, &scratch)
      }
      if isAveraged {
        jumpSum.add(jumps)
        fertilitySum.add(fertility)
      }
    }
  }

  private mutating func estimateJumps() {
    jumps.clear()
    for pair in 0..<pairs.count {
      var last = -1
      for j in pairs.target(of: pair) where links[j] >= 0 {
        jumps.add(Int(links[j]) - last)
        last = Int(links[j])
      }
      jumps.add(pairs.source(of: pair).count - last)
    }
    jumps.estimate()
  }

  private mutating func estimateFertility() {
    fertility.clear()
    for pair in 0..<pairs.count {
      let source = pairs.source(of: pair)
      var counts = [Int32](repeating: 0, count: source.count)
      for j in pairs.target(of: pair) where links[j] >= 0 { counts[Int(links[j])] += 1 }
      for (i, at) in source.enumerated() { fertility.add(pairs.source[at], counts[i]) }
    }
    fertility.estimate(prior: settings.fertilityPrior)
  }

  // MARK: One pair

  /// - Parameter weight: with which the probabilities are added to the averages.
  private mutating func sample(
    _ pair: Int, _ stage: Stage, weight: Float, choosing: Bool, _ scratch: inout LinkScratch
  ) {
    let target = pairs.target(of: pair)
    let source = pairs.source(of: pair)
    let n = source.count
    guard n > 0, !target.isEmpty else { return }
    prepare(source, target, stage, &scratch)
    let v = settings.nullProbability
    let nullDenominator = settings.smoothing * Float(null.count)
    var last = -1
    for (k, j) in target.enumerated() {
      let e = pairs.target[j]
      if links[j] >= 0 {
        let i = Int(links[j])
        change(-1, i, e, stage, &scratch)
      } else if links[j] == Self.unlinked {
        null[Int(e)] -= 1
        nullTotal -= 1
      }
      let next = Int(scratch.nexts[k])
      let count = candidates.consider(j, n, &scratch)
      scratch.weigh(count, e, lexical, smoothing: settings.smoothing)
      var none = v * (null[Int(e)] + settings.smoothing) / (nullTotal + nullDenominator)
      if stage == .words {
        none *= Float(n)
      } else {
        scratch.jump(count, last: last, next: next)
        none *= jumps[next - last]
      }
      if choosing { candidates.choose(j, n, scratch.weights) }
      let sum = scratch.sum(count) * (1 - v)
      let chosen = scratch.draw(random.next() * (sum + none) / (1 - v), count)
      if weight > 0 {
        let scale = (1 - v) / (sum + none)
        for k in 0..<count where scratch.weights[k] * scale > Self.floor {
          average.add(
            scratch.words[Int(scratch.places[k])], e, scratch.weights[k] * scale * weight)
        }
        average.add(null: e, weight * none / (sum + none))
      }
      links[j] = Int32(chosen)
      if chosen >= 0 {
        change(1, chosen, e, stage, &scratch)
        last = chosen
      } else {
        null[Int(e)] += 1
        nullTotal += 1
      }
    }
  }

  private mutating func change(
    _ amount: Float, _ i: Int, _ e: Int32, _ stage: Stage, _ scratch: inout LinkScratch
  ) {
    let z = scratch.words[i]
    lexical.add(z, e, amount)
    totals[Int(z)] += amount
    scratch.fertilities[i] += Int32(amount)
    let ratio = stage == .fertility ? fertility.ratio(z, scratch.fertilities[i]) : 1
    scratch.factors[i] =
      ratio / (totals[Int(z)] + settings.smoothing * Float(null.count))
  }

  private func prepare(
    _ source: Range<Int>, _ target: Range<Int>, _ stage: Stage, _ scratch: inout LinkScratch
  ) {
    for (i, at) in source.enumerated() {
      scratch.words[i] = pairs.source[at]
      scratch.fertilities[i] = 0
    }
    for j in target where links[j] >= 0 { scratch.fertilities[Int(links[j])] += 1 }
    for i in 0..<source.count {
      let z = scratch.words[i]
      let ratio = stage == .fertility ? fertility.ratio(z, scratch.fertilities[i]) : 1
      scratch.factors[i] = ratio / (totals[Int(z)] + settings.smoothing * Float(null.count))
    }
    scratch.setNexts(links[target], length: source.count)
  }
}
