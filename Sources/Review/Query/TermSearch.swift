internal import Corpus
internal import Foundation

/// The search of a query, ready to look at terms.
struct TermSearch {
  private enum Target {
    case bytes([UInt8])
    case expression(NSRegularExpression)
    case nothing
  }

  private let target: Target

  init(_ text: String, _ index: ReviewIndex) {
    if let pattern = Self.pattern(in: text) {
      target = Self.expression(index.folded(pattern: pattern)).map(Target.expression) ?? .nothing
    } else {
      let words = text.split { $0.isWhitespace }.joined(separator: " ")
      target = .bytes(Array(index.folded(words).utf8))
    }
  }

  /// What stands between slashes.
  static func pattern(in text: String) -> String? {
    guard text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  static func expression(_ pattern: String) -> NSRegularExpression? {
    try? NSRegularExpression(pattern: pattern, options: [.caseInsensitive, .anchorsMatchLines])
  }

  mutating func matches(_ entry: ReviewIndex.Entry) -> Bool {
    switch target {
    case .nothing: return false
    case .bytes(let bytes): return entry.text.contains(bytes: bytes)
    case .expression(let expression):
      return finds(expression, in: String(decoding: entry.text, as: UTF8.self))
    }
  }

  /// How often an expression may report that it is still going through ways to read a text, in all texts together: each time is about
  /// half a millisecond. After that nothing more is found.
  private var patience = 400

  /// ICU also reports each place that it tries, which is not held against an expression.
  private mutating func finds(_ expression: NSRegularExpression, in text: String) -> Bool {
    guard patience > 0 else { return false }
    let limit = text.utf16.count + 1 + patience
    var isFound = false
    var reports = 0
    expression.enumerateMatches(
      in: text, options: .reportProgress, range: NSRange(text.startIndex..., in: text)
    ) { match, _, stop in
      reports += 1
      isFound = isFound || match != nil
      if isFound || reports > limit { stop.pointee = true }
    }
    patience -= max(0, reports - text.utf16.count - 1)
    return isFound
  }
}
