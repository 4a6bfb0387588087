/// Plain search among bytes: UTF-8 needs no more, as the bytes of one character never stand inside another.
extension [UInt8] {
  /// Where a word stands first, from `start` on.
  /// - Parameter word: not empty.
  private func place(of word: [UInt8], from start: Int) -> Int? {
    var start = start
    search: while start + word.count <= count {
      for i in word.indices where self[start + i] != word[i] {
        start += 1
        continue search
      }
      return start
    }
    return nil
  }

  /// Whether the bytes of a text stand in it; those of an empty text always do.
  package func contains(bytes text: [UInt8]) -> Bool {
    text.isEmpty || place(of: text, from: 0) != nil
  }

  /// How often the bytes of a word stand in it; places that overlap count once, an empty word stands nowhere.
  package func count(of word: [UInt8]) -> Int {
    guard !word.isEmpty else { return 0 }
    var (count, start) = (0, 0)
    while let place = place(of: word, from: start) {
      count += 1
      start = place + word.count
    }
    return count
  }
}
