/// Estimates a `DirectedLinkModel`: draws the link of each target token in turn, given all other links, and averages
/// what the last sweeps saw.
struct LinkSampler {
  private enum Stage { case words, jumps, fertility }

  private let pairs: TokenPairs
  private let settings: LinkSettings
  /// Pairs from this one on are set apart.
  private let settledPairs: Int
  /// Pseudo-counts of all target words together for one source word.
  private let smoothingMass: Float
  private var random: LinkRandom

  /// Position of the linked source token within the pair.
  private var links: [Int32]
  private static let unlinked: Int32 = -1
  private static let notDrawn: Int32 = -2

  private var candidates: LinkCandidates
  /// Counts of all pairs of words until candidates are chosen, and of the candidates from then on.
  private var lexical: PairCounts
  private var chosen = CandidateCounts()
  /// The number of the linked pair of words, by target token, once candidates are chosen.
  private var cells: [Int32] = []
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
  /// The expected counts of the last sweeps without the pairs that are set apart; nothing where none are.
  private(set) var settled = PairCounts()
  var averagedSweeps: Int { max(1, settings.fertilitySweeps * 3 / 4) }
  /// Smaller expected counts are not averaged: they would make the table large and change nothing.
  private static let floor: Float = 0.02

  /// - Parameter settledPairs: the first pairs, whose counts are summed on their own, too.
  init(
    _ pairs: TokenPairs, settledPairs: Int, prior: LinkPrior, settings: LinkSettings, seed: UInt64
  ) {
    self.pairs = pairs
    self.settings = settings
    self.settledPairs = settledPairs
    smoothingMass = settings.smoothing * Float(prior.vocabulary)
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
      scratch.jumps = jumps.spread(over: longest)
      if sweep <= settings.wordSweeps {
        let isLast = sweep == settings.wordSweeps
        for pair in 0..<pairs.count { search(pair, stage, choosing: isLast, &scratch) }
        if isLast { keepCandidates() }
        continue
      }
      let isAveraged = sweep >= all - averagedSweeps
      let weight = isAveraged ? 1 / Float(averagedSweeps) : 0
      for pair in 0..<pairs.count { sample(pair, stage, weight: weight, &scratch) }
      if isAveraged {
        jumpSum.add(jumps)
        fertilitySum.add(fertility)
      }
    }
    chosen.add(to: &average)
    if settledPairs < pairs.count { settled = chosen.settled }
  }

  /// From now on only candidates are drawn.
  private mutating func keepCandidates() {
    chosen = CandidateCounts(pairs, candidates, counts: lexical)
    cells = [Int32](repeating: -1, count: links.count)
    for pair in 0..<pairs.count {
      let source = pairs.source(of: pair)
      for j in pairs.target(of: pair) where links[j] >= 0 {
        let z = pairs.source[source.lowerBound + Int(links[j])]
        cells[j] = chosen.number(z, pairs.target[j], lexical)
      }
    }
    candidates = LinkCandidates(targetTokens: 0, limit: settings.candidates)
    lexical = PairCounts()
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

  /// Draws links of a pair from all its source tokens.
  /// - Parameter choosing: whether the most probable become candidates.
  private mutating func search(
    _ pair: Int, _ stage: Stage, choosing: Bool, _ scratch: inout LinkScratch
  ) {
    let target = pairs.target(of: pair)
    let source = pairs.source(of: pair)
    let n = source.count
    guard n > 0, !target.isEmpty else { return }
    prepare(source, target, stage, &scratch)
    var last = -1
    for (k, j) in target.enumerated() {
      let e = pairs.target[j]
      if links[j] >= 0 {
        lexical.add(scratch.words[Int(links[j])], e, -1)
        change(-1, Int(links[j]), stage, &scratch)
      } else if links[j] == Self.unlinked {
        count(null: e, -1)
      }
      let next = Int(scratch.nexts[k])
      scratch.weigh(n, e, lexical, smoothing: settings.smoothing)
      var none = probability(null: e)
      if stage == .words {
        none *= Float(n)
      } else {
        scratch.jump(n, last: last, next: next)
        none *= jumps[next - last]
      }
      if choosing { candidates.choose(j, n, scratch.weights) }
      let sum = scratch.sum(n) * (1 - settings.nullProbability)
      let place = draw(sum + none, n, scratch)
      links[j] = Int32(place)
      if place >= 0 {
        lexical.add(scratch.words[place], e, 1)
        change(1, place, stage, &scratch)
        last = place
      } else {
        count(null: e, 1)
      }
    }
  }

  /// Draws links of a pair from the candidates.
  /// - Parameter weight: with which the probabilities are added to the averages.
  private mutating func sample(
    _ pair: Int, _ stage: Stage, weight: Float, _ scratch: inout LinkScratch
  ) {
    let target = pairs.target(of: pair)
    let source = pairs.source(of: pair)
    guard !source.isEmpty, !target.isEmpty else { return }
    prepare(source, target, stage, &scratch)
    let linked = 1 - settings.nullProbability
    var last = -1
    for (k, j) in target.enumerated() {
      let e = pairs.target[j]
      if links[j] >= 0 {
        chosen.counts[Int(cells[j])] -= 1
        change(-1, Int(links[j]), stage, &scratch)
      } else {
        count(null: e, -1)
      }
      let next = Int(scratch.nexts[k])
      let range = chosen.range(of: j)
      let sum =
        scratch.weigh(range, chosen, smoothing: settings.smoothing, last: last, next: next)
        * linked
      let none = probability(null: e) * jumps[next - last]
      let drawn = draw(sum + none, range.count, scratch)
      if weight > 0 {
        let scale = linked / (sum + none)
        for (k, cell) in range.enumerated() where scratch.weights[k] * scale > Self.floor {
          let average = scratch.weights[k] * scale * weight
          if pair < settledPairs {
            chosen.averages[Int(chosen.cells[cell])] += average
          } else {
            chosen.averagesApart[Int(chosen.cells[cell])] += average
          }
        }
        average.add(null: e, weight * none / (sum + none))
      }
      if drawn >= 0 {
        let at = range.lowerBound + drawn
        let place = Int(chosen.places[at])
        links[j] = Int32(place)
        cells[j] = chosen.cells[at]
        chosen.counts[Int(cells[j])] += 1
        change(1, place, stage, &scratch)
        last = place
      } else {
        links[j] = Self.unlinked
        count(null: e, 1)
      }
    }
  }

  /// A draw from the first `n` weights, whose sum with that of no link is `total`; -1 for no link.
  @inline(__always)
  private mutating func draw(_ total: Float, _ n: Int, _ scratch: LinkScratch) -> Int {
    scratch.draw(random.next() * total / (1 - settings.nullProbability), n)
  }

  @inline(__always)
  private func probability(null e: Int32) -> Float {
    settings.nullProbability * (null[Int(e)] + settings.smoothing)
      / (nullTotal + smoothingMass)
  }

  @inline(__always)
  private mutating func count(null e: Int32, _ amount: Float) {
    null[Int(e)] += amount
    nullTotal += amount
  }

  /// Changes how many target tokens the source token at a place stands for.
  @inline(__always)
  private mutating func change(
    _ amount: Float, _ i: Int, _ stage: Stage, _ scratch: inout LinkScratch
  ) {
    let z = scratch.words[i]
    totals[Int(z)] += amount
    scratch.fertilities[i] += Int32(amount)
    let ratio = stage == .fertility ? fertility.ratio(z, scratch.fertilities[i]) : 1
    scratch.factors[i] =
      ratio / (totals[Int(z)] + smoothingMass)
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
      scratch.factors[i] = ratio / (totals[Int(z)] + smoothingMass)
    }
    scratch.setNexts(links[target], length: source.count)
  }
}
