/// Where occurrences come from when they are made one by one, so that millions of them need no copies of their texts.
public protocol OccurrenceSource: Sendable {
  func occurrence(at index: Int) -> Occurrence
}

/// The occurrences of a term: given ones, or ones that are made when they are looked at.
public struct OccurrenceList: RandomAccessCollection, Hashable, Sendable {
  private let source: any OccurrenceSource
  private let range: Range<Int>

  public init(_ occurrences: [Occurrence]) {
    source = GivenOccurrences(list: occurrences)
    range = occurrences.indices
  }

  /// - Parameter range: the indices of the occurrences within the source.
  public init(_ source: any OccurrenceSource, _ range: Range<Int>) {
    self.source = source
    self.range = range
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { range.count }

  /// - Complexity: that of the source; an occurrence may be made anew at each call.
  public subscript(position: Int) -> Occurrence {
    precondition(position >= 0 && position < range.count, "index of an occurrence out of range")
    return source.occurrence(at: range.lowerBound + position)
  }

  public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(first)
  }
}

private struct GivenOccurrences: OccurrenceSource {
  let list: [Occurrence]

  func occurrence(at index: Int) -> Occurrence { list[index] }
}
