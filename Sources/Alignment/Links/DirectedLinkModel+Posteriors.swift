extension DirectedLinkModel {
  /// P(target token j comes from source token i), row-major; a column sums to at most 1.
  ///
  /// Drawn by Gibbs sampling from the model as it stands; the random numbers depend on the tokens alone, so that a
  /// pair has the same links wherever and whenever it is asked for.
  func posteriors(_ source: [Int32], _ target: [Int32]) -> [Float] {
    let (n, m) = (source.count, target.count)
    guard n > 0, m > 0 else { return [] }
    var random = LinkRandom(seed: Self.seed(source, target))
    var scratch = LinkScratch(length: n)
    scratch.jumps = jumps.spread(over: n)
    let (words, none) = table(source, target)
    var links = (0..<m).map { j -> Int32 in
      let column = words[(j * n)..<((j + 1) * n)]
      guard let best = column.indices.max(by: { (column[$0], $1) < (column[$1], $0) }) else {
        return -1
      }
      return Int32(best - j * n)
    }
    scratch.words = source
    for i in links where i >= 0 { scratch.fertilities[Int(i)] += 1 }
    for i in 0..<n { scratch.factors[i] = fertility.ratio(source[i], scratch.fertilities[i]) }
    var candidates = LinkCandidates(targetTokens: m, limit: settings.candidates)
    var result = [Float](repeating: 0, count: n * m)
    // The first quarter only leads away from where the links started.
    let discarded = settings.readingSweeps / 4
    for sweep in 0..<settings.readingSweeps {
      scratch.setNexts(links[...], length: n)
      var last = -1
      for j in 0..<m {
        if links[j] >= 0 { count(-1, Int(links[j]), &scratch) }
        let next = Int(scratch.nexts[j])
        let places = candidates.consider(j, n, &scratch)
        let sum = scratch.weigh(places, words[(j * n)..<((j + 1) * n)], last: last, next: next)
        if sweep == 0 { candidates.choose(j, n, scratch.weights) }
        let total = sum + none[j] * jumps[next - last]
        if sweep >= discarded {
          let scale = 1 / (total * Float(settings.readingSweeps - discarded))
          for k in 0..<places {
            result[Int(scratch.places[k]) * m + j] += scratch.weights[k] * scale
          }
        }
        let drawn = scratch.draw(random.next() * total, places)
        if drawn >= 0 {
          last = Int(scratch.places[drawn])
          links[j] = Int32(last)
          count(1, last, &scratch)
        } else {
          links[j] = -1
        }
      }
    }
    return result
  }

  private func count(_ amount: Int32, _ i: Int, _ scratch: inout LinkScratch) {
    scratch.fertilities[i] += amount
    scratch.factors[i] = fertility.ratio(scratch.words[i], scratch.fertilities[i])
  }

  /// Probabilities by words alone, target token by target token, and those of target tokens without counterpart.
  private func table(_ source: [Int32], _ target: [Int32]) -> (words: [Float], none: [Float]) {
    var words: [Float] = []
    words.reserveCapacity(source.count * target.count)
    let v = settings.nullProbability
    let factors = source.map {
      (1 - v) / (totals[Int($0)] + smoothingMass)
    }
    for e in target {
      for (i, z) in source.enumerated() {
        words.append((lexical[z, e] + settings.smoothing) * factors[i])
      }
    }
    return (words, target.map { v * probability(null: $0) })
  }

  private static func seed(_ source: [Int32], _ target: [Int32]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for ids in [source, target] {
      for id in ids { hash = (hash ^ UInt64(UInt32(bitPattern: id))) &* 0x100_0000_01b3 }
    }
    return hash
  }
}
