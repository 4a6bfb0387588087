import Foundation
import Terminology

/// Writes text in a language, so that screen readers, fonts and line breaking know which it is.
struct WrittenText: Hashable, Sendable {
  /// As BCP 47 has it. Chinese without a script is taken as simplified: fonts must be told one.
  var tag: String

  init(_ language: LanguageTag) {
    tag = language.text == "zh" || language.text == "zh-CN" ? "zh-Hans" : language.text
  }

  var isChinese: Bool { tag.hasPrefix("zh") }

  func callAsFunction(_ text: some StringProtocol) -> HTML {
    "<span lang=\"\(tag)\">\(Self.showingHidden(text))</span>"
  }

  /// Text with stretches that stand out.
  /// - Parameter ranges: UTF-8 bytes, ascending; nothing is marked where they do not fit the text.
  func callAsFunction(_ text: String, marking ranges: [Range<Int>]) -> HTML {
    let pieces = MarkedText(text, ranges).pieces
    return """
      <span lang=\"\(tag)\">\(pieces.html { piece in
        piece.isMarked
          ? "<mark>\(Self.showingHidden(piece.text))</mark>" : Self.showingHidden(piece.text)
      })</span>
      """
  }

  /// Marks of writing direction are shown, since one that nobody sees can turn a sentence around.
  static func showingHidden(_ text: some StringProtocol) -> HTML {
    guard text.unicodeScalars.contains(where: isDirectionMark) else { return "\(text)" }
    var html = HTML()
    var run = ""
    for scalar in text.unicodeScalars {
      if isDirectionMark(scalar) {
        html +=
          "\(run)<small class=\"hidden-mark\">U+\(String(scalar.value, radix: 16, uppercase: true))</small>"
        run = ""
      } else {
        run.unicodeScalars.append(scalar)
      }
    }
    return html + "\(run)"
  }

  private static func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// How the text is pronounced, for Chinese; a help, since characters with several readings may get the wrong one.
  func pinyin(_ text: String) -> String? {
    guard isChinese, let latin = text.applyingTransform(.mandarinToLatin, reverse: false),
      latin != text
    else { return nil }
    return latin
  }
}

/// A text cut where marks begin and end.
struct MarkedText {
  struct Piece: Hashable {
    var text: Substring
    var isMarked: Bool
  }

  private(set) var pieces: [Piece] = []

  /// - Parameter ranges: UTF-8 bytes, ascending.
  init(_ text: String, _ ranges: [Range<Int>]) {
    let marks = ranges.map { Self.indices($0, in: text) }
    var place = text.startIndex
    for mark in marks {
      guard let mark, place <= mark.lowerBound else {
        pieces = [Piece(text: text[...], isMarked: false)]
        return
      }
      if place < mark.lowerBound {
        pieces.append(Piece(text: text[place..<mark.lowerBound], isMarked: false))
      }
      pieces.append(Piece(text: text[mark], isMarked: true))
      place = mark.upperBound
    }
    if place < text.endIndex { pieces.append(Piece(text: text[place...], isMarked: false)) }
  }

  /// What stands before the first mark, from it to the last, and after; nil where nothing is marked.
  var aroundMarks: (before: [Piece], marked: [Piece], after: [Piece])? {
    guard let first = pieces.firstIndex(where: \.isMarked),
      let last = pieces.lastIndex(where: \.isMarked)
    else { return nil }
    return (Array(pieces[..<first]), Array(pieces[first...last]), Array(pieces[(last + 1)...]))
  }

  private static func indices(_ range: Range<Int>, in text: String) -> Range<String.Index>? {
    let bytes = text.utf8
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty,
      let lower = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        .samePosition(in: text.unicodeScalars),
      let upper = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
        .samePosition(in: text.unicodeScalars)
    else { return nil }
    return lower..<upper
  }
}
