import Corpus
import Foundation

/// Finds Chinese names in a text by the capitalised words of its translation that spell their pinyin.
struct NameFinder: Sendable {
  private let lexicon: Lexicon
  private var found: [[UInt32]: String] = [:]
  private var icuReadings: [UInt32: [String]] = [:]

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Names with their spelling in the translation, in a fixed order.
  var names: [(characters: [UInt32], gloss: String)] {
    found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// Adds the names that another finder found; of a name's spellings the earlier one stays.
  mutating func merge(_ other: Self) { found.merge(other.found) { first, _ in first } }

  mutating func look(
    at texts: [[UInt32]], tokens: TokenizedPart, _ range: Range<Int>, _ vocabulary: Interner
  ) {
    var spellings: [String: String] = [:]
    var previous: String?
    for i in range {
      let flags = tokens.flags[i]
      guard flags.contains(.capitalised), flags.contains(.word) else {
        previous = nil
        continue
      }
      var word = vocabulary.text(of: tokens.ids[i])
      if word.hasSuffix("'s") { word.removeLast(2) }
      let shown = word.prefix(1).uppercased() + word.dropFirst()
      let letters = word.filter { $0 != "'" }
      if let surname = previous {
        spellings[surname.lowercased() + " " + letters] = surname + " " + shown
      }
      if letters.count >= 4, !flags.contains(.first) { spellings[" " + letters] = shown }
      previous = shown
    }
    guard !spellings.isEmpty else { return }
    var filter = SpellingFilter()
    for spelling in spellings.keys { filter.add(spelling) }
    for text in texts { match(text, spellings, filter) }
  }

  private mutating func match(
    _ text: [UInt32], _ spellings: [String: String], _ filter: SpellingFilter
  ) {
    for start in text.indices where text[start].isHan {
      let head = lexicon.readings(of: text[start])
      guard head.isEmpty || head.contains(where: { filter.mayBegin(with: $0) }) else { continue }
      for length in 2...4 where start + length <= text.count {
        let word = Array(text[start..<(start + length)])
        guard word.allSatisfy(\.isHan), found[word] == nil else { continue }
        if let entry = lexicon.entry(of: word), !lexicon.classes(of: entry).contains(.induced) {
          continue
        }
        // Asking ICU for the reading of a rare character is slow: the common ones beside it must fit first.
        guard
          word.allSatisfy({ character in
            let known = lexicon.readings(of: character)
            return known.isEmpty || known.contains { filter.mayHold($0) }
          })
        else { continue }
        for split in 0...min(2, length - 1) where split > 0 || length <= 3 {
          for reading in readings(of: word, surname: split) {
            if let gloss = spellings[reading] {
              found[word] = gloss
              break
            }
          }
        }
      }
    }
  }

  /// Spellings of a name: the surname's syllables, a space, those of the given name.
  private mutating func readings(of word: [UInt32], surname: Int) -> [String] {
    var list = [""]
    for (i, character) in word.enumerated() {
      let syllables = syllables(of: character)
      guard !syllables.isEmpty else { return [] }
      if i == surname { list = list.map { $0 + " " } }
      list = list.flatMap { head in syllables.map { head + $0 } }
      if list.count > 64 { return [] }
    }
    return list
  }

  private mutating func syllables(of character: UInt32) -> [String] {
    let known = lexicon.readings(of: character)
    if !known.isEmpty {
      return known.flatMap {
        $0.contains("v") ? [$0.replacing("v", with: "u"), $0.replacing("v", with: "yu")] : [$0]
      }
    }
    if let cached = icuReadings[character] { return cached }
    let latin = String(scalars: [character]).applyingTransform(.mandarinToLatin, reverse: false)?
      .applyingTransform(.stripDiacritics, reverse: false)?.lowercased()
    let list = latin.map { $0.allSatisfy(\.isASCII) ? [$0] : [] } ?? []
    icuReadings[character] = list
    return list
  }
}

/// Tells of most syllables that no spelling has them, by their first two letters: most characters of a text belong to
/// no name of its translation.
private struct SpellingFilter {
  private var heads = [Bool](repeating: false, count: 1 << 10)
  private var pairs = [Bool](repeating: false, count: 1 << 10)

  mutating func add(_ spelling: String) {
    let letters = spelling.utf8.filter { $0 != UInt8(ascii: " ") }
    guard let first = letters.first else { return }
    for length in [1, 2] where letters.count >= length {
      heads[Self.place(first, length == 2 ? letters[1] : 0)] = true
    }
    for k in letters.indices {
      pairs[Self.place(letters[k], 0)] = true
      if k + 1 < letters.count { pairs[Self.place(letters[k], letters[k + 1])] = true }
    }
  }

  func mayBegin(with syllable: String) -> Bool { heads[Self.place(syllable)] }
  func mayHold(_ syllable: String) -> Bool { pairs[Self.place(syllable)] }

  private static func place(_ syllable: String) -> Int {
    var letters = syllable.utf8.makeIterator()
    return place(letters.next() ?? 0, letters.next() ?? 0)
  }

  private static func place(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }
}
