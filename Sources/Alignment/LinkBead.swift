/// One bead as the word linker sees it: content words only, in order.
struct LinkBead: Sendable {
  /// Source word ids (or characters).
  var source: [Int32]
  /// Target classes.
  var target: [Int32]
  /// Clause number of each source word and of each target token.
  var sourceClauses: [Int32]
  var targetClauses: [Int32]
}

/// Posterior probabilities that words of a bead translate each other.
struct LinkPosteriors: Sendable {
  /// Source words (rows) and target tokens (columns).
  let rows: Int
  let columns: Int
  /// A[i,j]: that target token j comes from source word i; a column sums to at most 1. Row-major.
  var fromTarget: [Float]
  /// Q[i,j]: that source word i is rendered by target token j; a row sums to at most 1.
  var fromSource: [Float]
}
