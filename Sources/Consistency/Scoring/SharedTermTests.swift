/// Tests of all terms that two translations share, judged together.
struct SharedTermTests {
  /// Start of the random numbers of tests that cannot go through all tables.
  let seed: UInt64

  /// - Returns: for each term its test and verdict; nil where a translation does not have the term.
  func compared(
    _ terms: [SharedTerm]
  ) -> [(test: RenderingTest, verdict: ComparisonVerdict)?] {
    let tests = terms.map { RenderingTest($0.a, $0.b, seed: seed) }
    return zip(tests, Self.verdicts(of: terms, by: tests)).map { test, verdict in
      test.flatMap { test in verdict.map { (test, $0) } }
    }
  }

  /// What each term shows; those of which nothing could be shown take no part in the correction for many tests
  /// (Tarone 1990). `same` is said of one rendering, in whatever forms.
  static func verdicts(
    of terms: [SharedTerm], by tests: [RenderingTest?]
  ) -> [ComparisonVerdict?] {
    var verdicts = zip(terms, tests).map { counts, test in test.map { verdict(of: counts, $0) } }
    let testable = verdicts.indices.filter { verdicts[$0] == .unproven }
    let believed = FalseDiscoveries.believed(
      testable.map { tests[$0]?.p ?? 1 }, rate: ConsistencyAnalysis.falseDiscoveries)
    for (k, isBelieved) in zip(testable, believed) where isBelieved { verdicts[k] = .differs }
    return verdicts
  }

  /// What a term shows before it is judged with the others.
  private static func verdict(
    of counts: SharedTerm, _ test: RenderingTest
  ) -> ComparisonVerdict {
    if zip(counts.a, counts.b).count(where: { $0 + $1 > 0 }) < 2 { return .same }
    if test.smallestP <= ConsistencyAnalysis.level { return .unproven }
    return zip(counts.a, counts.b).contains { $0 > 0 && $1 > 0 } ? .tooFew : .noOverlap
  }
}
