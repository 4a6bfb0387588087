public import Corpus

/// All texts of one language, as tokens.
public struct TextSide: Sendable {
  public var parts: [DocumentPart]
  public var tokens: [TokenizedPart]
  /// The words behind the token ids.
  public var vocabulary: Interner
  /// For each vocabulary id the number of its class: words of one class are treated as one word.
  public var classOfWord: [Int32]
  public var classCount: Int

  /// Text of consecutive segments, page furniture and foreign lines left out, and for each the UTF-8 offset at which it begins there.
  public func text(of segments: Range<Int>, part: Int, separator: String) -> (
    text: String, offsets: [Int]
  ) {
    var text = ""
    var offsets: [Int] = []
    for segment in parts[part].segments[segments] {
      let own = segment.isOwnText ? segment.text : ""
      if !text.isEmpty, !own.isEmpty { text += separator }
      offsets.append(text.utf8.count)
      text += own
    }
    return (text, offsets)
  }

  /// The tokens of consecutive segments.
  public func tokenRange(of segments: Range<Int>, part: Int) -> Range<Int> {
    tokens[part].segmentStarts[
      segments.lowerBound]..<tokens[part].segmentStarts[
        segments.upperBound]
  }
}

/// A group of source segments and the group of target segments that translates it.
public struct Bead: Hashable, Sendable {
  /// Segments of the source part.
  public var source: Range<Int>
  /// Segments of the target part.
  public var target: Range<Int>
  /// How sure the bead is, 0 to 1.
  public var confidence: Double
}

/// A source part and a target part that translates it.
public struct Bitext: Hashable, Sendable {
  /// Index in the parts of the source side.
  public var source: Int
  /// Index in the parts of the target side.
  public var target: Int
  /// In the order of the source, null beads left out.
  public var beads: [Bead]
}
