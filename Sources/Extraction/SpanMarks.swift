import Alignment
import Corpus

/// Which marks may stand between the words of a rendering: "AML/CFT", "90% guarantee", "Financial Institutions
/// (Resolution) Ordinance".
struct SpanMarks: Sendable {
  enum Mark: UInt8, Sendable {
    /// Ends a span.
    case border
    /// Stands between words or beside a number.
    case inner
    case opening, closing
  }

  private let opening: Set<Int32>
  private let closing: Set<Int32>

  init(_ side: TextSide) {
    func ids(_ marks: [String]) -> Set<Int32> {
      Set(marks.compactMap { side.vocabulary.id(of: $0) })
    }
    opening = ids(["(", "\u{FF08}", "["])
    closing = ids([")", "\u{FF09}", "]"])
  }

  /// What a token that is no word, comma or quotation mark does to a span that holds the token before it.
  func mark(_ tokens: TokenizedPart, _ token: Int) -> Mark {
    if tokens.flags[token].contains(.inner) { return .inner }
    let id = tokens.ids[token]
    return opening.contains(id) ? .opening : closing.contains(id) ? .closing : .border
  }
}
