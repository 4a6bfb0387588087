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
  /// The number of the longest listed term around the place, which then counts in no statistic of this one; -1 where
  /// there is none.
  var owner: Int32
  /// Whether the first capital is only that of a sentence.
  var hasIdleCapital = false
  /// Whether the rendering is the equivalent with the best pooled score.
  var isBest = false

  init(term: Int32, site: Site, bead: Int32, owner: Int32?) {
    self.term = term
    self.site = site
    self.bead = bead
    self.owner = owner ?? -1
    tokens = 0..<0
    key = 0
    confidence = 0
  }

  init(
    term: Int32, site: Site, bead: Int32, owner: Int32?, _ found: (span: Span?, confidence: Double)
  ) {
    self.init(term: term, site: site, bead: bead, owner: owner)
    confidence = found.confidence
    guard let span = found.span else { return }
    tokens = span.tokens
    key = span.key
  }

  /// Whether the place stands in no longer listed term.
  var isOwn: Bool { owner < 0 }

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
}
