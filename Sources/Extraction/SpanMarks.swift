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
    /// A dash: belongs to a span where no space parts it from its neighbours.
    case dash
    /// A full stop: belongs to a span after a short form, before a number or a capital.
    case stop
    case opening, closing
  }

  /// By word of the target vocabulary.
  private let marks: [Mark]

  init(_ side: TextSide) {
    marks = (0..<Int32(side.vocabulary.count)).map {
      switch side.vocabulary.text(of: $0) {
      case "/", "\u{FF0F}", "%", "\u{FF05}", "$", "£", "€", "¥", "&", "+", "\u{2571}": .inner
      case "\u{2013}", "-", "\u{2010}", "\u{2011}", "\u{2014}": .dash
      case ".": .stop
      case "(", "\u{FF08}", "[": .opening
      case ")", "\u{FF09}", "]": .closing
      default: .border
      }
    }
  }

  /// What a token that is no word, comma or quotation mark does to a span that holds the token before it.
  func mark(_ tokens: TokenizedPart, _ token: Int) -> Mark {
    let mark = marks[Int(tokens.ids[token])]
    switch mark {
    case .border, .inner, .opening, .closing: return mark
    case .dash, .stop:
      guard token > 0, token + 1 < tokens.count, !tokens.flags[token + 1].contains(.first) else {
        return .border
      }
      let touchesBefore = tokens.ends[token - 1] == tokens.starts[token]
      if mark == .dash {
        return touchesBefore && tokens.ends[token] == tokens.starts[token + 1] ? mark : .border
      }
      let isShort = tokens.ends[token - 1] - tokens.starts[token - 1] <= 4
      return touchesBefore && isShort && !tokens.flags[token - 1].contains(.number)
        && !tokens.flags[token + 1].isDisjoint(with: [.number, .capitalised]) ? mark : .border
    }
  }
}
