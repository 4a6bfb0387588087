import Corpus

/// Finds foreign names in Chinese texts by the names of their translations that sound like them.
///
/// Only characters that are used to write names count, and only where no word of the lexicon holds them. What is found
/// once must sound more alike than what recurs.
struct SpelledNameFinder: Sendable {
  private struct Votes: Sendable {
    /// Beads in which the characters spell the name best.
    var beads = 0
    var score: Float = 0

    mutating func add(_ score: Float, beads: Int = 1) {
      self.beads += beads
      self.score = max(self.score, score)
    }
  }

  private let lexicon: Lexicon
  private let transliteration: Transliteration
  /// Which target words are always written with a capital.
  private let isName: [Bool]
  private var known: [Int32: ForeignName] = [:]
  private var votes: [[UInt32]: [String: Votes]] = [:]

  private static let leastLetters = 4
  /// *Marxist* sounds like the name in it, but renders more than that.
  private static let endingsOfDoctrines = ["ism", "ist", "ists", "isms"]
  /// Least characters of a name that is found once, and the score it needs.
  private static let leastCharacters = 3
  private static let leastScore: Float = 0.8

  /// - Parameters:
  ///   - source: the texts whose characters may spell names.
  ///   - target: the texts that have the names.
  init(lexicon: Lexicon, source: TextSide, target: TextSide) {
    self.lexicon = lexicon
    let words = (0..<Int32(source.vocabulary.count)).lazy.flatMap {
      [UInt32](scalarsOf: source.vocabulary.text(of: $0))
    }
    transliteration = Transliteration(lexicon: lexicon, characters: words)
    isName = Self.names(target)
  }

  private static func names(_ side: TextSide) -> [Bool] {
    var isName = [Bool](repeating: true, count: side.vocabulary.count)
    var isUsed = [Bool](repeating: false, count: side.vocabulary.count)
    for part in side.tokens {
      for (id, flags) in zip(part.ids, part.flags) where flags.contains(.word) {
        // The first word of a sentence says nothing of itself.
        if !flags.contains(.capitalised) || flags.contains(.acronym) { isName[Int(id)] = false }
        if flags.isSuperset(of: [.capitalised, .content]), !flags.contains(.first) {
          isUsed[Int(id)] = true
        }
      }
    }
    return zip(isName, isUsed).map { $0 && $1 }
  }

  mutating func look(
    at texts: [[UInt32]], tokens: TokenizedPart, _ range: Range<Int>, _ vocabulary: Interner
  ) {
    let ids = Set(range.map { tokens.ids[$0] }).filter { isName[Int($0)] }.sorted()
    guard !ids.isEmpty else { return }
    let runs = texts.flatMap { text in self.runs(in: text).map { text[$0] } }
    guard !runs.isEmpty else { return }
    for id in ids {
      var word = vocabulary.text(of: id)
      if word.hasSuffix("'s") { word.removeLast(2) }
      guard word.utf8.count >= Self.leastLetters,
        !Self.endingsOfDoctrines.contains(where: word.hasSuffix)
      else { continue }
      let name = known[id] ?? ForeignName(word)
      known[id] = name
      guard let best = best(name, runs) else { continue }
      let shown = word.prefix(1).uppercased() + word.dropFirst()
      votes[best.characters, default: [:]][shown, default: Votes()].add(best.score)
    }
  }

  /// Stretches of two or more characters that may spell a name and belong to no word of the lexicon.
  private func runs(in text: [UInt32]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    var i = 0
    func close() { if i - start > 1 { runs.append(start..<i) } }
    while i < text.count {
      var length = 1
      lexicon.forEachWord(in: text, from: i, to: text.count) { count, entry in
        if !lexicon.classes(of: entry).contains(.induced) { length = max(length, count) }
      }
      if length == 1, transliteration.spells(text[i]) {
        i += 1
        continue
      }
      close()
      i += length
      start = i
    }
    close()
    return runs
  }

  private func best(
    _ name: ForeignName, _ runs: [ArraySlice<UInt32>]
  ) -> (characters: [UInt32], score: Float)? {
    var best: (characters: [UInt32], score: Float)?
    for run in runs {
      for start in run.indices where transliteration.mayBegin(name, with: run[start]) {
        for (k, score) in transliteration.scores(of: run[start...], for: name).enumerated()
        where score >= Transliteration.threshold(characters: k + 1) && score > best?.score ?? 0 {
          best = (Array(run[start...(start + k)]), score)
        }
      }
    }
    return best
  }

  /// Adds what another finder found.
  mutating func merge(_ other: Self) {
    for (characters, names) in other.votes {
      for (name, votes) in names {
        self.votes[characters, default: [:]][name, default: Votes()].add(
          votes.score, beads: votes.beads)
      }
    }
  }

  /// Names with their spelling in the translation, in a fixed order.
  var names: [(characters: [UInt32], gloss: String)] {
    votes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { characters, names in
      let best = names.max {
        ($0.value.beads, $0.value.score, $1.key) < ($1.value.beads, $1.value.score, $0.key)
      }
      guard let best else { return nil }
      let isSure =
        best.value.beads > 1
        || characters.count >= Self.leastCharacters && best.value.score >= Self.leastScore
      return isSure ? (characters, best.key) : nil
    }
  }
}
