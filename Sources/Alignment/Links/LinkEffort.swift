/// How much work goes into training: the same for any amount of text beyond some, so that small texts get many sweeps
/// and large ones few, which have more to learn from in each.
struct LinkEffort: Sendable {
  /// Pairs to learn from.
  let sample: [Int]
  /// Models of different seeds that are averaged.
  let chains: Int
  let settings: LinkSettings

  /// Cells (source tokens times target tokens) that are learned from at most, about 60,000 long sentences.
  private static let most = 400_000_000

  init(_ pairs: TokenPairs) {
    let usable = (0..<pairs.count).filter {
      let longest = max(pairs.source(of: $0).count, pairs.target(of: $0).count)
      return pairs.cells($0) > 0 && longest <= WordLinkModel.longestSide
    }
    let cells = usable.reduce(0) { $0 + pairs.cells($1) }
    let step = cells / Self.most + 1
    sample = stride(from: 0, to: usable.count, by: step).map { usable[$0] }
    var settings = LinkSettings()
    switch cells / step {
    case ..<1_000_000: chains = 4
    case ..<10_000_000:
      chains = 2
      settings.wordSweeps = 5
      settings.jumpSweeps = 8
      settings.fertilitySweeps = 24
    default:
      chains = 1
      settings.wordSweeps = 2
      settings.jumpSweeps = 4
      settings.fertilitySweeps = 8
      settings.readingSweeps = 8
    }
    self.settings = settings
  }
}
