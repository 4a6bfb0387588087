/// A share over terms, pooled and averaged.
struct ShareMean {
  private var hits = 0
  private var trials = 0
  private var sumOfShares = 0.0
  private var terms = 0

  mutating func add(_ hits: Int, of trials: Int) {
    if trials == 0 { return }
    self.hits += hits
    self.trials += trials
    sumOfShares += Double(hits) / Double(trials)
    terms += 1
  }

  var microMacro: MicroMacro {
    terms == 0
      ? MicroMacro(micro: nil, macro: nil)
      : MicroMacro(micro: Double(hits) / Double(trials), macro: sumOfShares / Double(terms))
  }
}
