/// Tests of all terms that two translations share, judged together.
struct SharedTermTests {
  /// Start of the random numbers of tests that cannot go through all tables.
  let seed: UInt64

  /// What each term shows; those of which nothing could be shown take no part in the correction for many tests
  /// (Tarone 1990).
  ///
  /// - Returns: for each term its test and verdict, where `same` is said of one rendering, in whatever forms; nil where a
  ///   translation does not have the term.
  func compared(
    _ terms: [SharedTerm]
  ) -> [(test: RenderingTest, verdict: ComparisonVerdict)?] {
    var compared = terms.map { counts in
      RenderingTest(counts.a, counts.b, seed: seed).map { test in
        (test: test, verdict: Self.verdict(of: counts, test))
      }
    }
    let testable = compared.indices.filter { compared[$0]?.verdict == .unproven }
    let believed = FalseDiscoveries.believed(
      testable.map { compared[$0]?.test.p ?? 1 }, rate: ConsistencyAnalysis.falseDiscoveries)
    for (k, isBelieved) in zip(testable, believed) where isBelieved {
      compared[k]?.verdict = .differs
    }
    return compared
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
