import Corpus

/// The text of a source part as the characters of its tokens, spaces left out.
public struct SourceCharacters: Sendable {
  /// Folded scalars of all tokens, one after the other.
  public private(set) var scalars: [UInt32] = []
  /// Position of the first scalar of each token, and the number of scalars at the end.
  public private(set) var starts: [Int] = []

  public init(_ side: TextSide, part: Int) {
    for id in side.tokens[part].ids {
      let word = [UInt32](scalarsOf: side.vocabulary.text(of: id))
      starts.append(scalars.count)
      scalars += word
    }
    starts.append(scalars.count)
  }

  /// The token in which a character stands.
  public func token(at position: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low + 1 < high {
      let middle = (low + high) >> 1
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}

/// The characters of each source word, numbered; a number or Latin word is one piece.
struct WordPieces: Sendable {
  private(set) var vocabulary = Interner()
  private let words: Interner
  /// Pieces of each word; empty as long as nobody asked for it.
  private var pieces: [[Int32]]

  init(words: Interner) {
    self.words = words
    pieces = [[Int32]](repeating: [], count: words.count)
  }

  /// The pieces of a word that was numbered before.
  subscript(word: Int32) -> [Int32] { pieces[Int(word)] }

  /// Numbers the pieces of a word.
  mutating func number(_ word: Int32) {
    guard pieces[Int(word)].isEmpty else { return }
    let text = words.text(of: word)
    let scalars = [UInt32](scalarsOf: text)
    pieces[Int(word)] =
      scalars.allSatisfy { $0.isHan }
      ? scalars.map { vocabulary.intern(String(scalars: [$0])) } : [vocabulary.intern(text)]
  }

  /// Numbers the pieces of all words that have none yet.
  mutating func numberAll() { for word in 0..<Int32(words.count) { number(word) } }
}
