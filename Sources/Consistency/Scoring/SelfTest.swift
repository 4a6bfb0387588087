import Terminology
import Workers

/// How often comparing translations warns where there is nothing to find: each translation is compared with itself.
///
/// The sentences of a translation are dealt to two halves at random, as if two translators had made them, and the rule
/// that compares translations (TC004) goes over the halves as it does over translations. Whatever it warns of is chance.
/// The other rules do not compare, so halves cannot mislead them.
public struct SelfTest: Hashable, Sendable {
  /// Over all deals and translations.
  public var warnings: Int
  /// Renderings that were compared, over all deals and translations.
  public var occurrences: Int
  /// How often the sentences of each translation were dealt.
  public var deals: Int

  /// Warnings for every 1,000 occurrences; nil where nothing was compared.
  public var perThousand: Double? {
    occurrences == 0 ? nil : 1_000 * Double(warnings) / Double(occurrences)
  }

  /// What a reader should know; nil where nothing was compared.
  public var sentence: String? {
    perThousand.map {
      "Self-test: random halves of one translation, compared as if two translators had made them,"
        + " give \(Figures.twoDecimals($0)) warnings for 1,000 occurrences"
        + " (\(warnings) in \(occurrences), over \(deals) deals)."
    }
  }

  static let deals = 20
}

/// Runs the ``SelfTest``.
struct SelfTester: Sendable {
  let ladder: FoldLadder
  let seed: UInt64
  let workers: WorkerPool

  /// - Complexity: O(n) in the occurrences of terms that a translation renders in several ways, for each deal.
  func test(_ tallies: [TermTally]) -> SelfTest {
    let counts = workers.map(tallies.count) { test(tallies[$0]) }
    return counts.reduce(
      into: SelfTest(warnings: 0, occurrences: 0, deals: SelfTest.deals)
    ) { sum, one in
      sum.warnings += one.warnings
      sum.occurrences += one.occurrences
    }
  }

  private func test(_ tally: TermTally) -> (warnings: Int, occurrences: Int) {
    // Where a glossary has the term, translations are not compared, and a general word never makes a warning.
    guard tally.entry == nil, !tally.isGeneral else { return (0, 0) }
    var sum = (warnings: 0, occurrences: 0)
    for (document, counts) in tally.translations.sorted(by: { $0.key < $1.key })
    where counts.rendered > 1 {
      sum.occurrences += SelfTest.deals * counts.rendered
      guard counts.groupCounts.count(where: { $0 > 0 }) > 1 else { continue }
      let places = tally.places.filter { $0.document == document }
      let dealt = places.compactMap { place in
        tally.group(at: place).map { (group: $0, deals: deals(of: place.bead)) }
      }
      for deal in 0..<SelfTest.deals {
        var halves = [[Int]](
          repeating: Array(repeating: 0, count: tally.groupCount), count: 2)
        for place in dealt { halves[Int(place.deals >> UInt64(deal) & 1)][place.group] += 1 }
        if mayWarn(halves) { sum.warnings += warnings(tally, document, deal) }
      }
    }
    return sum
  }

  /// To which half each deal gives a sentence, a bit a deal.
  private func deals(of bead: Int) -> UInt64 {
    var random = SplitMix64(
      state: seed ^ UInt64(truncatingIfNeeded: bead) &* 0xD134_2543_DE82_EF95)
    return random.next()
  }

  /// Whether a half settles on another rendering so often that it could be a warning at full confidence: seldom.
  private func mayWarn(_ halves: [[Int]]) -> Bool {
    let sums = zip(halves[0], halves[1]).map(+)
    let most = sums.max() ?? 0
    let preferred = sums.indices.filter { sums[$0] == most }
    return halves.contains { half in
      let n = half.reduce(0, +)
      let faithful = preferred.map { half[$0] }.min() ?? 0
      return half.max() ?? 0 > faithful
        && Level(
          severity: Measure.severity(
            bad: n - faithful, of: n, weight: FindingRules.conflictWeight, confidence: 1),
          of: .sourceConflict) > .note
    }
  }

  private func warnings(_ tally: TermTally, _ document: String, _ deal: Int) -> Int {
    let halves = ["\(document) 1", "\(document) 2"]
    let halved = tally.divided(document, ladder) {
      halves[Int(deals(of: $0.bead) >> UInt64(deal) & 1)]
    }
    let rules = FindingRules(
      tallies: [halved], standard: Standard(named: [], []), seed: seed, english: nil, styleKey: 0)
    return halves.count { half in
      rules.sourceConflict(of: halved, in: half).map { $0.level > .note } ?? false
    }
  }
}
