/// What changed within a text, by words; Han characters are words of their own.
public struct TextDiff: Hashable, Sendable {
  /// A stretch of the texts.
  public enum Piece: Hashable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  public private(set) var pieces: [Piece] = []

  /// The shortest edit between the words (longest common subsequence; Wagner and Fischer 1974).
  /// - Complexity: O(n m) in the words between the first and the last difference; beyond 4 million pairs of words these are shown as replaced.
  public init(from old: String, to new: String) {
    let a = Self.words(old)
    let b = Self.words(new)
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < a.count - start, end < b.count - start,
      a[a.count - 1 - end] == b[b.count - 1 - end]
    {
      end += 1
    }
    append(.same(a[..<start].joined()))
    let middle = Array(a[start..<(a.count - end)])
    let other = Array(b[start..<(b.count - end)])
    if middle.count * other.count > Self.limit {
      append(.removed(middle.joined()))
      append(.added(other.joined()))
    } else {
      compare(middle, other)
    }
    append(.same(a[(a.count - end)...].joined()))
  }

  private static let limit = 4_000_000

  private mutating func compare(_ a: [Substring], _ b: [Substring]) {
    var lengths = [Int](repeating: 0, count: (a.count + 1) * (b.count + 1))
    let width = b.count + 1
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i * width + j] =
          a[i] == b[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i] == b[j] {
        append(.same(String(a[i])))
        i += 1
        j += 1
      } else if i < a.count,
        j == b.count || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]
      {
        append(.removed(String(a[i])))
        i += 1
      } else {
        append(.added(String(b[j])))
        j += 1
      }
    }
  }

  /// Adds a piece to the one before it where that is of its kind.
  private mutating func append(_ piece: Piece) {
    switch (pieces.last, piece) {
    case (_, .same("")), (_, .removed("")), (_, .added("")): break
    case (.same(let a), .same(let b)): pieces[pieces.count - 1] = .same(a + b)
    case (.removed(let a), .removed(let b)): pieces[pieces.count - 1] = .removed(a + b)
    case (.added(let a), .added(let b)): pieces[pieces.count - 1] = .added(a + b)
    default: pieces.append(piece)
    }
  }

  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      var end = text.index(after: start)
      if isWordPart(text[start]) {
        while end < text.endIndex, isWordPart(text[end]) { end = text.index(after: end) }
      }
      words.append(text[start..<end])
      start = end
    }
    return words
  }

  private static func isWordPart(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value < 0x2E80 else { return false }
    return character.isLetter || character.isNumber || character == "'" || character == "’"
  }
}
