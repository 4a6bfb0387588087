import Alignment
import Corpus

/// A short form that a source text declares: 香港金融管理局（以下简称“金管局”）.
struct SourceDeclaration: Sendable, Equatable {
  /// The characters before the bracket, back to the last punctuation mark: they end with the long form, of which nobody
  /// says where it begins.
  let before: [UInt32]
  let short: [UInt32]

  /// Whether a term is the long form: the text before ends with it, and the short form takes its characters in order.
  func isLong(_ term: [UInt32]) -> Bool {
    guard term.count > short.count, before.count >= term.count,
      before.suffix(term.count) == term[...]
    else { return false }
    var rest = short[...]
    for character in term where character == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  // MARK: Reading

  /// Most characters of a long and of a short form.
  private static let longest = 40
  private static let longestShort = 15

  private static let opening = Set([UInt32](scalarsOf: "（("))
  private static let closing = Set([UInt32](scalarsOf: "）)"))
  private static let quotes = Set([UInt32](scalarsOf: "“”\"‘’'「」『』《》"))
  private static let markers = ["以下简称", "以下统称", "以下称", "下文简称", "下简称", "下称", "简称"]
    .map { [UInt32](scalarsOf: $0) }
  /// What may stand between such a phrase and the short form.
  private static let links = Set([UInt32](scalarsOf: "为作:："))

  /// The declarations in a segment's characters, which are folded and without spaces.
  static func declarations(in text: ArraySlice<UInt32>) -> [SourceDeclaration] {
    text.indices.compactMap { i in
      opening.contains(text[i]) ? declaration(text[..<i], text[(i + 1)...]) : nil
    }
  }

  private static func declaration(
    _ before: ArraySlice<UInt32>, _ after: ArraySlice<UInt32>
  ) -> SourceDeclaration? {
    guard let marker = markers.first(where: { after.starts(with: $0) }) else { return nil }
    let rest = after.dropFirst(marker.count).drop { links.contains($0) || quotes.contains($0) }
    let short = rest.prefix { !quotes.contains($0) && !closing.contains($0) }
    let isWord = short.allSatisfy { [.han, .latin, .digit].contains($0.kind) }
    guard isWord, (2...longestShort).contains(short.count), short.count < rest.count else {
      return nil
    }
    let long = before.suffix(longest).reversed().drop { quotes.contains($0) }
      .prefix { $0.kind != .punctuation }.reversed()
    return long.count > short.count
      ? SourceDeclaration(before: Array(long), short: Array(short)) : nil
  }
}
