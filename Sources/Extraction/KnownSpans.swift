import Alignment

extension Witness {
  /// Where a term is seen: what its spans depend on, whatever number the term has.
  struct Place: Hashable, Sendable {
    var bead: Int32
    var start: Int32 = 0
    var end: Int32 = 0

    func at(_ site: Site) -> Place { Place(bead: bead, start: site.start, end: site.end) }
  }

  var place: Place { Place(bead: bead).at(site) }
}

/// The spans of occurrences that were looked at before: the same ones are asked for to learn how candidates are
/// rendered, then the listed terms, and at last to render each place.
struct KnownSpans: Sendable {
  private var spans: [[Span]] = []
  private var numbers: [Witness.Place: Int] = [:]

  /// Spans of more occurrences would take too much memory (about 1 KB each): then none are kept.
  private static let most = 50_000

  /// Nothing is known.
  init() {}

  init(_ spans: [[Span]], of witnesses: [Witness]) {
    guard witnesses.count <= Self.most else { return }
    self.spans = spans
    numbers.reserveCapacity(witnesses.count)
    for (w, witness) in witnesses.enumerated() { numbers[witness.place] = w }
  }

  /// nil where they are not known.
  subscript(place: Witness.Place) -> [Span]? { numbers[place].map { spans[$0] } }
}
