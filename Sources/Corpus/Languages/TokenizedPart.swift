/// What a token is, beside its word.
public struct TokenFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A word, character or number, as opposed to punctuation.
  public static let word = Self(rawValue: 1 << 0)
  /// A word that carries meaning of its own: no function word, no punctuation.
  public static let content = Self(rawValue: 1 << 1)
  public static let number = Self(rawValue: 1 << 2)
  /// Begins with a capital letter.
  public static let capitalised = Self(rawValue: 1 << 3)
  /// Part of a hyphen compound together with the token before it.
  public static let joined = Self(rawValue: 1 << 4)
  public static let comma = Self(rawValue: 1 << 5)
  public static let quote = Self(rawValue: 1 << 6)
  /// Punctuation at which a clause ends: , ; : . ! ? and their Chinese forms, but not 、.
  public static let clauseEnd = Self(rawValue: 1 << 7)
  /// 、, which parts the items of a list.
  public static let listMark = Self(rawValue: 1 << 8)
  /// Two or more letters, all of them capitals, in a text that is not all capitals.
  public static let acronym = Self(rawValue: 1 << 10)
  /// A mark inside an expression: the slash of AML/CFT, the dollar sign of $5, the dot of Cap. 66.
  public static let inner = Self(rawValue: 1 << 11)
  /// A function word that may complete the verb before it: the "up" of opening up.
  public static let particle = Self(rawValue: 1 << 12)
  /// The first word of its segment, where a capital says nothing.
  public static let first = Self(rawValue: 1 << 9)
}

/// A document part as tokens in flat arrays.
public struct TokenizedPart: Sendable {
  /// The token's normalised word in the vocabulary of its language.
  public var ids: [Int32] = []
  /// UTF-8 offsets of the tokens in the text of their segment.
  public var starts: [Int32] = []
  public var ends: [Int32] = []
  public var flags: [TokenFlags] = []
  /// Index of the first token of each segment, and the number of tokens at the end.
  public var segmentStarts: [Int] = [0]

  public init() {}

  public var count: Int { ids.count }

  public func tokens(ofSegment segment: Int) -> Range<Int> {
    segmentStarts[segment]..<segmentStarts[segment + 1]
  }

  /// The tokens of some segments as a part of their own.
  public func excerpt(of segments: [Range<Int>]) -> TokenizedPart {
    var part = TokenizedPart()
    for segment in segments.joined() {
      let range = tokens(ofSegment: segment)
      part.ids += ids[range]
      part.starts += starts[range]
      part.ends += ends[range]
      part.flags += flags[range]
      part.closeSegment()
    }
    return part
  }

  /// Appends segments.
  /// - Parameter ids: the words of their tokens.
  mutating func append(_ other: TokenizedPart, ids new: [Int32]) {
    let offset = count
    ids += new
    starts += other.starts
    ends += other.ends
    flags += other.flags
    segmentStarts += other.segmentStarts.dropFirst().map { $0 + offset }
  }

  mutating func append(_ id: Int32, _ start: Int, _ end: Int, _ flags: TokenFlags) {
    ids.append(id)
    starts.append(Int32(start))
    ends.append(Int32(end))
    self.flags.append(flags)
  }

  mutating func closeSegment() { segmentStarts.append(ids.count) }
}
