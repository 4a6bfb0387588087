/// Pairs of token sequences that translate each other, as ids in flat arrays.
public struct TokenPairs: Sendable {
  public private(set) var source: [Int32] = []
  public private(set) var target: [Int32] = []
  /// Index of the first token of each pair, and the number of tokens at the end.
  private var sourceStarts: [Int] = [0]
  private var targetStarts: [Int] = [0]

  public init() {}

  public var count: Int { sourceStarts.count - 1 }

  public mutating func append(_ source: some Sequence<Int32>, _ target: some Sequence<Int32>) {
    self.source.append(contentsOf: source)
    self.target.append(contentsOf: target)
    sourceStarts.append(self.source.count)
    targetStarts.append(self.target.count)
  }

  /// Where the tokens of a pair stand in `source` and `target`.
  public func source(of pair: Int) -> Range<Int> { sourceStarts[pair]..<sourceStarts[pair + 1] }
  public func target(of pair: Int) -> Range<Int> { targetStarts[pair]..<targetStarts[pair + 1] }

  /// Source tokens times target tokens of a pair: what it costs to link it.
  func cells(_ pair: Int) -> Int { source(of: pair).count * target(of: pair).count }

  /// The same pairs the other way round.
  func reversed() -> TokenPairs {
    var other = TokenPairs()
    other.source = target
    other.target = source
    other.sourceStarts = targetStarts
    other.targetStarts = sourceStarts
    return other
  }
}
