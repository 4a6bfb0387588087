/// Text made safe for a page.
enum HTMLText {
  /// Escapes what has a meaning in HTML content and quoted attributes; control characters become U+FFFD.
  static func escaped(_ text: some StringProtocol) -> String {
    let utf8 = text.utf8
    // Most text has nothing to escape; C1 control characters begin with C2.
    if utf8.allSatisfy({ $0 >= 0x28 && !isSpecial($0) || $0 == 0x20 }) { return String(text) }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count + 16)
    var afterC2 = false
    for byte in utf8 {
      if afterC2, byte < 0xA0 {
        result.removeLast()
        result += "\u{FFFD}".utf8
      } else {
        append(byte, to: &result)
      }
      afterC2 = byte == 0xC2
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x3C || byte == 0x3E || byte == 0x7F || byte == 0xC2
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    switch byte {
    case 0x26: result += "&amp;".utf8
    case 0x3C: result += "&lt;".utf8
    case 0x3E: result += "&gt;".utf8
    case 0x22: result += "&quot;".utf8
    case 0x27: result += "&#39;".utf8
    case 0x09, 0x0A: result.append(0x20)
    case 0..<0x20, 0x7F: result += "\u{FFFD}".utf8
    default: result.append(byte)
    }
  }

  /// A horizontal bar of parts that are shares of the whole, 0 to 1, each with the CSS class that colours it.
  ///
  /// - Parameters:
  ///   - label: what the bar says; nil where the words stand beside it.
  ///   - interval: drawn as a line with ends across the bar.
  static func bar(
    _ parts: [(share: Double, style: String)], label: String?, interval: ShareInterval? = nil
  ) -> String {
    let role = label.map { "role=img aria-label=\"\(escaped($0))\"" } ?? "aria-hidden=true"
    var x = 0
    var result =
      "<svg class=bar viewBox=\"0 0 1000 10\" preserveAspectRatio=none \(role)>"
      + "<rect class=track width=1000 height=10 />"
    for part in parts where part.share > 0 {
      let width = min(1000 - x, Int((part.share * 1000).rounded()))
      result += "<rect class=\(part.style) x=\(x) width=\(width) height=10 />"
      x += width
    }
    if let interval {
      let low = Int((interval.low * 1000).rounded())
      let high = max(low, Int((interval.high * 1000).rounded()))
      result += "<rect class=line x=\(low) y=4 width=\(high - low) height=2 />"
      for end in [low, high] {
        result += "<rect class=line x=\(min(986, max(0, end - 7))) y=1 width=14 height=8 />"
      }
    }
    return result + "</svg>"
  }
}

/// A stretch of a sentence around the words it is quoted for.
struct Excerpt {
  private let before: Substring
  /// The marked words, and unmarked ones between them.
  private let marked: [(text: Substring, isMark: Bool)]
  private let after: Substring
  private let isCutBefore: Bool
  private let isCutAfter: Bool

  /// Keeps about `reach` Unicode scalars on either side of the marks.
  ///
  /// - Parameter ranges: UTF-8 bytes of `text`, ascending; where one does not fall on whole characters or the order is
  ///   wrong, nothing is marked and the excerpt is the beginning of the text.
  init(_ text: String, marking ranges: [Range<Int>], reach: Int) {
    let scalars = text.unicodeScalars
    let marks = Self.indices(of: ranges, in: text)
    let start = marks.first?.lowerBound ?? text.startIndex
    let end = marks.last?.upperBound ?? text.startIndex
    let from =
      scalars.index(start, offsetBy: -reach, limitedBy: text.startIndex) ?? text.startIndex
    let to =
      scalars.index(
        end, offsetBy: marks.isEmpty ? 2 * reach : reach, limitedBy: text.endIndex)
      ?? text.endIndex
    var before = text[from..<start]
    var marked: [(text: Substring, isMark: Bool)] = []
    var place = start
    for mark in marks {
      if place < mark.lowerBound { marked.append((text[place..<mark.lowerBound], false)) }
      marked.append((text[mark], true))
      place = mark.upperBound
    }
    var after = text[end..<to]
    isCutBefore = from > text.startIndex
    isCutAfter = to < text.endIndex
    // Words stay whole where there are spaces to cut at.
    if isCutBefore, let space = before.prefix(16).firstIndex(of: " ") {
      before = before[space...].dropFirst()
    }
    if isCutAfter, let space = after.suffix(16).lastIndex(of: " ") { after = after[..<space] }
    self.before = before
    self.marked = marked
    self.after = after
  }

  var isMarked: Bool { !marked.isEmpty }

  var html: String {
    (isCutBefore ? "…" : "") + HTMLText.escaped(before)
      + marked.map { text, isMark in
        isMark ? "<mark>\(HTMLText.escaped(text))</mark>" : HTMLText.escaped(text)
      }.joined()
      + HTMLText.escaped(after) + (isCutAfter ? "…" : "")
  }

  /// Empty where one of the ranges does not fit the text.
  private static func indices(
    of ranges: [Range<Int>], in text: String
  ) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    for range in ranges {
      guard let one = indices(of: range, in: text),
        found.last.map({ $0.upperBound <= one.lowerBound }) ?? true
      else { return [] }
      found.append(one)
    }
    return found
  }

  private static func indices(of range: Range<Int>, in text: String) -> Range<String.Index>? {
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
