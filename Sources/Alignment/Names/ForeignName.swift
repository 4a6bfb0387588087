/// A foreign name of the target text, to be compared with the characters that may spell it.
struct ForeignName: Hashable, Sendable {
  let phones: [UInt8]
  /// Where the name may end, in phones, and what that costs: before an ending of adjectives and peoples, too.
  let ends: [End]
  /// What it would cost to leave the whole name unspelled.
  let weight: Float

  struct End: Hashable, Sendable {
    var phones: Int
    var cost: Float
  }

  /// Endings that Chinese leaves out or renders: *Afghan-istan*, *Egypt-ian*, *Sudan-ese*.
  private static let endings = ["istan", "ian", "ean", "ese", "ish", "an", "i", "s"]

  /// - Parameter word: in lower case, words parted by a blank.
  init(_ word: String) {
    let phones = Phones(word).bytes
    var ends = [End(phones: phones.count, cost: 0)]
    for ending in Self.endings where word.hasSuffix(ending) && word.count - ending.count >= 3 {
      let stem = Phones(word.dropLast(ending.count)).bytes
      if phones.starts(with: stem) { ends.append(End(phones: stem.count, cost: 0.1)) }
    }
    self.phones = phones
    self.ends = ends
    weight = phones.reduce(0) { $0 + Phones.cost(lacking: $1) }
  }
}
