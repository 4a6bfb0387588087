/// How a link model is estimated. The defaults gave the fewest errors on 150 hand-aligned news pairs, where most of
/// them matter little.
struct LinkSettings: Sendable {
  /// Dirichlet parameter of each pair of words, and of each word without counterpart.
  var smoothing: Float = 0.001
  /// Probability that a token has no counterpart.
  var nullProbability: Float = 0.2
  /// Weight, in occurrences, of the fertilities of all words for those of one.
  var fertilityPrior: Float = 4
  /// Sweeps over all pairs with words alone, then with jumps, then with fertilities.
  var wordSweeps = 8
  var jumpSweeps = 16
  var fertilitySweeps = 24
  /// Source tokens that are considered for a target token once words alone have been looked at.
  var candidates = 8
  /// Sweeps over one pair when its links are asked for.
  var readingSweeps = 24
}
