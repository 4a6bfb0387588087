import Terminology

/// A sign in the source text by which one place of a term can be told from another.
struct ContextMark: Hashable, Comparable, Sendable {
  enum Kind: Int, Comparable, Sendable {
    /// The term is part of a longer expression that begins, or ends, with the words.
    case precedes, follows
    /// The term stands in an enumeration.
    case list
    /// The words stand in the same sentence, not far away.
    case near

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  var kind: Kind
  /// Chinese characters; empty for a list.
  var words: String

  /// How a reader would say where it is: `where 治理 follows`.
  var clause: String {
    switch kind {
    case .precedes: "where \(words) precedes"
    case .follows: "where \(words) follows"
    case .list: "in a list"
    case .near: "where \(words) is near"
    }
  }

  /// The nearer the better, and two characters are more of a word than one.
  static func < (a: Self, b: Self) -> Bool {
    let (x, y) = (a.words.unicodeScalars.count, b.words.unicodeScalars.count)
    return (a.kind == .near ? 2 : a.kind == .list ? 1 : 0, -x, a.kind, a.words)
      < (b.kind == .near ? 2 : b.kind == .list ? 1 : 0, -y, b.kind, b.words)
  }

  /// The marks of an occurrence.
  static func marks(of occurrence: Occurrence) -> Set<Self> {
    let bytes = Array(occurrence.sourceText.utf8)
    let range = occurrence.sourceRange
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else { return [] }
    let before = side(
      String(decoding: bytes[..<range.lowerBound], as: UTF8.self).unicodeScalars.reversed())
    let after = side(
      Array(String(decoding: bytes[range.upperBound...], as: UTF8.self).unicodeScalars))
    var marks: Set<Self> = []
    if before.first == "、" || after.first == "、" { marks.insert(Self(kind: .list, words: "")) }
    for n in 1...2 {
      if before.count >= n, before.prefix(n).allSatisfy(isHan) {
        marks.insert(Self(kind: .precedes, words: text(before.prefix(n).reversed())))
      }
      if after.count >= n, after.prefix(n).allSatisfy(isHan) {
        marks.insert(Self(kind: .follows, words: text(Array(after.prefix(n)))))
      }
    }
    for side in [Array(before.reversed()), after] {
      for (a, b) in zip(side, side.dropFirst()) where isHan(a) && isHan(b) {
        marks.insert(Self(kind: .near, words: text([a, b])))
      }
    }
    return marks
  }

  /// The scalars on one side of a term, the nearest first, up to the end of the sentence.
  private static func side(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    Array(scalars.prefix(reach).prefix { !"。！？；".unicodeScalars.contains($0) })
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    0x3400...0x9FFF ~= scalar.value || 0x20000...0x3FFFF ~= scalar.value
  }

  /// Characters on either side that count as near: about as many as a clause has.
  private static let reach = 12
}
