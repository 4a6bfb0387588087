import Glibc

/// The pairs of a large set that the other pairs tell the least about: those whose words are the rarest in it, by their
/// mean surprise -log2 P(word) (Moore and Lewis 2010 choose text like this).
///
/// In a few news among many laws these are the news. A model of everything gives them few sweeps and the habits of the
/// laws; so they are learned anew, as thoroughly as a small set, with what the others taught as known beforehand.
struct ScarcePairs: Sendable {
  /// The numbers of the pairs, ascending.
  private(set) var pairs: [Int] = []
  /// By word the surprise at it.
  private var source: [Double]
  private var target: [Double]
  /// The pairs are those of more surprise.
  private var limit = Double.infinity

  /// Most cells (source tokens times target tokens) of these pairs together, about 700 sentences.
  static let cells = 600_000

  /// - Parameter usable: the pairs to choose from.
  init(_ all: TokenPairs, among usable: [Int]) {
    source = Self.surprise(usable.lazy.flatMap { all.source[all.source(of: $0)] })
    target = Self.surprise(usable.lazy.flatMap { all.target[all.target(of: $0)] })
    let ranked = usable.map { pair in
      (
        pair: pair,
        surprise: surprise(all.source[all.source(of: pair)], all.target[all.target(of: pair)])
      )
    }.sorted { ($0.surprise, $1.pair) > ($1.surprise, $0.pair) }
    var rest = Self.cells
    for (pair, surprise) in ranked {
      rest -= all.cells(pair)
      if rest < 0 {
        // Of equals all or none, so that a pair belongs here by what it says and not by its place.
        limit = surprise
        break
      }
    }
    pairs = ranked.prefix { $0.surprise > limit }.map(\.pair).sorted()
  }

  /// Whether a pair is one of these.
  func contain(_ source: some Collection<Int32>, _ target: some Collection<Int32>) -> Bool {
    surprise(source, target) > limit
  }

  private func surprise(
    _ source: some Collection<Int32>, _ target: some Collection<Int32>
  ) -> Double {
    var sum = 0.0
    for word in source { sum += self.source[Int(word)] }
    for word in target { sum += self.target[Int(word)] }
    return sum / Double(max(1, source.count + target.count))
  }

  private static func surprise(_ words: some Sequence<Int32>) -> [Double] {
    var counts: [Double] = []
    for word in words {
      while counts.count <= Int(word) { counts.append(0) }
      counts[Int(word)] += 1
    }
    let total = counts.reduce(0, +)
    return counts.map { log2(total / max(1, $0)) }
  }
}
