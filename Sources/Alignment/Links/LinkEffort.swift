/// How much work goes into training: the same for any amount of text beyond some, so that small texts get many sweeps
/// and large ones few, which have more to learn from in each.
struct LinkEffort: Sendable {
  /// Models of different seeds that are averaged.
  let chains: Int
  let settings: LinkSettings
  /// Whether the set is so large that its scarcest pairs get too little (``ScarcePairs``).
  let isLarge: Bool

  /// Cells up to which a set has all the work that helps.
  static let small = 1_000_000

  /// - Parameter cells: source tokens times target tokens of all pairs that are learned from.
  init(cells: Int) {
    isLarge = cells >= Self.small
    var settings = LinkSettings()
    switch cells {
    case ..<Self.small: chains = 4
    case ..<10_000_000:
      chains = 2
      settings.wordSweeps = 5
      settings.jumpSweeps = 8
      settings.fertilitySweeps = 16
    default:
      chains = 1
      settings.wordSweeps = 2
      settings.jumpSweeps = 4
      settings.fertilitySweeps = 8
      settings.readingSweeps = 8
    }
    self.settings = settings
  }

  /// For the pairs of a large set that are learned anew: as for a small set.
  static let renewed = LinkEffort(cells: 0)
}

/// The pairs that links are learned from.
struct LinkSample: Sendable {
  /// All pairs that can be linked, in the order of the input.
  let usable: [Int]
  /// Those of them that are learned from.
  let pairs: [Int]
  let effort: LinkEffort

  /// Cells (source tokens times target tokens) that are learned from at most, about 60,000 long sentences.
  private static let most = 400_000_000

  init(_ all: TokenPairs) {
    let usable = (0..<all.count).filter {
      let longest = max(all.source(of: $0).count, all.target(of: $0).count)
      return all.cells($0) > 0 && longest <= WordLinkModel.longestSide
    }
    let cells = usable.reduce(0) { $0 + all.cells($1) }
    let step = cells / Self.most + 1
    self.usable = usable
    pairs = stride(from: 0, to: usable.count, by: step).map { usable[$0] }
    effort = LinkEffort(cells: cells / step)
  }
}
