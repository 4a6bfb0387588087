import Alignment

/// One place of a term and what one translation says there, without any text: millions of them fit into memory.
struct FoundOccurrence: Sendable {
  /// The term's number.
  var term: Int32
  var site: Site
  /// The number of the bead; -1 where the place is in none.
  var bead: Int32
  /// Tokens of the rendering; empty where there is none.
  var tokens: Range<Int32>
  /// Tokens of each piece where the rendering's words do not stand together; empty where they do. A piece may lie
  /// outside of `tokens`, which is the best single stretch.
  var pieces: [Range<Int32>] = []
  /// Whether the words of the pieces read as one expression without those between.
  var joinsPieces = false
  /// Lemma classes of the rendering's words, or of those in its pieces where they read as one, hashed.
  var key: UInt64
  /// How surely the tokens, or their absence, are right: 0 to 1.
  var confidence: Double
  var ownership: Ownership
  /// The longer listed term around the place; -1 where there is none.
  var owner: Int32 = -1
  /// Whether the first capital is only that of a sentence.
  var hasIdleCapital = false
  /// Whether the rendering is the equivalent with the best pooled score.
  var isBest = false

  /// To which term a place belongs where one listed term lies inside another.
  ///
  /// Where the longer term's rendering holds that of the shorter one (经济全球化 in 普惠包容的经济全球化), the place
  /// counts for both. Where it does not (中国共产党 in 中国共产党人, "Chinese Communists"), the longer term is a term of
  /// its own and the place counts for it alone. Where the shorter term is not rendered at all, the place counts for both
  /// if elsewhere the two renderings lie one in the other: then something was left out.
  enum Ownership: UInt8, Sendable {
    case alone, shared, opaque, absent
  }

  init(term: Int32, site: Site, bead: Int32, ownership: Ownership) {
    self.term = term
    self.site = site
    self.bead = bead
    self.ownership = ownership
    tokens = 0..<0
    key = 0
    confidence = 0
  }

  init(
    term: Int32, site: Site, bead: Int32, _ found: (span: Span?, confidence: Double),
    outer: FoundOccurrence?
  ) {
    self.init(term: term, site: site, bead: bead, ownership: outer == nil ? .alone : .opaque)
    confidence = found.confidence
    owner = outer?.term ?? -1
    guard let span = found.span else {
      if let outer, outer.isRendered { ownership = .absent }
      return
    }
    tokens = span.tokens
    key = span.key
    if let outer, outer.isRendered, outer.tokens.lowerBound <= tokens.lowerBound,
      outer.tokens.upperBound >= tokens.upperBound
    {
      ownership = .shared
    }
  }

  var isRendered: Bool { !tokens.isEmpty }
}

/// The occurrences of terms, grouped by term.
struct FoundOccurrences: Sendable {
  private(set) var all: [FoundOccurrence]
  /// Where each term's occurrences begin, and their number at the end.
  private(set) var starts: [Int]

  /// - Parameter found: in text order.
  init(_ found: [[FoundOccurrence]], termCount: Int) {
    var counts = [Int](repeating: 0, count: termCount + 1)
    for occurrence in found.joined() { counts[Int(occurrence.term) + 1] += 1 }
    for term in 0..<termCount { counts[term + 1] += counts[term] }
    starts = counts
    let total = counts[termCount]
    all = [FoundOccurrence](unsafeUninitializedCapacity: total) { buffer, initialized in
      // Each slot is written once: the counts are those of the same occurrences.
      for occurrence in found.joined() {
        buffer.initializeElement(at: counts[Int(occurrence.term)], to: occurrence)
        counts[Int(occurrence.term)] += 1
      }
      initialized = total
    }
  }

  subscript(term: Int) -> ArraySlice<FoundOccurrence> { all[starts[term]..<starts[term + 1]] }

  /// The occurrences of a term without those that belong to a longer term alone, unless nothing else would be left.
  func own(_ term: Int) -> [FoundOccurrence] {
    let holders = Set(self[term].filter { $0.ownership == .shared }.map(\.owner))
    let own = self[term].filter {
      switch $0.ownership {
      case .alone, .shared: true
      case .absent: holders.contains($0.owner)
      case .opaque: false
      }
    }
    return own.contains { $0.bead >= 0 } ? own : Array(self[term])
  }
}
